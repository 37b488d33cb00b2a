"""A foreign name in one piece here, in two there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, NamedTuple

import regex

from calque import Category, Document, Passage, Place, Rewrite, Rule, Severity, Slip
from calque_rules.consistency._spellings import is_known_name, names_by_fame
from calque_rules.whole import whole

_LONGEST = 250
"""Passages of a text that one person writes; a longer file may be several texts."""


class NameJoinedTwoWays(Rule):
    """A foreign name in one piece here and in two there: “Yaetaka” and “Yae-taka”, “Nomaroi” and “no Maroi”

    Where the source has no spaces (Japanese, Chinese) or another use of hyphens (Korean, Arabic), the parts of a name
    are joined anew in each sentence: “Sanyo Onoda” and “Sanyo-Onoda”, “Fuji no Kuni” and “Fujinokuni”. The way that the
    text uses more is right by this rule, or else the first.

    Only names of which no part is an English word are compared (“South East Asia”, “Kuiper-belt”, “Japanese-style” are
    left alone). Silent in longer files.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MINOR
    since = "0.1"
    sources = ("ja", "zh", "ko", "ar")
    reads_all = "any name may be joined in two ways; the names of a document are told apart once, with a table"
    bad: ClassVar[Sequence[Sequence[str]]] = (
        ("The club Yaetaka won. Fans of Yae-taka sang.", "The club Yaetaka won. Fans of Yaetaka sang."),
        (
            "Sanyo Onoda has a port. The mayor of Sanyo-Onoda is ill. Ferries leave Sanyo Onoda at noon.",
            "Sanyo Onoda has a port. The mayor of Sanyo Onoda is ill. Ferries leave Sanyo Onoda at noon.",
        ),
        (
            "The rite Soma no Maroi is old. Soma Nomaroi began with a hunt. In Soma Nomaroi riders race.",
            "The rite Soma Nomaroi is old. Soma Nomaroi began with a hunt. In Soma Nomaroi riders race.",
        ),
        (
            "Akasaka-tei is shut. A teller from Akasaka-tei sighs.\n\nNobody comes to Akasakatei.",
            "Akasaka-tei is shut. A teller from Akasaka-tei sighs.\n\nNobody comes to Akasaka-tei.",
        ),
        ("Ayia Sofiya is a mosque. Ayia-Sofiya was a museum.", "Ayia Sofiya is a mosque. Ayia Sofiya was a museum."),
        (
            "Kim Yeonghwa-ssi sang. Kim Yeong-hwassi bowed. Kim Yeong-hwassi left.",
            "Kim Yeong-hwassi sang. Kim Yeong-hwassi bowed. Kim Yeong-hwassi left.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "South East Asia is warm. Southeast Asia is wet.",
        "The Kuiper belt is far. A Kuiper-belt object is small.",
        "Japanese style is plain. A Japanese-style house is, too.",
        "The Web site is down. The Website is up.",
        "Co-author Dr Lund left. Coauthor Dr Lund came.",
        "The Iraqis left. Iraq is free.",
        "Goulburn Murray and the Goulburn-Murray region",
        "Yaetaka won. Yaetaka sang.",
        "The SSLContext is an SSL Context.",
        "Marie-Claire met Marie Claire.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each place where a name is not joined as usual."""
        if len(document.passages) > _LONGEST:
            return
        for forms in document.once(_several_ways):
            model, *others = sorted(forms, key=_rank)
            where, start = model.places[0]
            place = Place(where, start, start + len(model.text), f"“{model.text}” is written here")
            for other in others:
                for passage, at in other.places:
                    message = f"“{other.text}” is “{model.text}” elsewhere in this text"
                    yield Slip(passage, at, at + len(other.text), message, (Rewrite(model.text),), (place,))


class _Form(NamedTuple):
    """A way of joining a name, which is the first, second … of a text, and where it stands."""

    number: int
    text: str
    places: list[tuple[Passage, int]]


def _rank(form: _Form) -> tuple[bool, int, int]:
    """What stands first wins: no particle as a word of its own, what is written more often, what comes first."""
    return form.text[0].islower(), -len(form.places), form.number


def _several_ways(document: Document) -> list[list[_Form]]:
    """The names that are joined in more than one way."""
    text = document.once(whole).text
    ways: defaultdict[str, set[str]] = defaultdict(set)
    for hyphened in set(_hyphened().findall(text)) if "-" in text else ():
        first, *rest = hyphened.split("-")
        forms = (hyphened, hyphened.replace("-", " "), first + "".join(rest).lower())
        ways[_letters(hyphened)].update(form for form in forms if form in text)
    if unseen := {name.lower() for name in document.once(names_by_fame)[0]}:
        for spaced in set(_spaced().findall(text, overlapped=True)):
            if (letters := _letters(spaced)) in unseen:
                ways[letters].update((spaced, letters.capitalize()))
    wanted = [sorted(forms) for forms in ways.values() if len(forms) > 1 and all(map(_is_name, forms))]
    found = [_placed(document, forms) for forms in wanted]
    return [forms for forms in found if len(forms) > 1]


def _placed(document: Document, forms: Sequence[str]) -> list[_Form]:
    """The ways of joining one name that stand for themselves, in the order of the text."""
    found: dict[str, _Form] = {}
    search = regex.compile(r"(?<![\p{L}-])(?:" + "|".join(map(regex.escape, forms)) + r")(?![\p{L}-]|['’]\p{L}{2})")
    for passage in document.once(whole).passages:
        for use in search.finditer(passage.text):
            form = found.setdefault(use[0], _Form(len(found), use[0], []))
            form.places.append((passage, use.start()))
    return list(found.values())


def _letters(text: str) -> str:
    return text.replace(" ", "").replace("-", "").lower()


def _is_name(text: str) -> bool:
    """Whether no part of it is a word, or a name that English knows; what is joined to an unknown name may be one."""
    parts = [part[0] for part in _part().finditer(text) if part[0] not in _SMALL and text[part.start() - 1] != "-"]
    return text.startswith("no ") or (bool(parts) and not any(map(_is_known, parts)))


def _is_known(part: str) -> bool:
    return is_known_name(part) or not part[1:].islower()


_SMALL = frozenset({"no", "ga"})
"""What joins Japanese names, and is a word in English."""


@cache
def _hyphened() -> regex.Pattern[str]:
    """A word with a capital, and one or two joined to it by hyphens."""
    return regex.compile(r"(?<![\p{L}\p{N}-])\p{Lu}\p{Ll}+(?:-\p{L}\p{Ll}+){1,2}(?![\p{L}\p{N}-])")


@cache
def _spaced() -> regex.Pattern[str]:
    """Two words with capitals, or one behind “no”, perhaps with a word before it."""
    return regex.compile(r"(?<![\p{L}\p{N}-])(?:\p{Lu}\p{Ll}+(?:\sno)?|no) \p{Lu}\p{Ll}+(?![\p{L}\p{N}-])")


@cache
def _part() -> regex.Pattern[str]:
    return regex.compile(r"\p{L}+")
