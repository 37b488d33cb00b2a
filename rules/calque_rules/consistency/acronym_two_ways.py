"""An acronym that is explained twice, otherwise."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

import regex

from calque import Category, Document, Passage, Place, Rule, Safety, Severity, Slip, Triggers
from calque_rules.consistency._acronyms import explained, words_of


class AcronymTwoWays(Rule):
    """One acronym explained in two ways, or one name with two acronyms: “… League (EPL)”, “… League (APL)”

    A name is translated anew each time, its acronym is taken over from the source or made anew: “the Ministry of
    Communications (MIC)” here and “the Ministry of Internal Affairs (MIC)” there. The later is reported; which is
    right, the source tells. Two bodies may share an acronym: then the text says so, with “another” or “not to be
    confused”, and the rule is silent, as it is where one name is the other, shortened.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MINOR
    safety = Safety.HINT
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset({"("}))
    bad: ClassVar[Sequence[str]] = (
        "The Ministry of Posts and Communications (MIC) agreed. The ⟦Ministry of Internal Communications (MIC)⟧ paid.",
        "The English Premier League (EPL) is back. Fans of the ⟦English Premier League (APL)⟧ are glad.",
        "The Free Bakers Union (FBU) struck. The ⟦Free Bread Union (FBU)⟧ won.",
        "The World Food Fund (WFF) has left.\n\nThe ⟦World Fund for Food (WFF)⟧ had paid for rice.",
        "The Baltic Seed Bank (BSB) is cold. The ⟦Baltic Seed Bank (BBS)⟧ keeps rye.",
        "The Agency of Rural Roads (ARR) builds. The ⟦Agency for Rural Railways (ARR)⟧ waits.",
    )
    good: ClassVar[Sequence[str]] = (
        "The English Premier League (EPL) is back. The EPL has 20 clubs.",
        "The World Food Fund (WFF) has left. The World Food Fund (WFF) had paid.",
        "The World Bank (WB) and the Warsaw Balloon (WB), not to be confused, met.",
        "The World Food Fund (WFF) and the Food Fund (FF) met.",
        "The United Nations World Food Programme (WFP) left. The World Food Programme (WFP) had paid.",
        "The Baltic Seed Bank (BSB) and the Baltic Grain Bank (BGB) met.",
        "The bank (BSB) and the seed bank (BSB) are one.",
        "Oslo (NOR) beat Rome (ITA), and Bergen (NOR) lost.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each later explanation that is not the first one."""
        names: dict[str, _Use] = {}
        acronyms: dict[str, _Use] = {}
        for passage in passages:
            for found in explained().finditer(passage.text):
                use = _use(passage, found)
                if not use.fits:
                    continue
                same_acronym = names.setdefault(use.acronym, use)
                same_name = acronyms.setdefault(use.words, use)
                other = same_name if same_name.acronym != use.acronym else same_acronym
                if other.words != use.words or other.acronym != use.acronym:
                    place = Place(other.passage, other.start, other.end, "it is explained here")
                    message = f"“{use.text}” is “{other.text}” elsewhere in this text"
                    yield Slip(passage, use.start, use.end, message, (), (place,))


class _Use(NamedTuple):
    """A name with its acronym in brackets."""

    passage: Passage
    start: int
    end: int
    initials: str
    words: str
    acronym: str

    @property
    def text(self) -> str:
        """As it stands."""
        return self.passage.text[self.start : self.end]

    @property
    def fits(self) -> bool:
        """Whether the acronym can be the name's: as long, and with two letters in their places or all in others."""
        same = sum(a == b for a, b in zip(self.initials, self.acronym, strict=False))
        both = "confused" in self.passage.text or "another" in self.passage.text
        anagram = sorted(self.initials) == sorted(self.acronym)
        return len(self.initials) == len(self.acronym) and (anagram or same > 1) and not both


def _use(passage: Passage, found: regex.Match[str]) -> _Use:
    words = words_of(found)
    plain = [w[0].removesuffix("'s").removesuffix("’s").lower().removesuffix("s") for w in words]
    initials = "".join(w[0][0] for w in words)
    return _Use(passage, words[0].start(), found.end(), initials, " ".join(plain), found["acronym"])
