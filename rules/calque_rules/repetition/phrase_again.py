"""See the class."""

from calque import Category, Safety, Severity, Slip
from calque_rules.repetition._repeats import Repeat
from calque_rules.repetition._rule import RepeatRule, collapsed, shown
from calque_rules.repetition._said_again import has_content

_SPEAKERS = frozenset(
    {
        "i",
        "we",
        "you",
        "us",
        "me",
        "my",
        "our",
        "your",
        "i'm",
        "i’m",
        "we'll",
        "we’ll",
        "you'll",
        "you’ll",
        "let's",
        "let’s",
    }
)


class PhraseAgain(RepeatRule):
    """A clause twice in a row: “which is on the lake, which is on the lake”

    Four words or more that follow themselves, with a comma between. A translation program has gone round in a circle.

    Speakers repeat a clause for effect, mostly with a dash or with “and”, in speeches, songs and tales: where the text
    has direct speech or says “we”, “I” or “you”, nothing is reported.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    preview = True
    bad = (
        (
            "The village is on the lake, which is on the lake, which is dry.",
            "The village is on the lake, which is dry.",
        ),
        ("The cash was income, and the cash was income, and it was spent.", "The cash was income, and it was spent."),
        ("They came to the old town, to the old town, by train.", "They came to the old town, by train."),
        ("It was for the poor in the house, for the poor in the house.", "It was for the poor in the house."),
        (
            "He is the son of the mayor, the son of the mayor, of Graz.",
            "He is the son of the mayor, of Graz.",
        ),
        ("Such a thing exists as far as it goes, as far as it goes.", "Such a thing exists as far as it goes."),
    )
    good = (
        "I hope you will join me, I hope you will join me in this.",
        "“There is no bread, there is no bread,” they cried.",
        "There was an old king -- there was an old king -- in the north.",
        "We will not tire, we will not falter, and we will not fail.",
        "He went up the hill, he went down the hill, and he went home.",
        "Some say that the star is dead. The star is dead only for us.",
        "Very much, very much so.",
        "Let it rain, let it rain.",
        "The price of wheat, the price of rice, and the price of oil rose.",
        "Sea levels rise year after year, year after year.",
    )

    def slip(self, repeat: Repeat) -> Slip | None:
        """Four words or more that follow themselves, in a text in which nobody speaks."""
        if repeat.period < 4 or not repeat.is_adjacent or repeat.is_tight or not repeat.is_loose:
            return None
        if repeat.times > 3 or not has_content(repeat.unit) or len(set(repeat.unit)) < 4:
            return None
        gaps = "".join(repeat.gaps())
        if any(mark in gaps for mark in '-–—"“”') or not _SPEAKERS.isdisjoint(w.text for w in repeat.words):
            return None
        return collapsed(repeat, f"“{shown(repeat.text)}” says the same thing twice", self.safety)
