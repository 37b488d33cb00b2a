"""See the class."""

from calque import Category, Safety, Severity, Slip
from calque_rules.repetition._repeats import Repeat
from calque_rules.repetition._rule import RepeatRule, collapsed, shown
from calque_rules.repetition._said_again import is_said_again


class WordLoop(RepeatRule):
    """One word many times over: “the town town town hall”

    A translation program that has lost its way says the same word again and again, up to the end of the sentence. What
    is left when the others are deleted is often not what the source says: compare the two.

    Calls and emphasis (“no no no”, “very, very, very old”) are left alone, and three words with commas between them.
    """

    category = Category.ACCURACY
    severity = Severity.CRITICAL
    safety = Safety.SAFE
    bad = (
        ("The town town town hall is old.", "The town hall is old."),
        ("He was given the prayer prayer prayer prayer prayer.", "He was given the prayer."),
        ("The Dairy Dairy Dairy shop sold milk.", "The Dairy shop sold milk."),
        ("It was a straight straight straight road.", "It was a straight road."),
        ("Then the the the rain began.", "Then the rain began."),
        ("The CENTRAL CENTRAL CENTRAL station was closed.", "The CENTRAL station was closed."),
        ("She sang in the Siya, Siya, Siya, Siya, Siya.", "She sang in the Siya."),
        ("The code is B6 - B6 - B6 - B6 - B6.", "The code is B6."),
    )
    good = (
        "“No no no,” she said.",
        "It is a very very very old house.",
        "He shouted: go go go!",
        "Location, location, location: that is what counts.",
        "Their aims were education, education, education.",
        "A trillion trillion trillion watts is a lot.",
        "The bell went ding ding ding all day.",
        "Buffalo. Buffalo. Buffalo. That was all he said.",
        "The scores were 1 1 1 0.",
        "“Holy, holy, holy,” they sang.",
        "The dog ran, ran, ran.",
        "Use `foo` foo `foo` in the call.",
        "The call is history(SEXP, SEXP, SEXP, SEXP).",
        "ALERT ALERT ALERT! The byte is 10xxxxxx 10xxxxxx 10xxxxxx.",
    )

    def slip(self, repeat: Repeat) -> Slip | None:
        """A word at least three times in a row, or four times with commas."""
        if repeat.period > 1 or repeat.times < 3:
            return None
        word = repeat.words[repeat.first].text
        if is_said_again(word) or word[0].isdigit() or repeat.passage.text[repeat.end : repeat.end + 1] == "!":
            return None
        if len(word) < 2 and repeat.times < 6:
            return None
        is_code = "," in repeat.text and repeat.passage.text[repeat.end : repeat.end + 1] == ")"
        if is_code or (not repeat.is_tight and not (repeat.is_loose and repeat.times > 3)):
            return None
        message = f"“{shown(repeat.text, 30)}”: one word {repeat.times} times; compare with the source"
        return collapsed(repeat, message, Safety.SAFE if repeat.is_tight else Safety.UNSAFE)
