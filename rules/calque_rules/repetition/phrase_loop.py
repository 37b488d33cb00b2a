"""See the class."""

from calque import Category, Safety, Severity, Slip
from calque_rules.repetition._repeats import Repeat
from calque_rules.repetition._rule import RepeatRule, collapsed, shown
from calque_rules.repetition._said_again import has_content


class PhraseLoop(RepeatRule):
    """The same words over and over: “part of the part of the part of the town”

    A translation program that has lost its way goes round in circles, often until the sentence breaks off. What is left
    when the circles are deleted is often not what the source says: compare the two.

    “For years and years and years” is idiom, and “we came, we came, we came” may be meant.
    """

    category = Category.ACCURACY
    severity = Severity.CRITICAL
    safety = Safety.SAFE
    bad = (
        (
            "It is the fourth part of the fourth part of the fourth part of the town.",
            "It is the fourth part of the town.",
        ),
        (
            "There is no doubt that there is no doubt that there is no doubt that it rained.",
            "There is no doubt that it rained.",
        ),
        ("I want to show you show you show you a ship.", "I want to show you a ship."),
        ("He bought green tea green tea green tea green", "He bought green tea green"),
        (
            "The land went to the council, and to the council, and to the council, and to the council.",
            "The land went to the council.",
        ),
        (
            "The Harbour News Live ー Harbour News Live ー Harbour News Live ー is on.",
            "The Harbour News Live ー is on.",
        ),
        ("A degree of degree of degree of degree of degree of fatigue set in.", "A degree of fatigue set in."),
    )
    good = (
        "They waited for years and years and years.",
        "He worked and worked and worked.",
        "The light grew brighter and brighter and brighter.",
        "Let it rain, let it rain, let it rain.",
        "We shall fight on the beaches, we shall fight on the landing grounds, we shall fight in the fields.",
        "Government of the people, by the people, for the people.",
        "It goes on and on and on and on.",
        "Play 1 2 1 2 1 2 on the drum.",
        "Thank you. Thank you. Thank you.",
        "Step by step by step, they climbed.",
    )

    def slip(self, repeat: Repeat) -> Slip | None:
        """The same words at least three times in a row."""
        if repeat.period < 2 or repeat.again < 2 * repeat.period or not has_content(repeat.unit):
            return None
        if not repeat.is_loose or (repeat.times < 4 and not repeat.is_tight):
            return None
        if repeat.period == 2 and repeat.times < 5 and not {"and", "or", "by", "to", "after"}.isdisjoint(repeat.unit):
            return None
        message = f"“{shown(repeat.text)}” goes round in circles; compare with the source"
        return collapsed(repeat, message, Safety.SAFE if repeat.is_tight else Safety.UNSAFE)
