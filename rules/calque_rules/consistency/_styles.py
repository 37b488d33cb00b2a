"""Rules for two ways of writing the same thing in one text: the rarer one is reported."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, NamedTuple

import regex

from calque import Category, Document, Passage, Place, Rewrite, Rule, Severity, Slip

_LONGEST = 150
"""Passages of a text that one person writes in one style; a longer file may be several texts."""

_FEW = 6
_MOST_OF_THEM = 3
"""Where there are more than a few places, one style has so many times as many as the other: else the text has none."""

_MOST = 3
"""Places reported in one text, at most: a fix is tried again until none is left."""


class Style(NamedTuple):
    """One way of writing something: what it is called, how it is found, and how a match reads in the other style.

    `convert` gives "" where that cannot be told.
    """

    name: str
    pattern: Callable[[], regex.Pattern[str]]
    convert: Callable[[regex.Match[str]], str]


class _Use(NamedTuple):
    """A place where a style is used."""

    passage: Passage
    found: regex.Match[str]


class MixedStyle(Rule):
    """A rule that looks for two styles. Its triggers stand in whatever either of them matches."""

    category = Category.LOCALE
    severity = Severity.MINOR
    styles: ClassVar[tuple[Style, Style]]

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each place with the style that the text uses less, or later where it uses both alike."""
        return mixed(document, passages, self.styles)


def mixed(document: Document, passages: Sequence[Passage], styles: Sequence[Style]) -> Iterator[Slip]:
    """A slip for each place with that of two styles which the text uses less, or later where it uses both alike."""
    if len(document.passages) > _LONGEST:
        return
    shown = [p for p in passages if p.kind != "alt"]  # few see it, and it has straight marks for its syntax’s sake
    uses = [[_Use(p, m) for p in shown for m in style.pattern().finditer(p.text)] for style in styles]
    if not all(uses):
        return
    is_first = _is_first(passages, uses)
    rare, usual = (1, 0) if (len(uses[0]), is_first) > (len(uses[1]), not is_first) else (0, 1)
    if sum(map(len, uses)) > _FEW and len(uses[usual]) < _MOST_OF_THEM * len(uses[rare]):
        return
    model = uses[usual][0]
    place = Place(model.passage, *_span(model.found), f"{styles[usual].name} here")
    for passage, found in uses[rare][:_MOST]:
        rewritten = styles[rare].convert(found)
        rewrites = (Rewrite(rewritten),) if rewritten else ()
        message = f"{styles[rare].name} in a text that has {styles[usual].name} elsewhere"
        yield Slip(passage, *_span(found), message, rewrites, (place,))


def _is_first(passages: Sequence[Passage], uses: Sequence[Sequence[_Use]]) -> bool:
    """Whether the first of the styles is used before the second."""
    numbers = {id(p): k for k, p in enumerate(passages)}
    first, second = ((numbers[id(u[0].passage)], u[0].found.start()) for u in uses)
    return first < second


def _span(found: regex.Match[str]) -> tuple[int, int]:
    """The place of a match, without what only shows what it is."""
    return found.span("time") if "time" in found.re.groupindex else found.span()
