"""One person's name with the surname first here and last there."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import ClassVar, NamedTuple

import regex

from calque import Category, Document, Passage, Place, Rewrite, Rule, Severity, Slip
from calque_rules.dictionary import frequency_band
from calque_rules.lexicons import lexicon
from calque_rules.whole import whole
from calque_rules.words import known_names

_LONGEST = 250
"""Passages of a text that one person writes; a longer file may be several texts."""

_COMMON = 5
"""How frequent (band of the dictionary) a word is that a capital does not make a name."""


class NamesInTwoOrders(Rule):
    """A name with its parts in two orders in one text: “Sayuri Mori” here, “Mori Sayuri” there

    Japanese, Chinese, Korean and Hungarian put the surname first. Either order can be kept in English, but one text
    needs one: who reads “Mori Sayuri” takes Sayuri for the family. What the text writes more often, by this name and
    others of the family, is right by this rule, or else what comes first; where “Ito” has ended other names, “Ito
    Kenta” is reported, too.

    Only what looks Japanese or Chinese is read. Silent for words that are no names (“Cold Soba”), for names with a
    third part, and for longer files.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MINOR
    since = "0.1"
    sources = ("ja", "zh", "ko", "hu")
    reads_all = "any name may come in two orders; the names of a document are paired once, with a table"
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "Sayuri Tanabe won. In the final Tanabe Sayuri was calm.",
            "Sayuri Tanabe won. In the final Sayuri Tanabe was calm.",
        ),
        (
            "The pianist Kenta Moriyama plays on Friday. “I am nervous,” Moriyama Kenta said.",
            "The pianist Kenta Moriyama plays on Friday. “I am nervous,” Kenta Moriyama said.",
        ),
        (
            "Wada Yutaka watched.\n\nYutaka Wada was pleased with what he saw.",
            "Wada Yutaka watched.\n\nWada Yutaka was pleased with what he saw.",
        ),
        (
            "Shunya Takahara and Yoichi Takahara won. Takahara Mie was third.",
            "Shunya Takahara and Yoichi Takahara won. Mie Takahara was third.",
        ),
        ("Shun Yamane batted first. Yamane Shun was out.", "Shun Yamane batted first. Shun Yamane was out."),
        (
            "The reporter Zou Wenqing wrote it. The photographs are by Wenqing Zou.",
            "The reporter Zou Wenqing wrote it. The photographs are by Zou Wenqing.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "The Murray River is long. The River Murray is brown.",
        "James Thomas met Thomas James.",
        "Sayuri Tanabe won. Sayuri Tanabe was calm.",
        "Tanabe Sayuri won. Moriyama Kenta lost.",
        "Cold Soba is a dish; Soba Cold is a band.",
        "The Medical University and the University Medical School signed.",
        "Major General Petty saw General Major Dugan.",
        "Paris Texas is a film; Texas Paris is none.",
        "Ken Moriyama Sato met Sato Ken.",
        "Goulburn Murray is a region; Murray Goulburn is a firm.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each name that has the other order."""
        if len(document.passages) > _LONGEST:
            return
        for pair, model in _turned(document):
            for passage, at in pair.places:
                right = f"{pair.last} {pair.first}"
                where, start = model.places[0]
                place = Place(where, start, start + len(model.text), "the other order")
                message = f"“{pair.text}” has its parts in another order than “{model.text}”: write “{right}”"
                yield Slip(passage, at, at + len(pair.text), message, (Rewrite(right),), (place,))


class _Pair(NamedTuple):
    """Two words with capitals that stand together, and where; the first of a text has number 0."""

    number: int
    first: str
    last: str
    places: list[tuple[Passage, int]]

    @property
    def text(self) -> str:
        """As it stands."""
        return f"{self.first} {self.last}"


def _turned(document: Document) -> Iterator[tuple[_Pair, _Pair]]:
    """The pairs whose words come in the other order elsewhere, with one that shows this."""
    orders = dict.fromkeys(_pair_of_names().findall(document.once(whole).text))
    in_front = {first for first, _ in orders}
    shared = {last for _, last in orders if last in in_front}
    if not shared:
        return
    pairs = _located(document, [pair for pair in orders if not shared.isdisjoint(pair) and _is_person(pair)])
    beginning, ending = defaultdict(list), defaultdict(list)
    for pair in pairs.values():
        beginning[pair.first].append(pair)
        ending[pair.last].append(pair)
    for pair in pairs.values():
        other = pairs.get((pair.last, pair.first))
        if other and _weight(other, ending, beginning) > _weight(pair, ending, beginning):
            yield pair, other
        elif not other and _is_surname_first(pair, ending[pair.first]):
            yield pair, ending[pair.first][0]


def _weight(pair: _Pair, ending: Mapping[str, list[_Pair]], beginning: Mapping[str, list[_Pair]]) -> tuple[int, int]:
    """How much of the text has a name's order: it, and others with its surname there; of two alike, the first."""
    same = {id(other): len(other.places) for other in (*ending[pair.last], *beginning[pair.first])}
    return sum(same.values()), -pair.number


def _is_surname_first(pair: _Pair, ending: Sequence[_Pair]) -> bool:
    """Whether the first word of a pair ends others, so that it is a surname."""
    if pair.first in lexicon("first_names") or not all(map(_looks_japanese, (pair.first, pair.last))):
        return False
    return sum(len(other.places) for other in ending) > 1


def _located(document: Document, wanted: Container[tuple[str, str]]) -> dict[tuple[str, str], _Pair]:
    """The pairs with their places, in the order of the text; none that is part of a longer name."""
    pairs: dict[tuple[str, str], _Pair] = {}
    for passage in document.once(whole).passages:
        for found in _pair_of_names().finditer(passage.text):
            if found.groups() in wanted:
                pair = pairs.setdefault((found[1], found[2]), _Pair(len(pairs), found[1], found[2], []))
                pair.places.append((passage, found.start()))
    return pairs


def _is_name(word: str) -> bool:
    lower = word.lower()
    if word in lexicon("first_names"):
        return True
    ordinary = frequency_band(lower) >= _COMMON or lower in lexicon("organisation_words") or word in known_names()
    return not (ordinary or lower in lexicon("function_words") or lower in lexicon("person_nouns"))


def _is_person(pair: tuple[str, str]) -> bool:
    """Whether two words look like a Japanese or Chinese name."""
    return all(map(_is_name, pair)) and (all(map(_looks_japanese, pair)) or all(map(_looks_chinese, pair)))


def _looks_japanese(word: str) -> bool:
    return bool(_japanese().fullmatch(word.lower()))


def _looks_chinese(word: str) -> bool:
    return bool(_chinese().fullmatch(word.lower()))


@cache
def _pair_of_names() -> regex.Pattern[str]:
    """Two words with capitals and a space between, and no third one beside them."""
    return regex.compile(
        r"(?<![\p{L}’'.-])(?<!\p{Lu}[\p{L}’'-]*\s)(\p{Lu}\p{Ll}+)\s(\p{Lu}\p{Ll}+)(?![\p{L}-]|\s\p{Lu}\p{Ll})"
    )


@cache
def _japanese() -> regex.Pattern[str]:
    """Syllables of an open vowel, perhaps with an n behind."""
    return regex.compile(
        r"(?:(?:[kgsztdnhbpmrwfj]|[kgnhbpmr]y|ch|sh|ts|y)?(?:ou|uu|[aeiouōū])(?:n(?![aeiouy])|(?=(?:kk|ss|tt|pp|tch))[kstp])?){2,}|shun|jun|ken|gen|ryo|sho|jo|ko|go|ryu"
    )


@cache
def _chinese() -> regex.Pattern[str]:
    """One or two syllables of pinyin."""
    return regex.compile(
        r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i[aeou]\w?|iang|iong|uang|uan|ua[ni]?|ue|ui|uo|a[io]|ang?|e[in]|eng?|er|ing?|ong?|ou|un|[aeiou])(?:ng|n)?){1,2}"
    )
