"""See the class."""

from calque import Category, Safety, Severity, Slip
from calque_rules import dictionary
from calque_rules.lexicons import lexicon
from calque_rules.repetition._repeats import Repeat
from calque_rules.repetition._rule import RepeatRule, collapsed
from calque_rules.repetition._said_again import is_said_again

_CERTAIN = frozenset(
    {
        "a",
        "an",
        "and",
        "are",
        "as",
        "be",
        "been",
        "between",
        "by",
        "for",
        "from",
        "has",
        "have",
        "his",
        "into",
        "its",
        "my",
        "of",
        "or",
        "our",
        "than",
        "the",
        "their",
        "these",
        "they",
        "this",
        "those",
        "to",
        "was",
        "we",
        "were",
        "which",
        "with",
        "would",
        "could",
        "should",
        "if",
        "because",
    }
)
"""Small words that never stand twice in a row."""


class DoubledWord(RepeatRule):
    """The same word twice: “the the”, “the silver silver bullet”

    One is too many. Some words do follow themselves (“he had had enough”, “I know that that is true”), some are said
    twice for effect (“a very very old tale”), and so are some names (“Duran Duran”): these are left alone, and so is a
    heading that runs into its text (“Wheat prices rise Rise in wheat prices”).
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.SAFE
    bad = (
        ("We met at the the old bridge.", "We met at the old bridge."),
        ("The the bridge is closed.", "The bridge is closed."),
        ("He went to to the harbour.", "He went to the harbour."),
        ("It is no silver silver bullet.", "It is no silver bullet."),
        ("The brown brown coat is hers.", "The brown coat is hers."),
        ("Protests Protests were held in several towns.", "Protests were held in several towns."),
        ("The 12 micron micron wool sold well.", "The 12 micron wool sold well."),
        ("They have a mining mining company.", "They have a mining company."),
        ("A copy of the Turkish Turkish edition was found.", "A copy of the Turkish edition was found."),
    )
    good = (
        "He had had enough of it.",
        "I know that that is true.",
        "It is a very very old tale.",
        "The band Duran Duran played.",
        "She said bye bye and left.",
        "The town of Pago Pago is on the coast.",
        "Slow growth hits fruit Fruit prices could fall.",
        "What it is is a mystery.",
        "The fee, fee or no fee, is high.",
        "It was long long ago.",
        "Use the `file` file.",
        "They lived in Baden Baden.",
        "The general Cao Cao won.",
        "He asked her her name.",
        "The boxer Tyson Tyson was unknown.",
        "Ylang ylang grows here.",
        "The band is called The The.",
        "What we look at at the moment is a whelk.",
        "Open it in the Menu menu, and fill in $unit.name name.",
        "But my my, what is this?",
    )

    def slip(self, repeat: Repeat) -> Slip | None:
        """A word exactly twice, with nothing but space between; in markup of its own it is another word: “*or* or”."""
        if repeat.period > 1 or repeat.times != 2 or not repeat.is_tight:
            return None
        if not repeat.passage.is_whole(repeat.start, repeat.end):
            return None
        text = repeat.passage.text
        first, second = text[repeat.start : repeat.first_end], text[repeat.second : repeat.end]
        word = second.lower()
        if is_said_again(word) or not (first[1:] == second[1:] and (first[0] == second[0] or second[0].islower())):
            return None
        if word in _CERTAIN and not second.islower():
            return None  # “The The” is a band
        if word not in _CERTAIN and not (len(word) > 3 and _is_ordinary(first, word)):
            return None
        if second.islower() and first[0].isupper() and not _opens(text, repeat.start):
            return None  # “the Menu menu”
        is_call = word == "my" and text.startswith(",", repeat.end)
        if is_call or text[repeat.start - 1 : repeat.start] in (".", "$"):
            return None  # “$unit.name name”, “My my, what is this?”
        safety = Safety.SAFE if second.islower() or word in _CERTAIN else Safety.UNSAFE
        return collapsed(repeat, f"“{first} {second}”: one is enough", safety)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence may begin there."""
    before = text[:at].rstrip("\"'“‘( ")
    return not before or before[-1] in ".!?:;…—–-”’"


def _is_ordinary(shown: str, word: str) -> bool:
    """Whether a word is none that may be a name."""
    return dictionary.is_common_word(word) or shown in lexicon("demonyms")
