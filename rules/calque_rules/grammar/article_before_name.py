"""The rule `article-before-name`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.grammar._words import words
from calque_rules.lexicons import lexicon

_TAKE_THE = words(
    "Bahamas Chad Comoros Congo Crimea Donbas Gambia Georgia Hague Holland Ivory Jordan Lebanon Maldives Mali "
    "Netherlands Niger Philippines Seychelles Sudan Turkey Vatican Yemen"
)
"""Besides plurals: “the Lebanon” is old style, “the Jordan” and “the Niger” are rivers, “the Georgia” is a ship."""

_NAMES = frozenset(
    name for name in lexicon("countries") | lexicon("capitals") if " " not in name and name not in _TAKE_THE
)


class ArticleBeforeName(Rule):
    """“the” in front of a name that takes none: “in the Moscow”, “to the Iceland”

    Countries and towns stand without an article. French, Portuguese, Arabic and Icelandic put one there.

    A name that describes the next word keeps the article (“in the Moscow region”), and so does one that is narrowed
    down (“the Paris of 1900”, “the Germany that I knew”): the phrase must end behind the
    name. Ships, rivers and old names with an article (“the Jordan”, “the Lebanon”) are left alone.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("fr", "pt", "ar", "is", "el", "it")
    triggers = Triggers(frozenset(f"the {name}" for name in _NAMES), whole_words=True)

    bad = (
        ("He lives in the Moscow.", "He lives in Moscow."),
        ("The war in the Iraq, he said, is over.", "The war in Iraq, he said, is over."),
        ("They flew from the Iceland to Oslo.", "They flew from Iceland to Oslo."),
        ("She studied in the Berlin and in Rome.", "She studied in Berlin and in Rome."),
        ("Talks with the Israel on borders failed.", "Talks with Israel on borders failed."),
        ("A letter to the Ukraine was lost.", "A letter to Ukraine was lost."),
    )
    good = (
        "He lives in the Moscow region.",
        "They moved to the Hague.",
        "It was the Paris of 1900.",
        "The fighting in the Lebanon went on.",
        "They swam in the Jordan.",
        "A day in the London that he knew.",
        "She works for the Germany-based firm.",
        "He sailed with the Oslo, a small ship of the Norway Line.",
        "The match between the England and Wales teams ended.",
        "She came to the Berlin where he was born.",
        "The voice of the America he loved was still.",
        "He was proud of the Britain's sailors.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each name of a country or a capital behind a preposition and “the”, at the end of its phrase."""
        for passage in passages:
            for found in _preposition_and_name().finditer(passage.text):
                if (name := found["name"]) in _NAMES:
                    message = f"“{name}” takes no article"
                    yield Slip(passage, found.start("the"), found.end("name"), message, (Rewrite(name),))


@cache
def _preposition_and_name() -> regex.Pattern[str]:
    clause = r",\s+(?:and|but|which|he|she|it|they|the)\b|\s+(?:on|and\s+(?:in|to|the|its|his)|has|is|was|will|to)\b"
    behind = rf"(?=\s*[.;](?!\w)|{clause})"
    return regex.compile(
        rf"\b(?:in|to|from|of|with|between|against|and|by)\s+(?<the>the)\s+(?<name>\p{{Lu}}\p{{Ll}}{{2,}}){behind}"
    )
