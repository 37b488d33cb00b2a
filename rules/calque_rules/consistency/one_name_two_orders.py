"""One person's names in two orders."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Case, Category, Document, Passage, Place, Rewrite, Rule, Severity, Slip
from calque_rules import dictionary
from calque_rules.lexicons import lexicon
from calque_rules.whole import Whole, whole
from calque_rules.words import known_names

Pair = tuple[str, str]


class OneNameTwoOrders(Rule):
    """A person whose surname stands first here and last there: “Yuki Chihara”, then “Chihara Yuki”

    Japanese, Chinese, Korean and Hungarian put the surname first, and a translator that reads sentence by sentence
    turns some of the names round and leaves others. The reader takes them for two people. The order with a known first
    name in front wins, or a Japanese surname behind; else what is written more often, or what comes first.

    Left alone are ordinary words (“Murray River”, “River Murray”), places, and two first names (“Anna Maria”).
    """

    category = Category.TERMINOLOGY
    severity = Severity.MINOR
    since = "0.1"
    sources = ("ja", "zh", "ko", "hu")
    reads_all = "any two names may be turned round; the pairs of a document are told apart once, with a set"
    bad: ClassVar[Sequence[Case]] = (
        (
            "Yuki Chihara won the race. Chihara Yuki is 33.",
            "Yuki Chihara won the race. Yuki Chihara is 33.",
        ),
        (
            "Takeuchi Haruto swam first.\n\nHaruto Takeuchi was glad.",
            "Haruto Takeuchi swam first.\n\nHaruto Takeuchi was glad.",
        ),
        (
            "The shop of Hisae Tamiya is new. Tamiya Hisae bakes. Hisae Tamiya also sells tea.",
            "The shop of Hisae Tamiya is new. Hisae Tamiya bakes. Hisae Tamiya also sells tea.",
        ),
        (
            "A prize went to Szentmihályi Gellért. Gellért Szentmihályi is a cook.",
            "A prize went to Szentmihályi Gellért. Szentmihályi Gellért is a cook.",
        ),
        (
            "Mr. Toshiro Nakano, who leads the firm, spoke. The firm of Nakano Toshiro has 50 workers.",
            "Mr. Toshiro Nakano, who leads the firm, spoke. The firm of Toshiro Nakano has 50 workers.",
        ),
        (
            "Kubota Shunsuke is leaving. Shunsuke Kubota's club agreed. Shunsuke Kubota is 19.",
            "Shunsuke Kubota is leaving. Shunsuke Kubota's club agreed. Shunsuke Kubota is 19.",
        ),
        (
            "Shunya Takahara and Yoichi Takahara won. Takahara Mie was third.",
            "Shunya Takahara and Yoichi Takahara won. Mie Takahara was third.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "The Murray River is low. The River Murray rises in the Alps.",
        "Anna Maria met Maria Anna at the ball.",
        "Lake Ohrid is deep, and so is Ohrid Lake.",
        "Yuki Chihara won. Yuki Chihara is 33.",
        "Chihara won. Yuki was second.",
        "Thomas Henry signed, and Henry Thomas was his witness.",
        "The General Major saluted the Major General.",
        "They flew from Tokyo Osaka and back, Osaka Tokyo.",
        "Shunya Takahara won. Takahara Mie was third.",
        "Shunya Takahara and Yoichi Takahara won for Takahara Gumi Osaka.",
        "Ken Moriyama and Aki Moriyama sat in Moriyama Hall.",
        "Hertha Berlin beat Berlin Hertha's own youth team.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each place where a name stands in the order that loses."""
        turned = document.once(_turned_round)
        shown = set(map(id, passages)) if turned else set()
        for usual, other in turned:
            first = next(_places(document, usual), None)
            for passage, start, end in (place for place in _places(document, other) if id(place[0]) in shown):
                right, name = " ".join(usual), " ".join(other)
                message = f"“{name}” is “{right}” elsewhere in this text"
                if not first:
                    message = f"“{other[0]}” is a surname elsewhere in this text: write “{right}”"
                related = (Place(*first, "the other order"),) if first else ()
                yield Slip(passage, start, end, message, (Rewrite(right),), related)


