"""What of a sentence is said in it before, measured; and how much that looks like a translator that is lost."""

from functools import cache
from math import log
from typing import NamedTuple

import regex

from calque import Span
from calque_rules.repetition._said_again import has_content, is_content

LEAST, MOST = 8, 120  # words
SHARE = 0.2  # of a sentence's words, at least, are in phrases that stood there before

_SPEAKERS = frozenset(
    {"i", "we", "you", "us", "me", "my", "our", "your", "let's", "i'm", "we're", "let’s", "i’m", "we’re"}
)
_PREPOSITIONS = frozenset({"of", "to", "by", "in", "from", "on", "for", "with", "than"})
_MARKS = str.maketrans(dict.fromkeys('.,;:!?"“”()', " "))
_RELATIVES = frozenset({"that", "which", "who"})
_LINKS = frozenset({"and", "or", "the", "of", "to", "by", "in", "from", "on", "for", "with", "than"})


class Again(NamedTuple):
    """What a sentence says a second time: `length` words from the ones with the numbers `first` and `second`."""

    first: int
    second: int
    length: int


class Circles(NamedTuple):
    """A sentence that says something again: where from and to, whether at once, and what is measured of it.

    At once: with nothing but links between, as in “the king of the hill, and the king of the hill”. Comparisons, chains
    of relative clauses, and “the rules of the house are the rules of the house” are something else.
    """

    span: Span
    at_once: bool
    features: tuple[float, ...]


FEATURES = (
    "share",
    "distinct",
    "most_often",
    "longest",
    "nearest",
    "behind_links",
    "and_or",
    "speaker",
    "quoted",
    "length",
)
"""Share of the words that are said again; share of different words; times of the most frequent word of content; length
of the longest phrase said again and of the shortest way back, both in words; phrases behind “of”, “to” and the like;
share of “and” and “or”; whether somebody speaks or is quoted; the logarithm of the number of words."""


def circles(sentence: str) -> Circles | None:
    """What a sentence says again; None where that is too little to tell."""
    if not _says_three_again(sentence.lower().translate(_MARKS).split()):  # as good as no native sentence does
        return None
    found = list(_word().finditer(sentence))
    words = [match.group().lower() for match in found]
    if not LEAST <= len(words) <= MOST or len(set(words)) > (1 - SHARE / 2) * len(words):
        return None
    again = _said_again(words)
    said = sum(a.length for a in again)
    if said < SHARE * len(words):
        return None
    span = Span(found[again[0].second].start(), max(found[a.second + a.length - 1].end() for a in again))
    at_once = any(_is_at_once(a, words) for a in again)
    return Circles(span, at_once, _measured(sentence, words, again, said))


def _says_three_again(words: list[str]) -> bool:
    """Whether three words in a row come again, where few enough of the words are different; fast."""
    count = len(words)
    if not LEAST <= count <= MOST or len(set(words)) > 0.9 * count:
        return False
    return len(set(zip(words, words[1:], words[2:], strict=False))) < count - 2


def _is_at_once(again: Again, words: list[str]) -> bool:
    between = words[again.first + again.length : again.second]
    phrase = words[again.second : again.second + again.length]
    return again.length > 2 and _LINKS.issuperset(between) and _RELATIVES.isdisjoint(phrase)


def _measured(sentence: str, words: list[str], again: list[Again], said: int) -> tuple[float, ...]:
    most_often = max((words.count(word) for word in set(words) if is_content(word)), default=0)
    return (
        said / len(words),
        len(set(words)) / len(words),
        float(most_often),
        float(max(a.length for a in again)),
        float(min(a.second - a.first - a.length for a in again)),
        float(sum(words[a.second - 1] in _PREPOSITIONS for a in again)),
        (words.count("and") + words.count("or")) / len(words),
        float(not _SPEAKERS.isdisjoint(words)),
        float(any(mark in sentence for mark in '"“”')),
        log(len(words)),
    )


def _said_again(words: list[str]) -> list[Again]:
    """The longest phrases with a word of content that stood before, from left to right, none over another."""
    places: dict[str, list[int]] = {}
    found, at = [], 0
    while at < len(words):
        best = max((Again(k, at, _alike(words, k, at)) for k in places.get(words[at], ())), key=_length, default=None)
        step = 1
        if best and best.length > 1 and has_content(tuple(words[at : at + best.length])):
            found.append(best)
            step = best.length
        for number in range(at, at + step):
            places.setdefault(words[number], []).append(number)
        at += step
    return found


def _length(again: Again) -> int:
    return again.length


def _alike(words: list[str], first: int, second: int) -> int:
    """How many words from one place on are those from another."""
    length = 0
    while second + length < len(words) and first + length < second and words[first + length] == words[second + length]:
        length += 1
    return length


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*")
