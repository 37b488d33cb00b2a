"""`calque test`: the cases inside rules, of any pack."""

import argparse
import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from calque.config import Settings
from calque.errors import RuleError
from calque.plugins import load_plugins
from calque.rule import Rule
from calque.rulefile import is_rule_file, load_file, load_rules
from calque.testing import run_cases


def run(args: argparse.Namespace) -> int:
    """Try the cases of the rules in some folders and files, or of all that are installed. 1 where one goes wrong."""
    rules = list(_rules([Path(path) for path in args.paths]))
    if not rules:
        raise RuleError("no rules there: a rule is a .toml or .py file in a folder that is its group")
    failed = passed = 0
    for result in run_cases(rules):
        failed += bool(result.outcome)
        passed += not result.outcome
        if result.outcome or args.verbose:
            line = f"{result.outcome or 'ok'}: {result}{f': {result.detail}' if result.detail else ''}"
            print(" ".join(line.split()))
    print(f"{len({rule.name for rule in rules})} rules: {passed} passed, {failed} failed")
    return int(failed > 0)


def _rules(paths: Iterable[Path]) -> Iterator[Rule]:
    paths = list(paths)
    if not paths:
        yield from load_plugins().rules(Settings())
    for path in paths:
        if path.is_file():
            yield from load_file(path)
        elif not path.is_dir():
            raise RuleError(f"{path}: no such file or folder")
        elif rules := load_rules(path):  # a pack: its folders are groups
            yield from rules
        elif any(map(is_rule_file, path.iterdir())):
            group = path.absolute()  # so that "." has a name
            yield from load_rules(group.parent, only=glob.escape(group.name))
