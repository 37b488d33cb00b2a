"""The rule `head-without-article`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.grammar._words import words

_HEADS = words(
    "Aim Author Capital Cause Circumstances Creator Driver Essence Goal Initiator Meaning Motive Motives Organiser "
    "Organizer Owner Purpose Winner"
)


class HeadWithoutArticle(Rule):
    """A sentence that opens with a bare noun and “of the”: “Motives of the man are unknown.”

    A noun that “of the …” narrows down to one takes “the”: “The motives of the man”, “The author of the post”. Slavic
    languages have no article to begin with.

    Headlines and captions go without (“Cause of fire unknown”), and so do nouns of mass, parts, actions and groups
    (“Part of the town”, “Construction of the plant”, “Organisers of the fair”): the list is short, and the sentence
    must have a verb and a full stop.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("ru", "uk", "pl", "cs")
    triggers = Triggers(frozenset(f"{head} of " for head in _HEADS))

    bad = (
        ("Motives of the man are not known yet.", "The motives of the man are not known yet."),
        ("Author of the post is a teacher from Omsk.", "The author of the post is a teacher from Omsk."),
        (
            "He left. Owner of the shop has called the police.",
            "He left. The owner of the shop has called the police.",
        ),
        (
            "Organizer of the fair has said that it will help.",
            "The organizer of the fair has said that it will help.",
        ),
        ("Cause of the fire was a cigarette.", "The cause of the fire was a cigarette."),
        ("Initiator of this law is the governor.", "The initiator of this law is the governor."),
    )
    good = (
        "The motives of the man are unknown.",
        "Cause of fire unknown",
        "Part of the town was flooded.",
        "Details of the deal were not made public.",
        "Organisers of the fair have complied with the rules.",
        "Author of this kind are few.",
        "Owner of the Year is a prize of the club.",
        "Construction of the plant will begin soon.",
        "Cause of the fire still unknown",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each such opening of a sentence with a verb and a full stop."""
        for passage in passages:
            for found in _opening().finditer(passage.text):
                text = f"The {found['head'].lower()} of {found['which']}"
                message = f"a noun that “of” narrows down to one takes “the”; write “{text}”"
                yield Slip(passage, *found.span(), message, (Rewrite(text),))


@cache
def _opening() -> regex.Pattern[str]:
    heads = "|".join(sorted(_HEADS))
    verb = "is|was|are|were|has|have|had|will|said|says|became|claims?|believes?"
    which = r"the(?!\s+Year)|this(?!\s+(?:kind|sort|type|rank))|his|her"
    rest = rf"(?=\s+[^.!?\n]{{3,90}}\s+(?:{verb})\s+[^!?\n]*\.)"
    return regex.compile(rf"\b(?<head>{heads})(?<=(?:^|[.!?]\s+)\w+)\s+of\s+(?<which>{which})\b{rest}")
