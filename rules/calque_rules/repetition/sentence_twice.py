"""See the class."""

from calque import Category, Safety, Severity, Slip
from calque_rules.repetition._repeats import Repeat
from calque_rules.repetition._rule import RepeatRule, shown
from calque_rules.repetition._said_again import has_content

_ENDS = frozenset(".!?")
_SPEAKERS = frozenset({"i", "we", "you", "us", "me", "my", "our", "your", "i'm", "i’m", "let's", "let’s"})


class SentenceTwice(RepeatRule):
    """The same sentence twice in a row: “The road is closed. The road is closed.”

    A translation program said it again, or two versions of a sentence were both left in. A sentence of five words or
    more is reported where it follows itself in one paragraph.

    Where somebody says “I”, “we” or “you”, it may be a speech, a song or a prayer, and nothing is reported.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    preview = True
    bad = (
        "The road to the north is closed.⟦ The road to the north is closed.⟧ It rained.",
        'He left. The mayor wrote a letter to the paper.⟦ "The mayor wrote a letter to the paper⟧."',
        "Nobody was hurt in the storm!⟦ Nobody was hurt in the storm!⟧",
        "The price of oil rose in May.⟦ The price of oil rose in May.⟧",
        "It rained. The ship came in at noon.⟦ The ship came in at noon.⟧ All went home.",
        "Is the bridge safe for trains?⟦ Is the bridge safe for trains?⟧ Nobody knows.",
    )
    good = (
        "Thank you. Thank you.",
        "We shall not be moved, we sang. We shall not be moved, we sang.",
        "The road is closed. The road to the north is closed, too.",
        "Drop by drop. Drop by drop. Drop by drop.",
        "There was a king. There was a queen.",
        "You are the light of the world. You are the light of the world.",
        "He says. She says. He says.",
        "The team that wins goes on. The team that loses goes home.",
        "They hit the drugs. The drugs killed more cells.",
    )

    def slip(self, repeat: Repeat) -> Slip | None:
        """A run of words from the beginning of a sentence to its end, and the same again."""
        if repeat.period < 5 or repeat.again != repeat.period or not has_content(repeat.unit):
            return None
        text, words = repeat.passage.text, repeat.words
        between = text[repeat.first_end : repeat.second]
        before = text[: repeat.start].rstrip(" \"“”'")
        after = text[repeat.end : repeat.end + 1]
        if _ENDS.isdisjoint(between) or (before and before[-1] not in _ENDS) or after not in _ENDS:
            return None
        if not _SPEAKERS.isdisjoint(repeat.unit) or not text[repeat.second].isupper():
            return None
        start = repeat.first_end + 1 + min(between.find(mark) for mark in between if mark in _ENDS)
        end = repeat.end + (words[repeat.first].start != repeat.start or '"' not in between)
        return Slip(repeat.passage, start, end, f"“{shown(text[repeat.start : repeat.first_end])}” stands here twice")
