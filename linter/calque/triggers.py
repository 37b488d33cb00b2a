"""Which rules can fire where: one pass over the text for the literals of all rules at once.

A rule's *triggers* are strings of which at least one stands in whatever it matches. They are found with Aho-Corasick,
so the pass costs the same for ten rules and for a thousand, and no rule is shown a passage without its trigger.

A space in a trigger stands for any white space, as it does in a pattern: so a phrase of common words is as rare as the
phrase, and a line break or a no-break space does not hide it.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from itertools import accumulate, chain, product, repeat
from typing import NamedTuple, Protocol

from ahocorasick_rs import AhoCorasick

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


class _Automaton(NamedTuple):
    """Finds literals; for each of them, the rules that want it anywhere and those that want it as a word."""

    anywhere: list[list[int]]
    as_words: list[list[int]]
    literals: AhoCorasick


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
        all_of_them = range(len(texts))
        found: dict[int, set[int]] = {}
        everywhere = set(self._everywhere)
        whole, starts = _joined(texts)
        odd = _oddly_spaced(whole, starts)
        for rule, places in self._look(whole, starts):
            if places is None:
                everywhere.add(rule)
            else:
                found.setdefault(rule, set()).update(places)
        for rule, places in self._look(*_joined([_SPACES.sub(" ", texts[k]) for k in odd])) if odd else ():
            found.setdefault(rule, set()).update(odd if places is None else map(odd.__getitem__, places))
        rules = sorted(everywhere.union(found))
        return {k: all_of_them if k in everywhere else sorted(found[k]) for k in rules}

    def _look(self, whole: str, starts: Sequence[int]) -> Iterator[tuple[int, set[int] | None]]:
        """Rules that have a trigger in some of the texts, with the numbers of these texts; a rule may come again.

        None stands for all of the texts.
        """
        self._read += max(len(whole), _LEAST)
        for ignore_case in (False, True):
            text = fold(whole) if ignore_case else whole
            if self._read < _SHORT:
                found = self._automaton(ignore_case, text)
            else:
                found, everywhere = self._for_long_texts(ignore_case, text)
                yield from ((rule, None) for rule in everywhere)
            for places_of, owners in zip(_places(found, text), (found.anywhere, found.as_words), strict=True):
                for literal, places in places_of.items():
                    numbers = {number - 1 for number in map(bisect_right, repeat(starts), places)}
                    yield from ((rule, numbers) for rule in owners[literal])

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
            literals, sample = list(owners), text[:_SAMPLE]
            matches = AhoCorasick(literals).find_matches_as_indexes(sample, overlapping=True)
            counts = Counter(literal for literal, _, _ in matches)
            common = [literals[k] for k, number in counts.items() if number * _OFTEN > len(sample)]
            everywhere = {rule for literal in common for rule in chain(*owners.pop(literal))}
            self._long[ignore_case] = _automaton_of(owners), everywhere
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


def _places(found: _Automaton, text: str) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Where each literal begins that is wanted anywhere, and each that is wanted as a word; this loop runs longest."""
    met: dict[int, list[int]] = defaultdict(list)
    met_as_word: dict[int, list[int]] = defaultdict(list)
    anywhere, as_words = found.anywhere, found.as_words
    for literal, start, end in found.literals.find_matches_as_indexes(text, overlapping=True):
        if anywhere[literal]:
            met[literal].append(start)
        if as_words[literal] and not (text[end : end + 1].isalnum() or text[start - 1 : start].isalnum()):
            met_as_word[literal].append(start)
    return met, met_as_word


def _joined(texts: Sequence[str]) -> tuple[str, list[int]]:
    """The texts in one, and where each begins in it."""
    return _BETWEEN.join(texts), list(accumulate((len(text) + 1 for text in texts), initial=0))


def _automaton_of(owners: _Owners) -> _Automaton:
    anywhere, as_words = ([both[k] for both in owners.values()] for k in (0, 1))
    return _Automaton(anywhere, as_words, AhoCorasick(list(owners)))


_SHORT = 40_000  # characters in all that are read
_LEAST = 8_000  # characters that a text counts for, since to leave literals out takes its time, too
_SAMPLE = 200_000  # characters that tell which literals are common
_OFTEN = 400  # characters between two places of a literal, on average, for it to be common
_HEAD = 3
_SPACES = re.compile(r"\s+")
_BETWEEN = "\0"  # between two passages: no trigger has it
_ODD_SPACE = ["  ", *(c for c in map(chr, range(1, 0x3001)) if c.isspace() and c != " ")]


