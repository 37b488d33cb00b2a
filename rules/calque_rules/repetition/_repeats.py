"""Where a document repeats its own words: found once, for all the rules of this group.

Nothing in the text triggers these rules, so nearly all of it has to be passed by fast, without a look at any word in
Python: a byte for each word, of its first and its last letter, all in a row, is compared with the same row moved by
one, two, three words and so on, as two large numbers. Only where enough neighbours agree are the words themselves read.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise
from operator import eq
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
    pieces: list[tuple[Passage, int, int]] = []
    texts: list[str] = []
    for passage in document.passages:
        if passage.kind not in NOT_PROSE:
            if len(passage.text) <= 2 * _PIECE:  # as most
                pieces.append((passage, 0, len(passage.text)))
                texts.append(passage.text)
            else:
                spans = list(_pieces(passage.text))
                pieces += [(passage, start, end) for start, end in spans]
                texts += [passage.text[start:end] for start, end in spans]
    suspects = _suspects(texts)
    return tuple(found for number in sorted(suspects) for found in _in_piece(*pieces[number], suspects[number]))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A long passage, in several pieces that end with a sentence."""
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
_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_CAPITALS = _LETTERS.upper()
_SMALL = bytes(c + 32 if c in _CAPITALS else 32 if c in b',.;:!?"()[]\x1e' else c for c in range(256))
_ALL_LETTERS = bytes(c if c in b" \t\n\v\f\r\x1e" or c in _LETTERS else _LETTERS[c % 26] for c in range(256))
_LAST = bytes(c % 8 << 5 if c in _CAPITALS else c for c in range(256))
_LINKS = frozenset({b"of", b"and", b"or"})
_ARTICLES = frozenset({b"the", b"a", b"an", b"his", b"her", b"its", b"their"})


def _suspects(texts: list[str]) -> dict[int, int]:
    """The numbers of the texts that may repeat themselves, and after how many words at most."""
    whole = "\0".join([*texts, ""]).encode("utf-8", "replace")
    spaced = whole.translate(_SMALL).replace(b"\0", b" \x1e ")
    words, first = spaced.split(), _initials(spaced)
    ends = list(_places(first, _END, len(first)))
    row = _row(first, _initials(spaced[::-1])[::-1])
    number = int.from_bytes(row, "little")
    found: dict[int, int] = {}
    for period in range(1, min(LONGEST, len(words) - 1) + 1):
        agreeing = (number ^ number >> 8 * period).to_bytes(len(row), "little")
        for at in _places(agreeing, bytes(period if period > 3 else 1), len(row) - period):
            if words[at] == words[at + period] and (
                words[at : at + period] == words[at + period : at + 2 * period] or _is_echo(words, at, period)
            ):
                found[bisect_right(ends, at)] = period
    return found


def _row(first: bytes, last: bytes) -> bytes:
    """A byte for each word: five bits of its first letter and three of its last."""
    both = int.from_bytes(first, "little") ^ int.from_bytes(last.translate(_LAST), "little")
    return both.to_bytes(len(first), "little")


def _initials(spaced: bytes) -> bytes:
    """The first letters of the words, as capitals; what is no letter counts as one."""
    return spaced.translate(_ALL_LETTERS).title().translate(None, _LETTERS + b" \t\n\v\f\r")


def _places(row: bytes, wanted: bytes, end: int) -> Iterator[int]:
    """Where it stands before `end`, one place after the other."""
    at = row.find(wanted, 0, end)
    while at >= 0:
        yield at
        at = row.find(wanted, at + 1, end)


def _is_echo(words: list[bytes], at: int, period: int) -> bool:
    """Whether a word that comes again does so behind “of”, “and” or “or”: “surface of the surface”."""
    if not 1 < period < 4 or words[at + 1] not in _LINKS or len(words[at]) < 4:
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
