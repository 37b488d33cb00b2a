"""A pack: the rules that a plugin brings, each loaded only when one of its triggers is met.

What the engine asks of every rule at once (name, triggers, …) is kept in an index in the user's cache folder, so that a
run does not load hundreds of rules to use three. The index says nothing that the rules do not; when a file of the pack
or of the engine changes, it is made anew. Without a place to keep it everything works, only slower.
"""

import json
import sys
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from calque.cache import cache_folder, keep, stamps
from calque.config import Settings
from calque.document import Document, Passage
from calque.finding import Category, Safety, Severity, Slip
from calque.rule import Case, Rule
from calque.rulefile import load_file, load_rules, rule_files
from calque.triggers import Triggers

Row = dict[str, Any]
Rows = list[Row]


def load_pack(folder: Path, package: str, settings: Settings) -> list[Rule]:
    """The rules below a plugin's folder, as the settings want them; for a plugin's `calque_rules`.

    `package` is the import name of the folder. Raises RuleError for a file that is no rule.
    """
    if not settings.cache:
        return [_configured(rule, settings) for rule in load_rules(folder, package)]
    index = cache_folder() / f"rules-{zlib.crc32(str(folder).encode()):08x}.json"
    state = _state(folder)
    rows = _read(index, state)
    if rows is None:
        rows = [row for path in rule_files(folder) for row in _rows(folder, path, package)]
        keep(index, json.dumps({"state": state, "rules": rows}))
    load = cache(lambda file: load_file(folder / file, package))
    paths = {file: folder / file for file in {row["file"] for row in rows}}  # one of many entries each
    return [_configured(_LazyRule(row, load, paths[row["file"]]), settings) for row in rows]


def _configured(rule: Rule, settings: Settings) -> Rule:
    """The rule as the settings want it, still with its file."""
    wanted = rule.configured(settings)
    wanted.path = rule.path
    return wanted


class _LazyRule(Rule):
    """A rule of which the index tells enough to know whether it is needed. The rest is its file's, once it is."""

    def __init__(self, row: Row, load: Callable[[str], list[Rule]], path: Path) -> None:
        super().__init__(row["name"], row["group"])
        self.path = path
        self.category = Category(row["category"])
        self.severity = Severity(row["severity"])
        self.safety = Safety(row["safety"])
        self.language, self.since, self.preview = row["language"], row["since"], row["preview"]
        self.sources = tuple(row["sources"])
        self.triggers = Triggers(frozenset(row["triggers"][0]), *row["triggers"][1:]) if row["triggers"] else None
        self._row, self._load = row, load

    @property
    def rule(self) -> Rule:
        """The rule itself."""
        rules = self._load(self._row["file"])
        number: int = self._row["number"]
        return rules[number]

    @property
    def summary(self) -> str:
        """As the rule says."""
        return str(self._row["summary"])

    @property
    def why(self) -> str:
        """As the rule says."""
        return self.rule.why

    @property
    def bad(self) -> Sequence[Case]:  # type: ignore[override]
        """As the rule says."""
        return self.rule.bad

    @property
    def good(self) -> Sequence[str]:  # type: ignore[override]
        """As the rule says."""
        return self.rule.good

    @property
    def false_alarms(self) -> Sequence[str]:  # type: ignore[override]
        """As the rule says."""
        return self.rule.false_alarms

    @property
    def unmeasured(self) -> str:  # type: ignore[override]
        """As the rule says."""
        return self.rule.unmeasured

    def configured(self, settings: Settings) -> Rule:
        """The rule itself where settings decide what it reports."""
        return self.rule.configured(settings) if self._row["configurable"] else self

    def example(self) -> Rule:
        """As the rule says."""
        return self.rule.example()

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        """As the rule does."""
        return self.rule.check(document, passages)


def _rows(folder: Path, path: Path, package: str) -> Rows:
    """What the index tells of the rules in a file."""
    return [
        {
            "file": path.relative_to(folder).as_posix(),
            "number": number,
            "name": rule.name,
            "group": rule.group,
            "category": rule.category,
            "severity": rule.severity,
            "safety": rule.safety,
            "language": rule.language,
            "sources": list(rule.sources),
            "since": rule.since,
            "preview": rule.preview,
            "summary": rule.summary,
            "configurable": type(rule).configured is not Rule.configured,
            "triggers": rule.triggers and [sorted(rule.triggers.literals), *rule.triggers[1:]],
        }
        for number, rule in enumerate(load_file(path, package))
    ]


def _state(folder: Path) -> list[str]:
    """What the index depends on: each file of the pack and of the engine as it is now, and the interpreter."""
    return [sys.version, *stamps(folder), *stamps(Path(__file__).parent)]


def _read(index: Path, state: list[str]) -> Rows | None:
    """The index, if it is there and says how things are now."""
    try:
        kept = json.loads(index.read_text(encoding="utf-8"))
        rows: Rows | None = kept["rules"] if kept["state"] == state else None
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return rows
