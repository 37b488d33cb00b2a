"""A folder of rules → rules. One file a rule: its name is the rule's name, the folder that it is in its group.

A TOML file is a pattern, or a table of patterns; a Python file holds one subclass of `Rule`. A file that is neither
stops calque with the file, the line and what is wrong.
"""

import importlib
import importlib.util
import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import regex

from calque.errors import RuleError, nearest
from calque.finding import Category, Safety, Severity
from calque.rule import PatternRule, Rule, compile_pattern

SUFFIXES = {".toml", ".py"}

_OF_AN_ENTRY = {"pattern": str, "phrase": str, "fix": (str, list), "message": str, "unless": str}
_CASES = {"bad": list, "good": list, "false_alarms": list}
_OF_A_FILE = {
    "summary": str,
    "why": str,
    "category": str,
    "severity": str,
    "safety": str,
    "since": str,
    "preview": bool,
    "language": str,
    "case-sensitive": bool,
    "entry": list,
}


def load_rules(folder: Path, package: str = "", only: str = "*") -> list[Rule]:
    """Every rule below a folder, sorted by name.

    `only` names one group. `package` is the import name of the folder, where it has one; otherwise files are imported
    by path.
    Files and folders that begin with "_" or "." are left alone, and so are Python files directly in the folder.
    Raises RuleError naming the file, the line and what is wrong.
    """
    rules: list[Rule] = []
    files: dict[str, Path] = {}
    for path in sorted(folder.glob(f"{only}/*")):
        if path.suffix not in SUFFIXES or path.name[0] in "_." or path.parent.name[0] in "_.":
            continue
        name = path.stem.replace("_", "-")
        if name in files:
            raise RuleError(f"{path}: there is a rule “{name}” already, in {files[name]}")
        files[name] = path
        rules += load_file(path, package)
    return rules


def load_file(path: Path, package: str = "") -> list[Rule]:
    """The rules of one file: one, or one for each entry of a table. Raises RuleError."""
    name, group = path.stem.replace("_", "-"), path.parent.name
    if path.suffix == ".py":
        return [_python_rule(path, package)(name, group)]
    return list(_toml_rules(path, name, group))


def _python_rule(path: Path, package: str) -> type[Rule]:
    try:
        module = _import(path, package)
    except Exception as error:
        line = getattr(error, "lineno", None) or _line_in(error, path)
        raise RuleError(f"{path}:{line}: {type(error).__name__}: {error}") from error
    found = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__
    ]
    if len(found) != 1:
        raise RuleError(f"{path}:1: a rule file holds one subclass of calque.Rule, this one holds {len(found)}")
    return found[0]


