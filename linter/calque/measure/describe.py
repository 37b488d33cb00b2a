"""What is known of a rule, in words; for `calque explain`, `calque rules` and reports."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from calque.measure.evidence import Evidence, Verdicts, current_version, evidence_of
from calque.measure.tier import objections
from calque.rule import Rule


def read_of(rule: Rule) -> str:
    """ "19/20": of the firings that were read, those that are slips. Marked where the rule has changed since."""
    evidence = evidence_of(rule)
    if rule.unmeasured or evidence is None or not evidence.total.read:
        return "–"
    return f"{_of(evidence.total)}{'' if is_current(rule, evidence) else ' (changed)'}"


def false_alarms_of(rule: Rule) -> str:
    """False alarms per 1,000 words of native text."""
    evidence = evidence_of(rule)
    return f"{evidence.clean.rate:.3f}" if evidence and evidence.clean and not rule.unmeasured else "–"


def in_json(rule: Rule) -> dict[str, Any] | None:
    """All that is known of a rule, and whether it is of the rule as it stands."""
    evidence = evidence_of(rule)
    return asdict(evidence) | {"current": is_current(rule, evidence)} if evidence else None


def page_of(rule: Rule) -> Iterator[str]:
    """What a rule's page says of its precision, a line each."""
    yield from _figures(rule)
    if reason := why_preview(rule):
        yield f"in preview: {reason}"


def _figures(rule: Rule) -> Iterator[str]:
    if rule.unmeasured:
        yield f"not measured: {rule.unmeasured}"
        return
    evidence = evidence_of(rule)
    if evidence is None or not (evidence.total.read or evidence.clean):
        yield "not measured yet"
        return
    if not is_current(rule, evidence):
        yield "the rule has changed since these figures:"
    yield _verdicts(evidence)
    if clean := evidence.clean:
        true = f"; right findings: {clean.true}" if clean.true else ""
        count = f"{clean.firings - clean.true} in {clean.words:,} words{true}"
        yield f"native text: {clean.rate:.3f} false alarms per 1,000 words ({count})"


def why_preview(rule: Rule) -> str:
    """What a rule in preview lacks; what to do where it lacks nothing; "" for a rule that is on by default."""
    return "; ".join(objections(rule)) or "it may be on by default now" if rule.preview else ""


def is_current(rule: Rule, evidence: Evidence) -> bool:
    """Whether figures are of the rule as it stands."""
    return evidence.version == current_version(rule)


def _verdicts(evidence: Evidence) -> str:
    total = evidence.total
    if not total.read:
        return "no firing read yet"
    kinds = ", ".join(f"{kind} {_of(some)}" for kind, some in evidence.verdicts.items())
    wrong = f"; the fix of {total.fix_wrong} is wrong" if total.fix_wrong else ""
    return f"{total.slips} of {total.read} firings read are slips, {evidence.precision:.0%} ({kinds}){wrong}"


def _of(verdicts: Verdicts) -> str:
    return f"{verdicts.slips}/{verdicts.read}"
