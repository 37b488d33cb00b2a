"""The rule `apposition-comma`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.grammar._words import words
from calque_rules.lexicons import lexicon

_OFFICES = words(
    "ceo chairman chairwoman chairperson coach commissioner director economist editor expert founder geologist head "
    "historian journalist lawyer leader manager mayor physician president professor researcher scientist secretary "
    "specialist spokesman spokesperson spokeswoman"
)
_WHERE = ("of", "at", "on", "for")


class AppositionComma(Rule):
    """What is added to a full name without its comma: “Anna Lund chairman of the union says”

    A name says already who is meant, so an office behind it is an addition and stands between commas: “Anna Lund,
    chairman of the union, says”. Icelandic and Russian do without, and programs take that over; a reader tries “Lund
    chairman” as one word first.

    Traps: a name that is part of an office (“the Bill Gates Foundation director”), “a Bill Clinton expert”. So a known
    first name, or an Icelandic patronymic, has to stand there, and no “the”, “a” or “no”.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("is", "ru")
    triggers = Triggers(frozenset(f" {office} {where} " for office in _OFFICES | {"CEO"} for where in _WHERE))
    bad = (
        ("Anna Lund chairman of the union says no.", "Anna Lund, chairman of the union, says no."),
        ("He asked Peter Berg scientist at the institute.", "He asked Peter Berg, scientist at the institute."),
        ("Jón Karlsson mayor of the town said so.", "Jón Karlsson, mayor of the town, said so."),
        ("We met Maria Ortega director of the choir.", "We met Maria Ortega, director of the choir."),
        ("A song by Anna Lund professor of music.", "A song by Anna Lund, professor of music."),
        ("They wrote to David Berg CEO of the bank.", "They wrote to David Berg, CEO of the bank."),
    )
    good = (
        "Anna Lund, chairman of the union, says no.",
        "It was Anna Lund who was first.",
        "The Anna Lund professor of law chair is new.",
        "A Bill Clinton expert at the university laughed.",
        "He is no Peter Berg founder of banks.",
        "The new Peter Parker director of photography is gone.",
        "Another David Berg expert on bees came.",
        "The house’s Anna Lund director of dreams.",
        "University Hospital director of nursing.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each full name with an office right behind it."""
        for passage in passages:
            for found in _addition().finditer(passage.text):
                name = _name().search(passage.text, max(0, found.start() - 60), found.start())
                if name and _is_person(name) and not _is_excused(passage.text, name.start()):
                    yield _slip(passage, name, found)


@cache
def _addition() -> regex.Pattern[str]:
    offices = "|".join(sorted(_OFFICES | {"CEO"}))
    says = r"(?= (?:says?|said|told|tells|believes|thinks)\b)"
    body = rf"(?:the |a )?[\p{{L}}’'-]+(?: (?:of|and|for) (?:the )?[\p{{L}}’'-]+)?{says}"
    return regex.compile(rf" (?:{offices}) (?:{'|'.join(_WHERE)})(?: (?<body>{body}))?(?= )")


@cache
def _name() -> regex.Pattern[str]:
    return regex.compile(r"\b(?<first>\p{Lu}\p{Ll}+)(?: \p{Lu}[\p{Ll}.]+){0,2} (?<last>\p{Lu}\p{Ll}[\p{L}’-]*)$")


def _is_person(name: regex.Match[str]) -> bool:
    icelandic = regex.search(r"[\p{Ll}](?:sson|dóttir|dottir)$", name["last"]) is not None
    known = name["first"] in lexicon("first_names")
    return (known or icelandic) and name["last"].lower() not in lexicon("organisation_words") | _OFFICES


def _is_excused(text: str, at: int) -> bool:
    """“the”, “a”, “no” in front of the name."""
    before = text[max(0, at - 90) : at]
    return _excuse().search(before) is not None


@cache
def _excuse() -> regex.Pattern[str]:
    return regex.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Nn]o|[Nn]ot|like|only|[Aa]nother|new|young)|[’']s|[’'-]) ?$")


def _slip(passage: Passage, name: regex.Match[str], found: regex.Match[str]) -> Slip:
    start, end = name.start("last"), found.end()
    addition = passage.text[name.end() : end]
    text = f"{name['last']},{addition}" + ("," if found["body"] else "")
    return Slip(passage, start, end, "what is added to a full name stands between commas", (Rewrite(text),))
