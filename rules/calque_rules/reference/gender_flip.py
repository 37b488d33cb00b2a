"""A woman who becomes “he”, a man who becomes “she”."""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import islice
from typing import ClassVar

import regex

from calque import (
    Category,
    Discourse,
    Document,
    Gender,
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
)
from calque_rules.antecedents import candidates
from calque_rules.discourse import read
from calque_rules.mentions import possible_persons
from calque_rules.reference._discourse import is_quoted
from calque_rules.words import genders_of_person, is_certain_gender

_REACH = 2
"""Sentences back to the person who is taken up."""

_SAYS = ("says", "said", "added", "adds", "believes", "hopes", "thinks", "stresses", "stressed", "notes", "noted")
_SAID = frozenset(f"{verb} {pronoun}" for verb in _SAYS for pronoun in ("he", "she", "that he", "that she"))

_PRESENT = 0.3
"""The weight from which somebody else may be meant by what a person says."""

_POINTING = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "our", "my", "one"})

_TURNED = {"he": "she", "she": "he", "his": "her", "her": "his"}


class GenderFlip(Rule):
    """One person with a man's and a woman's pronoun: “Maria Lopez won. He thanked the team”

    A language without “he” and “she”, or a sentence translated on its own, leaves the choice to chance. The rule looks
    at a pronoun that opens a sentence right behind one that is about a person whose sex the text gives: by “Mr” or
    “Ms”, by “the actress”, or by a first name that is hardly ever given to the other sex. It is silent when anybody
    else of the pronoun's sex, or of unknown sex, has been named in the last twelve sentences, in quotations, and where
    the person is not the subject. Nothing is said of those for whom the text uses “they”. Hungarian, Finnish, Turkish,
    Persian, Chinese and Japanese, above all.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    since = "0.1"
    triggers = Triggers(frozenset({"He", "She", "His", "Her", *_SAID}), whole_words=True)
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "Maria Lopez, chairman of the union, says he is content.",
            "Maria Lopez, chairman of the union, says she is content.",
        ),
        (
            "The union's chairman Maria Lopez says he is content.",
            "The union's chairman Maria Lopez says she is content.",
        ),
        ("Maria Lopez won the race. He thanked the team.", "Maria Lopez won the race. She thanked the team."),
        ("Mr Tanaka opened the door. She bowed.", "Mr Tanaka opened the door. He bowed."),
        (
            "Ms Yilmaz has resigned. His party is looking for an heir.",
            "Ms Yilmaz has resigned. Her party is looking for an heir.",
        ),
        ("The actress arrived late. He wore green.", "The actress arrived late. She wore green."),
        (
            "Susan Olsen was born in Bergen in 1950. He studied law.",
            "Susan Olsen was born in Bergen in 1950. She studied law.",
        ),
        (
            "Mrs Kovacs kept bees. It was a hard year. He lost nine hives.",
            "Mrs Kovacs kept bees. It was a hard year. She lost nine hives.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "Maria Lopez won the race. She thanked the team.",
        "Maria Lopez met Karl Weber. He thanked her.",
        "A driver hit Susan Olsen. He fled.",
        "Ms Yilmaz's husband has resigned. He is ill.",
        "Karin won. Kim came second. He thanked both.",
        "The minister and Ms Yilmaz met. He was late.",
        "Susan Olsen rang the bell. “He is out,” a neighbour said.",
        "Her father was a smith. Mary Shaw left at nine. He wept.",
        "Andrea Rossi scored twice. He is from Rome.",
        "Jan Kowalski cooked. She ate.",
        "Anna Weiss is dead. He who loved her is not.",
        "The minister is late. Maria Lopez says he will come.",
        "Maria Lopez, whose husband drives, says he is ill.",
        "Ms Archer wrote about her dog. He was deaf.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each pronoun of the wrong sex."""
        discourse = document.once(read)
        for passage in passages:
            yield from _of_speakers(discourse, passage)
            for found in _opening().finditer(passage.text):
                word = found["pronoun"].lower()
                gender = Gender.MAN if word in ("he", "his") else Gender.WOMAN
                line = discourse.line(passage, found.start("pronoun"))
                person = _person_before(discourse, line, found.start("pronoun"), gender)
                if person and not is_quoted(passage.text, found.start("pronoun")):
                    right = _TURNED[word].capitalize()
                    message = f"“{found['pronoun']}” takes up “{person.text}”: write “{right}”"
                    place = Place(person.passage, person.start, person.end, f"“{person.text}” is named here")
                    yield Slip(passage, *found.span("pronoun"), message, (Rewrite(right),), (place,))


