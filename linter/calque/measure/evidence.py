"""What is known of a rule's precision: kept in `evidence.json` beside a pack's rules, an object a rule.

"no-start": {
  "version": "1f0c9a6b3d52",         the rule that the figures are of (`calque.measure.version`)
  "fired": 57,                       how often it fired in the texts that the firings below were drawn from
  "verdicts": {                      what a reader said of the firings that were read, by kind of text:
    "mt-news": {"true": 18,          a slip, and the first fix is right where there is one
                "false": 1,          no slip
                "fix_wrong": 1}      a slip, but the first fix is wrong
  },
  "clean": {"words": 750000,         native text that it was run over
            "firings": 3,
            "true": 1}               those of the firings that are slips all the same
}
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from calque.errors import CalqueError
from calque.measure.version import version
from calque.rule import Rule

FILE = "evidence.json"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a reader said of firings: each is counted once."""

    true: int = 0
    false: int = 0
    fix_wrong: int = 0

    @property
    def read(self) -> int:
        """How many were read."""
        return self.true + self.false + self.fix_wrong

    @property
    def slips(self) -> int:
        """How many were slips, whatever the fix."""
        return self.true + self.fix_wrong

    def __add__(self, other: "Verdicts") -> "Verdicts":
        return Verdicts(self.true + other.true, self.false + other.false, self.fix_wrong + other.fix_wrong)


@dataclass(frozen=True, slots=True)
class Clean:
    """What a rule did on native text."""

    words: int
    firings: int
    true: int = 0

    @property
    def rate(self) -> float:
        """False alarms per 1,000 words."""
        return 1000 * (self.firings - self.true) / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one version of a rule."""

    version: str
    fired: int = 0
    verdicts: Mapping[str, Verdicts] = field(default_factory=dict)
    clean: Clean | None = None

    @property
    def total(self) -> Verdicts:
        """The verdicts on all kinds of text."""
        return sum(self.verdicts.values(), Verdicts())

    @property
    def precision(self) -> float | None:
        """The share of the firings read that are slips; None where none was read."""
        return self.total.slips / self.total.read if self.total.read else None

    def reading(self, kind: str, verdicts: Verdicts, fired: int) -> "Evidence":
        """The same with more firings read, of `fired` that there were in texts not counted before."""
        more = {**self.verdicts, kind: self.verdicts.get(kind, Verdicts()) + verdicts}
        return replace(self, fired=self.fired + fired, verdicts=more)

    def on_clean_text(self, words: int, firings: int) -> "Evidence":
        """The same with a new run over native text. What a reader said of it stays while the firings are as many."""
        same = self.clean is not None and self.clean.firings == firings
        return replace(self, clean=Clean(words, firings, self.clean.true if self.clean and same else 0))


def evidence_file(rule: Rule) -> Path | None:
    """Where the evidence of a rule's pack is kept: in the folder that the groups are in."""
    return rule.path.parent.parent / FILE if rule.path else None


def current_version(rule: Rule) -> str:
    """The version of the rule as it stands; "" for a rule without a file."""
    return version(rule.path) if rule.path else ""


def evidence_of(rule: Rule) -> Evidence | None:
    """What is known of a rule, of this version or an earlier one. Raises CalqueError."""
    file = evidence_file(rule)
    return read_evidence(file).get(rule.name) if file else None


def read_evidence(file: Path) -> dict[str, Evidence]:
    """The evidence of a pack, by rule; empty where there is no file yet. Raises CalqueError."""
    try:
        now = file.stat()
    except FileNotFoundError:
        return {}
    return dict(_read(file, now.st_mtime_ns, now.st_size))


@lru_cache(maxsize=8)
def _read(file: Path, _changed: int, _size: int) -> Mapping[str, Evidence]:
    """The evidence in a file that was last changed then: a command may ask for it once a rule."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return {rule: _evidence(row) for rule, row in kept.items()}
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise CalqueError(f"{file}: not a file of evidence: {error}") from error


def write_evidence(file: Path, evidence: Mapping[str, Evidence]) -> None:
    """Keep the evidence of a pack. Raises CalqueError."""
    rows = {rule: _row(evidence[rule]) for rule in sorted(evidence)}
    try:
        file.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise CalqueError(f"{file}: {error.strerror or error}") from error


def _evidence(row: dict[str, Any]) -> Evidence:
    verdicts = {kind: Verdicts(**counts) for kind, counts in row.get("verdicts", {}).items()}
    clean = Clean(**row["clean"]) if "clean" in row else None
    return Evidence(row["version"], row.get("fired", 0), verdicts, clean)


def _row(evidence: Evidence) -> dict[str, Any]:
    row: dict[str, Any] = {"version": evidence.version}
    if evidence.verdicts:
        kinds = sorted(evidence.verdicts)
        row |= {"fired": evidence.fired, "verdicts": {kind: asdict(evidence.verdicts[kind]) for kind in kinds}}
    if evidence.clean:
        row["clean"] = asdict(evidence.clean)
    return row
