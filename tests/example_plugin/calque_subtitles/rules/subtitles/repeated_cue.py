"""See the class."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import ClassVar

from calque import Category, Document, Passage, Place, Rule, Severity, Slip
from calque.rule import Case


class RepeatedCue(Rule):
    """The same text in two cues that follow each other

    A translation tool that splits a long cue may put the whole text into both halves. Very short cues ("No.") are
    left alone, since people do say things twice.
    """

    category = Category.DESIGN
    severity = Severity.MAJOR
    since = "1.0"
    bad: ClassVar[Sequence[Case]] = ("I have never been here before.\n\n⟦I have never been here before.⟧",)
    good: ClassVar[Sequence[str]] = (
        "No.\n\nNo.",
        "I have never been here before.\n\nNeither have I.\n\nI have never been here before.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        """Each passage that reads as the one before it."""
        for passage in passages:
            if len(passage.text.split()) > 3:
                for earlier in islice(document.before(passage), 1):
                    if earlier.text == passage.text:
                        seen = Place(earlier, 0, len(earlier.text), "here for the first time")
                        yield Slip(passage, 0, len(passage.text), "the cue before reads the same", related=(seen,))
