"""Whether a rule is on by default or in preview: this follows from what is known of it, by one criterion."""

from collections.abc import Iterator

from calque.measure.evidence import Evidence, current_version, evidence_of
from calque.rule import Rule

MIN_READ = 20
"""How many firings have to be read; where there are fewer, all of them, and at least one."""

MIN_PRECISION = 0.9
"""The share of them that has to be slips."""

MIN_CLEAN_WORDS = 50_000
"""Words of native text to run over: on fewer, a single false alarm would be more than is allowed."""

MAX_FALSE_ALARMS = 0.02
"""False alarms per 1,000 of those words."""


def objections(rule: Rule) -> list[str]:
    """Why a rule is to be in preview; empty for one that may be on by default."""
    if rule.unmeasured:
        return []
    evidence = evidence_of(rule)
    if evidence is None:
        return ["nothing has been measured yet"]
    if evidence.version != current_version(rule):
        return ["the rule has changed since it was measured"]
    return list(_shortcomings(evidence))


def _shortcomings(evidence: Evidence) -> Iterator[str]:
    total, clean = evidence.total, evidence.clean
    needed = max(1, min(MIN_READ, evidence.fired))
    if total.read < needed:
        yield f"{total.read} firings read, of {needed} to be read"
    if evidence.precision is not None and evidence.precision < MIN_PRECISION:
        yield f"{total.slips} of {total.read} firings read are slips, less than {MIN_PRECISION:.0%}"
    if clean is None or clean.words < MIN_CLEAN_WORDS:
        yield f"run over {clean.words if clean else 0:,} words of native text, less than {MIN_CLEAN_WORDS:,}"
    elif clean.rate > MAX_FALSE_ALARMS:
        yield f"{clean.rate:.3f} false alarms per 1,000 words of native text, more than {MAX_FALSE_ALARMS}"