def _oddly_spaced(whole: str, starts: Sequence[int]) -> list[int]:
    """The numbers of the texts with other white space than single spaces."""
    found = set()
    for space in _ODD_SPACE:
        at = whole.find(space)
        while at >= 0:
            behind = bisect_right(starts, at)
            found.add(behind - 1)
            at = whole.find(space, starts[behind])
    return sorted(found)


def fold(text: str) -> str:
    """The text in lower case, character for character, with what a pattern takes for i, s and k made so."""
    if not text.isascii():
        text = text.replace("\u0130", "i").replace("\u0131", "i").replace("\u017f", "s")
    return text.lower()


def required_literals(pattern: str, ignore_case: bool) -> Triggers | None:
    """Strings of which at least one stands in every match of a regular expression.

    None when there is no useful one: the pattern may match almost anywhere, or it is written in a way not understood
    here (verbose mode, conditionals). Better too few triggers than one too many: a trigger that a match can lack would
    hide findings.
    """
    reader = _Reader(pattern, ignore_case)
    try:
        best = reader.alternatives().best
    except (_UnreadableError, ValueError):  # ValueError: a bracket that is not closed
        return None
    if reader.ignore_case != ignore_case:  # an inline (?i) holds for what stands before it, too
        return required_literals(pattern, True)
    return Triggers(best, reader.ignore_case) if best else None


class _UnreadableError(Exception):
    """The pattern uses something whose literals are not worked out."""


class _Part(NamedTuple):
    """What is known of a part of a pattern.

    `exact` are all the strings that it can match, when they are few. `best` are literals one of which it must contain.
    """

    exact: frozenset[str] | None
    best: frozenset[str] | None


_NOTHING = _Part(None, None)
_EMPTY = _Part(frozenset({""}), None)
_MOST = 2000  # strings in one set; longer alternations have no triggers worth having
_MOST_PRODUCT = 64  # when two sets meet: "(?:a|the) (?:plan|idea)"
_ZERO_WIDTH = frozenset("bBAZzmMG")
_ANY_SPACE = _Part(frozenset({" "}), frozenset({" "}))  # also of "\s+": runs of white space are looked at as one space


def _useful(literals: Iterable[str]) -> bool:
    return all(len(x.strip()) > 1 or (len(x) == 1 and not x.isascii()) for x in literals)


def _better(a: frozenset[str] | None, b: frozenset[str] | None) -> frozenset[str] | None:
    """The set with the longer shortest literal; of two alike the smaller one, then `b`: nouns follow their article."""
    choices = [s for s in (b, a) if s and _useful(s)]
    return max(choices, key=lambda s: (min(len(x) for x in s), -len(s)), default=None)


