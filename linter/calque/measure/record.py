"""Adds to the evidence of a pack what a reader said of firings, or what a run over native text counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from calque.errors import ConfigError
from calque.measure.evidence import (
    Evidence,
    Verdicts,
    current_version,
    evidence_file,
    read_evidence,
    write_evidence,
)
from calque.rule import Rule


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader says: verdicts on firings in one kind of text, of `fired` that there were in texts not counted yet.

    `native_slips` are the firings on native text that are slips all the same, None where nobody looked.
    """

    kind: str
    verdicts: Verdicts
    fired: int
    native_slips: int | None = None


def record_reading(rule: Rule, reading: Reading, *, keep: bool = False) -> str:
    """Add what a reader says of a rule. Returns what to tell the user. Raises CalqueError, and then nothing is added.

    Figures of an earlier version of the rule are dropped, unless they are to be kept.
    """
    file = _file(rule)
    pack = read_evidence(file)
    evidence, note = _as_it_stands(rule, pack, keep)
    if reading.verdicts.read or reading.fired:
        evidence = evidence.reading(reading.kind, reading.verdicts, reading.fired)
    if evidence.total.read > evidence.fired:
        raise ConfigError(f"{evidence.total.read} firings read, of {evidence.fired} that there were: say --fired N")
    if reading.native_slips is not None:
        evidence = _with_native_slips(rule, evidence, reading.native_slips)
    write_evidence(file, {**pack, rule.name: evidence})
    return note


def _with_native_slips(rule: Rule, evidence: Evidence, true: int) -> Evidence:
    found = evidence.clean.firings if evidence.clean else 0
    if evidence.clean is None or true > found:
        raise ConfigError(f"{rule.name} has fired {found} times on native text, as far as is recorded (--record-clean)")
    return replace(evidence, clean=replace(evidence.clean, true=true))


def record_clean(rules: Sequence[Rule], words: int, firings: Mapping[str, int]) -> list[str]:
    """Keep what a run over native text counted, for each of some rules. Returns what to tell the user."""
    notes: list[str] = []
    packs: dict[Path, dict[str, Evidence]] = {}
    for rule in {rule.name: rule for rule in rules if rule.path and not rule.unmeasured}.values():
        file = _file(rule)
        pack = packs[file] = packs.get(file) or read_evidence(file)
        evidence, note = _as_it_stands(rule, pack, keep=False)
        notes += [note] if note else []
        pack[rule.name] = evidence.on_clean_text(words, firings.get(rule.name, 0))
    for file, pack in packs.items():
        write_evidence(file, pack)
    return notes


def _file(rule: Rule) -> Path:
    file = evidence_file(rule)
    if file is None:
        raise ConfigError(f"{rule.name} is in no file, so that no evidence can be kept beside it")
    return file


def _as_it_stands(rule: Rule, pack: Mapping[str, Evidence], keep: bool) -> tuple[Evidence, str]:
    """The evidence to add to, which is of the rule as it stands; and what to say where it has changed."""
    now = current_version(rule)
    known = pack.get(rule.name, Evidence(now))
    if known.version == now:
        return known, ""
    if keep:
        return replace(known, version=now), f"{rule.name} has changed; its figures are kept, as asked"
    dropped = f"{known.total.read} verdicts{' and the count on native text' if known.clean else ''}"
    return Evidence(now), f"{rule.name} has changed: {dropped} of its earlier version dropped"
