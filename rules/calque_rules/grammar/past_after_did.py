"""The rule `past-after-did`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.grammar._verbs import base_of
from calque_rules.grammar._words import words

_BASES_TOO = words("bore bound fell felt found ground lay left saw was were wound")
"""Pasts that are also something else: “did not found the town”, “did not bore us”."""


class PastAfterDid(Rule):
    """The past tense twice: “did not went”

    “did” carries the tense; the verb behind it is in its base form: “did not go”.

    Traps: pasts that are other verbs too (“did not found the town”, “did not bore us”), and a past that belongs
    to the main clause (“those who did not paid a fine”, “what they did not was …”).
    """

    category = Category.LINGUISTIC
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset({"did"}))

    bad = (
        ("The bus did not went to the airport.", "The bus did not go to the airport."),
        ("She didn’t came to the party.", "She didn’t come to the party."),
        ("The two sides did not reached an agreement.", "The two sides did not reach an agreement."),
        ("He did not took part in the race.", "He did not take part in the race."),
        ("The firm didn't provided any details.", "The firm didn't provide any details."),
        ("We did not even knew his name.", "We did not even know his name."),
    )
    good = (
        "They did not found the town; the Romans did.",
        "The talk did not bore us.",
        "What he did not was as telling as what he did.",
        "He did not put the cup down.",
        "The knife did not wound him.",
        "He did not, went the story, say a word.",
        "He did not feed the dog.",
        "They did not need it.",
        "They did not seed the lawn.",
        "Those who did not paid a fine.",
        "The seeds that did not died in the spring.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each simple past behind “did not”."""
        for passage in passages:
            for found in _did_not().finditer(passage.text):
                past = found["past"]
                if (base := base_of(past)) and past not in _BASES_TOO:
                    message = f"“did” carries the past already; write “{base}”"
                    text = passage.text[found.start() : found.start("past")] + base
                    yield Slip(passage, *found.span(), message, (Rewrite(text),))


@cache
def _did_not() -> regex.Pattern[str]:
    return regex.compile(
        r"(?<!\b(?:who|that|which|what|whoever)(?:\s+\w+)?\s+)\bdid(?:\s+not|n['’]t)\s+(?:(?:even|also|ever|\w{3,}ly)\s+)?(?<past>[a-z]+)\b"
    )
