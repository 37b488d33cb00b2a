"""What findings in a text are worth: counts that can be added up over texts.

`Ground` is what there was to find, `Score` what was found. Definitions:

- A finding *meets* an edit when they share a character, and a mark when, besides, it is at most three times as long
  plus 20 characters: a finding of half a paragraph points nowhere. It reaches over what its fixes edit.
- A fix *wins* when it brings the translation nearer to the post-edit, in tokens to change, and *loses* when it takes it
  farther away; each first fix alone. Editors leave many slips, so both this and the share met are lower bounds.
- A marked slip is *fixed right* when one of the first three fixes of a finding that meets it makes of the text what one
  of the reader's own rewrites makes of it, white space aside.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Self

from calque.document import Span
from calque.finding import Finding, Fix, Safety
from calque.fix import apply_edits
from calque.measure.chance import chance
from calque.measure.edits import Edits, distance, edits, words
from calque.measure.texts import Mark, Text


class _Sum:
    """Counts that add up, field by field."""

    __slots__ = ()

    def __add__(self, other: Self) -> Self:
        values = attrgetter(*(f.name for f in fields(self)))  # type: ignore[arg-type]
        return type(self)(*map(sum, zip(values(self), values(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Ground(_Sum):
    """What there is in texts. `kinds` counts a category of marks once a text; words of native text count apart."""

    texts: int = 0
    words: int = 0
    native_words: int = 0
    human_words: int = 0
    tokens: int = 0
    edited_tokens: int = 0
    regions: int = 0
    marks: int = 0
    majors: int = 0
    kinds: int = 0


@dataclass(frozen=True, slots=True)
class Score(_Sum):
    """What findings did there.

    `comparable` are the firings in texts that have marks or a post-edit; `met` those of them that meet one, `chance`
    how many would if they stood anywhere in their text. `human_firings` are those in the post-edit or reference.
    """

    firings: int = 0
    false_alarms: int = 0
    human_firings: int = 0
    comparable: int = 0
    met: int = 0
    chance: float = 0.0
    fixes: int = 0
    wins: int = 0
    losses: int = 0
    safe_fixes: int = 0
    safe_wins: int = 0
    safe_losses: int = 0
    tokens: int = 0
    edited_tokens: int = 0
    regions: int = 0
    marks: int = 0
    majors: int = 0
    kinds: int = 0
    offered: int = 0
    fixed_right: int = 0


class Scored:
    """A text, to score findings in; what is worked out about the text is worked out once."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._edits = edits(text.text, text.edited) if text.edited is not None else None
        self._distance: int | None = None

    def ground(self) -> Ground:
        """What there is to find."""
        text, found, marks = self._text, self._edits, self._text.marks or ()
        count = len(text.text.split())
        return Ground(
            texts=1,
            words=0 if text.native else count,
            native_words=count if text.native else 0,
            human_words=len((text.by_human or "").split()),
            tokens=len(found.tokens) if found else 0,
            edited_tokens=len(found.changed) if found else 0,
            regions=len(found.regions) if found else 0,
            marks=len(marks),
            majors=sum(mark.severity == "major" for mark in marks),
            kinds=len({mark.category for mark in marks}),
        )

    def score(self, findings: Sequence[Finding]) -> Score:
        """What some findings, of one rule or of all, did."""
        score = Score(false_alarms=len(findings)) if self._text.native else Score(firings=len(findings))
        if self._edits:
            score += self._on_edits(findings, self._edits)
        if self._text.marks is not None:
            score += self._on_marks(findings, self._text.marks)
        return score

    def _on_edits(self, findings: Sequence[Finding], found: Edits) -> Score:
        spans = [_reach(finding, finding.fixes[:1]) for finding in findings]
        covered = {token for token in found.tokens if any(_touch(span, token) for span in spans)}
        score = Score(
            comparable=len(spans),
            met=sum(any(_touch(span, region) for region in found.regions) for span in spans),
            chance=sum(chance(end - start, found.regions, len(self._text.text)) for start, end in spans),
            tokens=len(covered),
            edited_tokens=len(covered & found.changed),
            regions=sum(any(_touch(span, region) for span in spans) for region in found.regions),
        )
        for finding in findings:
            if finding.fixes and finding.fixes[0].edits:
                score += self._on_fix(finding.fixes[0])
        return score

    def _on_fix(self, fix: Fix) -> Score:
        ours, theirs = self._text.text, words(self._text.edited or "")
        if self._distance is None:
            self._distance = distance(words(ours), theirs)
        gain = self._distance - distance(words(apply_edits(ours, fix.edits)), theirs)
        safe = fix.safety is Safety.SAFE
        return Score(
            fixes=1,
            wins=int(gain > 0),
            losses=int(gain < 0),
            safe_fixes=int(safe),
            safe_wins=int(safe and gain > 0),
            safe_losses=int(safe and gain < 0),
        )

    def _on_marks(self, findings: Sequence[Finding], marks: Sequence[Mark]) -> Score:
        spans = [_reach(finding, finding.fixes) for finding in findings]
        met = [mark for mark in marks if any(_points_at(span, mark) for span in spans)]
        offers = [
            (mark, [f for f, span in zip(findings, spans, strict=True) if f.fixes and _points_at(span, mark)])
            for mark in met
            if mark.fixes
        ]
        return Score(
            comparable=len(spans),
            met=sum(any(_points_at(span, mark) for mark in marks) for span in spans),
            chance=sum(self._chance_of_mark(span, marks) for span in spans),
            marks=len(met),
            majors=sum(mark.severity == "major" for mark in met),
            kinds=len({mark.category for mark in met}),
            offered=sum(bool(some) for _, some in offers),
            fixed_right=sum(any(self._is_right(f, mark) for f in some) for mark, some in offers),
        )

    def _chance_of_mark(self, span: Span, marks: Sequence[Mark]) -> float:
        length = span.end - span.start
        wide_enough = [_span(mark) for mark in marks if _is_narrow(length, mark)]
        return chance(length, wide_enough, len(self._text.text))

    def _is_right(self, finding: Finding, mark: Mark) -> bool:
        text, reach = self._text.text, _reach(finding, finding.fixes)
        start, end = min(reach.start, mark.start), max(reach.end, mark.end)
        wanted = {_one_line(text[start : mark.start] + fix + text[mark.end : end]) for fix in mark.fixes}
        for fix in finding.fixes[:3]:
            after = apply_edits(text, fix.edits)
            if _one_line(after[start : end + len(after) - len(text)]) in wanted:
                return True
        return False


def _reach(finding: Finding, fixes: Iterable[Fix]) -> Span:
    """The finding and all that its fixes edit."""
    spans = [finding.span, *(edit.span for fix in fixes for edit in fix.edits)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _touch(span: Span, other: Span) -> bool:
    return span.start < other.end and max(span.end, span.start + 1) > other.start


def _points_at(span: Span, mark: Mark) -> bool:
    return _touch(span, _span(mark)) and _is_narrow(span.end - span.start, mark)


def _is_narrow(length: int, mark: Mark) -> bool:
    return length <= 3 * (mark.end - mark.start) + 20


def _span(mark: Mark) -> Span:
    """A place where something is missing is as wide as the character behind it."""
    return Span(mark.start, max(mark.end, mark.start + 1))


def _one_line(text: str) -> str:
    return " ".join(text.split())
