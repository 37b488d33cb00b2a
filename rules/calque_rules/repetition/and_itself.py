"""See the class."""

import re
from functools import cache

from calque import Category, Safety, Severity, Slip
from calque_rules.lexicons import lexicon
from calque_rules.repetition._repeats import Repeat
from calque_rules.repetition._rule import RepeatRule, shown
from calque_rules.repetition._said_again import is_content, is_said_again

_VERBS = frozenset(
    {
        "are",
        "can",
        "could",
        "did",
        "do",
        "had",
        "has",
        "have",
        "is",
        "may",
        "might",
        "must",
        "should",
        "was",
        "were",
        "will",
        "would",
    }
)


class AndItself(RepeatRule):
    """A thing and itself: “physical and physical strength”, “houses or houses”

    Where the source has two words of like meaning, a translation program that knows only one of them says it twice.
    What the second one was, only the source tells.

    “Years and years”, “more and more”, “talked and talked” are idiom, and “cash and cash equivalents” are two things.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    safety = Safety.HINT
    bad = (
        "Cold water gives ⟦physical and physical⟧ strength.",
        "It has small ⟦houses and houses⟧.",
        "They sell local ⟦products or products⟧, they say.",
        "Food is either ⟦nutritious or nutritious⟧.",
        "Many ⟦visits and visits⟧ were made to the museum.",
        "It is a history of ⟦excellence and excellence⟧.",
        "The ⟦national and national⟧ library is closed.",
    )
    good = (
        "They waited for hours and hours.",
        "More and more people came.",
        "They talked and talked.",
        "The company held cash and cash equivalents.",
        "The light grew dearer and dearer.",
        "It takes a lot of time, and time we do not have.",
        "Ask about family or family members.",
        "There are liars and liars.",
        "There are rules and rules.",
        "The gap between rich and rich is small.",
        "He is deputy minister and minister of ecology.",
        "It goes from human to human.",
        "She knocked and knocked.",
        "The chapter is called Long Integers and Integers.",
        "The variable or variable list is empty, and the plain goes on for leagues and leagues.",
        "Plants contain molecules and molecules from the sea.",
        "They make better trading partners and partners in diplomacy.",
    )

    def slip(self, repeat: Repeat) -> Slip | None:
        """An adjective on both sides of “and”, or a noun that nothing follows which it could belong to."""
        if repeat.is_adjacent or repeat.period != 2 or repeat.again != 1 or not repeat.is_tight:
            return None
        word = repeat.unit[0]
        if repeat.between[0] not in ("and", "or") or not is_content(word) or is_said_again(word):
            return None
        if word in lexicon("and_themselves"):
            return None
        text = repeat.passage.text
        if text[repeat.start : repeat.first_end] != text[repeat.second : repeat.end]:
            return None
        if text[repeat.start].isupper():
            return None  # “Long Integers and Integers”
        before = {w.text for w in repeat.words[max(repeat.first - 4, 0) : repeat.first]}
        if before & {"between", "there"} or word.endswith(("er", "ed", "ing", "ly")):
            return None
        after = text[repeat.end : repeat.end + 30]
        if not (_adjective().search(word) or (_noun().search(word) and _stands_alone(after))):
            return None
        message = f"“{shown(repeat.text)}” names the same thing twice; the source tells what the second one is"
        return Slip(repeat.passage, repeat.start, repeat.end, message)


def _stands_alone(after: str) -> bool:
    """Whether nothing follows that a noun could be joined to."""
    following = re.match(r" ([a-z]+)\b", after)
    return after[:1] in ("", ".", ",", ";") or bool(following and following[1] in _VERBS)


@cache
def _adjective() -> re.Pattern[str]:
    return re.compile(r"(?:ical|onal|ious|uous|eous|able|ible|ful|less|ical|ental|ocial|istic|ative|itive)$")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(r"(?:[^s]s|tion|ment|ness|ity|ance|ence|ism|ship)$")
