"""An initialism glued to the word behind it: “USNews” for “US News”."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon

_STATES_AND_BODIES = """
ADB APEC ASEAN AU CIA CIS CSTO DEA DPRK EBRD ECB ECHR ECOWAS EIB EU FAO FBI FDA FIFA FSB GCC GRU IAEA ICAO ICC ICJ IDF
ILO IMF IMO IOC IOM IRGC ITU NASA NATO NSA OAS OECD OPCW OPEC OSCE PLA SADC SCO UAE UEFA UK UN UNDP UNEP UNESCO UNHCR
UNICEF UNRWA US USSR WFP WHO WIPO WMO WTO U.K. U.N. U.S.
"""
"""Those of which the word behind may have a capital: “WTOSecretariat”."""

_BROADCASTERS = ("ABC", "BBC", "CBS", "CNN", "NBC", "US")
"""What “News” is the news of."""

_PARTS_OF_NAMES = """
Agent Ambassador Army Assembly Bureau Cabinet Chairman Chairwoman Charter Commission Commissioner Committee Congress
Congressman Constitution Convention Council Defence Defense Embassy Federal Foreign General Government Human Marines
Military Ministry Navy News Parliament Presidency President Prime Secretariat Secretary Security Senate Senator Supreme
Treasury Tribunal Vice
"""
"""They keep their capital: “EU Commission”. Others are common nouns: “UN agency”."""

_MORE_COMMON_NOUNS = """
Adviser Advisers Advisor Advisors Correspondent Delegate Delegates Embargo Expert Helicopter Mediator Monitors
Peacekeeper Reporter Reporters Spokespeople Warship
"""

_FOLLOWED = {
    "State": "Department",
    "Member": "States",
    "Air": "Force",
    "Federal": "Reserve",
    "House": "of",
    "Special": "Envoy",
}
"""Words that want a second one to be sure: “USAir” is an airline, “USState” may be a column of a table."""

_VERBS = "and are had has have said says was were which will would"

_HYPHENATED = "backed based brokered funded imposed led made sponsored"
"""“USbacked” is “US-backed”."""

_KINDS_OF_CODE = frozenset(
    {"app", "class", "column", "element", "enum", "field", "function", "method", "object", "type"}
)
"""What names an identifier in front of it."""

_WORDS = frozenset({"EUobserver", "UNofficial", "UNrepresentative", "UNpresidential"})
"""A newspaper, and words of which the capitals may stress that something is not so."""


class GluedNames(Rule):
    """An initialism glued to the word behind it: “USNews” for “US News”

    The space was lost, or never was: in some languages an initialism takes an ending or a hyphen there. Reported are
    well-known initialisms before a word that goes with them: of states and bodies (“EUCommission”, “USofficials”), and
    of things (“USBcable”); and “the” before them (“theUS”). A common noun behind it is written small: “UN agency”.

    Names that are written in one are no such words: USAir, USAID, UNWomen, EUobserver, and neither are identifiers
    (HTMLElement, USPatent), plurals (PCs, NGOs), or words that are stressed by capitals (“UNofficial”).
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.SAFE
    since = "0.1"
    bad = (
        ("The strike was first reported by USNews on Friday.", "The strike was first reported by US News on Friday."),
        ("A UNAgency looks after the children.", "A UN agency looks after the children."),
        ("He quoted the WTOSecretariat twice.", "He quoted the WTO Secretariat twice."),
        ("The camera comes with a USBcharger.", "The camera comes with a USB charger."),
        ("Hold the ticket under the GPSreceiver.", "Hold the ticket under the GPS receiver."),
        ("The IMFreport names three risks.", "The IMF report names three risks."),
        ("An OPCWExpert took samples of the soil.", "An OPCW expert took samples of the soil."),
        ("The OECDforecast was cut again.", "The OECD forecast was cut again."),
        ("They met the USAmbassador Ann Roe.", "They met the US Ambassador Ann Roe."),
        ("The rebels had USbacked allies.", "The rebels had US-backed allies."),
        ("The UNand the Red Cross sent tents.", "The UN and the Red Cross sent tents."),
        ("A NATOled mission trains them.", "A NATO-led mission trains them."),
        ("The UEFAofficials left at noon.", "The UEFA officials left at noon."),
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
        "The UNofficial guide was reprinted, and its claims were UNrepresentative.",
        "NGOs, CEOs, MEPs, PhDs, POWs, SUVs and MPs all use URLs, APIs and iPADs.",
        "The PDFlib, the GPSd daemon, a USBGuard and the HTTPd server run on ChromeOS.",
        "Call JSONParser, PDFDocument, URLSession, SSLContext, DNAString and USBDevice.",
        "Messages from @UNAgency are many; a UNAgency account was closed.",
        "The USPresident class and the UKGovernment enum are old.",
        "The EBRDofficial.org page and the IMO-expert group are gone.",
        "He flew USAirways, saw NBCUniversal and UKFast, and read EUobserver and CNNMoney.",
    )

    @cached_property
    def triggers(self) -> Triggers:  # type: ignore[override]
        """Every initialism with what a word glued to it begins with, or with “the” glued to it."""
        kinds = (
            (lexicon("initialisms_of_bodies") | _states(), _small_after_bodies()),
            (lexicon("technical_initialisms"), lexicon("nouns_after_technology")),
            (_states(), _capitalised()),
        )
        starts = {name + first for names, words in kinds for first in {word[0] for word in words} for name in names}
        return Triggers(
            frozenset(starts | {f"he{name}" for name in _states()} | {f"{name}News" for name in _BROADCASTERS})
        )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each pair, which the fix parts."""
        for passage in passages:
            for match in _pattern().finditer(passage.text):
                glued = match["glued"]
                rewrites = _rewrites(glued, match["next"] or "")
                if rewrites and not _is_identifier(document, glued, match["next"] or ""):
                    message = f"“{glued}” lacks a space; write “{rewrites[0].text}”"
                    yield Slip(passage, *match.span("glued"), message, rewrites)


@cache
def _pattern() -> regex.Pattern[str]:
    """A word that may be a pair, in prose: no address, tag, identifier or longer name; and the word behind it."""
    glued = r"(?:U\.[KNS]\.[A-Za-z]{3,}|[Tt]he[A-Z]{2,8}|[A-Z]{2,9}[a-z]{2,})"
    return regex.compile(rf"(?<![\w@#/.&=$`-])(?<glued>{glued})(?![\w@/=(`]|-\w|\.[a-z])(?:\s+(?<next>\p{{L}}+))?")


def _is_identifier(document: Document, glued: str, following: str) -> bool:
    """Whether it is code, or the text has it as a handle, a tag or code, too: “@USNavy”."""
    return following in _KINDS_OF_CODE or glued in document.once(_marked_words)


def _marked_words(document: Document) -> frozenset[str]:
    """The words that stand behind the mark of a handle, a tag, code or a path."""
    return frozenset(regex.findall(r"(?<=[@#`/.])[A-Za-z]+(?:\.[A-Za-z]+)*", document.source.text))


def _rewrites(glued: str, following: str) -> tuple[Rewrite, ...]:
    """The pair in two words, the likeliest way first; none when it is no pair."""
    if glued[:3].lower() == "the":
        return (Rewrite(f"{glued[:3]} {glued[3:]}"),) if glued[3:] in _states() else ()
    for at in _seams(glued):
        first, second = glued[:at], glued[at:]
        if _is_small_pair(first, second):
            return (Rewrite(f"{first}{'-' if second in _HYPHENATED.split() else ' '}{second}"),)
        if _is_capitalised_pair(first, second, following):
            return _in_either_case(first, second, following)
    return ()


def _seams(glued: str) -> tuple[int, ...]:
    """Where an initialism may end: behind the capitals, or one before, as the last may begin the next word."""
    if glued[1] == ".":
        return (4,)
    capitals = len(glued) - len(glued.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return capitals, capitals - 1


def _is_small_pair(first: str, second: str) -> bool:
    if first in lexicon("initialisms_of_bodies") | _states() and second in _small_after_bodies():
        return f"{first}{second}" not in _WORDS
    return first in lexicon("technical_initialisms") and second in lexicon("nouns_after_technology")


def _is_capitalised_pair(first: str, second: str, following: str) -> bool:
    if second == "News":
        return first in _BROADCASTERS
    needed = _FOLLOWED.get(second, following)
    return first in _states() and second in _capitalised() and following == needed


def _in_either_case(first: str, second: str, following: str) -> tuple[Rewrite, ...]:
    """A name keeps the capital of its second word; a common noun has lost a space and gained a capital."""
    kept, small = f"{first} {second}", f"{first} {second.lower()}"
    if second in _FOLLOWED or second == "News":
        return (Rewrite(kept),)
    if second in _PARTS_OF_NAMES.split() or following[:1].isupper():
        return Rewrite(kept), Rewrite(small, Safety.HINT)
    return Rewrite(small, Safety.UNSAFE), Rewrite(kept, Safety.HINT)


@cache
def _states() -> frozenset[str]:
    return frozenset(_STATES_AND_BODIES.split())


@cache
def _small_after_bodies() -> frozenset[str]:
    return lexicon("nouns_after_bodies") | lexicon("parts_of_states") | {*_VERBS.split(), *_HYPHENATED.split()}


@cache
def _capitalised() -> frozenset[str]:
    """What begins with a capital when it is glued to the initialism of a state or a body."""
    words = {word.capitalize() for word in lexicon("parts_of_states")}
    return frozenset(words | {*_PARTS_OF_NAMES.split(), *_MORE_COMMON_NOUNS.split(), *_FOLLOWED} - {"News"})
