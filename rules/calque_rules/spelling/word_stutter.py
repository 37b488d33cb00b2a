"""The rule about words in which a piece is said again and again."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Document, Passage, Rule, Severity, Slip
from calque_rules.setting import is_excused
from calque_rules.vocabulary import unknown_words


class WordStutter(Rule):
    """A piece of a word said again and again: “the cubiculumuccuccuccuccu”, “ghtghtness”

    A translator that writes piece by piece can get caught in one. Nothing can be made of the word, and the sentence
    around it is often lost, too: translate it again from the source. Laughter, cries and drawn-out words (“hahaha”,
    “nooooo”) are left alone.
    """

    severity = Severity.CRITICAL
    since = "0.1"
    reads_all = "any word may stutter; the unknown words of a document are told apart once, for all rules about them"
    bad: ClassVar = (
        "They slept in a ⟦cubiculumuccuccuccu⟧ beside the chapel.",
        "They saw the ⟦ghtghtness⟧ of the stone.",
        "The ministry of ⟦interinterinterior⟧ affairs agreed.",
        "The people went to the ⟦kanakanakanaxa⟧ and prayed.",
        "The river is called by the ⟦murimurimurit⟧ tribes sacred.",
        "The temple was ⟦builtiltiltilt⟧ in the valley.",
    )
    good: ClassVar = (
        "Hahahaha, he said, and the crowd went hohohoho.",
        "Nooooooo way, aaaaaargh, brrrrrr and zzzzzz.",
        "A pompom, a couscous dish, a tartar sauce and a hotshots game.",
        "The Rajaraja temple and the Mahamaham festival draw crowds.",
        "In Mississippi they ate cocoa and bananas.",
        "The code is 121212 and the key is abcabcabc1.",
        "He hummed tralalalalala all day.",
        "The great-great-great-grandfather said bye-bye-bye.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """The unknown words with a piece of at least two letters three times in a row, or a longer one twice."""
        shown = set(map(id, passages))
        for word, occurrences in document.once(unknown_words).items():
            if stutters(word):
                for occurrence in occurrences:
                    if id(occurrence.passage) in shown and not is_excused(occurrence):
                        yield Slip(
                            *occurrence, f"“{word}” repeats a piece of itself; translate it again from the source"
                        )


def stutters(word: str) -> bool:
    """Whether a word repeats a piece of itself as no English word does."""
    return bool(_loop().search(word)) and not is_cry(word)


def is_cry(word: str) -> bool:
    """Whether a word is one sound over and over, as in “hohoho” and “tralalala”."""
    return bool(_cry().fullmatch(word))


@cache
def _loop() -> regex.Pattern[str]:
    """Two letters or more three times; three consonants twice."""
    return regex.compile(r"(\p{L}{2,8}?)\1\1|([^aeiouy\d\W]{3,6})\2|(\p{L}{5,})\3")


@cache
def _cry() -> regex.Pattern[str]:
    """One short sound over and over, with a beginning at most: “hahaha”, “tralalala”."""
    return regex.compile(r"\p{L}{0,3}?(\p{L}{1,2})\1+\p{L}?|(\p{L}+?)\2+|\p{L}*?(\p{L})\3{3,}\p{L}*")
