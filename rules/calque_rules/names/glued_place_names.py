"""The words of a place's or a nation's name glued together: “RussianFederation” for “Russian Federation”."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon

_CAMEL = r"\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)+"

_MORE_PARTS = {"federation", "republic", "empire", "federal", "people", "language", "ocean", "press", "revolution"}


class GluedPlaceNames(Rule):
    """The words of a place's or a nation's name glued together: “RussianFederation” for “Russian Federation”

    The space was lost. Reported are names of several words from the lists of places, and the name of a nation before
    what a nation has: “UkrainianPresident”. Programs write such names too (a value “UnitedStates” of a list), which
    is why the rule is on trial.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    since = "0.1"
    preview = True
    bad = (
        ("He competed for the RussianFederation until 2008.", "He competed for the Russian Federation until 2008."),
        ("Oil from SaudiArabia grew dearer.", "Oil from Saudi Arabia grew dearer."),
        ("The UkrainianPresident arrived late.", "The Ukrainian President arrived late."),
        ("She lived in NewYork, then in Rome.", "She lived in New York, then in Rome."),
        ("A NorthKorean envoy walked out.", "A North Korean envoy walked out."),
        ("The TurkishForeign Ministry summoned him.", "The Turkish Foreign Ministry summoned him."),
        ("It is BurkinaFaso’s longest road.", "It is Burkina Faso’s longest road."),
    )
    good = (
        "She reads the NewYorkSun and flies with RussianAirways.",
        "Follow @UnitedStates and #SaudiArabia.",
        "The zone is America/NewYork, and the class is called NewYorkTimezone.",
        "Mr MacDonald and Ms DeLillo drank a SouthAfricola.",
        "JavaScript and TypeScript run on OpenStack and YouTube.",
        "He works at ScottishPower, she at IrishLife.",
        "See www.SriLanka.travel for more.",
        "The Russian Federation and Saudi Arabia signed.",
    )
    false_alarms = ("Choose UnitedStates from the list of regions.",)

    @cached_property
    def triggers(self) -> Triggers:  # type: ignore[override]
        """The glued names, and each part with the last letter of a nation before it."""
        last_letters = {nation[-1] for nation in lexicon("demonyms")}
        return Triggers(
            frozenset(_places()) | {letter + part.capitalize() for letter in last_letters for part in _parts()}
        )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each glued name."""
        for passage in passages:
            for match in regex.finditer(rf"(?<![\w@#/.&=$`-]){_CAMEL}(?![\w@/=(`]|-\w|\.\p{{Ll}})", passage.text):
                if parted := _places().get(match.group()) or _nation_and_part(match.group()):
                    message = f"“{match.group()}” lacks a space; write “{parted}”"
                    yield Slip(passage, *match.span(), message, (Rewrite(parted),))


def _nation_and_part(glued: str) -> str:
    """ "UkrainianPresident" → "Ukrainian President"; empty when it is nothing of the kind."""
    parted = regex.sub(r"(?<=\p{Ll})(?=\p{Lu})", " ", glued)
    nation, _, part = parted.rpartition(" ")
    return parted if part.lower() in _parts() and nation in lexicon("demonyms") else ""


def _parts() -> frozenset[str]:
    return lexicon("parts_of_states") | _MORE_PARTS


@cache
def _places() -> dict[str, str]:
    """Each name of several words, by the way that it looks when glued."""
    names = frozenset().union(*map(lexicon, ("countries", "capitals", "cities", "regions", "demonyms")))
    glued = {name.replace(" ", ""): name for name in names if " " in name}
    return {joined: name for joined, name in glued.items() if regex.fullmatch(_CAMEL, joined)}
