"""“They” of one man or woman who is ill."""

from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import (
    Category,
    Document,
    Kind,
    Line,
    Mention,
    Passage,
    Place,
    Rewrite,
    Rule,
    Severity,
    Slip,
    Triggers,
    adapt_case,
)
from calque_rules.discourse import read
from calque_rules.mentions import many_persons
from calque_rules.reference._discourse import is_quoted

_REACH = 2
"""Sentences back to the pronoun that tells the sex."""

_OF_ONE = {"have": "has", "are": "is", "were": "was", "had": "had"}


class TheyOfOne(Rule):
    """“They” of one patient: “The man fell ill, and he was tested. They have no symptoms and are staying at home”

    Japanese and Chinese reports leave the patient out once he is named, and the translator supplies “they”, although
    the sentence before says “he”. Read are only sentences about symptoms, quarantine and treatment, which follow one
    with “he” or “she”, and only where nobody in the plural has come up behind that pronoun.

    Singular “they” is good English for somebody of whom the sex is not told; here it is.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    since = "0.1"
    sources = ("ja", "zh", "ko")
    triggers = Triggers(frozenset({"hey are", "hey have", "hey had", "hey were"}))
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "The man had a fever, and he was tested on Monday. They have no symptoms now and are at home.",
            "The man had a fever, and he was tested on Monday. He has no symptoms now and is at home.",
        ),
        (
            "The woman said that she had met three colleagues. She was tested.\n\nThey are staying at home.",
            "The woman said that she had met three colleagues. She was tested.\n\nShe is staying at home.",
        ),
        (
            "He fell ill on the 14th. Currently, there are no symptoms and they are waiting at home.",
            "He fell ill on the 14th. Currently, there are no symptoms and he is waiting at home.",
        ),
        (
            "The nurse tested positive; she works in Kofu. They had mild symptoms.",
            "The nurse tested positive; she works in Kofu. She had mild symptoms.",
        ),
        (
            "He was not in contact with the four people, but he has a cough. They are being treated in hospital.",
            "He was not in contact with the four people, but he has a cough. He is being treated in hospital.",
        ),
        (
            "She came home on Friday. It rained. They were in quarantine for a week.",
            "She came home on Friday. It rained. She was in quarantine for a week.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "He met two friends. They have no symptoms.",
        "The man and his wife fell ill. They are staying at home.",
        "The patient was tested. They have no symptoms.",
        "She was tested with her children. They are staying at home.",
        "He has a cough. Two nurses and he stay apart. They are in quarantine.",
        "“She fell ill. They are being treated,” he said.",
        "He has a dog and a cat. They are resting.",
        "She tested the tubes. They are in hospital.",
        "He said that the workers were ill. They had mild symptoms.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each “they” that one patient is."""
        discourse = document.once(read)
        for passage in passages:
            for found in _state().finditer(passage.text):
                at = found.start("they")
                line = discourse.line(passage, at)
                one = _one_before(document, discourse.near(line, _REACH, end=at))
                if one and not is_quoted(passage.text, at):
                    right = _rewritten(found, is_she=one.text.lower() == "she")
                    place = Place(one.passage, one.start, one.end, "the sex is told here")
                    message = f"one patient is meant: write “{right}”"
                    yield Slip(passage, at, at + len(_meant(found)), message, (Rewrite(right),), (place,))


def _meant(found: regex.Match[str]) -> str:
    """From “they” to the last verb that goes with it."""
    end = found.end("second") if found["second"] else found.end("verb")
    return found.string[found.start("they") : end]


def _rewritten(found: regex.Match[str], is_she: bool) -> str:
    word = adapt_case(found["they"], "she" if is_she else "he")
    if not found["second"]:
        return f"{word} {_OF_ONE[found['verb']]}"
    between = found.string[found.end("verb") : found.start("second")]
    return f"{word} {_OF_ONE[found['verb']]}{between}{_OF_ONE[found['second']]}"


def _one_before(document: Document, lines: Sequence[Line]) -> Mention | None:
    """The last “he” or “she”, where nobody in the plural stands between it and this place."""
    for line in lines:
        passage, _, sentence = line
        found = deque(_one().finditer(passage.text, sentence.start, sentence.end), 1)
        start = found[0].end() if found else sentence.start
        several = _several().search(passage.text, start, sentence.end)
        if several or any(many_persons(document, passage, start, sentence.end)):
            return None
        if found:
            is_joined = regex.search(r"(?<!,) and $", passage.text[: found[0].start()])  # “two nurses and he”
            return None if is_joined else Mention(passage, *found[0].span(), Kind.PRONOUN)
    return None


@cache
def _one() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:[Hh]e|[Ss]he)\b")


@cache
def _several() -> regex.Pattern[str]:
    """Others, or one more."""
    return regex.compile(
        r"\b(?:and(?=\s(?:his|her|an?|the|two|three|he|she)\b)|both|all|others|they|them|their|with\s(?:his|her)|wife|husband|dogs?|cats?)\b"
    )


@cache
def _state() -> regex.Pattern[str]:
    """What is said of patients."""
    return regex.compile(
        r"""\b(?<they>[Tt]hey)\s(?:(?<verb>have|had)\s(?:currently\s|now\s)?(?:no|mild|slight|light)\s(?:\p{Ll}+\s)?symptoms?\b(?:(?:\snow|\s\p{Ll}+ly|\sat\spresent)?\sand\s(?<second>are|were)\b)?
        |(?<verb>are|were)\s(?:now\s|currently\s|still\s)?(?:(?:staying|waiting|resting|recovering|isolating)\s(?:at\shome|in\shospital)
        |self-isolating|in\s(?:quarantine|isolation)|being\streated|(?:in\s)?hospitali[sz]ed))""",
        regex.VERBOSE,
    )
