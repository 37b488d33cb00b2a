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
    "secretary specialist spokesman spokesperson spokeswoman"
)


class NameAfterOffice(Rule):
    """A name behind its office without commas: “the head of the Ruza district Ivan Orlov said”

    Russian and its neighbours put a name straight behind its office, however long that is. In English a long office
    and a name are set off from each other: “Ivan Orlov, the head of the Ruza district, said”.

    Short titles stay in front (“Governor of Texas Greg Abbott” is news style), and so does an office without “the”
    (“Head of Woolmark Brenda Lee says”), which native news has, too. So the rule wants “the head of the …” twice
    with “the”, and a known first name.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("ru", "uk", "be", "kk")
    triggers = Triggers(frozenset(f"{office} of the " for office in _OFFICES), ignore_case=True)

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
        "The head of the household Ivan’s letter named was she.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each name that stands right behind a long office."""
        for passage in passages:
            for found in _office_and_name().finditer(passage.text):
                if found["first"] in lexicon("first_names"):
                    yield _slip(passage, found)


@cache
def _office_and_name() -> regex.Pattern[str]:
    linking = (
        "and|or|that|which|who|whose|where|when|by|with|from|as|at|to|starring|under|named|called|is|was|says?|said"
    )
    word = rf"(?:(?!(?:{linking})\s)\p{{Ll}}[\w’'-]*|[“\"«][^“”\"«»]{{2,30}}[”\"»])"
    body = rf"(?:(?:of|for|and)\s+the\s+)?(?:\p{{Lu}}[\w’'-]*\s+){{0,3}}?{word}(?:\s+{word}){{0,3}}?"
    office = rf"he\s+(?:[\w-]+\s+){{0,3}}?(?:{'|'.join(sorted(_OFFICES))})\s+of\s+the\s+(?:{body}|Navy|Army|Republic)"
    things = "foundation|museum|prize|award|park|school|institute|trust|case|story"
    name = r"(?<first>\p{Lu}\p{Ll}+)\s+(?:\p{Lu}\.\s+)?\p{Lu}[\p{L}’-]+"
    behind = rf"(?!['’]|\s+(?:\p{{Lu}}|{things}))(?<mark>\s*[.,;:)!?”])?"
    return regex.compile(rf"\b[Tt](?<office>{office})\s+(?<name>{name})\b{behind}")


def _slip(passage: Passage, found: regex.Match[str]) -> Slip:
    text = f"{found['name']}, t{found['office']}"
    if not found["mark"]:
        text += ","
    end = found.end("name")
    message = "a long office and its name are set off from each other"
    return Slip(passage, found.start(), end, message, (Rewrite(text),))
