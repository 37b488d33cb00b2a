"""What every rule has, and the rule that is a pattern.

A rule holds no state: what it reports depends on the document alone, so one rule object may read any number of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from inspect import cleandoc
from pathlib import Path
from typing import ClassVar

import regex

from calque.article import adapt_article
from calque.compiled import compile_kept
from calque.config import Settings
from calque.document import Document, Passage
from calque.finding import Category, Rewrite, Safety, Severity, Slip
from calque.literals import further_literals, required_literals
from calque.triggers import Triggers

Case = str | Sequence[str]
"""A bad case: the text with the slip in ⟦ ⟧, or the text and what it should become after all the fixes."""

PATTERN_SECONDS = 2.0
"""A pattern that takes longer than this over one passage is stopped, and reported as a failure of its rule."""


class Rule:
    """One kind of slip. A subclass stands in a file of its own: file name = rule name, folder name = group.

    The docstring is the rule's page: its first line says what is wrong, the rest why and what the traps are.
    `triggers` are strings of which at least one stands in every passage that `check` could report on; passages
    without any are never shown to it. With None, it sees all of them, which costs time (`calque rules --cost`);
    `reads_all` then says why it has to and what keeps it cheap.
    `preview` follows from what `calque measure` has found out; a rule of which nothing can be found out, since it only
    does as the user says, tells why in `unmeasured`. `path` is its file, where it has one.
    """

    category: Category = Category.LINGUISTIC
    severity: Severity = Severity.MINOR
    safety: Safety = Safety.UNSAFE
    language: str = "en"
    sources: Sequence[str] = ()
    """Codes of the languages that the slip is carried over from ("ru", "is"), where it points to any."""
    since: str = ""
    preview: bool = False
    unmeasured: str = ""
    path: Path | None = None
    triggers: Triggers | None = None
    needs: Sequence[Sequence[str]] = ()
    """Further sets of strings, in lower case, of each of which one stands in every such passage, too."""
    reads_all: str = ""
    bad: ClassVar[Sequence[Case]] = ()
    good: ClassVar[Sequence[str]] = ()
    false_alarms: ClassVar[Sequence[str]] = ()
    _summary: str | None = None
    _why: str | None = None
    """The page of a rule that has it from elsewhere than its docstring."""

    def __init__(self, name: str, group: str) -> None:
        self.name = name
        self.group = group

    @property
    def summary(self) -> str:
        """One line: what is wrong."""
        return (self.__doc__ or "").strip().partition("\n")[0] if self._summary is None else self._summary

    @property
    def why(self) -> str:
        """The rest of the rule's page."""
        return cleandoc(self.__doc__ or "").partition("\n")[2].strip() if self._why is None else self._why

    def configured(self, settings: Settings) -> "Rule":
        """The rule as the settings want it: another one only where they decide what it reports."""
        return self

    def example(self) -> "Rule":
        """The rule as its cases need it: another one only where settings decide what it reports."""
        return self

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        """The slips in these passages of the document: the ones with a trigger of this rule, in order."""
        raise NotImplementedError


class PatternRule(Rule):
    """A rule that is a regular expression: a TOML file without Python, or one entry of a phrase table."""

    def __init__(
        self,
        name: str,
        group: str,
        *,
        pattern: str,
        message: str,
        fixes: Sequence[str] = (),
        unless: str = "",
        ignore_case: bool = True,
        literals: Sequence[str] = (),
        details: dict[str, object],
    ) -> None:
        super().__init__(name, group)
        self.pattern = pattern
        self.message = message
        self.fixes = tuple(fixes)
        self.unless = unless
        self.ignore_case = ignore_case
        self.literals = tuple(literals)
        self._summary, self._why = str(details.pop("summary")), str(details.pop("why"))
        for key, value in details.items():
            setattr(self, key, value)

    @cached_property
    def triggers(self) -> Triggers | None:  # type: ignore[override]
        """What the file names, or else what can be worked out from the pattern."""
        if self.literals:
            return Triggers(frozenset(self.literals), self.ignore_case)
        return required_literals(self.pattern, self.ignore_case)

    @cached_property
    def needs(self) -> Sequence[Sequence[str]]:  # type: ignore[override]
        """What else has to be there for the pattern to match."""
        return further_literals(self.pattern, self.ignore_case)

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each match, unless `unless` matches there too. Raises TimeoutError where a pattern runs away."""
        search = compile_pattern(self.pattern, self.ignore_case).search
        longest = 0 if _REPEATED_GROUP.search(self.pattern) else _SHORT
        for passage in passages:
            if not (search(passage.text, timeout=PATTERN_SECONDS if len(passage.text) > longest else None)):
                continue
            excused = self._matches(self.unless, passage.text) if self.unless else []
            for match in self._matches(self.pattern, passage.text):
                if not any(e.start() < match.end() and e.end() > match.start() for e in excused):
                    yield self._slip(passage, match)

    def _matches(self, pattern: str, text: str) -> list[regex.Match[str]]:
        """All at once, so that the time limit is the pattern's alone."""
        compiled = compile_pattern(pattern, self.ignore_case)
        return [m for m in compiled.finditer(text, timeout=PATTERN_SECONDS) if m.start() < m.end()]

    def _slip(self, passage: Passage, match: regex.Match[str]) -> Slip:
        found = match.group()
        texts = [adapt_case(found, match.expand(fix)) for fix in self.fixes]
        values = {k: v or "" for k, v in match.groupdict().items()}
        message = self.message.format_map(values | {"match": found, "fix": texts[0] if texts else ""})
        start, written = match.start(), tuple(texts)
        if self.language.startswith("en"):
            start, written = adapt_article(passage.text, start, written)
        return Slip(passage, start, match.end(), message, tuple(map(Rewrite, written)))


_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{\d*,\d*\})")
"""What lets a pattern run away on a short text; watching the clock takes longer than most searches do."""

_SHORT = 1000  # characters

_SPACE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]| (?![?*+{])", re.DOTALL)
"""An escaped character, a character class or a plain space, whichever comes first."""


@cache
def compile_pattern(pattern: str, ignore_case: bool) -> regex.Pattern[str]:
    """The compiled pattern, in which a space stands for any white space. Raises regex.error where it is none."""
    return compile_kept(flexible_spaces(pattern), regex.IGNORECASE if ignore_case else 0)


def flexible_spaces(pattern: str) -> str:
    """The pattern with each plain space made to match any run of white space.

    So "a no-start" is found with a no-break space, two spaces or a line break in it. A space in a character class, an
    escaped one and one with a quantifier of its own stay as they are.
    """
    return _SPACE.sub(lambda found: r"\s+" if found.group() == " " else found.group(), pattern)


def adapt_case(found: str, fix: str) -> str:
    """The fix in the letter case of what it replaces: "No-start" → "Non-starter", "NO-START" → "NON-STARTER"."""
    letters = [c for c in found if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters) and any(c.islower() for c in fix):
        return fix.upper()
    if letters and letters[0].isupper() and found[:1].isalpha() and fix[:1].islower():
        return fix[0].upper() + fix[1:]
    return fix
