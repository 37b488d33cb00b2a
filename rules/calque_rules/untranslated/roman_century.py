"""The rule about centuries in Roman numerals."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Slip, Triggers

_NUMERALS = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
    "XXI",
]


class RomanCentury(Rule):
    """A century in Roman numerals: “the XIX century” for “the 19th century”

    French, Spanish, Polish, Romanian and Russian number centuries this way; English has ordinals in Arabic numerals.
    Names of companies and works keep theirs (“XXI Century Oncology”), and so does what is quoted.
    """

    category = Category.LOCALE
    safety = Safety.SAFE
    sources = ("ru", "ro", "fr", "es", "pl", "uk")
    since = "0.1"
    triggers = Triggers(frozenset({"century", "centuries"}))
    bad: ClassVar = (
        ("It was built in the XIX century.", "It was built in the 19th century."),
        ("Coins of the XIIIth century were found.", "Coins of the 13th century were found."),
        ("The III century was a hard time.", "The 3rd century was a hard time."),
        ("From the XVI to the mid-XVII century it grew.", "From the XVI to the mid-17th century it grew."),
        ("Houses of the XVIII-XIX centuries line the street.", "Houses of the 18th–19th centuries line the street."),
        ("In the XXI century nobody writes so.", "In the 21st century nobody writes so."),
        ("A battleship of the XVI and XVII centuries.", "A battleship of the 16th and 17th centuries."),
    )
    good: ClassVar = (
        "It was built in the 19th century.",
        "XXI Century Oncology runs clinics.",
        "Louis XIV centuries ago built it.",
        "The “XX century” exhibition opened.",
        "In the century of Louis XIV, kings ruled.",
        "Henry V century-old robes were shown.",
        "Chapter XX centuries-old customs.",
        "The nineteenth century and Pope Pius IX: a century.",
        "World War I century commemorations began.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each numeral before “century”, two with a dash or “and” between them as one."""
        for passage in passages:
            for found in _pattern().finditer(passage.text):
                first, second = found["first"], found["second"]
                text = ordinal(second) if second else ordinal(first)
                if second:
                    joint = "–" if found["joint"].strip() in "-‑–—" else found["joint"]
                    text = f"{ordinal(first)}{joint}{text}"
                yield Slip(passage, *found.span("all"), f"English writes “{text}”", (Rewrite(text),))


def ordinal(numeral: str) -> str:
    """“XIX” → “19th”."""
    number = _NUMERALS.index(numeral) + 1
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd', 21: 'st'}.get(number, 'th') }"


@cache
def _pattern() -> regex.Pattern[str]:
    numeral = "|".join(sorted(_NUMERALS, key=len, reverse=True))
    return regex.compile(
        rf"(?<=\b(?:[Tt]he|early|late|[Mm]id|in|of|century|since|from|until|to|by|and)[\s-])"
        rf"(?P<all>\b(?P<first>{numeral})(?:th|st|rd|nd)?(?:(?P<joint>\s?[-‑–—]\s?| and | to )"
        rf"(?P<second>{numeral})(?:th|st|rd|nd)?)?)[\s-]+centur(?:y|ies)\b(?!-)"
    )
