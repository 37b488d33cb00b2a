"""“%” and “percent” side by side."""

from functools import cache
from typing import ClassVar

import regex

from calque import Triggers
from calque_rules.consistency._styles import MixedStyle, Style


@cache
def _sign() -> regex.Pattern[str]:
    return regex.compile(r"(?<=\d) ?%(?![\p{L}\p{N})\]])")


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"(?<=\d)\s+per ?cent\b")


def _as_word(found: regex.Match[str]) -> str:
    """The word in the spelling that the passage has, if it has any."""
    return " per cent" if "per cent" in found.string else " percent"


class MixedPercent(MixedStyle):
    """Percentages with the sign and with the word in one text: “5%” and “6 percent”

    Newspapers write one, by their style; a translator that reads sentence by sentence writes what stands in each. The
    rarer is reported. Only figures count (“a percent or two” does not), and the sign in brackets and tables is left
    alone, where there is no room for the word.
    """

    since = "0.1"
    triggers = Triggers(frozenset({"%", "percent", "per cent"}))
    styles = (Style("“%”", _sign, _as_word), Style("“percent”", _word, lambda _: "%"))
    bad: ClassVar = (
        (
            "Rents rose by 5% in May, 4% in June and 6 percent in July.",
            "Rents rose by 5% in May, 4% in June and 6% in July.",
        ),
        (
            "It fell 3 percent. Shops lost 2 percent, and banks 1%.",
            "It fell 3 percent. Shops lost 2 percent, and banks 1 percent.",
        ),
        ("About 7% voted no, 12.5 per cent did not vote.", "About 7% voted no, 12.5% did not vote."),
        ("The 0.5% fee is now 1%.\n\nIt was 2 percent.", "The 0.5% fee is now 1%.\n\nIt was 2%."),
        (
            "Of these, 9 percent and 11 percent; of those, 30%.",
            "Of these, 9 percent and 11 percent; of those, 30 percent.",
        ),
        (
            "A rise of 40 per cent, then of 10%, then of 30 per cent.",
            "A rise of 40 per cent, then of 10 per cent, then of 30 per cent.",
        ),
    )
    good: ClassVar = (
        "Rents rose by 5% in May and 6% in July.",
        "It fell 3 percent, and banks 1 percent.",
        "A percent or two, no more: 5% was the limit.",
        "One percent of them, or 4%, or so.",
        "The figure (5%) stood beside the graph: 6 percent.",
        "Ten percent came; 20% had been asked.",
        "Write %20 for a space, 5 percent of the time.",
        "Of 40 people 5 percent left.",
    )
