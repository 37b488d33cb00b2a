"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers


class CountsInThousands(Rule):
    """A number in figures with “thousand” behind it: “130 thousand people” for “130,000”

    Russian, Icelandic and Ukrainian news counts in thousands; English writes the number out in figures (“130,000”), and
    keeps the word for round numbers in words (“forty thousand”) and for “million” and above.

    Left alone: “tens of thousands”, quotations of prices in a table, “a hundred thousand”, and “2 thousand million”.
    """

    category = Category.STYLE
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    preview = True
    sources = ("is", "ru", "uk")
    triggers = Triggers(frozenset({" thousand", "\N{NO-BREAK SPACE}thousand"}))
    bad = (
        ("The ticket costs just over 130 thousand kronur.", "The ticket costs just over 130,000 kronur."),
        ("So far 13.3 thousand people have died.", "So far 13,300 people have died."),
        ("An area of 3 thousand square metres burned.", "An area of 3,000 square metres burned."),
        ("The city has 600.3 thousand residents.", "The city has 600,300 residents."),
        ("The band sold 28 thousand records.", "The band sold 28,000 records."),
        ("It went from 87,6 thousand to less.", "It went from 87,600 to less."),
        ("A fine of $40 thousand was paid.", "A fine of $40,000 was paid."),
    )
    good = (
        "The ticket costs just over 130,000 kronur.",
        "Forty thousand people marched.",
        "Tens of thousands marched, and a hundred thousand watched.",
        "It cost 2 thousand million pounds.",
        "He lived 2 thousand-odd miles from there.",
        "The year 3 thousand is far off.",
        "Some 5 million and thousands of others left.",
        "Route 66 thousand-mile trips are popular.",
        "A 10 thousandth of an inch is enough.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each count."""
        for passage in passages:
            for found in _count().finditer(passage.text):
                written = f"{found['sign'] or ''}{_in_figures(found['n'])}"
                message = f"English writes the number in figures: “{written}”"
                yield Slip(passage, found.start(), found.end(), message, (Rewrite(written),))


@cache
def _count() -> regex.Pattern[str]:
    number = r"(?<n>[1-9]\d{0,2}(?:[.,]\d{1,2})?)"
    behind = r"(?![\w-]|\s+(?:million|billion|and|odd)\b)"
    return regex.compile(rf"(?<![\w.,/-]|\byear\s)(?<sign>[$€£])?{number}\sthousand{behind}")


def _in_figures(number: str) -> str:
    """ "13.3" → "13,300"."""
    whole, _, part = number.replace(",", ".").partition(".")
    return f"{int(whole) * 1000 + int(part.ljust(3, '0')):,}"
