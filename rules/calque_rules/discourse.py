"""The English reader: who and what each sentence of a document mentions. Rules call `document.once(read)`."""

from collections.abc import Iterator, Sequence

from calque import Discourse, Document, Gender, Kind, Line, Link, Mention, Role
from calque_rules.antecedents import link
from calque_rules.bodies import bodies_named, body_in_focus
from calque_rules.mentions import many_persons, possible_persons
from calque_rules.words import genders_of_person, pronoun_genders

_NUMBERS = frozenset({"all", "both", "two", "three", "four", "five", "six", "many", "others", "some"})
_BODY = frozenset({Gender.THING, Gender.SEVERAL})


def read(document: Document) -> Discourse:
    """The document as an English reader understands it; for `document.once`."""
    return Discourse(document, English())


class English:
    """Recognises persons widely, so that a rule about pronouns is silent whenever somebody may be meant."""

    def mentions(self, document: Document, line: Line) -> Iterator[Mention]:
        """Persons, bodies and pronouns of a sentence."""
        passage, start, end = line.passage, line.sentence.start, line.sentence.end
        persons = [p for p in possible_persons(document, passage, start, end) if not _is_pronoun(p)]
        bodies = [b for b in bodies_named(passage, start, end) if not _overlaps(b, persons)]
        if focus := body_in_focus(passage, start, end):
            bodies = [focus, *(b for b in bodies if not _overlaps(b, [focus]))]
            persons = [p for p in persons if not _overlaps(p, [focus])]
        yield from (body._replace(genders=_BODY) for body in bodies)
        yield from (p._replace(role=_role(line, p), genders=genders_of_person(p.text)) for p in persons)
        yield from _pronouns(document, line)
        for several in many_persons(document, passage, start, end):
            if several.text.lower() not in _NUMBERS:
                yield several._replace(kind=Kind.PERSONS, genders=frozenset({Gender.SEVERAL}))

    def link(self, discourse: Discourse, line: Line, pronoun: Mention) -> Link:
        """What a pronoun takes up."""
        return link(discourse, line, pronoun)


def _is_pronoun(person: Mention) -> bool:
    """Whether this is “he”, or “I”, which stands for who tells it."""
    return bool(pronoun_genders(person.text)) or person.text.lower() in ("i", "me", "my", "myself")


def _pronouns(document: Document, line: Line) -> Iterator[Mention]:
    for token in document.tokens(line.passage):
        if token.start >= line.sentence.end:
            break
        if token.start >= line.sentence.start and (genders := pronoun_genders(token.text)):
            role = Role.SUBJECT if token.text.lower() in ("he", "she", "it", "they") else Role.OTHER
            yield Mention(line.passage, token.start, token.end, Kind.PRONOUN, role, genders)


def _role(line: Line, person: Mention) -> Role:
    """A person at the beginning of a sentence is its subject; that is all that the picture needs."""
    return Role.SUBJECT if person.start == line.sentence.start else Role.OTHER


def _overlaps(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in others)
