"""The 12-hour and the 24-hour clock in one text."""

from functools import cache
from typing import ClassVar

import regex

from calque import Triggers
from calque_rules.consistency._styles import MixedStyle, Style


@cache
def _of_24() -> regex.Pattern[str]:
    """Behind a word that brings in a time of day, so that no score, verse or price is taken for one."""
    return regex.compile(
        r"""\b(?:at|from|to|by|until|till|around|about|before|after|between|since|starts|begins|ends)\s+
        (?<time>(?<hour>1[3-9]|2[0-3]|0\d):(?<minute>[0-5]\d))(?![\d:]|[.,]\d|\s*(?:[ap]\.?m|%|to\s+1\b))""",
        regex.VERBOSE,
    )


@cache
def _of_12() -> regex.Pattern[str]:
    return regex.compile(
        r"(?<![\d:.,-])(?<time>(?<hour>1[0-2]|[1-9])(?:[:.](?<minute>[0-5]\d))?\s*(?<half>[ap])(?:\.m\.|m\b))",
        regex.IGNORECASE,
    )


def _as_12(found: regex.Match[str]) -> str:
    hour, minute = int(found["hour"]), found["minute"]
    half = "pm" if hour >= 12 else "am"
    return f"{hour % 12 or 12}{'' if minute == '00' else ':' + minute} {half}"


def _as_24(found: regex.Match[str]) -> str:
    hour = int(found["hour"]) % 12 + (12 if found["half"].lower() == "p" else 0)
    return f"{hour:02}:{found['minute'] or '00'}"


class MixedClock(MixedStyle):
    """The 12-hour and the 24-hour clock in one text: “at 6 pm” and “from 19:00”

    A text keeps to one of them, so that the reader need not count. A translator takes over what each sentence of the
    source has, and makes “6 pm” of some. The rarer is reported. Only hours that tell are looked at: “10:30” may be
    either. Lengths of time (“in 2:14:05”), scores and verses do not count.
    """

    since = "0.1"
    triggers = Triggers(
        frozenset(
            {
                *(f" {h:02}:" for h in (*range(10), *range(13, 24))),
                "pm",
                "am",
                "p.m",
                "a.m",
                "PM",
                "AM",
                "P.M",
                "A.M",
            }
        )
    )
    styles = (Style("the 24-hour clock", _of_24, _as_12), Style("the 12-hour clock", _of_12, _as_24))
    bad: ClassVar = (
        (
            "Doors open at 18:30; the show begins at 19:00 and ends at 10 pm.",
            "Doors open at 18:30; the show begins at 19:00 and ends at 22:00.",
        ),
        (
            "The shop shuts at 5 pm, on Fridays at 7 pm. In May it shut at 20:00.",
            "The shop shuts at 5 pm, on Fridays at 7 pm. In May it shut at 8 pm.",
        ),
        ("They met at 3:30 p.m. and parted at 17:45.", "They met at 3:30 p.m. and parted at 5:45 pm."),
        (
            "Fire broke out at 14:10. By 15:00 it was out. Police left at 6 p.m. at last.",
            "Fire broke out at 14:10. By 15:00 it was out. Police left at 18:00 at last.",
        ),
        ("From 08:15 to 09:45, and from 4 pm.", "From 08:15 to 09:45, and from 16:00."),
        (
            "The bus leaves at 9 a.m. daily.\n\nThe last one is at 23:15.",
            "The bus leaves at 9 a.m. daily.\n\nThe last one is at 11:15 pm.",
        ),
    )
    good: ClassVar = (
        "Doors open at 18:30; the show ends at 22:00.",
        "The shop shuts at 5 pm, on Fridays at 7.30 pm.",
        "It begins at 10:30 and ends at 11 am.",
        "She ran it in 2:14:05, and was home by 4 pm.",
        "They won 21:19 and 15:13 before 6 pm.",
        "Genesis 19:26 was read at 9 am.",
        "The 17:30 to 1 odds came at 3 pm.",
        "It cost 14.50 at 5 pm.",
    )
