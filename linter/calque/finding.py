"""What comes out of a check: what a rule reports (`Slip`), and what the user is told (`Finding`, `Failure`).

Severities and categories are those of MQM (https://themqm.org); the category names the observed type.
"""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import NamedTuple

from calque.document import Passage, Source, Span, Unit


class Severity(IntEnum):
    """How much a slip weighs with a reader."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    @property
    def label(self) -> str:
        """The severity's name in settings and reports."""
        return self.name.lower()


class Safety(IntEnum):
    """When a fix may be applied: never by calque, when asked for unsafe fixes, or whenever fixes are asked for."""

    HINT = 0
    UNSAFE = 1
    SAFE = 2

    @property
    def label(self) -> str:
        """The safety's name in rule files and reports."""
        return self.name.lower()


class Category(StrEnum):
    """The top level of MQM's error types."""

    TERMINOLOGY = "Terminology"
    ACCURACY = "Accuracy"
    LINGUISTIC = "Linguistic conventions"
    STYLE = "Style"
    LOCALE = "Locale conventions"
    AUDIENCE = "Audience appropriateness"
    DESIGN = "Design and markup"


class Rewrite(NamedTuple):
    """What a rule would write instead of the slip's text. `safety` is the rule's own unless given."""

    text: str
    safety: Safety | None = None
    title: str = ""


class Place(NamedTuple):
    """Another place that a reader should look at, in a passage's text, and why."""

    passage: Passage
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What a rule reports: `passage.text[start:end]` is wrong. Best rewrite first."""

    passage: Passage
    start: int
    end: int
    message: str
    rewrites: tuple[Rewrite, ...] = ()
    related: tuple[Place, ...] = ()


class Edit(NamedTuple):
    """Replace the file's text in `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that together mend a slip, in order, none overlapping. A hint may have none."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """Another place in the file that a finding speaks of."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A slip at its place in the file. Best fix first; only the first is ever applied.

    `around` is the sentence that it stands in, from its first character in the file to its last; where there is none,
    as for an instruction to calque, it is the finding's own span. `unit` is the entry of a catalog that it is in.
    """

    rule: str
    group: str
    span: Span
    message: str
    severity: Severity
    category: Category
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    around: Span | None = field(default=None, compare=False)
    unit: Unit | None = None

    @property
    def sentence(self) -> Span:
        """Where the sentence stands that the finding is in."""
        return self.around or self.span


class Silenced(NamedTuple):
    """A finding that an instruction in the text silences, and the reason that stands there."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be done, and why. `rule` is empty when it is not a rule that failed.

    A harmless one is said and does not change the exit status; a note, harmless too, is said only with --verbose.
    """

    path: str
    error: str
    rule: str = ""
    harmless: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class FileResult:
    """All there is to say of one file; reports need nothing else.

    `source` is what the findings' offsets count in: after a fix, the fixed text. It is None when the file could not be
    read. `original` is the text before fixing, None when nothing was fixed; `fixed` counts the slips mended, by rule.
    `words` counts the words of its prose. `known` are the findings that the baseline accepts, and
    `silenced` those that the text silences: they are not reported.
    """

    path: str
    source: Source | None = None
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    original: str | None = None
    fixed: tuple[tuple[str, int], ...] = ()
    words: int = 0
    known: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()
