"""The rule `withdraw-someone`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.grammar._people import MEMBER
from calque_rules.lexicons import lexicon

_BLOCS = (
    "African Union|Arab League|ASEAN|Commonwealth|Council of Europe|ECOWAS|EU|European Union|FIFA|G7|G8|G20|IMF|IOC|Mercosur|"
    "NATO|OPEC|UEFA|UN|UNESCO|United Nations|World Bank|WTO"
)
_SAME = (
    {"US", "U.S.", "USA", "United States", "America"},
    {"UK", "U.K.", "Britain", "Great Britain", "United Kingdom", "England"},
    {"Russia", "Soviet Union", "USSR"},
)


class WithdrawSomeone(Rule):
    """“withdrew Turkey from the programme”: one withdraws oneself or what is one's own

    A government withdraws its troops, a leader withdraws his own country from a treaty. To make another country leave is to
    remove or expel it. Languages whose word for “withdraw” also means “take out” leave “withdrew NATO member Turkey from”.
    In the same way one resigns, but dismisses a minister.

    The rule wants another country as the object: one called a member or an ally, or one that stands behind another country
    or an alliance as the subject. Of “Trump withdrew the United States from the deal” it says nothing.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = Triggers(frozenset({"withdr", "resign"}))

    bad = (
        ("They withdrew NATO member Hungary from the missile program.", "They removed NATO member Hungary from the missile program."),
        ("The United States withdrew Turkey from the pilot training.", "The United States removed Turkey from the pilot training."),
        ("The EU has withdrawn Belarus from its partnership.", "The EU has removed Belarus from its partnership."),
        ("FIFA imposed a fine and withdrew Kenya from the qualifiers.", "FIFA imposed a fine and removed Kenya from the qualifiers."),
        ("Washington is withdrawing its ally Turkey from the project.", "Washington is removing its ally Turkey from the project."),
        ("France later withdrew Niger from the list of partners.", "France later removed Niger from the list of partners."),
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
                if found["member"] or _is_another(_subject_of(passage.text, found.start("verb")), found["country"]):
                    yield _slip(passage, found, {"remove": "removing", "expel": "expelling"})
            for found in _resign().finditer(passage.text):
                yield _slip(passage, found, {"dismiss": "dismissing"})


@cache
def _withdraw() -> regex.Pattern[str]:
    verb = r"\b(?<verb>withdr(?:ew|awn|aws?|awing))"
    country = rf"(?<member>(?:its\s+|the\s+)?{MEMBER})?(?:the\s+)?(?<country>\L<countries>)"
    pattern = rf"{verb}(?<rest>\s+{country}\s+from\b)"
    return regex.compile(pattern, regex.VERBOSE, countries=sorted(lexicon("countries")))


@cache
def _resign() -> regex.Pattern[str]:
    whom = r"(?:him|her|them|(?:the|his|her|its)\s+(?:\w+\s+)?(?:minister|ministers|chief|head|director|governor|judge|coach))"
    return regex.compile(rf"\b(?<verb>resign(?:ed|s|ing))(?<rest>\s+{whom}\s+from\b)")


@cache
def _subject() -> regex.Pattern[str]:
    body = rf"(?:[Tt]he\s+)?(?<body>{_BLOCS}|\L<countries>)"
    between = r"(?:\s+(?:has|have|had|also|then|later|\w+ly|is|was|will))*"
    near = rf"\b{body}{between}\s+$"
    far = rf"^{body}\s+(?:has\s+|had\s+|also\s+)*\p{{Ll}}+(?:ed|s|d)\b[^.!?;,]*\band(?:\s+(?:also|then|later|\w+ly))?\s+$"
    return regex.compile(rf"{near}|{far}", regex.VERBOSE, countries=sorted(lexicon("countries")))


def _subject_of(text: str, verb: int) -> str:
    """The country or alliance that the verb at this place belongs to; empty when it is not certain."""
    clause = regex.split(r"[.!?;]\s+(?=\p{Lu})", text[:verb])[-1]
    found = _subject().search(clause)
    return found["body"] if found else ""


def _is_another(subject: str, country: str) -> bool:
    return bool(subject) and subject != country and not any({subject, country} <= names for names in _SAME)


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
