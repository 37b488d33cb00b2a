"""Where a document repeats its own words: found once, for all the rules of this group.

Nothing in the text triggers these rules, so nearly all of it has to be passed by fast, without a look at any word in
Python: a byte of each word's hash, all in a row, is compared with the same row moved by one, two, three words and so
on, as two large numbers. Only where enough neighbours agree are the words themselves read.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise, repeat
from operator import and_, eq
from typing import NamedTuple

from calque import NOT_PROSE, OPAQUE, Document, Passage

LONGEST = 20
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
    pieces = [
        (passage, start, end)
        for passage in document.passages
        if passage.kind not in NOT_PROSE
        for start, end in _pieces(passage.text)
    ]
    suspects = _suspects([passage.text[start:end] for passage, start, end in pieces])
    return tuple(found for number in sorted(suspects) for found in _in_piece(*pieces[number], suspects[number]))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A passage, a long one in several pieces that end with a sentence."""
    start = 0
    while len(text) - start > 2 * _PIECE:
        stop = text.find(". ", start + _PIECE, start + 10 * _PIECE)
        stop = stop if stop > 0 else text.find(" ", start + 10 * _PIECE)
        if stop < 0:
            break
        yield start, stop + 1
        start = stop + 1
    yield start, len(text)


_END = b"\x1e"
_SMALL = bytes(c + 32 if 65 <= c <= 90 else 32 if c in b',.;:!?"()[]\x1e' else c for c in range(256))
_LINKS = frozenset({b"of", b"and", b"or"})
_ARTICLES = frozenset({b"the", b"a", b"an", b"his", b"her", b"its", b"their"})


def _suspects(texts: list[str]) -> dict[int, int]:
    """The numbers of the texts that may repeat themselves, and after how many words at most."""
    small = (text.encode("utf-8", "replace").translate(_SMALL) for text in texts)
    words = b" \x1e ".join((*small, b"")).split()
    row = bytes(map(and_, map(hash, words), repeat(255)))
    ends = [k for k in _places(row, bytes([hash(_END) & 255]), len(row)) if words[k] == _END]
    number = int.from_bytes(row, "little")
    found: dict[int, int] = {}
    for period in range(1, min(LONGEST, len(words) - 1) + 1):
        agreeing = (number ^ number >> 8 * period).to_bytes(len(row), "little")
        for at in _places(agreeing, bytes(period if period > 3 else 1), len(row) - period):
            if words[at : at + period] == words[at + period : at + 2 * period] or _is_echo(words, at, period):
                found[bisect_right(ends, at)] = period
    return found


def _places(row: bytes, wanted: bytes, end: int) -> Iterator[int]:
    """Where it stands before `end`, one place after the other."""
    at = row.find(wanted, 0, end)
    while at >= 0:
        yield at
        at = row.find(wanted, at + len(wanted), end)


def _is_echo(words: list[bytes], at: int, period: int) -> bool:
    """Whether a word comes again behind “of”, “and” or “or”: “surface of the surface”."""
    if not 1 < period < 4 or words[at + 1] not in _LINKS or len(words[at]) < 4 or words[at] != words[at + period]:
        return False
    return period == 2 or words[at + 2] in _ARTICLES


def _in_piece(passage: Passage, start: int, end: int, longest: int) -> Iterator[Repeat]:
    found = _word().finditer(passage.text, start, end)
    # what is no prose equals nothing else
    words = tuple(Word(str(m.start()) if m.group() == OPAQUE else m.group().lower(), *m.span()) for m in found)
    texts = [w.text for w in words]
    runs: list[tuple[int, int, int]] = []
    for period in range(1, longest + 1):
        matches = bytes(map(eq, texts, islice(texts, period, None)))
        for run in re.finditer(b"\1+", matches):
            again = run.end() - run.start()
            if again >= period or period < 4:
                runs.append((run.start(), period, again))
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
def _word() -> re.Pattern[str]:
    return re.compile(rf"[^\W_]+(?:['’‑-][^\W_]+)*|{OPAQUE}")
