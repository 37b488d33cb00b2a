"""See the class."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from calque import Category, Document, Passage, Rule, Safety, Severity, Slip
from calque_rules.repetition._rule import shown
from calque_rules.vocabulary import unknown_words


class SyllableLoop(Rule):
    """A word that goes on and on: “the nefarnfarnfarnfarnfarn”

    A translation program that builds a word from pieces can get caught in it. What the word should be, only the source
    tells; translate the sentence anew.

    Laughter and song (“hahahaha”, “lalalala”) are left alone, and so are words that any dictionary knows.
    """

    category = Category.ACCURACY
    severity = Severity.CRITICAL
    safety = Safety.HINT
    since = "0.1"
    reads_all = "a loop may be of any letters; only the words that no dictionary knows are looked at"
    bad = (
        "They spoke of the ⟦nefarnfarnfarnfarnfarn⟧ in May.",
        "The ⟦cubiculumuccuccuccucc⟧ was closed.",
        "He wore an ⟦ajaaaaaaaaaaaaaaaa⟧ at the feast.",
        "She saw the ⟦kirathathathathath⟧ of the king.",
        "A ⟦mologologologologolo⟧ was built there.",
        "It is a ⟦prostistististist⟧ town.",
    )
    good = (
        "“Hahahahaha,” he laughed.",
        "They sang lalalalala all night.",
        "The banana and the sorority are real.",
        "He wrote to the Mississippi office.",
        "She said nononono and left.",
        "It is a loooong way.",
        "Use `xyzxyzxyzxyzxyz` as the key.",
        "He hummed tralalalalala all day.",
        "He typed hehehehehe.",
        "The owl cried huhuhuhuhu.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each place of each word that goes on and on."""
        wanted = set(map(id, passages))
        for word, places in document.once(unknown_words).items():
            if _goes_on().search(word) and not _laughs().fullmatch(word):
                for passage, start, end in places:
                    if id(passage) in wanted:
                        yield Slip(passage, start, end, f"“{shown(word, 40)}” is no word, but a loop; see the source")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(r"([a-z]{2,7})\1{3}|([a-z])\2{9}")


@cache
def _laughs() -> re.Pattern[str]:
    """A word of the syllables of laughter and song."""
    return re.compile(r"[a-z]{0,3}(?:[bdhjklnrtwy][aeiou])+[a-z]?")
