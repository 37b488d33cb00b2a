"""The rule `withdraw-someone`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.grammar._people import WHOM, without_membership
from calque_rules.lexicons import lexicon

_NAMES = (
    "Washington|White House|Pentagon|Moscow|Kremlin|London|Brussels|alliance|bloc|federation|African Union|Arab League"
    "|ASEAN|Commonwealth|Council of Europe|ECOWAS|EU|European Union|FIFA|G7|G8|G20|IMF|IOC|Mercosur|NATO|OPEC|UEFA|UN"
    "|UNESCO|United Nations|World Bank|WTO"
)
_BLOCS = frozenset(_NAMES.split("|"))
"""Seats of government and alliances that may make a country leave."""
_TERRITORIES = frozenset(
    {"Crimea", "Faroe Islands", "Gibraltar", "Greenland", "Hong Kong", "Macau", "Northern Ireland", "Puerto Rico"}
    | {"Scotland", "Wales", "Catalonia"}
)
"""“Denmark withdrew Greenland from the Community”: it was Denmark’s to withdraw."""
_SAME = (
    {"US", "U.S.", "USA", "United States", "America", "Washington", "White House", "Pentagon"},
    {"UK", "U.K.", "Britain", "Great Britain", "United Kingdom", "England", "London"},
    {"Russia", "Soviet Union", "USSR", "Moscow", "Kremlin"},
)


class WithdrawSomeone(Rule):
    """“withdrew Turkey from the programme”: one withdraws oneself or what is one's own

    A government withdraws its troops, a leader withdraws his own country from a treaty. To make another country
    leave is to remove or expel it. Languages whose word for “withdraw” also means “take out” leave “withdrew
    NATO member Turkey from”. In the same way one resigns, but dismisses a minister.

    The rule wants another country as the object: one called a member or an ally, or one that stands behind
    another country or an alliance as the subject. Of “Trump withdrew the United States from the deal” it says
    nothing.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = Triggers(frozenset({"withdr", "resign"}))

    bad = (
        (
            "They withdrew NATO member Hungary from the missile program.",
            "They removed NATO member Hungary from the missile program.",
        ),
        (
            "The United States withdrew Turkey from the pilot training.",
            "The United States removed Turkey from the pilot training.",
        ),
        ("The EU has withdrawn Belarus from its partnership.", "The EU has removed Belarus from its partnership."),
        (
            "FIFA imposed a fine and withdrew Kenya from the qualifiers.",
            "FIFA imposed a fine and removed Kenya from the qualifiers.",
        ),
        (
            "Washington is withdrawing its ally Turkey from the project.",
            "Washington is removing its ally Turkey from the project.",
        ),
        (
            "France later withdrew Niger from the list of partners.",
            "France later removed Niger from the list of partners.",
        ),
        (
            "The alliance later withdrew Belarus from the exercise.",
            "The alliance later removed Belarus from the exercise.",
        ),
        ("The president resigned the minister from his post.", "The president dismissed the minister from his post."),
        ("Last week the king resigned him from all offices.", "Last week the king dismissed him from all offices."),
    )
    good = (
        "Trump withdrew the United States from the agreement.",
        "He withdrew Britain from the European Union.",
        "The United States withdrew the US from the accord.",
        "The United Kingdom withdrew its ambassador from Russia.",
        "France withdrew troops from Mali.",
        "Moscow withdrew Russia from the treaty.",
        "Russia withdrew from Kherson.",
        "Denmark withdrew Greenland from the Community.",
        "The bank withdrew funds from Turkey.",
        "The club withdrew its striker from the tournament.",
        "Under Trump, the White House withdrew the United States from the pact.",
        "The minister resigned from his post.",
        "She resigned herself to the delay.",
        "Erdogan said he had withdrawn Turkey from the convention.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each “withdraw” with another country as its object, and each “resign” with a person."""
        for passage in passages:
            for found in _withdraw().finditer(passage.text):
                if _makes_another_leave(found):
                    yield _slip(passage, found, {"remove": "removing", "expel": "expelling"})
            for found in _resign().finditer(passage.text):
                yield _slip(passage, found, {"dismiss": "dismissing"})


@cache
def _withdraw() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?<verb>withdr(?:ew|awn|aws?|awing))(?<rest>\s+{WHOM}\s+from\b)")


@cache
def _resign() -> regex.Pattern[str]:
    office = r"(?:chief|coach|director|governor|head|judge|ministers?)"
    whom = rf"(?:him|her|them|(?:the|his|her|its)\s+(?:\w+\s+)?{office})"
    return regex.compile(rf"\b(?<verb>resign(?:ed|s|ing))(?<rest>\s+{whom}\s+from\b)")


def _makes_another_leave(found: regex.Match[str]) -> bool:
    """Whether the object is a country, and not the subject's own."""
    whom = regex.sub(r"^the\s+", "", found["whom"])
    country = without_membership(whom)
    if country not in lexicon("countries"):
        return False
    return country != whom or _is_another(_subject_of(found.string, found.start("verb")), country)


@cache
def _behind_subject() -> tuple[regex.Pattern[str], ...]:
    """What may stand between a subject and “withdrew”: “X has”, “X imposed sanctions and”."""
    name = r"(?:[Tt]he\s+)?(?<name>[\w.]+(?:\s+[\w.]+){0,3}?)"
    between = r"(?:\s+(?:has|have|had|also|then|later|\w+ly|is|was|will))*"
    near = rf"(?:^|(?<=\s)){name}{between}\s+$"
    far = (
        rf"^{name}\s+(?:has\s+|had\s+|also\s+)*\p{{Ll}}+(?:ed|s|d)\b[^.!?;,]*\band(?:\s+(?:also|then|later|\w+ly))?\s+$"
    )
    return regex.compile(near), regex.compile(far)


def _subject_of(text: str, verb: int) -> str:
    """The country or alliance that the verb at this place belongs to; empty when it is not certain."""
    clause = regex.split(r"[.!?;]\s+(?=\p{Lu})", text[:verb])[-1]
    for pattern in _behind_subject():
        for found in pattern.finditer(clause, overlapped=True):
            if found["name"] in _BLOCS | lexicon("countries"):
                return found["name"]
    return ""


def _is_another(subject: str, country: str) -> bool:
    if not subject or subject == country or country in _TERRITORIES:
        return False
    return not any({subject, country} <= names for names in _SAME)


def _slip(passage: Passage, found: regex.Match[str], verbs: dict[str, str]) -> Slip:
    texts = [_like(found["verb"], verb, gerund) + found["rest"] for verb, gerund in verbs.items()]
    message = f"“{found.group()}” makes another one leave; write “{texts[0]}”"
    return Slip(passage, *found.span(), message, tuple(Rewrite(text) for text in texts))


def _like(model: str, verb: str, gerund: str) -> str:
    """A verb in the form of another: like “withdrew”, “remove” is “removed”."""
    if model.endswith("ing"):
        return gerund
    if model.endswith("s"):
        return verb + ("es" if verb.endswith("s") else "s")
    if model == "withdraw":
        return verb
    return gerund.removesuffix("ing") + "ed"
