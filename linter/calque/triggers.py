"""Which rules can fire where: one pass over the text for the literals of all rules at once.

A rule's *triggers* are strings of which at least one stands in whatever it matches. They are found with Aho-Corasick,
so the pass costs the same for ten rules and for a thousand, and no rule is shown a passage without its trigger.

A space in a trigger stands for any white space, as it does in a pattern: so a phrase of common words is as rare as the
phrase, and a line break or a no-break space does not hide it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

from ahocorasick_rs import BytesAhoCorasick

from calque.document import Passage


class Triggers(NamedTuple):
    """Literals, matched as they are or in any letter case, anywhere or only as whole words ("oman" not in "woman").

    A space in one is met by any run of white space, too.
    """

    literals: Collection[str]
    ignore_case: bool = False
    whole_words: bool = False


class HasTriggers(Protocol):
    """What can be looked for."""

    @property
    def triggers(self) -> Triggers | None:
        """What to look for; None: everywhere."""

    @property
    def needs(self) -> Sequence[Sequence[str]]:
        """Further sets of literals of which each has one in whatever text the rule can fire in, as `fold` has it."""


class _Automaton(NamedTuple):
    """Finds literals; for each of them, the rules that want it anywhere and those that want it as a word.

    The first is no literal but what stands between two texts, so that these are counted on the way.
    """

    owners: list[tuple[list[int], list[int]]]
    kinds: bytes
    literals: BytesAhoCorasick


_Owners = dict[str, tuple[list[int], list[int]]]
"""Literals, and the rules that want each anywhere and as a word."""


class Scanner:
    """Looks for the triggers of many rules at once."""

    def __init__(self, rules: Sequence[HasTriggers]) -> None:
        self._rules = rules
        self._everywhere = [k for k, rule in enumerate(rules) if rule.triggers is None]
        self._read = 0
        self._long: dict[bool, tuple[_Automaton, set[int]]] = {}

    def scan(self, passages: Sequence[Passage]) -> dict[int, Sequence[int]]:
        """For each rule that can fire, by its number: the numbers of the passages where it can, in order."""
        texts = [p.text for p in passages]
        found: dict[int, set[int]] = {}
        everywhere = set(self._everywhere)
        whole = _BETWEEN.join(texts)
        folded = fold(whole)
        for rule, places in self._look(whole, folded):
            if places is None:
                everywhere.add(rule)
            else:
                found.setdefault(rule, set()).update(places)
        odd = {k: _SPACES.sub(" ", texts[k]) for k in _oddly_spaced(whole)}
        if odd:
            again, numbers = _BETWEEN.join(odd.values()), list(odd)
            for rule, places in self._look(again, fold(again)):
                found.setdefault(rule, set()).update(numbers if places is None else map(numbers.__getitem__, places))
        all_of_them = range(len(texts))
        rules = sorted(everywhere.union(found))
        shown: dict[int, Sequence[int]] = {k: all_of_them if k in everywhere else sorted(found[k]) for k in rules}
        needs = {k: needed for k in rules if (needed := self._needs(k, k in everywhere))}
        if needs:
            pieces = folded.split(_BETWEEN)
            for number, text in odd.items():
                pieces[number] = fold(text)
            shown |= {k: _with_all(needed, shown[k], pieces) for k, needed in needs.items()}
        return {k: numbers for k, numbers in shown.items() if numbers or k not in needs}

    def _needs(self, rule: int, everywhere: bool) -> Sequence[Sequence[str]]:
        """What has to be in a passage besides a trigger; and a trigger, where its places are not known."""
        triggers, needs = self._rules[rule].triggers, self._rules[rule].needs
        if not (everywhere and triggers and len(triggers.literals) <= _FEW):
            return needs
        literals = sorted(map(fold, triggers.literals))
        return [*needs, literals] if all(len(x) > 1 or not x.isalnum() for x in literals) else needs

    def _look(self, whole: str, folded: str) -> Iterator[tuple[int, list[int] | None]]:
        """Rules that have a trigger in some of the texts, with the numbers of these texts; both may come again.

        None stands for all of the texts. Both are all texts in one, `folded` without regard to letter case.
        """
        self._read += max(len(whole), _LEAST)
        for ignore_case, text in enumerate((whole, folded)):
            if self._read < _SHORT:
                found = self._automaton(bool(ignore_case), text)
            else:
                found, everywhere = self._for_long_texts(bool(ignore_case), text)
                yield from ((rule, None) for rule in everywhere)
            for kind, met in enumerate(_met(found, text)):
                for literal, numbers in met.items():
                    yield from ((rule, numbers) for rule in found.owners[literal][kind])

    def _automaton(self, ignore_case: bool, only_for: str) -> _Automaton:
        """Of the literals looked for with or without regard to case, those that may be in a text.

        To make all ready takes longer than to read a short text: those whose first letters it lacks are left out.
        """
        heads = {only_for[k : k + n] for n in range(1, _HEAD + 1) for k in range(len(only_for))}
        return _automaton_of(self._owners(ignore_case, heads))

    def _for_long_texts(self, ignore_case: bool, text: str) -> tuple[_Automaton, set[int]]:
        """All literals but the common ones; and the rules that look for these, which are shown everything.

        What is common, the first long text tells: to write down each place of “the” takes longer than to skip it.
        """
        if ignore_case not in self._long:
            owners = self._owners(ignore_case)
            found, sample = _automaton_of(owners), text[:_SAMPLE]
            counts = Counter[int]()
            for met in _met(found, sample):
                counts.update({literal: len(numbers) for literal, numbers in met.items()})
            common = [found.owners[literal] for literal, number in counts.items() if number * _OFTEN > len(sample)]
            everywhere = {rule for both in common for rule in chain(*both)}
            if everywhere:
                found = _automaton_of(_without(owners, everywhere))
            self._long[ignore_case] = found, everywhere
        return self._long[ignore_case]

    def _owners(self, ignore_case: bool, heads: Container[str] | None = None) -> _Owners:
        """The literals, each with the rules that want it; only those that begin as something in `heads`."""
        owners: _Owners = defaultdict(lambda: ([], []))
        for k, rule in enumerate(self._rules):
            if rule.triggers is not None and rule.triggers.ignore_case == ignore_case:
                literals = map(fold, rule.triggers.literals) if ignore_case else rule.triggers.literals
                for literal in literals if heads is None else [x for x in literals if x[:_HEAD] in heads]:
                    owners[literal][rule.triggers.whole_words].append(k)
        return owners


def _met(found: _Automaton, text: str) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The numbers of the texts where each literal stands, anywhere and as a word; this loop runs longest."""
    anywhere: dict[int, list[int]] = defaultdict(list)
    as_words: dict[int, list[int]] = defaultdict(list)
    data, kinds, number = text.encode("utf-8", "surrogatepass"), found.kinds, 0
    for literal, start, end in found.literals.find_matches_as_indexes(data, overlapping=True):
        kind = kinds[literal]
        if not kind:
            number += 1
            continue
        if kind & _ANYWHERE:
            anywhere[literal].append(number)
        if kind & _AS_WORD and not (_goes_on(data, start - 1) or _goes_on(data, end)):
            as_words[literal].append(number)
    return anywhere, as_words


