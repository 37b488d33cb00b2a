"""One administrative unit under two designations."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Place, Rewrite, Rule, Severity, Slip, Triggers, adapt_case

_FIRST_LEVEL = (
    "region",
    "oblast",
    "krai",
    "territory",
    "province",
    "governorate",
    "voivodeship",
    "prefecture",
    "gubernia",
)
"""What a large part of a country may be called in English: of one name, a text uses one of them."""


class OnePlaceTwoTitles(Rule):
    """One part of a country under two titles: “Perm Krai” here, “the Perm Territory” there

    A term of the source (oblast, krai, guberniya, ken) comes out now as itself, now as “region”, “territory” or
    “province”, since each sentence is translated anew. The reader takes it for two places. The title that the text
    uses most wins, or the first. Only titles of the same level are compared: a region and a district, a county and a
    state of one name are two things. Places in which both exist (“Liguria region”, “Bolzano province”) have different
    names for them. Russian, Ukrainian and Chinese, above all.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MINOR
    since = "0.1"
    triggers = Triggers(frozenset({*_FIRST_LEVEL, *(t.capitalize() for t in _FIRST_LEVEL)}), whole_words=True)
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "Rain fell in Perm Krai. In the Perm Territory roads are closed. Perm Krai has sent pumps.",
            "Rain fell in Perm Krai. In the Perm Krai roads are closed. Perm Krai has sent pumps.",
        ),
        (
            "The Kursk region borders on the Orel region. The Kursk oblast is flat.",
            "The Kursk region borders on the Orel region. The Kursk region is flat.",
        ),
        ("He governed Tver Oblast. Tver Region mourns.", "He governed Tver Oblast. Tver Oblast mourns."),
        ("Hunan province is wet.\n\nFloods hit Hunan region.", "Hunan province is wet.\n\nFloods hit Hunan province."),
        (
            "Nara Prefecture has deer. Nara Province feeds them.",
            "Nara Prefecture has deer. Nara Prefecture feeds them.",
        ),
        (
            "The Lviv region and the Lviv province signed, and the Lviv region paid.",
            "The Lviv region and the Lviv region signed, and the Lviv region paid.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "Perm Krai and Tver Oblast signed.",
        "The Kursk region and the Kursk district signed.",
        "New York State and New York County differ.",
        "The Basque region and the Basque country are one.",
        "The Northern Territory lies west of the Northern region of Queensland.",
        "Hunan province is wet; the region is used to it.",
        "Perm Krai is large. The territory is cold.",
        "The Lviv region and the Odesa province signed.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each title that is not the usual one of its place."""
        uses: defaultdict[str, list[tuple[Passage, regex.Match[str]]]] = defaultdict(list)
        for passage in passages:
            for found in _unit().finditer(passage.text):
                uses[found["name"]].append((passage, found))
        for of_name in uses.values():
            titles = [found["title"].lower() for _, found in of_name]
            usual = max(titles, key=titles.count)
            where, model = of_name[titles.index(usual)]
            place = Place(where, *model.span(), f"“{model[0]}” is written here")
            for (passage, found), title in zip(of_name, titles, strict=True):
                if title != usual:
                    message = f"“{found[0]}” is “{model[0]}” elsewhere in this text"
                    rewrite = Rewrite(adapt_case(found["title"], usual))
                    yield Slip(passage, *found.span("title"), message, (rewrite,), (place,))


@cache
def _unit() -> regex.Pattern[str]:
    titles = "|".join(_FIRST_LEVEL)
    return regex.compile(
        rf"\b(?<name>(?!(?:The|This|That|Each|Another|Northern|Southern|Eastern|Western|Central|Autonomous|Capital|Federal|North|South|East|West)\b)"
        rf"\p{{Lu}}\p{{Ll}}[\p{{L}}’'-]+)\s+(?<title>(?i:{titles}))\b"
    )
