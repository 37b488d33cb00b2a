"""See the class."""

from calque import Category, Safety, Severity, Slip
from calque_rules.lexicons import lexicon
from calque_rules.repetition._repeats import Repeat
from calque_rules.repetition._rule import RepeatRule, collapsed, shown
from calque_rules.repetition._said_again import has_content


class DoubledPhrase(RepeatRule):
    """The same few words twice in a row: “members of the council of the council”

    Translation programs say twice what they are sure of. With a comma between (“create jobs, create jobs now”) a
    speaker may mean it; without one it is a slip. “They went from place to place to find it” is good English.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    safety = Safety.SAFE
    bad = (
        ("Two members of the council of the council were ill.", "Two members of the council were ill."),
        ("Ships round the harbour round the harbour lay still.", "Ships round the harbour lay still."),
        ("He has been on horseback has been on horseback.", "He has been on horseback."),
        ("A cross section cross section of the window was drawn.", "A cross section of the window was drawn."),
        ("The Daily News Daily News reported it.", "The Daily News reported it."),
        ("They said that the bridge that the bridge was closed.", "They said that the bridge was closed."),
        ("It is not good is not good for the roof.", "It is not good for the roof."),
    )
    good = (
        "They went from place to place to find it.",
        "We are going to have to have a word.",
        "Theory and practice go hand in hand in this trade.",
        "We must create jobs, create jobs now.",
        "Low demand slows down wheat exports Wheat exports have slowed this year.",
        "He tried again and again and failed.",
        "More and more and more of them came.",
        "It was what it was what it would be.",
        "She looked at the map day by day by lamplight.",
        "Thank you. Thank you.",
        "A rose is a rose is a rose.",
        "It follows a tag that points to a tag that points to a file.",
        "Science and Trade Science and trade are the work of this office.",
        "He reached the heart of the heart of the matter.",
        "What you see is what you get is what you paid for.",
    )

    def slip(self, repeat: Repeat) -> Slip | None:
        """Two or more words twice in a row, with nothing between."""
        period = repeat.period
        if period < 2 or not repeat.is_adjacent or repeat.again >= 2 * period or not repeat.is_tight:
            return None
        unit = repeat.unit
        if not has_content(unit) or len(set(unit)) < period:
            return None
        if period == 2 and not lexicon("function_words").isdisjoint(unit):
            return None
        if unit[-1] == "is" or not lexicon("of_themselves").isdisjoint(unit):
            return None  # “a rose is a rose is a rose”, “the heart of the heart of the matter”
        if not {"that", "which", "who"}.isdisjoint(unit[1:]) or not repeat.passage.is_whole(repeat.start, repeat.end):
            return None  # “modules that import modules that import others”
        text = repeat.passage.text
        if text[repeat.second].isupper() and text[repeat.start : repeat.first_end] != text[repeat.second : repeat.end]:
            return None  # a heading that runs into its text
        message = f"“{shown(repeat.text)}” says the same words twice"
        return collapsed(repeat, message, self.safety)
