"""The version of a rule, so that figures are known to be of the rule as it stands.

It is a hash of what decides where the rule fires and what it puts there instead: of a TOML file the patterns and
fixes, all entries of a table; of a Python file the code. Cases, comments, docstrings, imports, severity, safety and
`preview` are left out, so that they can change and the figures stay. So are the modules that a rule imports: whoever
changes those in a way that matters measures again. A rule of an engine stands in a list of its rules (.json), which is
called after the engine's version: that is the rule's.
"""

import ast
import hashlib
import io
import json
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

_OF_TOML = ("pattern", "phrase", "unless", "fix", "case-sensitive", "language")
_NOT_OF_A_CLASS = {"bad", "good", "false_alarms", "preview", "unmeasured", "since", "category", "severity", "safety"}


def version(path: Path) -> str:
    """Twelve hexadecimal digits for the rule in a file as it stands; of an engine's rule, the engine's version."""
    if path.suffix == ".json":
        return path.stem
    text = path.read_text(encoding="utf-8-sig")
    what = _of_toml(text) if path.suffix == ".toml" else _of_python(text)
    return hashlib.sha256(what.encode()).hexdigest()[:12]


def _of_toml(text: str) -> str:
    table = tomllib.loads(text)
    rows = [{key: row[key] for key in _OF_TOML if key in row} for row in (table, *table.get("entry", []))]
    return json.dumps(rows, sort_keys=True)


def _of_python(text: str) -> str:
    """The code without white space, so that it does not matter how it is laid out."""
    lines = text.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    for statement in _idle(ast.parse(text)):
        for row in range(statement.lineno - 1, statement.end_lineno or statement.lineno):
            lines[row] = ""
    return "".join("".join(lines).split())


def _idle(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements that do not decide what the rule reports."""
    for node in ast.walk(tree):
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
                yield node
            case ast.ClassDef():
                yield from (statement for statement in node.body if _names(statement) & _NOT_OF_A_CLASS)


def _names(statement: ast.stmt) -> set[str]:
    """The names that an assignment gives a value to."""
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    else:
        return set()
    return {target.id for target in targets if isinstance(target, ast.Name)}
