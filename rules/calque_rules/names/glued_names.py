"""An initialism glued to the word behind it: “USNews” for “US News”."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon

_STATES_AND_BODIES = (
    *("CIA", "DPRK", "ECB", "EU", "FBI", "IAEA", "ICC", "IMF", "NATO", "OPEC", "OSCE", "UAE", "UK", "UN", "US", "USSR"),
    *("WHO", "WTO", "U.K.", "U.N.", "U.S."),
)

_BROADCASTERS = ("ABC", "BBC", "CBS", "CNN", "NBC")

_CAPITALS_ONLY = {"News", "Agent", "Defense", "Defence", "Human"}
"""What they have too, but small might be the end of something else."""

_FOLLOWED = {
    "State": "Department",
    "Member": "States",
    "Air": "Force",
    "Federal": "Reserve",
    "House": "of",
    "Special": "Envoy",
}
"""Words that want a second one to be sure: “USAir” is an airline, “USState” may be a column of a table."""


class GluedNames(Rule):
    """An initialism glued to the word behind it: “USNews” for “US News”

    The space was lost, or never was: in some languages an initialism takes an ending or a hyphen there. Reported are
    the initialisms of states and international bodies before a word for what such a body has (“EUCommission”,
    “USofficials”), and “the” before them (“theUS”). Names that are written in one are no such words: USAir, USAID,
    UNWomen, EUobserver, and neither are identifiers: HTMLElement, USPatent.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.SAFE
    since = "0.1"
    bad = (
        ("The strike was first reported by USNews on Friday.", "The strike was first reported by US News on Friday."),
        ("The UKGovernment has set aside the money.", "The UK Government has set aside the money."),
        ("The EUCommission’s proposal goes further.", "The EU Commission’s proposal goes further."),
        ("They took it to the UNSecurity Council.", "They took it to the UN Security Council."),
        ("NATOSecretary General Stoltenberg welcomed it.", "NATO Secretary General Stoltenberg welcomed it."),
        ("A spokesman for the USState Department said so.", "A spokesman for the US State Department said so."),
        ("An FBIAgent and two officers were hurt.", "An FBI Agent and two officers were hurt."),
        ("Two USofficials confirmed the delivery.", "Two US officials confirmed the delivery."),
        ("He was shot down by the USAir Force in 1951.", "He was shot down by the US Air Force in 1951."),
        ("The company pulled out of theUK in spring.", "The company pulled out of the UK in spring."),
        ("According to BBCNews, the dam held.", "According to BBC News, the dam held."),
        ("The U.S.Navy sent a second destroyer.", "The U.S. Navy sent a second destroyer."),
        ("A former IAEAinspectors' report says otherwise.", "A former IAEA inspectors' report says otherwise."),
    )
    good = (
        "She flew USAir to Boston and read USAToday on the way.",
        "USAID, UNICEF, UNAids and UNWomen share the building with EUobserver and the EUIPO.",
        "Read it on USNews.com, or follow @USNews and #UKGovernment.",
        "A USPatent search returned one USPTO filing.",
        "XMLHttpRequest returns an HTMLElement; the JSONParser and the APIs are old.",
        "The column USState holds two letters, and USHouse is a Boolean.",
        "Some NGOs bought DVDs, TVs and PCs from IBMers at PCWorld.",
        "He read the U.S.News & World Report ranking of colleges.",
        "The USArmy.mil site is down; see github.com/UKGovernment.",
        "USS Enterprise and UNIX were never in the USSR.",
        "CNNMoney and ABCNews4 covered it.",
        "He was tried under the WHOIS rules, who officials said were unclear.",
        "Their class is called USGovernmentBond.",
    )

    @cached_property
    def triggers(self) -> Triggers:  # type: ignore[override]
        """Every pair as it is when glued."""
        return Triggers(frozenset(_glued()))

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each pair, which the fix parts."""
        for passage in passages:
            for match in _pattern().finditer(passage.text):
                if parted := _glued().get(match.group()):
                    message = f"“{match.group()}” lacks a space; write “{parted}”"
                    yield Slip(passage, *match.span(), message, (Rewrite(parted),))


@cache
def _glued() -> dict[str, str]:
    """Each pair as it is when glued, and as it should be."""
    parts = {*lexicon("parts_of_states"), *map(str.capitalize, lexicon("parts_of_states")), *_CAPITALS_ONLY, *_FOLLOWED}
    pairs = {(name, part) for name in _STATES_AND_BODIES for part in parts} - {("U.S.", "News")}
    pairs |= {(name, "News") for name in _BROADCASTERS}
    pairs |= {(the, name) for the in ("the", "The") for name in ("EU", "UK", "UN", "US", "NATO")}
    return {first + second: f"{first} {second}" for first, second in pairs}


@cache
def _pattern() -> regex.Pattern[str]:
    """A word that may be a pair, in prose: no address, tag, identifier or longer name."""
    unsure = "|".join(rf"(?<={first})(?!\s+{second}\b)" for first, second in _FOLLOWED.items())
    return regex.compile(rf"(?<![\w@#/.&=$`-])(?:U\.[KNS]\.)?[A-Zt][A-Za-z]++(?![\w@/=(`]|-\w|\.[a-z]|{unsure})")
