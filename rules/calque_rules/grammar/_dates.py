"""Dates and times that are over: what the present perfect does not go with."""

from functools import cache

import regex

from calque import Document
from calque_rules.lexicons import lexicon

_NUMBER = (
    r"(?:(?:over|about|around|almost|nearly)\s+)?(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty"
    r"|several|some|many|a\s+few|\d[\d,.]*)"
)
_UNIT = r"(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|century|centuries)"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))"
_YEAR = r"""(?<y>1\d{3}|20[0-4]\d)(?!\d)(?!,?\s+(?:and\s+|or\s+)?(?:again\s+)?(?:in\s+)?\d{4}\b)
    |\d{1,4}\s?(?:BC|AD|BCE|CE)\b"""
_WITHIN = r"the\s+year\s+|early\s+|late\s+|mid-|(?:the\s+)?(?:spring|summer|autumn|fall|winter)\s+of\s+"
_ORDINAL = r"(?:(?!2[01])\d{1,2}(?:st|nd|rd|th)|(?!twentieth)\w+th|first|second|third)"

AFTER_A_YEAR = r"""(?=\s*(?:$|[.,;:!?)\]—–"”»]|-\s)|\s+(?:and|by|with|at|to|for|after|when|as|but|from|because|due|on|
    under|during|through|while|where|near|following|against|before|that|the|a|an|between|amid|without)\b)"""
"""What may follow a year that is a date: “in 1999 prices” and “in 1999 World Cup matches” are none."""


@cache
def date_pattern() -> str:
    """A verbose-mode pattern: “on February 24”, “last week”, “two years ago”, “in 1999”, “in the 15th century”.

    Its groups say which kind it is: `day`, `named`, `ago`, `year` (in `y` the number), `month` or `age`.
    """
    month = "|".join(sorted(lexicon("months")))
    weekday = "|".join(sorted(lexicon("weekdays")))
    number = r"\d{1,2}(?:st|nd|rd|th)?"
    full = rf"(?:(?:{month})\s+{number}|{number}\s+(?:of\s+)?(?:{month}))(?:,?\s+(?:of\s+)?\d{{4}})?"
    return rf"""(?:
        (?<day>(?:(?:early|late|earlier|later)\s+)?on\s+(?:the\s+(?:morning|evening|night)\s+of\s+)?
            (?:(?:{weekday}){_PART}?(?:,?\s+(?:the\s+)?{full})?|(?:the\s+)?{full}))
      | (?<named>yesterday{_PART}?|the\s+day\s+before\s+yesterday
            |(?<!\bthis\s)last\s+(?:night|week|weekend|month|year|quarter|season|term|spring|summer|autumn|fall|winter
                |century|{weekday}|{month}){_PART}?)
      | (?<ago>{_NUMBER}\s+(?:more\s+)?{_UNIT}\s+ago)
      | (?<month>in\s+(?:early\s+|mid-|late\s+)?(?:{month}),?\s+(?:of\s+)?(?:1\d{{3}}|20[0-4]\d)(?!\d))
      | (?<year>(?:back\s+)?in\s+(?:{_WITHIN})?(?:{_YEAR}) {AFTER_A_YEAR})
      | (?<age>in\s+the\s+(?:early\s+|mid-?\s*|late\s+)?(?:1\d{{2}}0s|{_ORDINAL}\s+century) {AFTER_A_YEAR})
    )(?!\w|[-‑/]\w|['’]s\b|\s+(?:morning|afternoon|evening|night)s?\b)"""


_RECENT = 2024
"""From here on, the text may have been written in the year that it speaks of: “Prices have risen in 2024”."""


def is_over(found: regex.Match[str], document: Document) -> bool:
    """Whether the date is in the past for certain. A recent year is when the document speaks of a later one."""
    year = int(found["y"] or 0)
    return year < _RECENT or year < document.once(_latest_year)


def is_looked_back_on(found: regex.Match[str], document: Document) -> bool:
    """Whether the date is over even if it could be part of a plan: the document speaks of a later year."""
    years = regex.findall(r"\b(?:1\d|20)\d\d\b", found["date"])
    return not years or int(years[-1]) < document.once(_latest_year)


def _latest_year(document: Document) -> int:
    years = regex.compile(r"\b20[0-4]\d\b(?!,\d)")
    return max((int(found) for p in document.passages for found in years.findall(p.text)), default=0)
