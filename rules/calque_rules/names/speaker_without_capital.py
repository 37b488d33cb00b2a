"""The rule `speaker-without-capital`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers


class SpeakerWithoutCapital(Rule):
    """A speaker's name written small behind a quotation: “It rained,” kamilla says

    A program that goes by the sentence takes what follows a quotation for its middle, and writes the first word
    small, a name or not. Only a word that the same text has as a name (behind or in front of another name, or in the
    middle of a sentence) is reported; so “mother says” is left alone where Mother is nobody's name.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.SAFE
    since = "0.1"
    sources = ("is", "de", "no", "sv", "da")
    triggers = Triggers(frozenset(f"{stop}{mark} " for stop in ",.!?" for mark in "\"”’'"))
    bad = (
        ("“It rained,” kamilla says. Kamilla Lund is a nurse.", "“It rained,” Kamilla says. Kamilla Lund is a nurse."),
        ('Simone Biles smiled. "No," biles says.', 'Simone Biles smiled. "No," Biles says.'),
        ('"We fish," axel said, and Axel Berg left.', '"We fish," Axel said, and Axel Berg left.'),
        (
            "Asked, the coach of Tobias is short. “Yes,” tobias said.",
            "Asked, the coach of Tobias is short. “Yes,” Tobias said.",
        ),
        ("Then Anna Rask came. “It is late,” anna added.", "Then Anna Rask came. “It is late,” Anna added."),
        ("“Stop!” solskjær told them, and Ole Solskjær ran.", "“Stop!” Solskjær told them, and Ole Solskjær ran."),
    )
    good = (
        "“It rained,” she says. She is a nurse.",
        "“Eat,” mother says. Mother is kind.",
        "“No,” another said. Another left.",
        "“It is law,” police said. Police left.",
        "“No,” he said to Kamilla Lund.",
        "She typed “ls,” bash says. Bash ran.",
        "“Go,” one said, and One Direction sang.",
        "“Rust,” he told them, “rust says it all.”",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each small word between a quotation and “says” that is a name elsewhere in the text."""
        for passage in passages:
            for found in _speaker().finditer(passage.text):
                name = found["who"].capitalize()
                if found["who"] not in _NO_NAMES and any(
                    _is_name(name, p.text) for p in document.passages if name in p.text
                ):
                    message = f"“{name}” is a name here"
                    yield Slip(passage, found.start("who"), found.end("who"), message, (Rewrite(name),))


_NO_NAMES = frozenset(
    {
        "one",
        "they",
        "she",
        "says",
        "said",
        "nobody",
        "somebody",
        "everybody",
        "mother",
        "father",
        "police",
        "mum",
        "mom",
        "dad",
    }
)


@cache
def _speaker() -> regex.Pattern[str]:
    verbs = "says|said|tells|told|adds|added|asks|asked|explains|explained|concludes|concluded"
    return regex.compile(rf"[,.!?][\"”’'] (?<who>\p{{Ll}}{{3,}}) (?:{verbs})\b")


def _is_name(name: str, text: str) -> bool:
    return regex.search(rf"(?:\p{{Lu}}\p{{Ll}}+|[\p{{Ll}},]) {name}\b|\b{name} \p{{Lu}}\p{{Ll}}", text) is not None
