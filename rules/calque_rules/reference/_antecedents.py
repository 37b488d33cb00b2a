"""Looking back from a pronoun: which country or organisation it takes up, and who else it could mean."""

from collections.abc import Container, Iterator
from functools import cache
from itertools import islice

import regex

from calque import Document, Passage, Sentence
from calque_rules.bodies import body_in_focus
from calque_rules.lexicons import lexicon
from calque_rules.mentions import Kind, Mention, possible_persons

MEMORY = 3
"""Sentences back in which nobody may be named. The pronoun's own paragraph counts whole, however long it is."""

_TOPIC_MEMORY = 12
"""Sentences back in which two other “he” show that the text is about somebody."""

PROSE = ("paragraph", "item")

_CHAIN = 3
"""Sentences back to the antecedent: “Iran … . It … . He …”."""


def sentences_before(document: Document, passage: Passage, number: int) -> Iterator[tuple[Passage, Sentence]]:
    """The sentences in front of a passage's sentence of this number, the nearest first, back through all passages."""
    yield from ((passage, s) for s in reversed(document.sentences(passage)[:number]))
    for earlier in document.before(passage):
        if earlier.kind in (*PROSE, "heading"):
            yield from ((earlier, s) for s in reversed(document.sentences(earlier)))


def antecedent(document: Document, passage: Passage, number: int) -> Mention | None:
    """The body that the sentence before is about, or one further back when those between go on with a pronoun."""
    for where, sentence in islice(sentences_before(document, passage, number), _CHAIN):
        if where.kind not in PROSE:
            return None
        if body := body_in_focus(where, sentence.start, sentence.end):
            return body
        if not pronoun_opening().match(where.text, sentence.start, sentence.end):
            return None
    return None


def persons_before(
    document: Document, passage: Passage, number: int, at: int, body: Mention, mended: Container[Sentence]
) -> Iterator[Mention]:
    """Whoever else a pronoun at a place in a passage's sentence of this number may mean.

    The pronouns of a sentence that has been reported already mean nobody; nor do those between the body and this one.
    """
    own = document.sentences(passage)[number]
    yield from possible_persons(document, passage, own.start, at)
    behind_body = body.passage is not passage or body.end < own.start
    for back, (where, sentence) in enumerate(sentences_before(document, passage, number), 1):
        if back > MEMORY and where is not passage:
            yield from _topic(document, passage, number, mended)
            return
        behind_body = behind_body and not (where is body.passage and sentence.start <= body.start)
        for person in possible_persons(document, where, sentence.start, sentence.end):
            is_body = where is body.passage and body.start <= person.start < body.end
            same_slip = (behind_body or sentence in mended) and person.text.lower() in ("he", "she", "him", "his")
            if not is_body and not same_slip:
                yield person


def _topic(document: Document, passage: Passage, number: int, mended: Container[Sentence]) -> Iterator[Mention]:
    """Further back, whoever is spoken of again and again as “he” or “she”."""
    far = islice(sentences_before(document, passage, number), MEMORY, _TOPIC_MEMORY)
    pronouns = [
        Mention(where, sentence.start + found.start(), sentence.start + found.end(), Kind.PERSON)
        for where, sentence in far
        if sentence not in mended
        for found in _person_pronoun().finditer(sentence.text)
    ]
    if len(pronouns) > 1:
        yield from pronouns


def is_namesake(document: Document, body: Mention) -> bool:
    """Whether the text has a person of the body's name: “Denzel Washington”, “Paris Hilton”."""
    name = regex.escape(body.text)
    pattern = regex.compile(rf"(?<before>\p{{Lu}}[\p{{L}}-]+\.?)\s+{name}\b|\b{name}\s+(?<after>\p{{Lu}}[\p{{L}}-]+)")
    persons = lexicon("first_names") | lexicon("person_titles")
    return any(
        found["before"] in persons or found["after"] in persons
        for passage in document.passages
        if body.text in passage.text
        for found in pattern.finditer(passage.text)
    )


def is_quoted(text: str, at: int) -> bool:
    """Whether this place stands in direct speech."""
    return text.count('"', 0, at) % 2 == 1 or text.count("“", 0, at) > text.count("”", 0, at)


@cache
def _person_pronoun() -> regex.Pattern[str]:
    return regex.compile(r"(?i)\b(?:he|him|his|she|her)\b")


@cache
def pronoun_opening() -> regex.Pattern[str]:
    """A sentence that begins with a pronoun as its subject, or with “his” and what a body has."""
    return regex.compile(
        r"""(?:(?:But|And|Yet|So|Then)\s+|\p{Lu}[^,.;:!?“”"]{1,60},\s+)?
        (?P<pronoun>[Hh]e|[Ss]he|[Ii]t|[Hh]is(?=\s+(?:own\s+)?(?:\p{Ll}+\s+)?\L<had>\b))\b""",
        regex.VERBOSE,
        had=lexicon("possessions_of_bodies"),
    )
