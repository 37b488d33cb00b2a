"""British and American spelling in one text."""

from functools import cache
from typing import ClassVar

import regex

from calque import Triggers
from calque_rules.consistency._styles import MixedStyle, Style
from calque_rules.lexicons import lexicon

_OUR = (
    *(
        "armo",
        "behavio",
        "colo",
        "endeavo",
        "favo",
        "flavo",
        "harbo",
        "hono",
        "humo",
        "labo",
        "neighbo",
        "rumo",
        "savio",
    ),
    "vapo",
)
_DOUBLED = ("counsel", "fuel", "jewel", "label", "level", "marvel", "model", "quarrel", "signal", "travel")
_WHOLE = {
    "aeroplane": "airplane",
    "ageing": "aging",
    "aluminium": "aluminum",
    "analyse": "analyze",
    "analysed": "analyzed",
    "analysing": "analyzing",
    "centimetre": "centimeter",
    "centre": "center",
    "centred": "centered",
    "defence": "defense",
    "fibre": "fiber",
    "grey": "gray",
    "jewellery": "jewelry",
    "kilometre": "kilometer",
    "litre": "liter",
    "manoeuvre": "maneuver",
    "metre": "meter",
    "millimetre": "millimeter",
    "offence": "offense",
    "paediatric": "pediatric",
    "pretence": "pretense",
}
_PLURAL = frozenset(word for word in _WHOLE if word.endswith(("re", "ce", "ane", "vre")))


@cache
def _to_american() -> dict[str, str]:
    """What differs, British → American, in small letters."""
    words = dict(_WHOLE) | {f"{word}s": f"{_WHOLE[word]}s" for word in _PLURAL}
    for stem in _OUR:
        for ending in ("", "s", "ed", "ing", "able", "ite", "ites", "ful", "less", "hood", "hoods", "ers", "er", "al"):
            words[f"{stem}ur{ending}"] = f"{stem}r{ending}"
    for stem in _DOUBLED:
        words |= {f"{stem}l{ending}": f"{stem}{ending}" for ending in ("ed", "ing", "er", "ers")}
    for stem in lexicon("stems_of_ise"):
        words |= {f"{stem}is{e}": f"{stem}iz{e}" for e in ("e", "ed", "es", "ing", "ation", "ations", "er", "ers")}
    return words


@cache
def _to_british() -> dict[str, str]:
    """The other way round. “-ize” is good British English, too, and says nothing."""
    return {american: british for british, american in _to_american().items() if "iz" not in american}


@cache
def _british() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{N}_-])\L<words>(?![\p{L}\p{N}_])", words=list(_to_american()))


@cache
def _american() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{N}_-])\L<words>(?![\p{L}\p{N}_])", words=list(_to_british()))


class MixedSpelling(MixedStyle):
    """British and American spelling in one text: “the centre” and “three kilometers”

    A text keeps to one of them. A translator that reads sentence by sentence takes each word's spelling from whatever
    it was trained on. The rarer is reported, or the one that comes later. Words with a capital may be names (“the
    Labour Party”, “Pearl Harbor”) and do not count; “-ize” is good in both, “-ise” is British.
    """

    since = "0.1"
    triggers = Triggers(frozenset({*_to_american(), *_to_british()}), whole_words=True)
    styles = (
        Style("British spelling", _british, lambda m: _to_american()[m[0]]),
        Style("American spelling", _american, lambda m: _to_british()[m[0]]),
    )
    bad: ClassVar = (
        (
            "The centre is full. The colour of the hall, three meters high, is red.",
            "The centre is full. The colour of the hall, three metres high, is red.",
        ),
        ("The color fades. Neighbors say the harbour is next.", "The color fades. Neighbors say the harbor is next."),
        (
            "They travelled far, organised a fair and labored all night.",
            "They travelled far, organised a fair and laboured all night.",
        ),
        ("Its behavior is odd, and gray are its fibres.", "Its behavior is odd, and gray are its fibers."),
        (
            "The defense rested. The offense was grave, and the centre silent.",
            "The defense rested. The offense was grave, and the center silent.",
        ),
        (
            "An aeroplane of aluminium flew.\n\nIts model was an airplane of wood.",
            "An aeroplane of aluminium flew.\n\nIts model was an aeroplane of wood.",
        ),
    )
    good: ClassVar = (
        "The centre is full. The colour of the hall, three metres high, is red.",
        "The color fades. Neighbors say the harbor is next.",
        "The colour was organized by size.",
        "Labour lost; the color of the vote was blue.",
        "Pearl Harbor is a harbour.",
        "The Lincoln Center is a centre of music.",
        "The promise to advise the enterprise was in color.",
        "Analyses of color were cancelled.",
        "The glamour of laborious work: a humorous honorary, they say in colour.",
    )
