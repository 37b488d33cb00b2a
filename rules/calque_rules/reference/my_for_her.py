"""“My husband” of somebody whom the text tells of."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Line, Passage, Place, Rewrite, Rule, Severity, Slip, Triggers
from calque_rules.discourse import read
from calque_rules.speech import told

_REACH = 3
"""Sentences back in which the husband is somebody else's."""

_MOST = 10
"""Passages with “my” in a text that somebody else tells."""


class MyForHer(Rule):
    """“My husband” of somebody else's: “Ms B asked her husband. However, my husband hesitated”

    Japanese, Chinese and Korean leave out whose husband, mother or boss it is; a translator that reads sentence by
    sentence supplies “my”. Nobody in the text is “I”. The rule fires where the same relation has been “her” or “his” a
    few sentences before, outside quotations like itself, and nobody has said “I” in between.

    Traps: whoever tells a story has a husband, too (“She rang her husband. I rang mine”), so a text in which “I” comes
    up near is left alone, and so are quotations without marks behind “said”.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    since = "0.1"
    sources = ("ja", "zh", "ko")
    triggers = Triggers(frozenset({"my", "My"}), whole_words=True)
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "Ms B asked her husband for a refrigerator. However, my husband hesitated.",
            "Ms B asked her husband for a refrigerator. However, her husband hesitated.",
        ),
        (
            "She gives her husband 300 yen a day. It was little.\n\nIn summer, my husband wanted ice.",
            "She gives her husband 300 yen a day. It was little.\n\nIn summer, her husband wanted ice.",
        ),
        (
            "He lives with his mother in Osaka. My mother is 90.",
            "He lives with his mother in Osaka. His mother is 90.",
        ),
        (
            "The man told his boss about it. On Monday my boss called the police.",
            "The man told his boss about it. On Monday his boss called the police.",
        ),
        (
            "Her son fell ill in May. The doctor came. At night my son slept.",
            "Her son fell ill in May. The doctor came. At night her son slept.",
        ),
        (
            "The chef learned from his father. Later my father sold the shop.",
            "The chef learned from his father. Later his father sold the shop.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "She rang her husband. I rang my husband.",
        "She rang her husband. “My husband is late,” she said.",
        "She rang her husband. Her mother knew my husband well, I thought.",
        "My husband cooks. Her husband does not.",
        "She rang her husband. It rained. The bus was late. A dog barked. My husband came.",
        "She rang her husband. She said my husband was late.",
        "He told me about his father. My father was a smith.",
        "We met his wife there. My wife stayed at home.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each “my” that is somebody else's."""
        if len(passages) > _MOST:
            return
        texts = document.once(told)
        discourse = document.once(read)
        for passage in passages:
            for found in _mine().finditer(texts.get(id(passage), "")):
                line = discourse.line(passage, found.start())
                near = discourse.near(line, _REACH)
                if _cited().search(_told(texts, line)) or any(_speaker().search(_told(texts, n)) for n in near):
                    continue
                if owner := _owner(texts, near[1:], found["kin"]):
                    where, start, end, word = owner
                    right = word.capitalize() if found["my"] == "My" else word
                    place = Place(where, start, end, f"“{where.text[start:end]}” is written here")
                    message = f"Nobody here is “I”, and it was “{word} {found['kin']}” before: write “{right}”"
                    yield Slip(passage, *found.span("my"), message, (Rewrite(right),), (place,))


def _told(texts: dict[int, str], line: Line) -> str:
    return texts.get(id(line.passage), "")[line.sentence.start : line.sentence.end]


def _owner(texts: dict[int, str], lines: Sequence[Line], kin: str) -> tuple[Passage, int, int, str] | None:
    """Where it was somebody's before: the passage, the place, and “her” or “his”."""
    for line in lines:
        for found in _theirs().finditer(_told(texts, line)):
            if found["kin"] == kin:
                start = line.sentence.start
                return line.passage, start + found.start(), start + found.end(), found["owner"].lower()
    return None


_KIN = (
    "husband|wife|mother|father|son|daughter|brother|sister|parents|boss|grandmother|grandfather|boyfriend|girlfriend"
)


@cache
def _mine() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?<my>[Mm]y) (?<kin>{_KIN})\b")


@cache
def _theirs() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?<owner>[Hh]er|[Hh]is) (?<kin>{_KIN})\b")


@cache
def _speaker() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:I|[Ww]e|[Uu]s|me)\b")


@cache
def _cited() -> regex.Pattern[str]:
    """A verb of saying, behind which these may be somebody's words."""
    return regex.compile(r"\b(?:said|says|told|recalls?|recalled|remembers?|wrote|added|explains|explained)\b")