class _Reader:
    """Reads a pattern of the `regex` module once, left to right."""

    def __init__(self, pattern: str, ignore_case: bool) -> None:
        self.pattern, self.at = pattern, 0
        self.ignore_case = ignore_case

    def alternatives(self) -> _Part:
        """a|b|c up to the end or a closing bracket."""
        parts = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            parts.append(self._sequence())
        if len(parts) == 1:
            return parts[0]
        exact: frozenset[str] | None = None
        if all(p.exact is not None for p in parts):
            exact = frozenset().union(*(p.exact or () for p in parts))
        best = None
        if all(p.best for p in parts):
            best = frozenset().union(*(p.best or () for p in parts))
        if any(s is not None and len(s) > _MOST for s in (exact, best)):
            return _NOTHING
        return _Part(exact, best)

    def _sequence(self) -> _Part:
        """Parts in a row. Neighbours that are exact join into longer strings."""
        run: frozenset[str] = frozenset({""})
        best: frozenset[str] | None = None
        whole = True
        for part in self._parts():
            best = _better(best, part.best)
            if part.exact is not None and len(run) * len(part.exact) <= max(_MOST_PRODUCT, len(run), len(part.exact)):
                run = frozenset(_SPACES.sub(" ", a + b) for a, b in product(run, part.exact))
                continue
            best, whole = _better(best, run), False
            run = part.exact if part.exact is not None else frozenset({""})
        return _Part(run if whole else None, _better(best, run))

    def _parts(self) -> Iterator[_Part]:
        while (c := self._peek()) and c not in "|)":
            part = self._one()
            least = self._quantifier()
            if least is None or (part is _ANY_SPACE and least == 1):
                yield part
            elif least == 0:
                yield _NOTHING
            else:  # once or more: it is there, but what follows need not touch it
                yield _Part(None, _better(part.best, part.exact))

    def _quantifier(self) -> int | None:
        """The least number of times, where the next thing is a quantifier."""
        c = self._peek()
        if c in ("?", "*", "+"):
            self.at += 1
            least = int(c == "+")
        elif c == "{" and (end := self.pattern.find("}", self.at)) > 0:
            inside = self.pattern[self.at + 1 : end]
            if not inside.replace(",", "").isdecimal():  # fuzzy matching such as {e<=1}
                raise _UnreadableError
            self.at = end + 1
            least = int(inside.partition(",")[0] or 0)
        else:
            return None
        if self._peek() in ("?", "+"):  # lazy or possessive
            self.at += 1
        return least

    def _one(self) -> _Part:
        c = self.pattern[self.at]
        self.at += 1
        if c == "(":
            return self._group()
        if c == "[":
            return self._class()
        if c == "\\":
            return self._escape()
        if c in "^$":
            return _EMPTY
        return _NOTHING if c == "." else self._literal(c)

    def _literal(self, c: str) -> _Part:
        if c.isspace():
            return _ANY_SPACE
        # Some letters have more than two cases ("µ" is "μ" too), and new ones may yet come: no use in any-case search.
        if self.ignore_case and not c.isascii() and (c.isalpha() or c.lower() != c.upper()):
            return _NOTHING
        return _Part(frozenset({c}), frozenset({c}))

    def _escape(self) -> _Part:
        c = self._peek()
        self.at += 1
        if not c or c in _ZERO_WIDTH:
            return _EMPTY
        if c in "pPNLg" and self._peek() in ("{", "<"):
            self.at = self.pattern.index("}" if self._peek() == "{" else ">", self.at) + 1
        elif c in "pP":  # \pL
            self.at += 1
        elif c in "xuU":
            self.at += {"x": 2, "u": 4, "U": 8}[c]
        elif c.isdigit():
            while self._peek().isdigit():
                self.at += 1
        if c == "s":
            return _ANY_SPACE
        if c.isalnum():
            return _NOTHING
        return self._literal(c)

    def _class(self) -> _Part:
        """[abc]; only a short plain one is worth knowing."""
        start = self.at
        if self._peek() == "^":
            self.at += 1
        if self._peek() == "]":
            self.at += 1
        while (c := self._peek()) != "]":
            if not c or (c == "[" and self.pattern[self.at + 1 : self.at + 2] not in (":",)):
                raise _UnreadableError  # nested sets
            self.at += 2 if c == "\\" else 1
            if c == "[":
                self.at = self.pattern.index(":]", self.at) + 2
        inside = self.pattern[start : self.at]
        self.at += 1
        if len(inside) > 4 or any(c in "^-\\[]&~| " for c in inside):
            return _NOTHING
        parts = [self._literal(c).exact for c in inside]
        if any(p is None for p in parts):
            return _NOTHING
        letters = frozenset(inside)
        return _Part(letters, letters)

    def _group(self) -> _Part:
        look = False
        if self._peek() == "?":
            look = self._group_head()
        if self.pattern[self.at - 1] == ")":  # (?i)
            return _EMPTY
        inside = self.alternatives()
        if self._peek() != ")":
            raise _UnreadableError
        self.at += 1
        return _EMPTY if look else inside

    def _group_head(self) -> bool:
        """Read "?:", "?<name>", "?=" …; whether what follows only looks and takes nothing."""
        rest = self.pattern[self.at + 1 :]
        for head in ("=", "!", "<=", "<!"):
            if rest.startswith(head):
                self.at += 1 + len(head)
                return True
        if rest[:1] in (":", ">"):
            self.at += 2
        elif rest[:1] == "<" or rest[:2] == "P<":
            self.at = self.pattern.index(">", self.at) + 1
        else:
            self._flags(rest)
        return False

    def _flags(self, rest: str) -> None:
        """(?i) or (?i:…). Other switches change how the pattern is read."""
        flags = rest[: next((k for k, c in enumerate(rest) if c in ":)"), 0)]
        if not flags or not set(flags) <= set("i-as"):
            raise _UnreadableError
        self.ignore_case = True  # a search in any case finds all that a search in one case does
        self.at += 2 + len(flags)

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]
