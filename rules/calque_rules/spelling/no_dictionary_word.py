"""The rule about forms that no dictionary has, though they have been seen here and there."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from calque import Document, Passage, Rewrite, Rule, Severity, Slip
from calque_rules.lexicons import lexicon
from calque_rules.names.place_names import is_place, uses_capitals
from calque_rules.spelling.non_word import corrections, unexcused
from calque_rules.vocabulary import listed_words, speaks_of_code

_OF_SCIENCE = (
    "virus",
    "ine",
    "ate",
    "al",
    "in",
    "ol",
    "um",
    "us",
    "sis",
    "mer",
    "ene",
    "ide",
    "ase",
    "ones",
    "philes",
    "ella",
    "ellas",
)
"""Endings of the drugs, species and substances that dictionaries lag behind with."""


class NoDictionaryWord(Rule):
    """A form in small letters that no dictionary has: a name, a foreign word, a typing slip: “the temple of kedar”

    English dictionaries do not have it, nor is it made of English parts; only large frequency lists have seen it, and
    hardly. In small letters and unexplained it is the name of somebody or something, out of a script without capitals;
    a word of the source that was left as it was; or a slip. Look at the source.

    Left alone is what `non-word` leaves alone: what is quoted, explained, code, the name of a species, a term of
    science or of the young (“upvotes”), and what is used three times or more, since a text may make a foreign word its
    own.
    """

    severity = Severity.MINOR
    sources = ("ne", "si", "hi")
    since = "0.1"
    reads_all = "any word may be one; the words of a document are told apart once, with a set, for all rules about them"
    bad: ClassVar = (
        "The temple of ⟦kedar⟧ stands on a hill.",
        "He was taught by ⟦ramdas⟧ until he was nine.",
        "They won the ⟦vidyalaya⟧ cup in the spring.",
        "The film with ⟦kunis⟧ in the main part was a success.",
        "The novel was read by the whole ⟦bharatiya⟧ nation.",
        "The ⟦condtions⟧ on the ship were bad.",
        "A play by ⟦lakshman⟧ opened in the town.",
    )
    good: ClassVar = (
        "The temple of Kedar stands on a hill.",
        "They live beside the skull of Homo habilis, and S. casei is a germ.",
        "A dish called natto is eaten with rice.",
        "They ate “unagi” and drank (in the evening) a glass of chacha (a brandy).",
        "Doctors gave her misoprostol, cytarabine and propofol against the calicivirus.",
        "Mullet and sardinella are caught off the coast.",
        "The natto is hot. Natto is made of beans.",
        "we met kedar and ramdas at the lakshman place",
        "Run `kedar --ramdas` and set kunis_mode to on.",
        "The wheatbelt farmers went to the minesite, and the crewmember slept.",
        "The dogs needed also-rans to beat.",
        "The podcast's app has an admin, a modem and a wifi key.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """The forms that nothing excuses, with a correction where one is certain."""
        if document.once(speaks_of_code):  # “args” and “umask” are words there
            return
        for occurrence, word in unexcused(document, passages, document.once(listed_words)):
            passage, start, end = occurrence
            in_compound = "-" in (passage.text[start - 1 : start], passage.text[end : end + 1])
            if not (in_compound or _may_be_meant(word)) and uses_capitals(document, passage, start):
                near = corrections(word)
                rewrites = (Rewrite(near[0]),) if len(near) == 1 else ()
                meant = (
                    f"did you mean “{near[0]}”?" if rewrites else "a name lacks its capital, or it is to be translated"
                )
                yield Slip(*occurrence, f"“{word}” is in no English dictionary; {meant}", rewrites)


def _may_be_meant(word: str) -> bool:
    """Whether it is a term of science, a name that is written small, or the business of another rule."""
    return word.endswith(_OF_SCIENCE) or word in lexicon("lower_case_names") or is_place(word)