def _goes_on(data: bytes, at: int) -> bool:
    """Whether the byte at a place is one of a letter or digit."""
    kind = _KINDS[data[at]] if 0 <= at < len(data) else 0
    if kind < _OF_SEVERAL:
        return bool(kind)
    while data[at] & 0xC0 == 0x80:  # inside a character
        at -= 1
    return data[at : at + 4].decode("utf-8", "ignore")[:1].isalnum()


def _with_all(needs: Sequence[Sequence[str]], numbers: Sequence[int], texts: Sequence[str]) -> Sequence[int]:
    """Those of the texts with these numbers that have something of each of these sets."""
    for some in needs:
        if len(some) == 1:
            (only,) = some
            numbers = [k for k in numbers if only in texts[k]]
        else:
            numbers = [k for k in numbers if any(map(texts[k].__contains__, some))]
    return numbers


def _automaton_of(owners: _Owners) -> _Automaton:
    literals = [literal.encode("utf-8", "surrogatepass") for literal in (_BETWEEN, *owners)]
    kinds = bytes(bool(anywhere) * _ANYWHERE | bool(as_word) * _AS_WORD for anywhere, as_word in owners.values())
    return _Automaton([([], []), *owners.values()], b"\0" + kinds, BytesAhoCorasick(literals))


def _without(owners: _Owners, rules: Container[int]) -> _Owners:
    """The literals that other rules want, too."""
    others = {
        literal: ([k for k in anywhere if k not in rules], [k for k in as_word if k not in rules])
        for literal, (anywhere, as_word) in owners.items()
    }
    return {literal: both for literal, both in others.items() if any(both)}


_SHORT = 40_000  # characters in all that are read
_LEAST = 8_000  # characters that a text counts for, since to leave literals out takes its time, too
_SAMPLE = 200_000  # characters that tell which literals are common
_OFTEN = 400  # characters between two places of a literal, on average, for it to be common
_HEAD = 3
_ANYWHERE, _AS_WORD = 1, 2  # how a literal is wanted
_FEW = 6  # literals that are looked for in each text by itself
_SPACES = re.compile(r"\s+")
_BETWEEN = "\0"  # between two passages: no trigger has it
_ODD_SPACE = (
    "  ", *"\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000",
)  # fmt: skip
_OF_SEVERAL = 2  # a byte of a character that has more than one
_KINDS = bytes(_OF_SEVERAL if c > 127 else chr(c).isalnum() for c in range(256))


def _oddly_spaced(whole: str) -> list[int]:
    """The numbers of the texts with other white space than single spaces."""
    found = []
    for space in _ODD_SPACE:
        at, number = whole.find(space), 0
        past = 0
        while at >= 0:
            number += whole.count(_BETWEEN, past, at)
            found.append(number)
            past = whole.find(_BETWEEN, at)
            if past < 0:
                break
            at = whole.find(space, past)
    return sorted(set(found))


def fold(text: str) -> str:
    """The text in lower case, character for character, with what a pattern takes for i, s and k made so."""
    if not text.isascii():
        text = text.replace("\u0130", "i").replace("\u0131", "i").replace("\u017f", "s")
    return text.lower()
