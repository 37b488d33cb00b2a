"""“You” as the doer of what a report tells of others."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rule, Safety, Severity, Slip, Triggers
from calque_rules.speech import told

_MOST = 3
"""Sentences with “you” in a report; a text with more speaks to its reader."""

_WORDS = 100
"""Words outside quotations of a report, at least."""


class YouInReport(Rule):
    """“You” as the doer of a deed in a report about others: “Then you got the pilots to take on the jobs”

    Where the language leaves the subject out (Japanese, Chinese, Korean), or says “one” by its verb alone (Icelandic,
    Estonian), a translator may write “you”: “Mori has left the club. You may have already begun to look for a flat.”
    The reader has done nothing of the sort. Who has, the source tells, so there is no fix.

    Only what is done and over, or may have been done, is read: “you can see”, “you need a key” and what is said on a
    condition (“if you won”, “when you opened it”) is said to everybody. Silent in quotations and in texts that speak to
    their reader.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    safety = Safety.HINT
    since = "0.1"
    triggers = Triggers(frozenset({"You", "you"}), whole_words=True)
    bad: ClassVar[Sequence[str]] = (
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. ⟦You⟧ may have already begun to look for "
        "a flat. The club has had its seat in the old mill since 1931, and it owns the meadow behind it, "
        "where the children train. Its president said on Monday that the roof leaks and that the town has to "
        "help. The next match is in a week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. Then ⟦you⟧ got the pilots of the island "
        "to bring the ball. The club has had its seat in the old mill since 1931, and it owns the meadow "
        "behind it, where the children train. Its president said on Monday that the roof leaks and that the "
        "town has to help. The next match is in a week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. ⟦You⟧ won the third match of the season "
        "and stopped a series of two defeats. The club has had its seat in the old mill since 1931, and it "
        "owns the meadow behind it, where the children train. Its president said on Monday that the roof "
        "leaks and that the town has to help. The next match is in a week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. Last year, ⟦you⟧ finished the season in "
        "fourth place. The club has had its seat in the old mill since 1931, and it owns the meadow behind "
        "it, where the children train. Its president said on Monday that the roof leaks and that the town has"
        " to help. The next match is in a week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. He is late, but ⟦you⟧ must have heard the"
        " whistle at home. The club has had its seat in the old mill since 1931, and it owns the meadow "
        "behind it, where the children train. Its president said on Monday that the roof leaks and that the "
        "town has to help. The next match is in a week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. ⟦You⟧ had already lost two games in the "
        "north. The club has had its seat in the old mill since 1931, and it owns the meadow behind it, where"
        " the children train. Its president said on Monday that the roof leaks and that the town has to help."
        " The next match is in a week, on the island.",
    )
    good: ClassVar[Sequence[str]] = (
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. You may look for a flat there. The club "
        "has had its seat in the old mill since 1931, and it owns the meadow behind it, where the children "
        "train. Its president said on Monday that the roof leaks and that the town has to help. The next "
        "match is in a week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. From the tower you can see the meadow. "
        "The club has had its seat in the old mill since 1931, and it owns the meadow behind it, where the "
        "children train. Its president said on Monday that the roof leaks and that the town has to help. The "
        "next match is in a week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. If you won here, you went home on foot. "
        "The club has had its seat in the old mill since 1931, and it owns the meadow behind it, where the "
        "children train. Its president said on Monday that the roof leaks and that the town has to help. The "
        "next match is in a week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. “You won the match, and you lost a "
        "friend,” the coach said. The club has had its seat in the old mill since 1931, and it owns the "
        "meadow behind it, where the children train. Its president said on Monday that the roof leaks and "
        "that the town has to help. The next match is in a week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. Have you lost a key there? You may have "
        "left it at the gate, you made a mistake, you took it home, you forgot it. The club has had its seat "
        "in the old mill since 1931, and it owns the meadow behind it, where the children train. Its "
        "president said on Monday that the roof leaks and that the town has to help. The next match is in a "
        "week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. You need a key for the gate. The club has"
        " had its seat in the old mill since 1931, and it owns the meadow behind it, where the children "
        "train. Its president said on Monday that the roof leaks and that the town has to help. The next "
        "match is in a week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. When you opened the gate, you heard the "
        "song. The club has had its seat in the old mill since 1931, and it owns the meadow behind it, where "
        "the children train. Its president said on Monday that the roof leaks and that the town has to help. "
        "The next match is in a week, on the island.",
        "The match was seen by two thousand guests from both towns, who sang until the lamps went out. The "
        "goals came late, the first of them from a free kick by the captain. Striker Mori was not among those"
        " on the pitch; he had told the club in May that he would leave it. The coach praised the two young "
        "men in his place and hopes for more of them in the autumn. That is what you got for a penny. The "
        "club has had its seat in the old mill since 1931, and it owns the meadow behind it, where the "
        "children train. Its president said on Monday that the roof leaks and that the town has to help. The "
        "next match is in a week, on the island.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each “you” that can only be somebody whom the text tells of."""
        if len(passages) > _MOST or not any(_deed().search(p.text) for p in passages):
            return
        texts = document.once(told)
        if sum(text.count(" ") for text in texts.values()) < _WORDS or _is_addressed(passages, texts):
            return
        for passage in passages:
            for sentence in document.sentences(passage) if id(passage) in texts else ():
                found = _deed().search(texts[id(passage)], sentence.start, sentence.end)
                if (
                    found
                    and "?" not in sentence.text
                    and not _condition().search(passage.text, sentence.start, found.end())
                ):
                    message = "The reader has not done this: say who did, as the text tells of others"
                    yield Slip(passage, *found.span("you"), message)


def _is_addressed(passages: Sequence[Passage], texts: dict[int, str]) -> bool:
    """Whether the text speaks to its reader more than a few times."""
    return sum(1 for p in passages for _ in _you().finditer(texts.get(id(p), ""))) > _MOST


@cache
def _you() -> regex.Pattern[str]:
    return regex.compile(r"\b[Yy]ou(?:rs?|rself)?\b")


@cache
def _condition() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?:[Ii]f|[Ww]hen|[Ww]henever|[Ww]hether|[Oo]nce|[Uu]nless|[Uu]ntil|[Aa]fter|[Bb]efore|[Ss]uppose|[Ii]magine|[Aa]s|[Ww]h\p{Ll}+|that)\b"
    )


@cache
def _deed() -> regex.Pattern[str]:
    """“You won”, “you may have begun”, at the beginning of a clause."""
    return regex.compile(
        r"""(?:\G|[.!?,;]\s+|\s{2}|\b(?:[Tt]hen|[Nn]ow|and|but|so|[Ll]ater)\s)(?<you>[Yy]ou)\s(?:(?:also|already|then|still|even|just)\s)*
        (?:(?:may|might|must)\s(?:also\s|already\s)?have\s(?:also\s|already\s|just\s)?\p{Ll}+(?:ed|en|un|ne|ght|ost|eft|ade|ent|eard)\b
        |had\s(?:also\s|already\s)?\p{Ll}+(?:ed|en|un|ne|ght|ost|eft)\b
        |(?:(?!need|used|indeed|seed|feed|heed|speed|breed|succeed|proceed|exceed|agreed)\p{Ll}{2,}ed|won|lost|threw|gave|made|got|took|went|began|beat)\b)""",
        regex.VERBOSE,
    )
