"""An acronym with letters that its name does not have."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, NamedTuple

import regex

from calque import Category, Document, Passage, Place, Rewrite, Rule, Severity, Slip, Triggers
from calque_rules.consistency._acronyms import explained, words_of

_LEAST = 3
"""Letters of an acronym that may be told from others by one of them."""

_LONGEST = 250
"""Passages of a text that speaks of a few bodies; a longer file has acronyms of all kinds."""


class MisfitAcronym(Rule):
    """An acronym that is not the name's, nor always the same: “the English Premier League (AFL)”, then “the APL”

    The name is translated, its acronym carried over from the source letter by letter, differently each time. Where the
    letters in the brackets are not the first ones of the name, and the text has a second acronym between the two, or
    uses the name's own initials as well, both are put right by the name. So is an acronym whose letters are those of
    the name in another order (“the Baltic Seed Bank (BSB)”, then “the BBS”). Acronyms of another language that stay the
    same (“Doctors Without Borders (MSF)”) are good English. Russian, above all.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MINOR
    since = "0.1"
    sources = ("ru", "uk", "ja")
    triggers = Triggers(frozenset({"("}))
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "The worst club of the EPL lost. It was week 38 of the English Premier League (APL).",
            "The worst club of the EPL lost. It was week 38 of the English Premier League (EPL).",
        ),
        (
            "The Russian Chess Federation (RCF) met on Friday. The RFC has 90 members.",
            "The Russian Chess Federation (RCF) met on Friday. The RCF has 90 members.",
        ),
        (
            "The World Food Fund (WEF) has left. The WFF had paid for rice.",
            "The World Food Fund (WFF) has left. The WFF had paid for rice.",
        ),
        (
            "The Ministry of Rural Roads (MPR) builds. The MRR denies it.",
            "The Ministry of Rural Roads (MRR) builds. The MRR denies it.",
        ),
        (
            "The Baltic Seed Bank (BSB) is cold. The BBS keeps rye.",
            "The Baltic Seed Bank (BSB) is cold. The BSB keeps rye.",
        ),
        (
            "The Free Bakers Union (FPU) struck.\n\nThe FBU won.",
            "The Free Bakers Union (FBU) struck.\n\nThe FBU won.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "Doctors Without Borders (MSF) came. MSF has 900 nurses.",
        "The International Olympic Committee (IOC) met. The IPC did not.",
        "The World Food Fund (WFF) and the World Farm Fund (WFF) met.",
        "The Australian Wool Fund (AWF) paid. The AWB did not.",
        "The Swiss Radio Union (SRU) and the Union of Rural Sports (URS) met. The URS left.",
        "The worst club of the APL lost. The English Premier League (EPL) is back. The EPL has 20 clubs.",
        "The World Health Office (OMS) is in Geneva. The OMS has spoken.",
        "Oslo Harbour Works (OHW) beat Rome (ITA).",
        "The Swiss Radio Union (SRU) is old. Its URS department is new, and so are the USR cards.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each place with letters that are not the name's."""
        if len(document.passages) > _LONGEST:
            return
        names = [_Name(p, m) for p in passages for m in explained().finditer(p.text)]
        own = {name.acronym for name in names}
        for name in names:
            if len(name.acronym) < _LEAST or len(name.acronym) != len(name.initials):
                continue
            wrong = _misfits(document, name, own)
            place = Place(name.passage, *name.found.span(), "the name is written out here")
            for passage in document.passages if wrong else ():
                for use in _acronym().finditer(passage.text):
                    if use[0] in wrong:
                        message = f"“{use[0]}” does not fit “{name.found['name']}”: write “{name.initials}”"
                        yield Slip(passage, *use.span(), message, (Rewrite(name.initials),), (place,))


class _Name(NamedTuple):
    """A name with its acronym."""

    passage: Passage
    found: regex.Match[str]

    @property
    def acronym(self) -> str:
        """What stands in the brackets."""
        return str(self.found["acronym"])

    @property
    def initials(self) -> str:
        """What could stand there."""
        return "".join(word[0][0] for word in words_of(self.found))


def _misfits(document: Document, name: _Name, own: set[str]) -> set[str]:
    """The acronyms of a text that are meant for this name, and are not its initials."""
    used = document.once(_acronyms)
    right = name.initials
    if name.acronym == right:
        turned = {other for other in used - own if sorted(other) == sorted(right)}
        return turned if len(turned) == 1 else set()
    if right in used and _is_near(name.acronym, right):
        return {name.acronym}
    between = {other for other in used - own if _is_near(other, name.acronym) and _is_near(other, right)}
    return {name.acronym, *between} if between else set()


def _acronyms(document: Document) -> frozenset[str]:
    """The acronyms of a text; for `document.once`."""
    return frozenset(m[0] for p in document.passages for m in _acronym().finditer(p.text))


def _is_near(one: str, other: str) -> bool:
    """Whether two acronyms differ in one letter."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


@cache
def _acronym() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}-])\p{{Lu}}{{{_LEAST},7}}(?![\p{{L}}\p{{N}}-])")
