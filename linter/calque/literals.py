"""A pattern → literals that stand in whatever it matches, so that it need not be tried where they do not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from calque.rarity import rarity
from calque.triggers import Triggers, fold


def required_literals(pattern: str, ignore_case: bool) -> Triggers | None:
    """Strings of which at least one stands in every match of a regular expression.

    None when there is no useful one: the pattern may match almost anywhere, or it is written in a way not understood
    here (verbose mode, conditionals). Better too few triggers than one too many: a trigger that a match can lack would
    hide findings.
    """
    best, _, any_case = _required(pattern, ignore_case)
    return Triggers(best, any_case) if best else None


def further_literals(pattern: str, ignore_case: bool) -> list[Sequence[str]]:
    """Sets of which each has a literal that stands in every text that a regular expression matches, as `fold` has it.

    Most passages with a pattern's triggers lack something else that it needs; so it need not be tried there, or even
    compiled. What takes longer to look for than it saves is left out, and of the rest what is rarest comes first.
    """
    best, needs, _ = _required(pattern, ignore_case)
    cheap = {frozenset(map(fold, some)) for some in needs if len(some) <= _MOST_TRIED and _keep_their_case(some)}
    rarest_first = sorted(cheap, key=lambda some: (-rarity(some), -min(map(len, some)), sorted(some)))
    kept = [frozenset(map(fold, best or ()))]
    for some in rarest_first:
        if not any(_implies(other, some) for other in kept):
            kept.append(some)
    return [sorted(some) for some in kept[1 : _MOST_SETS + 1]]


def _implies(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a text with one of the first literals has one of the others, too."""
    return bool(one) and all(any(map(literal.__contains__, other)) for literal in one)


def _keep_their_case(literals: Iterable[str]) -> bool:
    """Whether folding a text that has these cannot make something else of them: no letters with odd capitals."""
    return all(c.isascii() or not (c.isalpha() or c.lower() != c.upper()) for c in "".join(literals))


@cache
def _required(pattern: str, ignore_case: bool) -> "tuple[frozenset[str] | None, _Needs, bool]":
    """The best set of literals of which one must be there, all such sets, and whether they stand in any letter case."""
    reader = _Reader(pattern, ignore_case)
    try:
        whole = reader.alternatives()
    except (_UnreadableError, ValueError):  # ValueError: a bracket that is not closed
        return None, (), ignore_case
    if reader.ignore_case != ignore_case:  # an inline (?i) holds for what stands before it, too
        return _required(pattern, True)
    return whole.best, whole.needs, ignore_case


class _UnreadableError(Exception):
    """The pattern uses something whose literals are not worked out."""


class _Part(NamedTuple):
    """What is known of a part of a pattern.

    `exact` are all the strings that it can match, when they are few. `best` are literals one of which stands in
    whatever text it matches in, and so are each of `needs`.
    """

    exact: frozenset[str] | None
    best: frozenset[str] | None
    needs: "_Needs" = ()


_Needs = tuple[frozenset[str], ...]


_NO_LITERAL = frozenset({""})
_NOTHING = _Part(None, None)
_EMPTY = _Part(_NO_LITERAL, None)
_LETTERS = re.compile("[A-Za-z0-9,;:'’\"“”-]{2,}(?![?*+{])")
_MOST = 2000  # strings in one set; longer alternations have no triggers worth having
_MOST_PRODUCT = 64  # when two sets meet: "(?:a|the) (?:plan|idea)"
_MOST_TRIED = 12  # strings in a set of further ones: each is looked for by itself
_MOST_SETS = 3
_ZERO_WIDTH = frozenset("bBAZzmMG")
_ANY_SPACE = _Part(frozenset({" "}), frozenset({" "}))  # also of "\s+": runs of white space are looked at as one space


def _join(a: str, b: str) -> str:
    """Two literals in one; white space that meets is one space."""
    return a + b[1:] if a[-1:] == b[:1] == " " else a + b


def _useful(literals: Iterable[str]) -> bool:
    return all(len(x.strip()) > 1 or (len(x) == 1 and not x.isascii()) for x in literals)


def _tells(literals: Iterable[str]) -> bool:
    """Whether to look for these beside others is of use: so is a mark that few sentences have."""
    return all(len(x) > 1 or (x and not x.isalnum() and x not in ".,'-") for x in map(str.strip, literals))


def _better(a: frozenset[str] | None, b: frozenset[str] | None) -> frozenset[str] | None:
    """The set that is rarer; of two alike `b`: nouns follow their article."""
    choices = [s for s in (b, a) if s and _useful(s)]
    return max(choices, key=rarity) if len(choices) > 1 else choices[0] if choices else None


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
        needs = best or frozenset().union(*(max(p.needs, key=rarity, default=_NO_LITERAL) for p in parts))
        return _Part(exact, best, (needs,) if _tells(needs) else ())

    def _sequence(self) -> _Part:
        """Parts in a row. Neighbours that are exact join into longer strings."""
        run: frozenset[str] = frozenset({""})
        best: frozenset[str] | None = None
        needs: list[frozenset[str]] = []
        whole = True
        for part in self._parts():
            best = _better(best, part.best)
            needs += part.needs
            if part.exact is not None and len(run) * len(part.exact) <= max(_MOST_PRODUCT, len(run), len(part.exact)):
                run = frozenset([_join(a, b) for a in run for b in part.exact])
                continue
            best, whole = _better(best, run), False
            needs.append(run)
            run = part.exact if part.exact is not None else frozenset({""})
        needs.append(run)
        return _Part(run if whole else None, _better(best, run), tuple(some for some in needs if _tells(some)))

    def _parts(self) -> Iterator[_Part]:
        while (c := self._peek()) and c not in "|)":
            part = self._one()
            least = self._quantifier()
            if least is None or (part is _ANY_SPACE and least == 1):
                yield part
            elif least == 0:
                yield _NOTHING
            else:  # once or more: it is there, but what follows need not touch it
                yield _Part(None, _better(part.best, part.exact), (*part.needs, part.exact or _NO_LITERAL))

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
        if letters := _LETTERS.match(self.pattern, self.at):  # as most of most patterns
            self.at = letters.end()
            return _Part(both := frozenset({letters[0]}), both)
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
        look = ""
        if self._peek() == "?":
            look = self._group_head()
        if self.pattern[self.at - 1] == ")":  # (?i)
            return _EMPTY
        inside = self.alternatives()
        if self._peek() != ")":
            raise _UnreadableError
        self.at += 1
        if not look:
            return inside
        if look.endswith("!"):
            return _EMPTY
        return _Part(_NO_LITERAL, _better(inside.best, inside.exact), (*inside.needs, inside.exact or _NO_LITERAL))

    def _group_head(self) -> str:
        """Read "?:", "?<name>", "?=" …; the latter where what follows only looks and takes nothing, else ""."""
        rest = self.pattern[self.at + 1 :]
        for head in ("=", "!", "<=", "<!"):
            if rest.startswith(head):
                self.at += 1 + len(head)
                return head
        if rest[:1] in (":", ">"):
            self.at += 2
        elif rest[:1] == "<" or rest[:2] == "P<":
            self.at = self.pattern.index(">", self.at) + 1
        else:
            self._flags(rest)
        return ""

    def _flags(self, rest: str) -> None:
        """(?i) or (?i:…). Other switches change how the pattern is read."""
        flags = rest[: next((k for k, c in enumerate(rest) if c in ":)"), 0)]
        if not flags or not set(flags) <= set("i-as"):
            raise _UnreadableError
        self.ignore_case = True  # a search in any case finds all that a search in one case does
        self.at += 2 + len(flags)

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]
