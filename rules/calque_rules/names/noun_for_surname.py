"""A surname that has been translated, or a common noun taken for one."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Place, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon

_LONGEST = 250
"""Passages of a text that speaks of a few people."""


class NounForSurname(Rule):
    """A common noun where a surname stood before: “President Shevchuk”, and then “President Shoemaker”

    A surname that is a word in the source (*Kovač* smith, *Pyatnitsa* Friday, *Jelen* deer) is translated like one. The
    rule reads what stands behind “Mr”, “Ms” and an office, and only where the text has another name in the same role
    and never writes this one with a first name.

    In preview: Mr Church and Ms White exist.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MAJOR
    safety = Safety.HINT
    since = "0.1"
    preview = True
    triggers = Triggers(lexicon("nouns_for_surnames"), whole_words=True)
    bad: ClassVar[Sequence[str]] = (
        "President Petro Holub signed the law. ⟦President Dove⟧ then flew home.",
        "Mr Kostel opened the session. Later ⟦Mr Church⟧ closed it.",
        "Ms Pyatnitska has resigned. ⟦Ms Friday⟧ will not be back.",
        "Minister Horak met the envoys. ⟦Minister Mountain⟧ was brief.",
        "Mayor Zayets cut the ribbon.\n\n⟦Mayor Rabbit⟧ thanked the builders.",
        "Governor Orel is ill. ⟦Governor Eagle⟧ hopes to be back in May.",
    )
    good: ClassVar[Sequence[str]] = (
        "Mr Church opened the session. Mr Church closed it.",
        "Mr Kostel met Charlotte Church. Ms Church sang.",
        "President Bush met President Putin.",
        "Mr Kostel came on Friday. Ms White did not.",
        "Minister Horak stood on the mountain. Mountain air is good.",
        "The mayor saw a rabbit. Mayor Zayets saw none.",
        "Mr Rabbit is a hare in a book.",
        "Mr Moon and Mr Abe met, and so did their wives. Moon Jae-in smiled.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each noun behind a title that another name had before."""
        if len(document.passages) > _LONGEST:
            return
        for passage in passages:
            for found in _titled().finditer(passage.text):
                model = _other(document, found) if found["name"] in lexicon("nouns_for_surnames") else None
                if model and not _is_name(document, found["name"], found["title"]):
                    where, other = model
                    place = Place(where, *other.span(), f"“{other[0]}” is written here")
                    message = f"“{found['name']}” is an ordinary word: is “{other[0]}” meant?"
                    yield Slip(passage, *found.span(), message, (), (place,))


def _other(document: Document, found: regex.Match[str]) -> tuple[Passage, regex.Match[str]] | None:
    """The first place with the same title before another name."""
    for passage in document.passages:
        for other in _titled().finditer(passage.text) if found["title"] in passage.text else ():
            if other["title"] == found["title"] and other["name"] not in lexicon("nouns_for_surnames"):
                return passage, other
    return None


def _is_name(document: Document, noun: str, title: str) -> bool:
    """Whether the text has the noun with a first name before or behind it, or as a name on its own."""
    search = regex.compile(
        rf"(?<!\b{title})(?<!{title}\.)\s(?!{title}\b)\p{{Lu}}\p{{Ll}}+ {noun}\b|\b{noun} \p{{Lu}}\p{{Ll}}"
    )
    return any(noun in p.text and search.search(" " + p.text) for p in document.passages)


@cache
def _titled() -> regex.Pattern[str]:
    """A title, and the surname behind it, with or without a first name."""
    return regex.compile(
        r"\b(?<title>Mr|Mrs|Ms|President|Minister|Mayor|Governor|Director|Chancellor|Premier)\.?\s(?:\p{Lu}\p{Ll}+\s)?(?<name>\p{Lu}\p{Ll}+)(?![\p{L}’'-]|\s\p{Lu}\p{Ll})"
    )
