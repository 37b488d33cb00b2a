"""The rule `make-someone-to`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.grammar._people import WHOM, kind_of
from calque_rules.grammar._verbs import is_base_form
from calque_rules.grammar._words import words

_PURPOSES = words(
    "be enjoy fit know last live love match measure order please protect rule scale sell serve show study use wear"
)
"""“God made us to love him”; “she made them to sell”."""


class MakeSomeoneTo(Rule):
    """“made him to leave”, “let him to go”: “make” and “let” take the verb without “to”

    The passive keeps it: “he was made to leave”.

    Traps: things made to some purpose (“she made them to sell”), and what people are made for (“God made us to
    love”); so such verbs, and “them” behind “make”, are left alone.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    preview = True
    triggers = Triggers(words("Let let made make making"))

    bad = (
        ("The guards made him to leave the hall.", "The guards made him leave the hall."),
        ("Sanctions will make Russia to change course.", "Sanctions will make Russia change course."),
        ("The scandal made the prime minister to resign.", "The scandal made the prime minister resign."),
        ("This made me to think again.", "This made me think again."),
        ("They let us to enter without a ticket.", "They let us enter without a ticket."),
        ("Let me to explain the rules.", "Let me explain the rules."),
        ("The court let the company’s director to travel.", "The court let the company’s director travel."),
        ("Nobody lets them to speak.", "Nobody lets them speak."),
    )
    good = (
        "He was made to leave the hall.",
        "God made us to love him.",
        "She made them to sell at the fair.",
        "They made it to the final.",
        "He let the house to students.",
        "The decision made Paris the place to be.",
        "It made her want to leave.",
        "They let them in to see the show.",
        "A call made him to his wife was recorded.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each “to” between the object of “make” or “let” and a verb."""
        for passage in passages:
            for found in _frame().finditer(passage.text):
                verb, somebody, does = found["verb"], found["whom"], found["infinitive"]
                thing = verb[0] in "mM" and (does in _PURPOSES or somebody == "them")
                if is_base_form(does) and kind_of(somebody) and not thing:
                    text = f"{verb} {somebody} {does}"
                    message = f"“{verb}” takes the verb without “to”; write “{text}”"
                    yield Slip(passage, *found.span(), message, (Rewrite(text),))


@cache
def _frame() -> regex.Pattern[str]:
    verb = r"(?<verb>[Mm](?:ake|akes|ade|aking)|[Ll]et(?:s|ting)?)"
    return regex.compile(rf"\b{verb}\s+{WHOM}\s+to\s+(?<infinitive>[a-z]+)\b")
