"""See the class."""

import re

from calque import Category, Safety, Severity, Slip
from calque_rules.lexicons import lexicon
from calque_rules.repetition._repeats import Repeat
from calque_rules.repetition._rule import RepeatRule, collapsed, shown
from calque_rules.repetition._said_again import is_content

_NEXT = re.compile(r" ([a-z]+)\b")
_QUANTIFIERS = frozenset({"all", "both", "few", "many", "most", "several", "some", "the", "these", "those"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that"})


class OfItself(RepeatRule):
    """A thing of itself: “the surface of the surface”

    Where the source has two words, a translation program that knows only one of them says it twice. What the second
    one was, only the source tells; the fix leaves it out.

    “The best of the best” and “the edge of the edge” are idiom or meant, and “the loop of a loop nest” speaks of two.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    bad = (
        ("They measured the surface of the surface with a rod.", "They measured the surface with a rod."),
        ("A truce of truce was reached in May.", "A truce was reached in May."),
        ("The harbour of the harbour is deep.", "The harbour is deep."),
        ("Some churches of his churches were burnt.", "Some churches were burnt."),
        ("He wrote the interpretation of the interpretation in jail.", "He wrote the interpretation in jail."),
        ("All third-graders of third-graders came.", "All third-graders came."),
        ("It is the church of the church, the Pope said.", "It is the church, the Pope said."),
    )
    good = (
        "She is the best of the best.",
        "He is a king of kings.",
        "The list of lists is long.",
        "He reached the heart of the heart of the matter.",
        "It is the end of the end.",
        "It is not clear which of which he meant.",
        "The member of a club; of a member we expect more.",
        "Some said so of the rain. The rain did not stop.",
        "The sum of the sums is nought.",
        "It fetches the index of a source of source packages.",
        "In their hearts of hearts they knew.",
        "It looks in the list, then in the part, the part of the part, and so on.",
        "There are no arrays of arrays, and here is the gist of the GiST.",
    )

    def slip(self, repeat: Repeat) -> Slip | None:
        """A word, alone or with its article, before and after “of”."""
        if repeat.is_adjacent or repeat.period > 3 or repeat.between[:1] != ("of",) or not repeat.is_tight:
            return None
        word = repeat.words[repeat.first + repeat.again - 1].text
        if not _ARTICLES.issuperset((*repeat.between[1:], *repeat.unit[:-1])):
            return None
        if word in lexicon("of_themselves") or word.endswith("est") or not is_content(word.replace("-", "")):
            return None
        if _is_compound(repeat) or _is_nested(repeat):
            return None
        return collapsed(repeat, f"“{shown(repeat.text)}” names the same thing twice", self.safety)


def _is_compound(repeat: Repeat) -> bool:
    """Whether the second occurrence stands before its noun: “a source of source packages”."""
    if repeat.words[repeat.first].text.endswith("s"):
        return False
    after = _NEXT.match(repeat.passage.text, repeat.end)
    return after is not None and after[1] not in lexicon("function_words")


def _is_nested(repeat: Repeat) -> bool:
    """Whether a thing is made of its like, as in “arrays of arrays”, or a word names itself: “gist of the GiST”."""
    text, before = repeat.passage.text, repeat.words[repeat.first - 1].text if repeat.first else ""
    first, second = text[repeat.start : repeat.first_end], text[repeat.second : repeat.end]
    bare = repeat.between == ("of",) and first.endswith("s") and len(repeat.unit) == 1
    if text.startswith((", etc", ", and so on"), repeat.end):
        return True
    return (bare and before not in _QUANTIFIERS) or first.split()[-1][1:] != second.split()[-1][1:]