def _of_speakers(discourse: Discourse, passage: Passage) -> Iterator[Slip]:
    """“Ms Yilmaz, chair of the union, says he …”, where nobody else is spoken of."""
    for found in _saying().finditer(passage.text):
        name, at = found["name"], found.start("pronoun")
        gender = Gender.MAN if found["pronoun"] == "he" else Gender.WOMAN
        if not is_certain_gender(name) or gender in genders_of_person(name) or is_quoted(passage.text, at):
            continue
        line = discourse.line(passage, at)
        others = candidates(discourse, line, at, gender, partial(_is_out_of_it, line))
        before = list(possible_persons(discourse.document, passage, line.sentence.start, found.start("name")))
        if before and before[-1].end + 1 == found.start("name"):
            before.pop()  # “the union's chairman Maria Lopez”
        if not before and all(other.weight < _PRESENT for other in others):
            right = _TURNED[found["pronoun"]]
            place = Place(passage, *found.span("name"), f"“{name}” is named here")
            message = f"“{found['pronoun']}” takes up “{name}”: write “{right}”"
            yield Slip(passage, *found.span("pronoun"), message, (Rewrite(right),), (place,))


def _is_out_of_it(line: Line, where: Line, mention: Mention) -> bool:
    """Whether a mention stands in this sentence, or is a noun that only says what others are (“the firm's pilot”)."""
    if where == line:
        return True
    if not mention.text.islower() or mention.kind is not Kind.PERSON or is_certain_gender(mention.text):
        return False
    before = mention.passage.text[where.sentence.start : mention.start].lower().split()[-2:]
    return _POINTING.isdisjoint(before)


def _person_before(discourse: Discourse, line: Line, at: int, gender: Gender) -> Mention | None:
    """The only person in the last sentences, their subject, and certainly of the other sex."""
    if line.sentence.start != at:
        return None
    near = list(islice(discourse.before(line), _REACH))
    if not any(is_certain_gender(" ".join(e.sentence.text.split(maxsplit=3)[:3])) for e in near):
        return None
    for earlier in near:
        mentions = discourse.mentions(earlier)
        person = mentions[0] if mentions else None
        if person and person.kind is Kind.PERSON and earlier.passage is line.passage:
            break
        if any(m.text.lower() not in ("it", "its") for m in mentions):
            return None
    else:
        return None
    certain = is_certain_gender(person.text) and gender not in person.genders
    subject = _is_subject(earlier, person)
    if not certain or not subject or any(candidates(discourse, line, at, gender)):
        return None
    return person


def _is_subject(line: Line, person: Mention) -> bool:
    """Whether a person opens the sentence and nobody else comes up in it."""
    before = line.passage.text[line.sentence.start : person.start]
    return before in ("", "The ") and bool(_verb().match(line.passage.text, person.end))


@cache
def _saying() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<name>\p{{Lu}}[\p{{L}}’'-]+(?:\s+\p{{Lu}}[\p{{L}}-]+){{1,3}}),?\s+(?:(?!and\b|who\b|whose\b)[\p{{L}}-]+,?\s+){{0,7}}?"
        rf"(?:{'|'.join(_SAYS)})\s+(?:that\s+)?(?<pronoun>he|she)\b"
    )


@cache
def _opening() -> regex.Pattern[str]:
    return regex.compile(r"(?<pronoun>\b(?:He|She|His|Her)\b)(?!\s+(?:who|that)\b)")


@cache
def _verb() -> regex.Pattern[str]:
    return regex.compile(r"\s+\p{Ll}+")
