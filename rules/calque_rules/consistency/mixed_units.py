"""One unit with its sign here and as a word there."""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rule, Severity, Slip, Triggers
from calque_rules.consistency._styles import Style, mixed

_UNITS = {
    "km": r"kilomet(?:re|er)s?",
    "kg": r"kilogram(?:me)?s?",
    "cm": r"centimet(?:re|er)s?",
    "mm": r"millimet(?:re|er)s?",
}
"""The signs of units, and their words."""


@cache
def _sign(unit: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<=\d)\s?{unit}\b(?![/²³]|\s?[23/]|[.-]\p{{L}}|\s+per\b)")


@cache
def _word(unit: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<=\d)\s{_UNITS[unit]}\b(?!-|\s+(?:per|an|a)\b)")


def _nothing(_: regex.Match[str]) -> str:
    return ""


def _as_sign(unit: str, _: regex.Match[str]) -> str:
    return f" {unit}"


_STYLES = tuple(
    (
        Style(f"“{unit}”", partial(_sign, unit), _nothing),
        Style("the unit as a word", partial(_word, unit), partial(_as_sign, unit)),
    )
    for unit in _UNITS
)


class MixedUnits(Rule):
    """A unit with its sign and as a word in one text: “40 km” here, “30 kilometers” there

    An article writes its lengths and weights in one way; a translator that reads sentence by sentence writes what
    stands in each. The rarer is reported. Only amounts in figures count: “many kilometers” and “the 40-kilometer road”
    need the word, “60 km/h” and “12 km²” the sign, and “two kilograms” goes with two.
    """

    category = Category.LOCALE
    severity = Severity.MINOR
    since = "0.1"
    triggers = Triggers(frozenset({"km", "kg", "cm", "mm", "kilomet", "kilogram", "centimet", "millimet"}))
    bad: ClassVar = (
        (
            "The road is 40 km long. It ends 6 km from here. After 30 kilometers it climbs.",
            "The road is 40 km long. It ends 6 km from here. After 30 km it climbs.",
        ),
        (
            "The bag held 2 kilograms of tea and 3 kg of salt. Then 4 kg more came.",
            "The bag held 2 kg of tea and 3 kg of salt. Then 4 kg more came.",
        ),
        "It is 12 kilometers to the coast and 9 kilometers to the hills. The bridge is 3⟦ km⟧ away.",
        (
            "The nail is 8 cm long, the hole 7 cm deep.\n\nThe board is 20 centimetres wide.",
            "The nail is 8 cm long, the hole 7 cm deep.\n\nThe board is 20 cm wide.",
        ),
        (
            "Some 15 mm of rain fell, and 20 mm more is to come. The sum is 35 millimetres.",
            "Some 15 mm of rain fell, and 20 mm more is to come. The sum is 35 mm.",
        ),
        ("He ran 10 km on Monday. On Friday he ran 12 kilometres.", "He ran 10 km on Monday. On Friday he ran 12 km."),
    )
    good: ClassVar = (
        "The road is 40 km long, and 6 km are closed.",
        "The 40-kilometer road is closed for 6 km.",
        "They walked many kilometers; 6 km were uphill.",
        "At 60 km/h one needs 30 kilometers of patience.",
        "Two kilograms of tea, or 2 kg",
        "The lake covers 12 km² and is 9 kilometers long.",
        "It is 12 kilometers away and weighs 3 kg.",
        "The rate is 4 kilometers per hour, or 6 km in all.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each amount that is not written as usual."""
        for styles in _STYLES:
            yield from mixed(document, passages, styles)
