"""A treaty, a plan or a law taken up as “he” or “she”."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import (
    Category,
    Document,
    Gender,
    Kind,
    Line,
    Mention,
    Passage,
    Place,
    Rewrite,
    Rule,
    Severity,
    Slip,
    Triggers,
)
from calque_rules.antecedents import PRESENT, candidates
from calque_rules.discourse import read

_REACH = 2
"""Sentences back to the thing that is taken up."""

_THINGS = (
    "agreement|accord|treaty|pact|contract|deal|bill|law|act|draft|proposal|plan|budget|motion|resolution|amendment|"
    "constitution|document|report|petition|decree|directive|regulation|declaration|project|programme|program|decision"
)


class ThingAsPerson(Rule):
    """A treaty, a law or a plan taken up as “he” or “she”: “We like the agreement. If he is rejected, …”

    In languages with grammatical gender a contract is *he* and a law *she*. English says “it”. The rule looks at what
    is done with texts and plans alone (adopted, ratified, rejected, enters into force), behind words that speak of one,
    and it is silent as soon as somebody of that sex, or of unknown sex, is named in these sentences, or is present from
    before: a candidate is rejected, too, and a child adopted.
    """

    category = Category.LINGUISTIC
    severity = Severity.MAJOR
    since = "0.1"
    triggers = Triggers(
        frozenset(
            [
                "rejected",
                "adopted",
                "ratified",
                "approved",
                "amended",
                "passed",
                "signed",
                "implemented",
                "repealed",
                "concluded",
                "drafted",
                "voted",
                "put",
                "published",
                "valid",
                "force",
                "effect",
                "expire",
                "expires",
                "expired",
                "provides",
                "provided",
                "stipulates",
                "stipulated",
                "stipulate",
                "entails",
                "entailed",
                "entail",
            ]
        ),
        whole_words=True,
    )
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "With this agreement we meet the demands of the firm. If he is rejected, it is clear that we went too far.",
            "With this agreement we meet the demands of the firm. If it is rejected, it is clear that we went too far.",
        ),
        (
            "The treaty has nine articles. He enters into force in May.",
            "The treaty has nine articles. It enters into force in May.",
        ),
        (
            "Parliament debated the bill for hours. She was adopted at midnight.",
            "Parliament debated the bill for hours. It was adopted at midnight.",
        ),
        (
            "The contract covers three ships. When she expires, the port will look for others.",
            "The contract covers three ships. When it expires, the port will look for others.",
        ),
        (
            "The budget is late this year. He has not yet been approved.",
            "The budget is late this year. It has not yet been approved.",
        ),
        (
            "This law is from 1950. He was amended four times.",
            "This law is from 1950. It was amended four times.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "The agreement is old. If it is rejected, we go on.",
        "The minister praised the agreement. If he is rejected, she takes over.",
        "Karl Lund wrote the bill. He was adopted as a child.",
        "The plan is good. He is not.",
        "The law was made for orphans. A boy came. She adopted him.",
        "The contract is signed, the driver said. He expires of boredom.",
        "The bill came. He paid it.",
        "“The draft is ready,” said Mara. She was accepted in May.",
        "The decision on the candidate is near. If he is rejected, nobody will be left.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each pronoun."""
        for passage in passages:
            for found in _deed().finditer(passage.text):
                if slip := _slip(document, passage, found):
                    yield slip


def _slip(document: Document, passage: Passage, found: regex.Match[str]) -> Slip | None:
    discourse = document.once(read)
    at = found.start("pronoun")
    line = discourse.line(passage, at)
    near = discourse.near(line, _REACH, end=at)
    thing = next((t for earlier in near if (t := _thing_in(earlier)) is not None), None)
    gender = Gender.MAN if found["pronoun"].lower() == "he" else Gender.WOMAN
    if thing is None or any(c.weight >= PRESENT for c in candidates(discourse, line, at, gender)):
        return None
    right = "It" if found["pronoun"][0].isupper() else "it"
    message = f"“{found['pronoun']}” takes up “{thing.text}”, which is no person: write “{right}”"
    place = Place(thing.passage, thing.start, thing.end, f"“{thing.text}” is named here")
    return Slip(passage, *found.span("pronoun"), message, (Rewrite(right),), (place,))


def _thing_in(line: Line) -> Mention | None:
    """The last text or plan that a sentence speaks of."""
    found = list(_thing().finditer(line.passage.text, line.sentence.start, line.sentence.end))
    return Mention(line.passage, *found[-1].span(), Kind.THING) if found else None


@cache
def _thing() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:[Tt]h(?:e|is)|[Aa]n?)\s(?:(?!of\b)[\p{{L}}-]+\s){{0,2}}?(?:{_THINGS})\b")


@cache
def _deed() -> regex.Pattern[str]:
    """What is done with a text or a plan alone."""
    return regex.compile(
        r"""\b(?<pronoun>[Hh]e|[Ss]he)\s(?:
        (?:is|was|has\s(?:not\s)?(?:yet\s)?been|had\sbeen|will\s(?:not\s)?be|would\sbe|is\sbeing)\s(?:not\s|also\s|then\s|now\s|finally\s|\p{Ll}+ly\s)*
        (?:rejected|adopted|ratified|approved|amended|passed\sby|signed(?=\s(?:by|on|in|last)\b|[.,])|implemented|repealed|concluded|drafted
        |voted\s(?:on|down)|put\sto\s(?:the\s|a\s)?vote|published|valid)\b
        |(?:will\s|would\s)?(?:enter(?:s|ed)?|comes?|came)\sinto\sforce|(?:will\s)?(?:takes?|took)\seffect|(?:will\s)?expire[sd]?\b(?!\sof)
        |(?:provides|provided)\sfor\b|stipulate[sd]?\b|entail(?:s|ed)?\b)""",
        regex.VERBOSE,
    )
