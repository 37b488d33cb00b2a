"""“US” and “U.S.” side by side."""

from functools import cache
from typing import ClassVar

import regex

from calque import Triggers
from calque_rules.consistency._styles import MixedStyle, Style


@cache
def _plain() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{N}.$-])(?:US|UK)(?![\p{L}\p{N}$]|[.]\p{L}|-\d| ?\$)")


@cache
def _dotted() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}.])(?:U\.S\.|U\.K\.)(?!\p{L})")


def _with_stops(found: regex.Match[str]) -> str:
    dotted = ".".join(found[0])
    return dotted if found.string.startswith(".", found.end()) else dotted + "."


def _without_stops(found: regex.Match[str]) -> str:
    """“US”, and a full stop where the last one may have ended the sentence."""
    behind = found.string[found.end() : found.end() + 2]
    ends = not behind.strip() or behind[:1] in "”\"'" or (behind[:1] == " " and behind[1:2].isupper())
    return "" if ends else found[0].replace(".", "")


class MixedUS(MixedStyle):
    """“US” and “U.S.” side by side in one text: “US troops” and “U.S. sanctions”

    Either is good English; a text keeps to one, and a translator that reads sentence by sentence does not. The rarer
    one is reported, or the one that comes later. Amounts (“US$5”) and longer names (“USAF”, “U.S.S.R.”) do not count.
    """

    since = "0.1"
    triggers = Triggers(frozenset({"US", "UK", "U.S.", "U.K."}), whole_words=True)
    styles = (
        Style("“US” without full stops", _plain, _with_stops),
        Style("“U.S.” with full stops", _dotted, _without_stops),
    )
    bad: ClassVar = (
        ("US troops left. U.S. officials stayed.", "US troops left. US officials stayed."),
        ("The U.S. vote was close. The US economy grew.", "The U.S. vote was close. The U.S. economy grew."),
        (
            "U.S. and U.K. ships met off the coast of Oman. A UK official said so.",
            "U.S. and U.K. ships met off the coast of Oman. A U.K. official said so.",
        ),
        (
            "The US and the EU agreed.\n\nThe US will pay, while the U.S. president is silent.",
            "The US and the EU agreed.\n\nThe US will pay, while the US president is silent.",
        ),
        (
            "In the U.S. rents fell. In the US, in short, they rose. U.S. landlords wept.",
            "In the U.S. rents fell. In the U.S., in short, they rose. U.S. landlords wept.",
        ),
        (
            "The US court and the US envoy met; a U.S.-led force came.",
            "The US court and the US envoy met; a US-led force came.",
        ),
    )
    good: ClassVar = (
        "US troops left the US base.",
        "U.S. troops left. The U.K. troops stayed.",
        "It cost US$5 in the U.S. last year.",
        "The USAF and the U.S. Army",
        "The U.S.S.R. had fewer than the US.",
        "He drove his US-12 tractor in the U.S. in 1950.",
        "They sold us the barn. U.S. law forbids it.",
        "UKIP and the U.K. press",
    )
