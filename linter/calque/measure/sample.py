"""Firings in context, drawn at random, for a reader to judge."""

import random
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from calque.document import Span
from calque.finding import Fix
from calque.fix import apply_edits
from calque.measure.firings import Firing

CONTEXT = 120
"""Characters shown on either side of a slip."""


@dataclass
class Sample:
    """Some of all firings, in the order of the texts; and how many there were, by kind of text."""

    drawn: list[Firing]
    fired: Counter[str] = field(default_factory=Counter)


def draw(firings: Iterable[Firing], size: int, seed: int) -> Sample:
    """Each firing is as likely to be drawn as any other. They are not all kept in memory (reservoir sampling)."""
    chance = random.Random(seed)
    kept: list[tuple[int, Firing]] = []
    fired: Counter[str] = Counter()
    for number, firing in enumerate(firings):
        fired[firing.text.kind] += 1
        if number < size:
            kept.append((number, firing))
        elif (place := chance.randrange(number + 1)) < size:
            kept[place] = (number, firing)
    return Sample([firing for _, firing in sorted(kept, key=lambda pair: pair[0])], fired)


def shown(sample: Sample, rule: str) -> Iterator[str]:
    """The lines to read, then how to record what the reader says of them."""
    for number, firing in enumerate(sample.drawn, 1):
        yield from _firing(number, firing)
        yield ""
    counts = ", ".join(f"{n} in {kind}" for kind, n in sample.fired.items())
    yield f"{len(sample.drawn)} of {sample.fired.total()} firings{f' ({counts})' if counts else ''}"
    for kind, fired in sample.fired.items():
        read = sum(firing.text.kind == kind for firing in sample.drawn)
        record = f"calque measure --record {rule} --kind {shlex.quote(kind)} --fired {fired}"
        yield f"{read} to read; then {record} --true … --false … --fix-wrong …"


def _firing(number: int, firing: Firing) -> Iterator[str]:
    text, finding = firing.text, firing.finding
    start, end = finding.span
    about = ", ".join(filter(None, (text.kind, text.language, text.name)))
    yield f"{number}. [{about}] {finding.message}"
    yield f"   {_around(text.text, Span(start, end), '⟦' + text.text[start:end] + '⟧')}"
    if finding.fixes and finding.fixes[0].edits:
        yield f"   → {_fixed(text.text, finding.span, finding.fixes[0])}  [{finding.fixes[0].safety.label}]"
    if human := text.human(start):
        yield f"   human: {_line(human)[: 4 * CONTEXT]}"


def _around(text: str, span: Span, middle: str) -> str:
    """The line of context with something in the place of a span."""
    start, end = max(0, span.start - CONTEXT), span.end + CONTEXT
    before, after = text[start : span.start], text[span.end : end]
    return _line(f"{'…' if start else ''}{before}{middle}{after}{'…' if end < len(text) else ''}")


def _fixed(text: str, slip: Span, fix: Fix) -> str:
    """What the fix makes of the slip and what it edits around it."""
    start = min(slip.start, *(edit.span.start for edit in fix.edits))
    end = max(slip.end, *(edit.span.end for edit in fix.edits))
    after = apply_edits(text, fix.edits)
    return _line(after[start : end + len(after) - len(text)]) or "(nothing)"


def _line(text: str) -> str:
    return text.replace("\n", "¶")