def _import(path: Path, package: str) -> ModuleType:
    if package:
        return importlib.import_module(f"{package}.{path.parent.name}.{path.stem}")
    spec = importlib.util.spec_from_file_location(f"calque_rule_{path.parent.name}_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot import {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _line_in(error: BaseException, path: Path) -> int:
    """The last line of the file that the error came through."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _toml_rules(path: Path, name: str, group: str) -> Iterator[Rule]:
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path}: {error}") from error
    entries = table.get("entry", [])
    own_pattern = _OF_AN_ENTRY.keys() & table.keys() - {"message", "unless"}
    if bool(entries) == bool(own_pattern):
        raise RuleError(f"{path}:1: a rule has a `pattern` or a `phrase`, or [[entry]] tables that have one each")
    _check_keys(path, text, 0, table, _OF_A_FILE | _OF_AN_ENTRY | _CASES)
    for number, entry in enumerate(entries or [{}], 1 if entries else 0):
        if number:
            _check_keys(path, text, number, entry, _OF_AN_ENTRY | _CASES)
        yield _entry_rule(_File(path, text, number), name, group, {**table, **entry})


class _File:
    """A rule file, and the entry of it that is being read (0: no table)."""

    def __init__(self, path: Path, text: str, entry: int) -> None:
        self.path, self.text, self.entry = path, text, entry

    def wrong(self, key: str, problem: str) -> RuleError:
        return RuleError(f"{self.path}:{_line_of(self.text, key, self.entry)}: {problem}")


def _entry_rule(file: _File, name: str, group: str, values: Mapping[str, Any]) -> PatternRule:
    for key in ("summary", "why", "category", "severity", "message"):
        if not values.get(key):
            raise file.wrong(key, f"`{key}` is missing")
    ignore_case = not values.get("case-sensitive", False)
    pattern, fixes = _pattern_and_fixes(file, values)
    for key, value in (("pattern", pattern), ("unless", values.get("unless", ""))):
        try:
            compiled = compile_pattern(value, ignore_case) if _is_regular_expression(value) else None
        except regex.error as error:
            raise file.wrong(key, f"`{key}` is not a regular expression: {error}") from error
        if key == "pattern":
            _check_templates(file, values["message"], fixes, set(compiled.groupindex) if compiled else set())
    return PatternRule(
        name,
        group,
        pattern=pattern,
        message=values["message"],
        fixes=fixes,
        unless=values.get("unless", ""),
        ignore_case=ignore_case,
        details={
            "summary": values["summary"],
            "why": values["why"],
            "category": _choice(file, "category", values, {c.value: c for c in Category}),
            "severity": _choice(file, "severity", values, {s.label: s for s in Severity}),
            "safety": _choice(file, "safety", {"safety": "unsafe", **values}, {s.label: s for s in Safety}),
            "since": values.get("since", ""),
            "preview": values.get("preview", False),
            "language": values.get("language", "en"),
            "bad": values.get("bad", []),
            "good": values.get("good", []),
            "false_alarms": values.get("false_alarms", []),
        },
    )


def _pattern_and_fixes(file: _File, values: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The regular expression and its replacement templates; a phrase is made into them."""
    fixes = values.get("fix", [])
    fixes = [fixes] if isinstance(fixes, str) else fixes
    if "phrase" not in values:
        return values["pattern"], fixes
    if "pattern" in values:
        raise file.wrong("phrase", "`phrase` and `pattern` exclude each other")
    escaped = regex.escape(values["phrase"], special_only=True, literal_spaces=True)
    return rf"\b{escaped}\b", [fix.replace("\\", r"\\") for fix in fixes]


def _is_regular_expression(pattern: str) -> bool:
    """Whether there is anything in a pattern that could be wrong; plain phrases are compiled on first use only."""
    return any(c in pattern.replace(r"\b", "") for c in "\\[](){}*+?|^$.")


def _check_templates(file: _File, message: str, fixes: list[str], groups: set[str]) -> None:
    known = groups | {"match"} | ({"fix"} if fixes else set())
    try:
        names = [field for _, field, _, _ in string.Formatter().parse(message) if field is not None]
    except ValueError as error:
        raise file.wrong("message", f"`message`: {error}") from error
    for field in names:
        if field not in known:
            raise file.wrong("message", f"`message` speaks of {{{field}}}, which this pattern does not have")
    for fix in fixes:
        for group in regex.findall(r"\\g<(\w+)>", fix):
            if not group.isdigit() and group not in groups:
                raise file.wrong("fix", f"`fix` speaks of the group “{group}”, which this pattern does not have")


def _choice(file: _File, key: str, values: Mapping[str, Any], choices: Mapping[str, Any]) -> Any:
    value = values[key]
    if value not in choices:
        raise file.wrong(key, f"`{key}` is one of {', '.join(choices)}, not “{value}”{nearest(value, choices)}")
    return choices[value]


def _check_keys(path: Path, text: str, entry: int, table: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    for key, value in table.items():
        at = f"{path}:{_line_of(text, key, entry)}"
        if key not in known:
            raise RuleError(f"{at}: unknown key `{key}`{nearest(key, known)}")
        if not isinstance(value, known[key]):
            wanted = "a string or a list" if isinstance(known[key], tuple) else f"a {known[key].__name__}"
            raise RuleError(f"{at}: `{key}` is not {wanted}")


def _line_of(text: str, key: str, entry: int) -> int:
    """The line where a key of the n-th [[entry]] stands (0: the head of the file); else where the entry begins."""
    begin, count, line = 1, 0, 0
    for line, content in enumerate(text.splitlines(), 1):
        if content.strip() == "[[entry]]":
            count += 1
            begin = line if count == entry else begin
        if count == entry and regex.match(rf"\s*[\"']?{regex.escape(key)}[\"']?\s*=", content):
            return line
    return begin
