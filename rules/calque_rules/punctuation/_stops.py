"""What a full stop in front of a small letter may rightly belong to, and who writes without capitals anyway."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from calque_rules.lexicons import lexicon
from calque_rules.punctuation._open_words import ALWAYS_OPEN

SPACES = " \n\t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"

TRIGGERS = frozenset(f".{space}{chr(letter)}" for space in SPACES for letter in range(ord("a"), ord("z") + 1)) | {
    f".{a}{b}" for a in SPACES for b in SPACES
}
"""One of these is in every passage that has a stop, any white space and a small letter."""

GLUED = ("and", "but", "because", "which", "while", "although", "whereas")
"""A stop that these are glued to is no part of an address."""

_SHORT_WORDS = "an as at be by do go he if is it me my of on or so to up us we"

_LONGEST_WORD = 80


class Stop(NamedTuple):
    """A full stop between two words."""

    start: int
    end: int
    word: str
    before: str  # the word with what closes behind it: “Ukraine”), “35%”
    gap: str
    next: str
    front: str  # what stands in front of all that
    rest: str  # the sentence from there on

    @property
    def lead(self) -> str:
        """The word in front of the word."""
        return (self.front.split() or [""])[-1]


def stops_in(text: str) -> Iterator[Stop]:
    """Each stop before a small letter; before a capital, only those after a word that ends no sentence."""
    for stop in _stop().finditer(text):
        start = max(0, stop.start() - _LONGEST_WORD)
        found = _word_in_front().search(text, start, stop.start())
        if not found:
            continue
        rest = _rest_of_sentence().match(text, stop.end())
        yield Stop(
            start=found.start(),
            end=stop.end(),
            word=found["word"],
            before=found.group(),
            gap=stop["gap"] or " ",
            next=stop["next"],
            front=text[start : found.start()],
            rest=rest.group() if rest else "",
        )


@cache
def _stop() -> regex.Pattern[str]:
    capitalised = rf"(?<=\s(?:of|{'|'.join(ALWAYS_OPEN)})\.\s+)\p{{Lu}}\p{{L}}*"
    following = rf"(?<next>(?:\p{{Ll}}+|{capitalised})(?:['’-]\p{{Ll}}+)*)(?=\s|$|[,;:)”\"!?]|['’]s\b|\.(?:\s|$))"
    return regex.compile(rf"(?<![.\s])\s?\.(?:(?<gap>\s+)|(?=(?:{'|'.join(GLUED)})\s)){following}")


@cache
def _word_in_front() -> regex.Pattern[str]:
    word = r"(?<word>[\p{L}\d$€£][\p{L}\d'’‑,/–-]*(?<![,'’–-]))(?<close>[)\]”\"’»%]*)"
    return regex.compile(rf"(?<![\w.@#&_=/\\'’-]){word}$")


@cache
def _rest_of_sentence() -> regex.Pattern[str]:
    return regex.compile(r"[^.!?]*+[.!?]?")


def is_abbreviation(word: str) -> bool:
    """Whether a full stop after this word may be part of it, so that no sentence need end there."""
    if any(c.isdigit() for c in word):
        return False
    last = regex.split(r"[-‑–/]", word)[-1]
    capitals = last.isupper()
    known = lexicon("abbreviations")
    if {last, last.lower()} & known or (capitals and last.capitalize() in known):
        return True
    if len(last) < 3 and not capitals:
        return last not in _SHORT_WORDS.split()
    return len(last) < 2 or not (capitals or regex.search(r"[aeiouy\P{ASCII}]", last, regex.IGNORECASE))


def abbreviates_elsewhere(text: str, word: str) -> bool:
    """Whether the text has the word with a stop where no sentence ends: “Xyz., and”, or twice before a small letter."""
    before_small_letters = 0
    at = text.find(f"{word}.")
    while at >= 0:
        behind = at + len(word) + 1
        if not (text[at - 1 : at].isalnum() or text[at - 1 : at] == "_"):
            if _mark_behind().match(text, behind):
                return True
            before_small_letters += _small_letter_behind().match(text, behind) is not None
        at = text.find(f"{word}.", behind)
    return len(word) < 6 and before_small_letters > 1


@cache
def _mark_behind() -> regex.Pattern[str]:
    return regex.compile(r"\s?[,;:]")


@cache
def _small_letter_behind() -> regex.Pattern[str]:
    return regex.compile(r"\s+\p{Ll}")


def has_no_capitals(text: str) -> bool:
    """Whether a passage is written without capitals, as in chats: a sentence of it may begin with a small letter."""
    first = regex.search(r"\p{L}", text)
    if first is None or regex.search(r"(?<![\w.])i(?:['’](?:m|ve|ll|d))?\s", text):
        return True
    return first.group().islower() and not _capital_after_stop().search(text)


@cache
def _capital_after_stop() -> regex.Pattern[str]:
    return regex.compile(r"[\p{Ll}\d)”’\"'][.!?][)”’\"']*\s+[“\"‘'(]?\p{Lu}")
