"""The rule about “a” and “an”."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Document, Passage, Rewrite, Rule, Safety, Slip, Triggers
from calque_rules import dictionary
from calque_rules.lexicons import lexicon

_EITHER = (
    "historic",
    "historian",
    "hotel",
    "hereditary",
    "habitual",
    "hypoth",
    "hysteri",
    "hallucin",
    "heroic",
    "herb",
)


_JOINT = re.compile("['’‑-]")


class AAn(Rule):
    """“a” before a vowel sound or “an” before a consonant sound: “a engineer”, “an user”

    The article goes by the sound of what follows, not by its letter: “an hour”, “a union”, “an MP”, “a UN envoy”. The
    sounds come from a pronouncing dictionary. The rule is silent where two ways of saying a word are in use (“herb”,
    “historic”), where an acronym may be spelt out or read as a word, and where “a” is a letter, a note, a grade or a
    word of another language (“a priori”, “à la carte” without its accent).
    """

    safety = Safety.SAFE
    since = "0.1"
    triggers = Triggers(frozenset({*(f" a {c}" for c in "aeiouhAEFHILMNORSX8"), "A ", " an ", "An "}))
    bad: ClassVar = (
        ("He is a engineer from Oslo.", "He is an engineer from Oslo."),
        ("She found an unique way out.", "She found a unique way out."),
        ("They waited for a hour.", "They waited for an hour."),
        ("An European court will decide.", "A European court will decide."),
        ("It was a honest mistake.", "It was an honest mistake."),
        ("The letter came from a MP.", "The letter came from an MP."),
        ("He has an user account.", "He has a user account."),
        ("She bought an one-way ticket.", "She bought a one-way ticket."),
        ("The plane is a F-16.", "The plane is an F-16."),
        ("Prices rose by a 8% margin.", "Prices rose by an 8% margin."),
        ("An big storm hit the coast.", "A big storm hit the coast."),
    )
    good: ClassVar = (
        "An hour later a union leader and an MP met a UN envoy at an 8 a.m. meeting.",
        "He wrote an historic speech in a hotel and an herb garden.",
        "An FBI agent with an SUV met a NATO officer with a LED lamp and an LED lamp.",
        "Vitamin A is good; type A or B will do, and grade A eggs cost more.",
        "A priori and a posteriori are Latin, as in a fortiori.",
        "He plays in A major, and she in an E flat.",
        "Section A of the plan, a 1,800-page book, a one-off, a European, a ewe and an heir.",
        "An 11-year-old, an 18th-century house, an 80s song, a 100-year plan.",
        "Plan A is to leave; A is the first letter and a is its small form.",
        "He lives in a Ukrainian town, a unit of an uninhabited, unusual and urban area.",
        "From A to Z and from a to i, the list is long.",
        "The variable a is larger than a or b.",
        "Pont d'a Ema, Viva a Itália and a few Italian words.",
        "An X-ray, a yacht, a U-turn and a Euro coin.",
        "The parade of Barnum an Bailey, as the poster had it.",
        "When asked, Ms. A interviewed Mr. A and child A.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each article that the next word's sound does not allow."""
        for passage in passages:
            for place in _suspect().finditer(passage.text):
                found = _article().match(passage.text, place.end() - len(place[0].lstrip()))
                if found and _is_wrong(found["article"], found["word"]) and not _stands_for_and(passage.text, found):
                    yield _slip(passage, found)


def _slip(passage: Passage, found: regex.Match[str]) -> Slip:
    article, word = found["article"], found["word"]
    right = article + "n" if len(article) == 1 else article[0]
    kind = "a vowel" if len(article) == 1 else "a consonant"
    return Slip(passage, *found.span("article"), f"“{word}” begins with {kind} when said: “{right}”", (Rewrite(right),))


def _stands_for_and(text: str, found: regex.Match[str]) -> bool:
    """Whether “an” stands between two names, as in “Barnum an Bailey”."""
    if found["article"] != "an" or not found["word"][0].isupper():
        return False
    return bool(_capital().search(text, max(0, found.start() - 40), found.start()))


def _is_wrong(article: str, word: str) -> bool:
    """Whether the next word is one of whose sound there is no doubt, and the other article belongs before it."""
    head = _JOINT.split(word, maxsplit=1)[0]
    if word.lower().startswith(_EITHER) or word in lexicon("function_words"):
        return False
    if not head[0].isdecimal() and not head.isupper():
        known = dictionary.entry(head.lower())
        if not known or known.kind == "s" or (known.kind == "n" and head.islower()):
            return False
        if known.lemmas and head.endswith("s") and head not in known.lemmas:  # a plural, which has neither article
            return False
    vowel = dictionary.starts_with_vowel_sound(word)
    return vowel is not None and vowel == (len(article) == 1)


@cache
def _suspect() -> regex.Pattern[str]:
    """Where an article may be wrong, going by letters; begins with letters, so that it is found fast."""
    rest = r"(?: (?=[aeiouhAEFHILMNORSX8])|n (?=[^aiAIFMNRSXL8\W]))"
    return regex.compile(rf" a{rest}|A{rest}")


@cache
def _article() -> regex.Pattern[str]:
    """An article and the word behind it; with a capital only where a sentence may begin, since “A” is a letter, too."""
    return regex.compile(
        r"(?P<article>\ban?|(?:(?<=^[\"“‘(]?)|(?<=(?<!\b(?:M[rs]s?|Dr|St))[.!?…][\"”’)]*\s[\"“‘(]?))An?)(?<![\w'’&;/.=‑-]an?)\s+"
        r"(?P<word>\p{L}\p{L}+(?:['’‑-]\p{L}+)*|\p{L}[‑-]\w+|(?:8\d*|1[18])(?:-\p{L}+)*)(?![\w/]|[.,]\d)"
    )


@cache
def _capital() -> regex.Pattern[str]:
    """A name in front, as in “Barnum an Bailey”, where “an” stands for “and”."""
    return regex.compile(r"(?<![.!?] |^)\b\p{Lu}[\p{L}’'-]*\s$")
