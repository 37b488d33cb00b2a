"""Where a document repeats its own words: found once, for all the rules of this group.

Nothing in the text triggers these rules, so most passages have to be passed by fast: their words are compared with
those one, two and three places on, without looking at any of them in Python. Only the others are read word by word.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress, count, islice, pairwise
from operator import eq
from typing import NamedTuple

from calque import OPAQUE, Document, Passage

LONGEST = 24
"""The longest phrase, in words, that is looked for."""

_PIECE = 300
_JOINTS = " \t\n\N{NO-BREAK SPACE},;-–—_/|·•*%ー\"'“”‘’、"


class Word(NamedTuple):
    """A word in small letters, and its range in its passage."""

    text: str
    start: int
    end: int


class Repeat(NamedTuple):
    """Words that come again: `words[first + k] == words[first + period + k]` for each k below `again`.

    Where `again` is at least `period`, the same words follow themselves, once or many times.
    """

    passage: Passage
    words: tuple[Word, ...]
    first: int
    period: int
    again: int

    @property
    def unit(self) -> tuple[str, ...]:
        """What is repeated."""
        return tuple(w.text for w in self.words[self.first : self.first + min(self.period, self.again)])

    @property
    def between(self) -> tuple[str, ...]:
        """The words between the first occurrence and the next one."""
        return tuple(w.text for w in self.words[self.first + self.again : self.first + self.period])

    @property
    def is_adjacent(self) -> bool:
        """Whether nothing stands between."""
        return self.again >= self.period

    @property
    def times(self) -> int:
        """How often the words stand there; one that is cut off counts."""
        return 1 - (-self.again // self.period)

    @property
    def start(self) -> int:
        """Where the first occurrence begins."""
        return self.words[self.first].start

    @property
    def first_end(self) -> int:
        """Where the first occurrence ends."""
        return self.words[self.first + min(self.period, self.again) - 1].end

    @property
    def second(self) -> int:
        """Where the second occurrence begins."""
        return self.words[self.first + self.period].start

    @property
    def end(self) -> int:
        """Where the last occurrence ends, or breaks off."""
        return self.words[self.first + self.period + self.again - 1].end

    @property
    def text(self) -> str:
        """All of it, as it stands."""
        return self.passage.text[self.start : self.end]

    @property
    def is_tight(self) -> bool:
        """Whether only white space stands between its words."""
        return not "".join(self.gaps()).strip()

    @property
    def is_loose(self) -> bool:
        """Whether nothing stands between its words that ends a sentence or is code."""
        return not "".join(self.gaps()).strip(_JOINTS)

    def gaps(self) -> Iterator[str]:
        """What stands between the words, from the first to the last one."""
        words = self.words[self.first : self.first + self.period + self.again]
        return (self.passage.text[a.end : b.start] for a, b in pairwise(words))


def repeats(document: Document) -> tuple[Repeat, ...]:
    """All the repeats of a document, in order, none inside another; for `document.once`."""
    prose = (p for p in document.passages if p.kind not in ("comment", "front-matter"))
    return tuple(
        found
        for passage in prose
        for start, end in _pieces(passage.text)
        if _is_suspect(passage.text[start:end])
        for found in _in_piece(passage, start, end)
    )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A passage, a long one in several pieces that end with a sentence."""
    start = 0
    while len(text) - start > 2 * _PIECE and (stop := text.find(". ", start + _PIECE)) > 0:
        yield start, stop + 1
        start = stop + 2
    yield start, len(text)


_SMALL = bytes(c + 32 if 65 <= c <= 90 else 32 if c in b',.;:!?"()[]' else c for c in range(256))


_LINKS = frozenset({b"of", b"and", b"or"})
_ARTICLES = frozenset({b"the", b"a", b"an", b"his", b"her", b"its", b"their"})


def _is_suspect(text: str) -> bool:
    words = text.encode("utf-8", "replace").translate(_SMALL).split()
    if True in map(eq, words, islice(words, 1, None)):
        return True
    for lag in (2, 3):
        if True in map(eq, words, islice(words, lag, None)):
            found = compress(count(), map(eq, words, islice(words, lag, None)))
            if any(_is_echo(words[k : k + 2 * lag], lag) for k in found):
                return True
    return any(len(set(part)) * 10 < len(part) * 7 for part in _windows(words))


def _is_echo(words: list[bytes], lag: int) -> bool:
    """Whether a word that comes again two or three words on is worth a second look."""
    if words[:lag] == words[lag:]:
        return True
    return len(words[0]) > 3 and words[1] in _LINKS and (lag == 2 or words[2] in _ARTICLES)


def _windows(words: list[bytes]) -> Iterator[list[bytes]]:
    """The words in lots of about thirty, as many as a loop soon fills."""
    if len(words) < 50:
        return iter((words,) if len(words) > 7 else ())
    return (words[k : k + 30] for k in range(0, len(words) - 15, 15))


def _in_piece(passage: Passage, start: int, end: int) -> Iterator[Repeat]:
    found = _word().finditer(passage.text, start, end)
    # what is no prose equals nothing else
    words = tuple(Word(str(m.start()) if m.group() == OPAQUE else m.group().lower(), *m.span()) for m in found)
    texts = [w.text for w in words]
    runs: list[tuple[int, int, int]] = []
    for period in range(1, min(LONGEST, len(texts) - 1) + 1):
        matches = bytes(map(eq, texts, islice(texts, period, None)))
        for run in _run(period).finditer(matches):
            runs.append((run.start(), period, run.end() - run.start()))
    for first, period, again in _apart(runs):
        yield Repeat(passage, words, first, period, again)


def _apart(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The runs that do not lie over another: what follows itself before what comes again later, short before long."""
    kept: list[tuple[int, int, int]] = []
    taken: set[int] = set()
    for first, period, again in sorted(runs, key=lambda r: (r[2] < r[1], r[1], r[0])):
        stretch = range(first + period, first + period + again)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            kept.append((first, period, again))
    return sorted(kept)


@cache
def _run(period: int) -> re.Pattern[bytes]:
    """Matches in a row: one for words and echoes, the whole phrase or three of its words for longer ones."""
    least = 1 if period < 4 else 3
    return re.compile(b"\x01{%d,}" % least)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[^\W_]+(?:['’‑-][^\W_]+)*|{OPAQUE}")
