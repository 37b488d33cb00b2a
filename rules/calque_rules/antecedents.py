"""What a pronoun may take up: how present each person still is when it comes, and what it is then linked to.

A mention is as present as it is near. Somebody named in the pronoun's own paragraph has weight 1, however far back. In
earlier paragraphs the weight is one over the number of sentences back, less for a noun (“the driver”) than for a name
or a pronoun, and half in a heading. The weights of all mentions of persons of the pronoun's sex add up, so that one who
is the topic of a text stays present, and a witness of ten sentences ago does not.
"""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from calque import Discourse, Gender, Kind, Line, Link, Mention, Role
from calque_rules import dictionary
from calque_rules.words import can_be_verb, person_words

_OF_ONE = ("has", "is", "was", "does", "says")

REACH = 12
"""Sentences back in which a mention has any weight."""

PRESENT = 0.4
"""The weight from which one person alone is present, whatever is said."""

_NOUN = 0.8
_REACH_OF_NOUN = 4
_LABEL = 0.5
_HEADING = 0.5
_CHAIN = 3  # sentences back to what “it” takes up


class Claim(Enum):
    """What is said of a pronoun, and how much weight persons may have at most for it to mean a body after all."""

    SPEECH = 0.2
    """What mostly persons do: speak, think, want."""
    OTHER = 0.25
    """What anybody may do."""
    DEED = 0.4
    """What bodies do and persons may: sign, support, employ."""
    STATE = 0.7
    """What only countries and companies do or are: border, export, be a member of an alliance."""


class Candidate(NamedTuple):
    """Somebody whom a pronoun may mean, and how present that person is."""

    mention: Mention
    weight: float


def candidates(
    discourse: Discourse, line: Line, at: int, gender: Gender, leave_out: Callable[[Line, Mention], bool] | None = None
) -> Iterator[Candidate]:
    """The persons of a pronoun's gender before this place, at most one for each sentence, the nearest first."""
    for back, earlier in enumerate(discourse.near(line, max(REACH, line.number))):
        found = None
        for mention in discourse.mentions(earlier):
            if (
                (back or mention.end <= at)
                and _is_person(mention, gender)
                and not (leave_out and leave_out(earlier, mention))
            ):
                weight = 1.0 if earlier.passage is line.passage else _weight(earlier, mention, back)
                found = max(found or Candidate(mention, 0.0), Candidate(mention, weight), key=lambda c: c.weight)
        if found:
            yield found


def _is_person(mention: Mention, gender: Gender) -> bool:
    return mention.kind in (Kind.PERSON, Kind.PRONOUN) and gender in mention.genders


def _weight(line: Line, mention: Mention, back: int) -> float:
    weight = 1.0 / back
    if mention.kind is Kind.PERSON and mention.text.islower():
        weight *= _NOUN if back <= _REACH_OF_NOUN else 0.0
    elif mention.kind is Kind.PERSON and _may_be_label(line, mention):
        weight *= _LABEL
    return weight * _HEADING if line.passage.kind == "heading" else weight


def _may_be_label(line: Line, mention: Mention) -> bool:
    """Whether a word of unknown kind hardly is a name: it opens “Published on”, “Day one”, “Fees doubled”."""
    name = mention.text
    if mention.start != line.sentence.start or " " in name or name in person_words() or name.endswith(("'s", "’s")):
        return False
    behind = line.passage.text[mention.end : line.sentence.end].split(maxsplit=1)
    is_plural = name.endswith("s") and dictionary.lemma(name.lower()) != name.lower()
    return not behind or not can_be_verb(behind[0]) or (is_plural and behind[0] not in _OF_ONE)


def link(discourse: Discourse, line: Line, pronoun: Mention) -> Link:
    """What a pronoun takes up: the most present person for “he” and “she”, else the body spoken of last."""
    if Gender.SEVERAL in pronoun.genders:
        return Link(pronoun, None, "left open")
    body = _body_before(discourse, line, pronoun)
    if Gender.THING in pronoun.genders:
        return Link(pronoun, body, "the body spoken of last" if body else "left open")
    gender = Gender.MAN if Gender.MAN in pronoun.genders else Gender.WOMAN
    best = max(candidates(discourse, line, pronoun.start, gender), key=lambda c: c.weight, default=None)
    if best and (best.weight >= Claim.OTHER.value or not body):
        if best.mention.kind is Kind.PRONOUN:  # what that one takes up, so takes this one
            earlier = discourse.line(best.mention.passage, best.mention.start)
            return link(discourse, earlier, best.mention)._replace(pronoun=pronoun)
        return Link(pronoun, best.mention, f"of all that “{pronoun.text}” can mean the most present: {best.weight:.2f}")
    far = f"the nearest person, “{best.mention.text}”, is far: {best.weight:.2f}" if best else "no person before"
    return Link(pronoun, body, far if body else "nobody before")


def _body_before(discourse: Discourse, line: Line, pronoun: Mention) -> Mention | None:
    """The subject of this sentence so far, or of one of the last few; or the body right before “its”."""
    for where in discourse.near(line, _CHAIN):
        bodies = [m for m in discourse.mentions(where) if m.kind in _BODIES]
        if where is line:
            bodies = [m for m in reversed(bodies) if m.end <= pronoun.start]
        if found := next((m for m in bodies if m.role is not Role.OTHER), None):
            return found
        if where is line and bodies and pronoun.text.lower() == "its":
            return bodies[0]
    return None


_BODIES = (Kind.COUNTRY, Kind.SEAT, Kind.ORGANISATION)
