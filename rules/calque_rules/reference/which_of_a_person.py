"""“Which” of a person."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon

_NOT_ALONE = frozenset(
    {"of", "for", "by", "with", "from", "to", "in", "on", "about", "against", "between", "among", "as", "like"}
)
_THINGS_TOO = frozenset({"player", "reader", "model", "driver", "carrier", "leader"})


class WhichOfAPerson(Rule):
    """“Which” of a person: “the teacher which taught us”

    Many languages have one relative pronoun for persons and things. English says “who” of persons. The rule fires only
    where a noun for one person, with an article right before it, stands right before “which” and its verb: “a driver
    which was”. “The office of the minister, which was” may speak of the office, and is left alone; so are “which of
    the two”, groups (“a jury which”), and nouns that are a thing's as well (“a player which costs 40 euros”).
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset({" which "}))
    bad: ClassVar[Sequence[Sequence[str]]] = (
        ("The teacher which taught us left.", "The teacher who taught us left."),
        ("A man which was seen nearby fled.", "A man who was seen nearby fled."),
        ("Police seek the woman which has seen it.", "Police seek the woman who has seen it."),
        ("An actor, which is known from films, came.", "An actor, who is known from films, came."),
        ("They asked a doctor which had worked there.", "They asked a doctor who had worked there."),
        ("The girl which fell is well.", "The girl who fell is well."),
    )
    good: ClassVar[Sequence[str]] = (
        "The teacher who taught us left.",
        "The office of the minister, which was built in 1900, is shut.",
        "She asked the doctor which was better.",
        "They told the man which had been chosen.",
        "A player which costs 40 euros plays no discs.",
        "The dog which bit the man was old.",
        "He is a teacher, which was what he wanted.",
        "The letter to the king, which was lost, is back.",
        "The boy knows which is which.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each “which” behind a person."""
        for passage in passages:
            for found in _clause().finditer(passage.text):
                before = passage.text[max(found.start() - 30, 0) : found.start()].split()
                asks = before and before[-1].lower() in _ASKING
                if found["noun"] in _persons() and not asks and not (before and before[-1] in _NOT_ALONE):
                    message = f"“which” means a thing, “{found['noun']}” is a person: write “who”"
                    yield Slip(passage, *found.span("which"), message, (Rewrite("who"),))


_ASKING = frozenset({"is", "was", "be", "ask", "asks", "tell", "tells", "told", "show", "shows", "showed"})


@cache
def _persons() -> frozenset[str]:
    return (lexicon("person_nouns") - lexicon("not_persons")) - {
        "player",
        "reader",
        "model",
        "driver",
        "carrier",
        "leader",
    }


@cache
def _clause() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?:[Tt]he|[Aa]n?)\s+(?<noun>\p{Ll}+),?\s+(?<which>which)\s+(?!which\b)"
        r"(?:has|had|is|was|\p{Ll}+ed|taught|fell|came|went|saw|gave|took|made|did|said|knew|left)\s+(?!better|best|right|what|which|why|how|when|where|more|the\b)"
    )
