"""One name of which one letter differs from place to place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from calque import Case, Category, Document, Passage, Rule, Severity, Slip
from calque_rules.consistency._spellings import (
    Form,
    is_known_name,
    names_by_fame,
    places_of,
    rivals,
    slips,
)
from calque_rules.transliteration import key
from calque_rules.whole import whole

_MOST = 3000
"""Unknown names that a document may have; one with more is a register of names."""


class NamesOneLetterApart(Rule):
    """Two names that differ in one letter, of which nobody bears one: “Takagushi” here, “Takakushi” there

    A name that the translator does not know is put together anew each time, letter by letter, or keeps an ending of the
    source: “Sotogen” and “Sotgen”, “Rivera” and “Riveru”, “Kaikokan” and “Kaikoukan”. Both must be strangers to the
    dictionary and to the lists of names, and one of them so rare that no large collection of texts has it. What is
    written more often wins, or else what comes first.

    Silent where a woman's name ends otherwise than a man's (“Orlov”, “Orlova”), for plurals and adjectives (“Salsk”,
    “Salsky”), for names with different first names before them, and in registers.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MINOR
    since = "0.1"
    reads_all = "any name may have a second spelling; the names of a document are told apart once, with a table"
    bad: ClassVar[Sequence[Case]] = (
        (
            "Takagushira opened the match. Takagushira scored twice. Then Takakushira was sent off.",
            "Takagushira opened the match. Takagushira scored twice. Then Takagushira was sent off.",
        ),
        (
            "The actor Rivelgarda swam out. Nobody saw Rivelgarda again. They looked for Rivelgardu for days.",
            "The actor Rivelgarda swam out. Nobody saw Rivelgarda again. They looked for Rivelgarda for days.",
        ),
        (
            "Fans of Kaikokantei wept. Kaikokantei has gone. Only Kaikoukantei's shirt is left.",
            "Fans of Kaikokantei wept. Kaikokantei has gone. Only Kaikokantei's shirt is left.",
        ),
        (
            "Mr Pfannenstolz came. Mr Pfannenstolz sat.\n\nMr Pfannelstolz left.",
            "Mr Pfannenstolz came. Mr Pfannenstolz sat.\n\nMr Pfannenstolz left.",
        ),
        (
            "Ademiusong won the race. Second was Ademiuson's brother. Ademiusong was glad.",
            "Ademiusong won the race. Second was Ademiusong's brother. Ademiusong was glad.",
        ),
        "The bay of Torgelunda is deep. Ships call at ⟦Torgelinda⟧ in May.",
    )
    good: ClassVar[Sequence[str]] = (
        "Petersen met Peterson.",
        "Mr Gorelovsk and Ms Gorelovska met.",
        "The Kaikokanteis came. Kaikokantei spoke.",
        "Karl Rivelgarda met Anna Rivelgardu.",
        "Salskovo is a town; the Salskovoi live there.",
        "Reader after reader wrote. Readers wrote.",
        "The Takagushira family has a shop. Takagushira bakes.",
        "Antonella and Antonello danced.",
        "Americans and Americas, Iraqis and Iranis, Africans and Africana",
        "She knows Mandelfort. She knows Wandelfort.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each place where a name has not its usual letters."""
        return slips(document.once(_variants))


def _variants(document: Document) -> list[tuple[Form, Form]]:
    """For each spelling that has a rival: the one that wins, and itself."""
    unseen, others = document.once(names_by_fame)
    if not unseen or len(unseen) > _MOST:
        return []
    near = {(name[0], len(name) + more) for name in unseen for more in (-1, 0, 1)}
    names = [*unseen, *(name for name in others if (name[0], len(name)) in near)]
    is_unseen = set(unseen)
    numbers = places_of(document, {name for some in _alike(names, is_unseen) for name in some})
    in_order = sorted(numbers, key=lambda name: name not in is_unseen)
    passages = document.once(whole).passages

    def last(name: str) -> tuple[int, int]:
        number = numbers[name][-1]
        return number, passages[number].text.rfind(name)

    groups = [sorted(pair, key=last) for pair in _pairs(in_order, is_unseen)]
    return [pair for some in groups for pair in rivals(document, some, numbers)]


def _alike(names: Sequence[str], unseen: set[str]) -> Iterator[list[str]]:
    """Names that are the same without one letter but the first, where one of them was never seen."""
    without: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for name in names:
        without[-1, name].append(name)
        for k in range(1, len(name)):
            without[k, name[:k] + name[k + 1 :]].append(name)
    whole_names = set(names)
    for (_, rest), same in without.items():
        some = [rest, *same] if rest in whole_names and rest not in same else same
        if len(some) > 1 and not unseen.isdisjoint(some):
            yield some


def _pairs(names: Sequence[str], unseen: set[str]) -> Iterator[tuple[str, str]]:
    """Names that differ in one letter but the first, one of them never seen; those that sound alike are not ours."""
    seen: set[frozenset[str]] = set()
    for some in _alike(names, unseen):
        for one, other in pairwise(some):
            pair = frozenset({one, other})
            if len(pair) == 2 and pair not in seen and not unseen.isdisjoint(pair) and _may_be_same(one, other, unseen):
                seen.add(pair)
                yield one, other


def _may_be_same(one: str, other: str, unseen: set[str]) -> bool:
    """Whether two names differ otherwise than a man's from a woman's, one from many, or a place from its people."""
    short, long = sorted((one, other), key=len)
    if key(short) == key(long) or any(name not in unseen and is_known_name(name) for name in (one, other)):
        return False
    if len(short) != len(long):
        return not long.startswith(short) or long[-1] in "ug"
    return short[:-1] != long[:-1] or "u" in (short[-1], long[-1])