def _turned_round(document: Document) -> list[tuple[Pair, Pair]]:
    """Each pair of names that the document has in both orders: the order that wins, and the other."""
    seen: Counter[Pair] = Counter(_pair().findall(document.once(whole).text))
    order = {pair: k for k, pair in enumerate(seen)}

    def rank(pair: Pair) -> tuple[bool, bool, int, int]:
        return *_likely(pair), -seen[pair], order[pair]

    both = [pair for pair in seen if pair[0] < pair[1] and pair[::-1] in seen and _is_person(pair)]
    turned = [tuple(sorted((pair, pair[::-1]), key=rank)) for pair in both]
    return [*turned, *_surnames_first(document.once(whole), seen)]  # type: ignore[list-item]


def _surnames_first(prose: Whole, seen: Collection[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Each full name that begins with what ends others, turned round, and as it is: both look Japanese."""
    lasts = {last for _, last in seen}
    surnames = {first for first, _ in seen if first in lasts and _looks_japanese(first)} - lexicon("first_names")
    if not surnames:
        return
    texts = (prose.passages[k].text for k in prose.with_any(surnames))
    alone = Counter(pair for text in texts for pair in _whole_pair().findall(text))
    ending = Counter[str]()
    for (_, last), times in alone.items():
        ending[last] += times
    for pair in alone:
        is_surname = pair[0] in surnames and ending[pair[0]] > 1
        if is_surname and pair[::-1] not in seen and _looks_japanese(pair[1]) and _is_person(pair):
            yield pair[::-1], pair


def _looks_japanese(name: str) -> bool:
    return bool(_japanese().fullmatch(name.lower()))


def _is_person(pair: Pair) -> bool:
    """Whether neither of the two is an ordinary word or a place, and not both are first names."""
    if any(name in known_names() or dictionary.is_word(name.lower()) for name in pair):
        return False
    return not lexicon("first_names").issuperset(pair)


def _likely(pair: Pair) -> tuple[bool, bool]:
    """What stands first is the usual order: a first name in front, or a surname behind."""
    known = pair[0] in lexicon("first_names")
    surname = bool(_surname().search(pair[1])) and not _surname().search(pair[0])
    return not known, not surname


def _places(document: Document, pair: Pair) -> Iterator[tuple[Passage, int, int]]:
    prose = document.once(whole)
    for passage in map(prose.passages.__getitem__, prose.with_any(pair[:1])):
        if pair[1] in passage.text:
            for found in regex.finditer(rf"\b{pair[0]}\s{pair[1]}\b", passage.text):
                yield passage, *found.span()


@cache
def _pair() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\w.@/-])(\p{Lu}\p{Ll}{2,})(?=[^\S\n](\p{Lu}\p{Ll}{2,})(?![\w@/-]))")


@cache
def _whole_pair() -> regex.Pattern[str]:
    """Two words with capitals, and no third one beside them."""
    return regex.compile(
        r"(?<![\p{L}’'.-])(?<!\p{Lu}[\p{L}’'-]*[^\S\n])(\p{Lu}\p{Ll}{2,})[^\S\n](\p{Lu}\p{Ll}+)(?![\p{L}-]|[^\S\n]\p{Lu}\p{Ll})"
    )


@cache
def _japanese() -> regex.Pattern[str]:
    """Syllables that end with a vowel, perhaps with an n behind."""
    return regex.compile(
        r"(?:(?:[kgsztdnhbpmrwfj]|[kgnhbpmr]y|ch|sh|ts|y)?(?:ou|uu|[aeiouōū])(?:n(?![aeiouy])|[kstp](?=kk|ss|tt|pp|ch))?){2,}"
        r"|shun|jun|ken|gen|ryo|sho|ryu"
    )


@cache
def _surname() -> regex.Pattern[str]:
    """Endings of Japanese surnames that hardly any first name has."""
    return regex.compile(
        r"(?:yama|[kg]awa|moto|mura|[sj]h?ima|[sz]aki|[hb]ara|guchi|naka|numa|mizu|shita|uchi|bata|no|da)$"
    )
