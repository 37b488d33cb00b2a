"""The rule about sentences that say again what they have said, and nothing else."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

from calque import Category, Document, Passage, Rule, Sentence, Severity, Slip
from calque_rules.repetition import garbled_sentence
from calque_rules.repetition._circles import circles
from calque_rules.repetition._repeats import repeats
from calque_rules.repetition._rule import RepeatRule, tells_apart
from calque_rules.repetition.doubled_phrase import DoubledPhrase
from calque_rules.repetition.phrase_loop import PhraseLoop
from calque_rules.repetition.word_loop import WordLoop
from calque_rules.vocabulary import repetitive_passages

_WEIGHTS = (0.715, -6.965, -0.027, 0.179, -0.146, 0.610, 4.872, -1.271, -2.614, -0.108)
_BIAS = 4.590
"""Of a logistic regression over the features of `_circles`; benchmarks/fit_circles.py makes them."""

_ENOUGH = 2.0
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_NO_PROSE = ("--", "—", " – ", "|", "\\", "^")


class CircularSentence(Rule):
    """A sentence that repeats itself and says nothing: “the son of the king, and the son of the king, and”

    A translator that does not know how to go on says again what it has said. There is nothing to mend: translate the
    sentence again.

    Writers repeat words, too: in speeches, in definitions, in comparisons (“a third of the young and a third of the
    old”). What sets the lost sentence apart is learned from sentences of both kinds: few different words, long phrases
    that come again at once, behind “of” and “and”, where nobody speaks and nobody is quoted. What another rule mends
    is left to it.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    sources = ("ne", "ro", "si")
    since = "0.1"
    reads_all = "any words may be repeated; different words are counted where the words of a document are told apart"
    bad: ClassVar = (
        "And the light of the lamp was seen, ⟦and the light of the lamp was seen by the master of the lamp⟧.",
        "The main loss of the bank is the ⟦loss of the bank's assets and the loss of the bank's assets⟧.",
        "The goats of the village and ⟦the goats of the village eat the grass of the goats of the village⟧.",
        "She saw the work of the king, and ⟦the work of the king, and⟧ the danger of the king's work.",
        "The captain asked for the two forts of the king to be made, and ⟦the two forts of the king to be made⟧.",
        "The master gave of the corn of the house, and ⟦of the corn of the house, and⟧ of the wine.",
    )
    good: ClassVar = (
        "A third of the young and a third of the old had never heard of it.",
        "We shall fight on the beaches, we shall fight on the landing grounds, we shall fight in the fields.",
        "Government of the people, by the people, for the people, shall not perish from the earth.",
        "Some people are quick, some people are slow, and most people are neither.",
        "“The price of the bread is the price of the flour and the price of the work,” he said.",
        "A 5% rise in the price of wheat means a 2% rise in the price of bread.",
        "Cells in the skin express one gene; cells in the mouth express another gene.",
        "You sow the act, you reap the habit; you sow the habit, you reap the character.",
        "The compression chamber is the size of a pencil, and the turbine is the size of a coin.",
        "People with a history of migraine had narrower vessels than people without a history of migraine.",
        "The seventh day is called the day of the cow, the eighth day is called the day of the ox, and the "
        "ninth day is called the day of the dog.",
        "It follows a tag that points to a tag that points to a file.",
        "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness.",
        "The first of the rules is that the rules of the house are the rules of the house.",
        "The son of the king met the daughter of the queen, and the son of the queen was a friend of the king.",
        "Red Star beat Partizan 2-1, Red Star drew with Zenit 1-1, and Zenit beat Partizan 3-0.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each sentence over the threshold, from where it begins to repeat itself to where that ends."""
        shown = set(map(id, passages))
        for passage in document.once(repetitive_passages):
            for sentence in document.sentences(passage) if id(passage) in shown else ():
                found = circles(sentence.text)
                if (
                    found
                    and found.at_once
                    and _score(found.features) >= _ENOUGH
                    and not _is_left_alone(document, passage, sentence)
                ):
                    start, end = (sentence.start + place for place in found.span)
                    if tells_apart(passage, start, end):
                        continue
                    message = "this sentence repeats itself and says nothing; translate it again from the source"
                    yield Slip(passage, start, end, message)


def _score(features: tuple[float, ...]) -> float:
    return sum(map(float.__mul__, _WEIGHTS, features)) + _BIAS


def _is_left_alone(document: Document, passage: Passage, sentence: Sentence) -> bool:
    """Whether somebody starts anew behind a dash, counts or writes no prose; or other rules report more, or mend it."""
    if any(mark in sentence.text for mark in _NO_PROSE) or garbled_sentence.circles(sentence.text) or _counts(sentence):
        return True
    return any(
        found.passage is passage
        and sentence.start <= found.start < sentence.end
        and any(r.slip(found) for r in _mended())
        for found in document.once(repeats)
    )


@cache
def _mended() -> tuple[RepeatRule, ...]:
    """The rules that mend what follows itself."""
    return PhraseLoop("", ""), WordLoop("", ""), DoubledPhrase("", "")


def _counts(sentence: Sentence) -> bool:
    """Whether a sentence tells of several things one by one: “the seventh day …, the eighth day …, the ninth day”."""
    return len(_ORDINALS & set(sentence.text.lower().split())) > 2
