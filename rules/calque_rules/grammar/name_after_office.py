"""The rule `name-after-office`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.grammar._words import words
from calque_rules.lexicons import lexicon

_OFFICES = words(
    "ambassador captain chairman chairwoman chief commander coach coordinator deputy director editor expert founder "
    "governor head leader lecturer lieutenant-colonel manager mayor minister prosecutor rector representative "
    "secretary specialist spokesman spokesperson spokeswoman official president member employee doctor lawyer analyst"
)

_IN_FRONT_OF_NAMES = words(
    "a an and between of or the St Saint Prince Queen King Pope Mount Port Lake San Santa President Mr Mrs Ms Dr Sir "
    "Lord Lady General Minister Chancellor Bishop Professor Captain Senator Governor"
)
"""Behind these, a first name belongs to what stands in front of it."""


class NameAfterOffice(Rule):
    """A name behind its office without commas: “the head of the Ruza district Ivan Orlov said”

    Russian and its neighbours put a name straight behind its office, however long that is. In English a long office
    and a name are set off from each other: “Ivan Orlov, the head of the Ruza district, said”.

    Short titles stay in front (“Governor of Texas Greg Abbott” is news style), and so does an office without “the”
    (“Head of Woolmark Brenda Lee says”), which native news has, too. So the rule wants “the head of …” with “the”, and
    a known first name behind a word that is none.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("ru", "uk", "be", "kk")
    triggers = Triggers(frozenset(f"{office} of " for office in _OFFICES), ignore_case=True)

    bad = (
        (
            "This was reported by the head of the Ruza district Ivan Orlov.",
            "This was reported by Ivan Orlov, the head of the Ruza district.",
        ),
        (
            "The director of the museum Anna Petrova said that it was late.",
            "Anna Petrova, the director of the museum, said that it was late.",
        ),
        (
            "He met the chief editor of the newspaper “Zarya” Oleg Sidorov on Monday.",
            "He met Oleg Sidorov, the chief editor of the newspaper “Zarya”, on Monday.",
        ),
        (
            "According to the spokesman of the ministry Dmitry Belov, the road is open.",
            "According to Dmitry Belov, the spokesman of the ministry, the road is open.",
        ),
        (
            "The commander of the Navy Nikolai Somov was there.",
            "Nikolai Somov, the commander of the Navy, was there.",
        ),
        (
            "He spoke with the head of the Ministry of Energy of Russia Oleg Sidorov.",
            "He spoke with Oleg Sidorov, the head of the Ministry of Energy of Russia.",
        ),
        (
            "The leading specialist of the weather center Mikhail Lunin expects rain.",
            "Mikhail Lunin, the leading specialist of the weather center, expects rain.",
        ),
    )
    good = (
        "The head of the Ruza district, Ivan Orlov, said so.",
        "Head of the review Peter Cornish says it is late.",
        "The head of the Peter Cornish Foundation left.",
        "The secretary of the John Innes Centre spoke.",
        "Governor of Texas Greg Abbott signed it.",
        "The leader of the band that Peter Gabriel left is dead.",
        "The director of the film starring Anna Karina died.",
        "The manager of the Martin Luther King museum resigned.",
        "The founder of the firm and Ivan Orlov are friends.",
        "The head of Prince Edward Island left.",
        "The president of the John Peter Society was there.",
        "The head of the household Ivan’s letter named was she.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each name that stands right behind a long office."""
        for passage in passages:
            for found in _office_and_name().finditer(passage.text):
                if _is_name(found):
                    yield _slip(passage, found)


@cache
def _office_and_name() -> regex.Pattern[str]:
    linking = (
        "that|which|who|whose|where|when|by|with|from|as|at|to|starring|under|named|called|is|was|were|are|be|been|has"
        "|had|have|will|would|says?|said|told|did|can|could|may|if|household"
    )
    word = rf"(?!(?:{linking})\s)(?:[\p{{L}}\d’'-]+|[“\"«][^“”\"«»]{{2,30}}[”\"»])"
    office = rf"he\s+(?:[\w-]+\s+){{0,3}}?(?:{'|'.join(sorted(_OFFICES))})\s+of\s+(?:{word}\s+){{0,8}}?(?<last>{word})"
    things = "foundation|museum|prize|award|park|school|institute|trust|case|story"
    name = r"(?<first>\p{Lu}\p{Ll}+)\s+(?:\p{Lu}\.\s+)?\p{Lu}[\p{L}’-]+"
    behind = rf"(?!['’]|\s+(?:\p{{Lu}}|{things}))(?<mark>\s*[.,;:)!?”])?"
    return regex.compile(rf"\b[Tt](?<office>{office})\s+(?<name>{name})\b{behind}")


def _is_name(found: regex.Match[str]) -> bool:
    """Whether a known first name begins the name, and not the rest of another one: “of Prince Edward Island”."""
    firsts = lexicon("first_names")
    return found["first"] in firsts and found["last"] not in _IN_FRONT_OF_NAMES and found["last"] not in firsts


def _slip(passage: Passage, found: regex.Match[str]) -> Slip:
    text = f"{found['name']}, t{found['office']}"
    if not found["mark"]:
        text += ","
    end = found.end("name")
    message = "a long office and its name are set off from each other"
    return Slip(passage, found.start(), end, message, (Rewrite(text),))
