"""A document's prose in one piece, so that it can be searched at once instead of passage by passage."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from functools import cache
from itertools import accumulate, repeat
from typing import NamedTuple

import regex
from ahocorasick_rs import BytesAhoCorasick, MatchKind

from calque import NOT_PROSE, Document, Passage
from calque.literals import required_literals

END = "\0"
"""Stands behind each passage in the text of a `Whole`; no passage has it."""


class Whole(NamedTuple):
    """The passages of prose, their texts one after another, as bytes, too, and where each begins in these."""

    passages: list[Passage]
    text: str
    data: bytes
    starts: list[int]

    def with_any(self, literals: Iterable[str]) -> list[int]:
        """The numbers of the passages that have one of a few literals, in order."""
        wanted = [literal.encode("utf-8", "surrogatepass") for literal in literals]
        # bytes, and the first of those that overlap: this skips what matches nothing at once
        search = BytesAhoCorasick(wanted, matchkind=MatchKind.LeftmostFirst)
        places = [start for _, start, _ in search.find_matches_as_indexes(self.data)]
        return sorted({number - 1 for number in map(bisect_right, repeat(self.starts), places)})


def whole(document: Document) -> Whole:
    """All the prose of a document; for `document.once`."""
    passages = [p for p in document.passages if p.kind not in NOT_PROSE]
    text = END.join([*(p.text for p in passages), ""])
    data = text.encode("utf-8", "surrogatepass")
    starts = list(accumulate((len(piece) + 1 for piece in data.split(b"\0")), initial=0))
    return Whole(passages, text, data, starts)


def matching(document: Document, pattern: str) -> int:
    """How many passages of a document a pattern matches, which is one that has literals."""
    search, literals = _compiled(pattern)
    prose = document.once(whole)
    return sum(1 for k in prose.with_any(literals) if search(prose.passages[k].text))


@cache
def _compiled(pattern: str) -> tuple[Callable[[str], object], Collection[str]]:
    triggers = required_literals(pattern, ignore_case=False)
    assert triggers, f"no literals in {pattern}"
    return regex.compile(pattern).search, triggers.literals
