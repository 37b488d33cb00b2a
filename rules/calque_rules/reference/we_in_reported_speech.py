"""“We” in what somebody is reported to have said, without quotation marks."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rule, Safety, Severity, Slip, Triggers
from calque_rules.speech import told

_MOST = 3
"""Passages with a first person outside quotations that a report may have."""


class WeInReportedSpeech(Rule):
    """“We” or “I” in reported speech: “He said the money we received was spent” for “the money they received”

    Reported speech turns its persons: “we received” becomes “they received”. A language that reports in the speaker's
    own words (Hausa, Amharic, Hindi, Japanese) keeps “we”, and the reader takes the newspaper for the speaker.

    In preview: native news says so, too, when “we” is everybody (“she said we need more bees”), and science news says
    hardly anything else. Only what somebody did is read, behind a single person's “said”, in a text in which nobody
    else says “we”.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    safety = Safety.HINT
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset({"we", "our"}), whole_words=True)
    bad: ClassVar[Sequence[str]] = (
        "He said the money ⟦we⟧ received was used to pay the staff.",
        "The governor met the press. He said that ⟦we⟧ held four talks with the party.",
        "She added that the house ⟦we⟧ bought in May was sold.",
        "He explained that ⟦we⟧ had paid the fees on time.",
        "Dr Bello stressed that ⟦we⟧ were told nothing of it.",
        "She said that two of ⟦our⟧ members were arrested on Monday.",
    )
    good: ClassVar[Sequence[str]] = (
        "She said we need more bees.",
        "He said, “The money we received was spent.”",
        "We asked him, and he said we had been late.",
        "Experts said we have known it for years.",
        "I said we were late.",
        "He said that they received the money.",
        "She told us that we were welcome.",
        "He said our sun is a star.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each first person in reported speech."""
        if not any(_reported().search(p.text) for p in passages):
            return
        texts = document.once(told)
        speaking = [p for p in passages if _first().search(texts.get(id(p), ""))]
        if len(speaking) > _MOST:
            return
        for passage in speaking:
            for found in _reported().finditer(texts[id(passage)]):
                if not _narrator().search(texts[id(passage)], 0, found.start("we")):
                    word = found["we"]
                    right = "their" if word == "our" else "they"
                    message = f"“{word}” is the speaker's: reported speech turns it to “{right}”"
                    yield Slip(passage, *found.span("we"), message)


@cache
def _first() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:[Ww]e|[Oo]ur)\b")


@cache
def _narrator() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:We|[Uu]s|I|[Mm]y|me)\b")


@cache
def _reported() -> regex.Pattern[str]:
    return regex.compile(
        r"""\b(?:[Hh]e|[Ss]he|(?:Mr|Mrs|Ms|Dr)\.?\s\p{Lu}\p{Ll}+)\s(?:also\s)?(?:said|added|explained|stressed|stated|noted|lamented|revealed|disclosed)
        (?:\sthat)?\s(?:(?!who|what|how|why)[\p{L}’'-]+\s){0,6}?
        (?:(?<we>we)\s(?:also\s|then\s)?(?:\p{Ll}{3,}ed|held|paid|had|were|took|gave|made|bought|sold|sent|won|lost|got|met|did)\b
        |(?<we>our)\s(?:members|party|party's|office|workers|staff|men|soldiers|troops|committee|company|village|colleagues)\b)""",
        regex.VERBOSE,
    )
