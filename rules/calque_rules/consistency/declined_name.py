"""An Icelandic name in one of its case forms, beside another form of it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, NamedTuple

import regex

from calque import Case, Category, Document, Passage, Place, Rewrite, Rule, Severity, Slip, Triggers
from calque_rules.words import known_names

_LEAST = 3
"""Letters of a stem."""

_LONGEST = 250
"""Passages of a text that one person writes; a longer file may be several texts."""

_CASES = {
    "": ("num", "inum", "inu", "ið", "inn", "ins", "ina", "unni", "nni", "i"),
    "i": ("a",),
    "a": ("u",),
    "ur": ("s", "i", "ar", "", "num"),
    "r": ("num", "s", "jar", ""),
}
"""The endings of a nominative, or of what may be one, and those that the other cases have in its place."""

_LETTERS = "ðþæöáéíóúýÐÞÆÖÁÉÍÓÚÝ"


class DeclinedName(Rule):
    """An Icelandic name in two case forms in one text: “Guðni won” and “a throw of Guðna”, “Árbæ” and “in Árbænum”

    Icelandic declines its names, the article at their end included (*Elísa, Elísu*; *Árbær, Árbænum*), and a translator
    that does not know a name takes over the form that the sentence of the source had. The nominative wins, where the
    text has it. Only names with a letter that English lacks are compared, and only forms that differ in such an ending.

    Traps: Guðrún and Guðni, Jón and Jóna, Einar and Eina are different people; so a form with another first name before
    it or another surname behind it is left alone.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MINOR
    since = "0.1"
    sources = ("is", "fo")
    triggers = Triggers(frozenset(_LETTERS))
    bad: ClassVar[Sequence[Case]] = (
        (
            "Guðni threw the discus. The record of Guðna is 65 metres. Guðni was glad.",
            "Guðni threw the discus. The record of Guðni is 65 metres. Guðni was glad.",
        ),
        (
            "Elísa plays for Valur. The team of Elísu won.\n\nElísa studies food.",
            "Elísa plays for Valur. The team of Elísa won.\n\nElísa studies food.",
        ),
        "Drugs were made in the Árbæ. Men fought in ⟦Árbænum⟧ at night.",
        (
            "Sigurður leads the town. A letter of Sigurðar was read. Sigurður left.",
            "Sigurður leads the town. A letter of Sigurður was read. Sigurður left.",
        ),
        (
            "From Þórshöfn come ships. The men of Þórshöfn sing. Then they sail for Þórshöfnina!",
            "From Þórshöfn come ships. The men of Þórshöfn sing. Then they sail for Þórshöfn!",
        ),
        ("Vigdís won. Fans of Vigdísi sang. Vigdís wept.", "Vigdís won. Fans of Vigdís sang. Vigdís wept."),
    )
    good: ClassVar[Sequence[str]] = (
        "Guðni won. Guðrún lost.",
        "Jón Einarsson met Jóna Larsdóttir.",
        "Guðbjörg Jóna ran. Jóni Lund watched. Jóna Karen sang.",
        "Guðni won. Guðni's record stands.",
        "María and Mario met Marí.",
        "The Chileans of Bío Bío voted. Bíobío is far.",
        "Bogotá is high. Bogotás are many.",
        "Zürich is dear. The Zürichs of this world are few.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each case form."""
        if len(document.passages) > _LONGEST:
            return
        names: dict[str, list[_Use]] = {}
        for passage in passages:
            for found in _name().finditer(passage.text):
                names.setdefault(found["name"], []).append(_Use(passage, found))
        for name, ending, oblique in _declined(names):
            one, others = names[name][0], names[oblique]
            if not _is_same(names[name], others):
                continue
            rewrites = (Rewrite(name),) if ending or len(names[name]) > 1 else ()
            place = Place(one.passage, *one.found.span("name"), f"“{name}” is written here")
            for use in others:
                message = f"“{oblique}” is another case of “{name}”: English has one form of a name"
                yield Slip(use.passage, *use.found.span("name"), message, rewrites, (place,))


class _Use(NamedTuple):
    """Where a name stands, with the names beside it."""

    passage: Passage
    found: regex.Match[str]


def _declined(names: dict[str, list[_Use]]) -> Iterator[tuple[str, str, str]]:
    """A nominative, its ending, and another case of it that the text has as well."""
    for name in names:
        for ending, others in _CASES.items():
            stem = name.removesuffix(ending)
            if name.endswith(ending) and len(stem) >= _LEAST and name not in known_names():
                yield from (
                    (name, ending, stem + other) for other in others if other != ending and stem + other in names
                )


def _is_same(one: Sequence[_Use], other: Sequence[_Use]) -> bool:
    """Whether two forms may be one name's: nowhere with different names beside them."""
    for side in ("before", "behind"):
        a, b = ({use.found[side][:_LEAST] for use in uses if use.found[side]} for uses in (one, other))
        if a and b and a.isdisjoint(b):
            return False
    return True


@cache
def _name() -> regex.Pattern[str]:
    """A name with a letter that English lacks, and the names right beside it."""
    return regex.compile(
        rf"(?<![\p{{L}}’'-])(?:(?<before>\p{{Lu}}\p{{Ll}}+)\s)?(?<name>(?=\p{{L}}*[{_LETTERS}])\p{{Lu}}\p{{Ll}}{{3,}})(?![\p{{L}}-])(?:\s(?<behind>\p{{Lu}}\p{{Ll}}+))?"
    )
