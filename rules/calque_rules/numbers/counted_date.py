"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class CountedDate(Rule):
    """A date counted out as in Japanese or Chinese: “7 month 24”, “2022 year 12 month”

    Japanese and Chinese number the months (7月24日) and put the word for month or year behind the figure. English names
    the months and writes “July 24” or “24 July”; in “7 month 24 night” a reader finds neither a date nor a span of
    time.

    Spans (“1 month 20 days”, “an 18 month child”) are left alone.
    """

    category = Category.LOCALE
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("ja", "zh")
    triggers = Triggers(frozenset({f"{digit} {word}" for digit in range(10) for word in ("month", "Month")}))
    bad = (
        ("The show opens on 7 month 24 in Tsuruga.", "The show opens on July 24 in Tsuruga."),
        ("Open until 10 month 18 day, except Mondays.", "Open until October 18, except Mondays."),
        ("The film is due in 2022 year 12 month.", "The film is due in December 2022."),
        ("They met last year 11 month.", "They met last November."),
        ("It was closed in 2020 year 3 month 5 day.", "It was closed in March 5, 2020."),
        ("A free article of 7 Month 25 day.", "A free article of July 25."),
    )
    good = (
        "The show opens on July 24 in Tsuruga.",
        "The trial lasted 1 month 20 days.",
        "An 18 month old child and a 12 month visa.",
        "Prices are at a 7 month low.",
        "He paid for 3 months, 12 days in all.",
        "In 2022 the year had 12 months.",
        "A 10 month spell ended.",
        "He reigned 77 years 7 month 7 day and 7 hours.",
        "It took a 6 month 20-man effort.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each date."""
        for passage in passages:
            for found in _date().finditer(passage.text):
                written = _written(found)
                message = f"a date in the manner of another language; English names the month: “{written}”"
                yield Slip(passage, *found.span(), message, (Rewrite(written),))


@cache
def _date() -> regex.Pattern[str]:
    month = r"(?<month>0?[1-9]|1[0-2]) [Mm]onth\b"
    day = r"(?<day>[1-9]|[12]\d|3[01])(?: ?[Dd]ay)?\b(?! ?days|[-,.:]\d|-| (?:hours|minutes|weeks?|of)\b)"
    year = r"(?:(?<year>(?:19|20)\d\d)|(?<which>this|last|next)) year,? "
    return regex.compile(rf"(?<![\w.,/-]|\byears? ){year}{month}(?: {day})?|(?<![\w.,/-]|\byears? ){month} {day}")


def _written(found: regex.Match[str]) -> str:
    month = _MONTHS[int(found["month"]) - 1]
    date = f"{month} {found['day']}" if found["day"] else month
    if found["year"]:
        return f"{date}, {found['year']}" if found["day"] else f"{date} {found['year']}"
    return f"{found['which']} {date}" if found["which"] else date
