"""The rule about sentences that go round in circles."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rule, Severity, Slip, Span
from calque_rules.repetition._rule import tells_apart
from calque_rules.vocabulary import repetitive_passages

_LEAST = 12  # words; a shorter sentence has too few to tell
_LOST = 0.4  # of a sentence's words, which begin three that were there before
_NEARLY = 0.3  # is enough where
_FEW = 0.35  # of a sentence's words are all that are different


class GarbledSentence(Rule):
    """A sentence that says the same words over and over: “the hair of the hair of the hair of the …”

    A translator that has lost its source goes round in circles, and what stands between the circles is not to be
    trusted either. There is nothing to mend: translate the sentence again. Told by how few of its words are different
    and how many of them are said in the same order twice; refrains, lists and figures of speech repeat less than that.
    """

    category = Category.ACCURACY
    severity = Severity.CRITICAL
    since = "0.1"
    reads_all = "any words may be repeated; different words are counted where the words of a document are told apart"
    bad: ClassVar = (
        "⟦The king of the hill of the king of the hill of the king of the hill went to the hill of the king⟧.",
        "They came ⟦and the men of the city and the men of the city and the men of the city and the men of⟧ it.",
        "He slept. ⟦The water of the water of the water of the river is the water of the water of the water⟧.",
        "It is ⟦the name of the name of the place of the name of the name of the place of the name of⟧ a man.",
        "⟦The school and the school and the school and the school were built by the school and the school⟧.",
        "In ⟦the north of the north of the north of the country there is the north of the north of the country⟧.",
    )
    good: ClassVar = (
        "The names are rex for release 1.2 of it, bo for release 1.3 of it, hamm for release 2.0 of it and slink for "
        "release 2.1 of it.",
        "We shall fight on the beaches, we shall fight on the landing grounds, we shall fight in the fields and in "
        "the streets, we shall fight in the hills; we shall never surrender.",
        "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness.",
        "Government of the people, by the people, for the people, shall not perish from the earth.",
        "The more we read, the more we learn, and the more we learn, the more we know of what we do not know.",
        "A rose is a rose is a rose.",
        "No, no, no, no, no, he said, and again no, no, no, no.",
        "The first of the rules is that the rules of the house are the rules of the house.",
        "You sow an act, you reap the habit; you sow the habit, you reap the character; you sow the character, "
        "you reap the destiny.",
        "He knew that she knew that he knew that she had seen the letter before he had seen the letter.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each sentence that is lost, from where its circles begin to where they end."""
        shown = set(map(id, passages))
        for passage in document.once(repetitive_passages):
            for sentence in document.sentences(passage):
                if id(passage) in shown and (found := circles(sentence.text)):
                    start, end = (sentence.start + place for place in found)
                    if tells_apart(passage, start, end):
                        continue
                    yield Slip(passage, start, end, "the same words over and over; translate it again from the source")


def circles(sentence: str) -> Span | None:
    """Where a sentence goes round in circles; None where it does not, or not enough to be lost."""
    words = [word.lower() for word in _word().findall(sentence)]
    if len(words) < _LEAST or len(set(words)) > (1 - _NEARLY) * len(words) + 0.1:  # too many for so few threes
        return None
    if 5 * sum(len(w) > 3 for w in words) < len(words):  # “No, no, no, he said”
        return None
    threes = list(zip(words, words[1:], words[2:], strict=False))
    counts = Counter(threes)
    share = (len(threes) - len(counts)) / len(words)
    if share < _LOST and (share < _NEARLY or len(set(words)) >= _FEW * len(words)):
        return None
    found = list(_word().finditer(sentence))
    again = [k for k, three in enumerate(threes) if counts[three] > 1]
    return Span(found[again[0]].start(), found[again[-1] + 2].end())


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"\p{L}+(?:['’-]\p{L}+)*")
