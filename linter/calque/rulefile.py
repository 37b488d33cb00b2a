"""A folder of rules → rules. One file a rule: its name is the rule's name, the folder that it is in its group.

A TOML file is a pattern, or a table of patterns (`calque.rulepattern`); a Python file holds one subclass of `Rule`. A
file that is neither stops calque with the file, the line and what is wrong.
"""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import regex

from calque.errors import RuleError
from calque.finding import Category, Safety, Severity
from calque.rule import Rule
from calque.rulepattern import CASES, RuleFile, check_cases, check_sources, pattern_rules
from calque.triggers import Triggers

SUFFIXES = {".toml", ".py"}

_OF_A_CLASS: dict[str, tuple[type, ...]] = {
    "category": (Category,),
    "severity": (Severity,),
    "safety": (Safety,),
    "triggers": (Triggers, type(None)),
    "needs": (tuple, list),
    "language": (str,),
    "sources": (tuple, list),
    "since": (str,),
    "preview": (bool,),
    "unmeasured": (str,),
}


def load_rules(folder: Path, package: str = "", only: str = "*") -> list[Rule]:
    """Every rule below a folder, sorted by name.

    `only` names one group. `package` is the import name of the folder, where it has one; otherwise files are imported
    by path. Files and folders that begin with "_" or "." are left alone, and Python files directly in the folder are.
    Raises RuleError naming the file, the line and what is wrong. The patterns of a package, whose own tests have tried
    them, are compiled on first use only, so that calque starts fast; a broken one is then a failure of its rule.
    """
    return [rule for path in rule_files(folder, only) for rule in load_file(path, package)]


def rule_files(folder: Path, only: str = "*") -> list[Path]:
    """The rule files of a folder, or of one group in it, sorted. Raises RuleError where two have one name."""
    files: dict[str, Path] = {}
    for path in sorted(folder.glob(f"{only}/*")):
        if is_rule_file(path) and path.parent.name[0] not in "_.":
            name = path.stem.replace("_", "-")
            if name in files:
                raise RuleError(f"{path}: there is a rule “{name}” already, in {files[name]}")
            files[name] = path
    return list(files.values())


def is_rule_file(path: Path) -> bool:
    """Whether a file in a group's folder is a rule, by its name."""
    return path.suffix in SUFFIXES and path.name[0] not in "_."


def load_file(path: Path, package: str = "") -> list[Rule]:
    """The rules of one file: one, or one for each entry of a table. Raises RuleError."""
    if path.suffix not in SUFFIXES:
        raise RuleError(f"{path}: a rule is a .toml or a .py file")
    name, group = path.stem.replace("_", "-"), path.absolute().parent.name
    if name == "all" or regex.search(r"[\s,\[\]]", name + group):
        raise RuleError(f"{path}: a rule or group has another name than “all”, and no space, comma or bracket in it")
    if path.suffix == ".py":
        rules: list[Rule] = [_python_rule(path, package, name, group)]
    else:
        rules = list(pattern_rules(path, name, group, compile_now=not package))
    for rule in rules:
        rule.path = path
    return rules


def _python_rule(path: Path, package: str, name: str, group: str) -> Rule:
    try:
        found = _rule_classes(_import(path, package))
        rule = found[0](name, group) if len(found) == 1 else None
    except Exception as error:
        line = (isinstance(error, SyntaxError) and error.lineno) or _line_in(error, path)
        raise RuleError(f"{path}:{line}: {type(error).__name__}: {error}") from error
    if rule is None:
        raise RuleError(f"{path}:1: a rule file holds one subclass of calque.Rule, this one holds {len(found)}")
    file = RuleFile(path, path.read_text(encoding="utf-8", errors="replace"), 0)
    if not rule.summary:
        raise file.wrong("class", "the class has no docstring, which is the rule's page")
    if type(rule).check is Rule.check:
        raise file.wrong("class", "the class has no method `check`")
    for key, kinds in _OF_A_CLASS.items():
        if not isinstance(getattr(rule, key), kinds):
            raise file.wrong(key, f"`{key}` is no {kinds[0].__name__}: {getattr(rule, key)!r}")
    check_sources(file, rule.sources)
    for key in CASES:
        check_cases(file, key, getattr(rule, key))
    return rule


def _rule_classes(module: ModuleType) -> list[type[Rule]]:
    """The rules that a module defines; a class that begins with "_" is none, others may build on it."""
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Rule)
        and value.__module__ == module.__name__
        and not value.__name__.startswith("_")
    ]


def _import(path: Path, package: str) -> ModuleType:
    if package:
        return importlib.import_module(f"{package}.{path.parent.name}.{path.stem}")
    spec = importlib.util.spec_from_file_location(f"calque_rule_{path.parent.name}_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot import {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses and pickle look for it
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
