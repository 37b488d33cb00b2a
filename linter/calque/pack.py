"""A pack: the rules that a plugin brings, each loaded only when one of its triggers is met.

What the engine asks of every rule at once (name, triggers, …) is kept in an index in the user's cache folder, so that a
run does not load hundreds of rules to use three. The index says nothing that the rules do not; when a file of the pack
or of the engine changes, it is made anew. Without a place to keep it everything works, only slower.
"""

import json
import sys
import zlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from calque.cache import cache_folder, keep, stamps
from calque.compiled import keep_patterns
from calque.config import Settings
from calque.document import Document, Passage
from calque.finding import Category, Safety, Severity, Slip
from calque.rule import Case, Rule
from calque.rulefile import load_file, load_rules, rule_files
from calque.triggers import Triggers

Row = tuple[dict[str, Any], list[tuple[list[str], list[Any] | None, Sequence[Sequence[str]]]]]
"""What the index tells of a file: what its rules have in common, and of each the sources, the triggers, the needs."""


def load_pack(folder: Path, package: str, settings: Settings) -> list[Rule]:
    """The rules below a plugin's folder, as the settings want them; for a plugin's `calque_rules`.

    `package` is the import name of the folder. Raises RuleError for a file that is no rule.
    """
    if not settings.cache:
        return [_configured(rule, settings) for rule in load_rules(folder, package)]
    keep_patterns()
    index = cache_folder() / f"rules-{zlib.crc32(str(folder).encode()):08x}.json"
    state = _state(folder)
    rows = _read(index, state)
    if rows is None:
        rows = [_row(folder, path, package) for path in rule_files(folder)]
        keep(index, json.dumps({"state": state, "files": rows}))
    rules: list[Rule] = []
    for said, entries in rows:
        file = _File(folder / said.pop("file"), package, said)
        lazy = [_LazyRule(file, number, *entry) for number, entry in enumerate(entries)]
        rules += [_configured(rule, settings) for rule in lazy] if file.is_configurable else lazy
    return rules


def _configured(rule: Rule, settings: Settings) -> Rule:
    """The rule as the settings want it, still with its file."""
    wanted = rule.configured(settings)
    wanted.path = rule.path
    return wanted


class _File:
    """A rule file, loaded when one of its rules is needed. `said` is what all of them answer alike."""

    def __init__(self, path: Path, package: str, said: dict[str, Any]) -> None:
        self._path, self._package = path, package
        self.is_configurable = said.pop("configurable")
        kinds = {"category": Category, "severity": Severity, "safety": Safety}
        self.said = said | {"path": path} | {key: kind(said[key]) for key, kind in kinds.items()}

    @cached_property
    def rules(self) -> list[Rule]:
        """The rules themselves."""
        return load_file(self._path, self._package)


class _LazyRule(Rule):
    """A rule of which the index tells enough to know whether it is needed. The rest is its file's, once it is."""

    def __init__(
        self,
        file: _File,
        number: int,
        sources: Sequence[str],
        triggers: Sequence[Any] | None,
        needs: Sequence[Sequence[str]],
    ) -> None:
        vars(self).update(file.said)  # there are thousands of rules, most of them in tables
        self._file, self._number = file, number
        self.sources = tuple(sources)
        self.triggers = Triggers(*triggers) if triggers else None
        self.needs = needs

    @property
    def rule(self) -> Rule:
        """The rule itself."""
        return self._file.rules[self._number]

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
        """As the rule says; where settings decide what it reports."""
        return self.rule.configured(settings)

    def example(self) -> Rule:
        """As the rule says."""
        return self.rule.example()

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        """As the rule does."""
        return self.rule.check(document, passages)


def _row(folder: Path, path: Path, package: str) -> Row:
    """What the index tells of a file."""
    rules = load_file(path, package)
    rule = rules[0]
    keys = ("name", "group", "category", "severity", "safety", "language", "since", "preview")
    said = {key: getattr(rule, key) for key in keys} | {
        "file": path.relative_to(folder).as_posix(),
        "_summary": rule.summary,
        "configurable": type(rule).configured is not Rule.configured,
    }
    triggers = (r.triggers and [sorted(r.triggers.literals), *r.triggers[1:]] for r in rules)
    return said, [(list(r.sources), some, r.needs) for r, some in zip(rules, triggers, strict=True)]


def _state(folder: Path) -> list[str]:
    """What the index depends on: each file of the pack and of the engine as it is now, and the interpreter."""
    return [sys.version, *stamps(folder), *stamps(Path(__file__).parent)]


def _read(index: Path, state: list[str]) -> list[Row] | None:
    """The index, if it is there and says how things are now."""
    try:
        kept = json.loads(index.read_text(encoding="utf-8"))
        rows: list[Row] | None = kept["files"] if kept["state"] == state else None
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return rows
