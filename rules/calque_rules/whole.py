"""A document's prose in one piece, so that it can be searched at once instead of passage by passage."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from calque import NOT_PROSE, Document, Passage
from calque.literals import required_literals

END = "\0"
"""Stands behind each passage in the text of a `Whole`; no passage has it."""


class Whole(NamedTuple):
    """The passages of prose, their texts one after another, and where each begins in that."""

    passages: list[Passage]
    text: str
    starts: list[int]

    def with_any(self, literals: Iterable[str]) -> list[int]:
        """The numbers of the passages that have one of a few literals, in order."""
        return sorted({bisect_right(self.starts, place) - 1 for place in self.places_of(literals)})

    def places_of(self, literals: Iterable[str]) -> list[int]:
        """Where a few literals stand in the text, in order, none inside another."""
        search = AhoCorasick(list(literals), matchkind=MatchKind.LeftmostFirst)  # the kind that skips fastest
        return [start for _, start, _ in search.find_matches_as_indexes(self.text)]


def whole(document: Document) -> Whole:
    """All the prose of a document; for `document.once`."""
    passages = [p for p in document.passages if p.kind not in NOT_PROSE]
    texts = [p.text for p in passages]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    return Whole(passages, END.join([*texts, ""]), starts)


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
