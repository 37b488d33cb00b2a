"""Day and month in two orders."""

from functools import cache
from typing import ClassVar

import regex

from calque import Triggers
from calque_rules.consistency._styles import MixedStyle, Style

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)


@cache
def _day_first() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<![\p{{N}}.,:/$€£-]|\b[Tt]he\s|(?<!day)(?<!^)(?<!\b(?:On|By|In|From|Since|Until|Before|After|Between|To|And))(?<=\p{{Lu}}\p{{L}}*)\s)(?<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s+(?<month>{'|'.join(_MONTHS)})\b"
        r"(?:,?\s+(?<year>[12]\d{3})\b)?(?!\s+\p{Lu}\p{Ll})"
    )


@cache
def _month_first() -> regex.Pattern[str]:
    return regex.compile(
        rf"\b(?<month>{'|'.join(_MONTHS)})\s+(?<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
        r"(?![\p{L}%:/–-]|[.,]\d|\s+(?:per|million|billion|people|years|times)|\s*(?:%|percent))(?:,?\s+(?<year>[12]\d{3})\b)?"
    )


class MixedDateOrder(MixedStyle):
    """Dates with the day first and with the month first in one text: “24 July” and “July 26”

    British texts write “24 July 2020”, American ones “July 24, 2020”; a text keeps to one. A translator that reads
    sentence by sentence takes the order from each, or from its training. The rarer order is reported, or the one that
    comes later. Names that hold a date (“4 July Street”, “the Fourth of July”) are left alone, and so are files of
    many articles.
    """

    since = "0.1"
    triggers = Triggers(frozenset(_MONTHS), whole_words=True)
    styles = (
        Style(
            "the day first", _day_first, lambda m: f"{m['month']} {m['day']}" + (f", {m['year']}" if m["year"] else "")
        ),
        Style(
            "the month first",
            _month_first,
            lambda m: f"{m['day']} {m['month']}" + (f" {m['year']}" if m["year"] else ""),
        ),
    )
    bad: ClassVar = (
        ("It opened on 24 July and closed on July 26.", "It opened on 24 July and closed on 26 July."),
        ("She left on May 3. The letter came on 5 May.", "She left on May 3. The letter came on May 5."),
        (
            "On 4 August and 12 December the court sat.\n\nIt had adjourned on February 5.",
            "On 4 August and 12 December the court sat.\n\nIt had adjourned on 5 February.",
        ),
        (
            "Born on 1 March 1931, he retired on March 31, 1996.",
            "Born on 1 March 1931, he retired on 31 March 1996.",
        ),
        (
            "July 21 and July 25 were dry. On 10th June it rained.",
            "July 21 and July 25 were dry. On June 10 it rained.",
        ),
        (
            "The vote of September 9 was close. On 11 September they counted again, and on September 12.",
            "The vote of September 9 was close. On September 11 they counted again, and on September 12.",
        ),
    )
    good: ClassVar = (
        "It opened on 24 July and closed on 26 July.",
        "On July 24 it opened; it closed on July 26, 2020.",
        "In May 40 people came. On 3 May nobody did.",
        "In May 2020 it rained. On 3 June it did not.",
        "The 9 March Hospital opened on May 5.",
        "He may 5 times out of 10 be right. It was 3 May.",
        "March 4 times round the yard, said the sergeant on 3 May.",
        "By June 12 percent had paid. The term ended on 3 July.",
        "From 24 to 26 July, and on 3 August.",
        "March 3.5 miles on 6 May.",
    )
