"""One figure with two magnitudes."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Place, Rule, Safety, Severity, Slip, Triggers


class TwoMagnitudes(Rule):
    """One figure in two magnitudes: “2.4 million tonnes” here, “2.4 billion tonnes” there

    Languages count large numbers in other steps (万, 億, lakh, milliard), and each sentence is counted anew. Where the
    same figure, of two digits at least, has “million” before a noun and “billion” before the same noun, one is wrong;
    the source tells which. Round figures (“10 million”, “100 billion”) may meet by chance and are left alone, and so
    are years, of which the world and its apes have as many as they like.
    """

    category = Category.ACCURACY
    severity = Severity.CRITICAL
    safety = Safety.HINT
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset({"million", "billion", "trillion"}))
    bad: ClassVar[Sequence[str]] = (
        "The port handled 2.4 million tonnes. Of these ⟦2.4 billion⟧ tonnes most was grain.",
        "It cost 37 million dollars. The ⟦37 billion⟧ dollars were borrowed.",
        "Sales of 365 million dollars were reported.\n\nThe ⟦365 billion⟧ dollars are a record.",
        "Some 1.8 billion euros went missing. The ⟦1.8 million⟧ euros were never found.",
        "It holds 75 million litres. Last year ⟦75 billion⟧ litres were pumped out.",
        "The 12.6 trillion yen plan is dead: ⟦12.6 billion⟧ yen was the cost.",
    )
    good: ClassVar[Sequence[str]] = (
        "The port handled 2.4 million tonnes of its 2.4 million tonnes.",
        "It has 10 million people and 10 billion trees; 10 billion people would not fit.",
        "Some 2.4 million tonnes cost 2.4 billion euros.",
        "A 37 million loan and a 38 billion loan",
        "Of 100 million stars and 100 billion stars",
        "Life is 3.5 billion years old; 3.5 million years ago apes stood up.",
        "Between 45 million and 46 billion dollars",
        "1.5 million men, 1.6 billion men",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each figure that had another magnitude before."""
        first: dict[tuple[str, str], tuple[Passage, regex.Match[str]]] = {}
        for passage in passages:
            for found in _amount().finditer(passage.text):
                where, model = first.setdefault((found["figure"], found["noun"]), (passage, found))
                if model["power"] != found["power"] and found["noun"] not in ("years", "times"):
                    place = Place(where, *model.span("amount"), f"“{model['amount']}” here")
                    message = f"“{found['amount']}” was “{model['amount']}” before"
                    yield Slip(passage, *found.span("amount"), message, (), (place,))


@cache
def _amount() -> regex.Pattern[str]:
    return regex.compile(
        r"(?<![\d.,])(?<amount>\$?(?<figure>(?!\d0+\b)\d[\d.,]*\d)\s(?<power>million|billion|trillion))\s(?:\p{Ll}+ly\s)?(?<noun>\p{Ll}{3,})"
    )
