"""The things that calque reads: a file, its prose, and where each character of the prose stands in the file.

Offsets are code points and half-open everywhere. A `Source` counts them in the file; a `Passage` counts them in its
own text, and `Passage.locate` turns the one into the other.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from calque import analyse

OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a passage's text for one thing that is not prose: a piece of code, a URL, an image."""

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"

NOT_PROSE = frozenset({"comment", "front-matter"})
"""Kinds of passage that no rule reads; they are there for the instructions to calque that may stand in them."""


NEW = tuple.__new__
"""Makes a named tuple of a tuple with all its members, in a third of the time that its own constructor takes."""

Fact = TypeVar("Fact")

PART_END = "\0"
"""Stands between the members of a package, in the text of a `Source`; no member has it in its own text."""

Escape = Callable[[str], str | None]
"""How a format writes some text; None where it cannot be said for certain."""


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it is on disk.

    `text` is the whole file: line ends as they are, and a byte order mark, where there is one, as its first character.
    `path` is what the user called it; `"-"` is standard input.

    Of a package (DOCX, EPUB: many files in one), `package` is its bytes, `members` says which of its files are read,
    and `text` is those one after another, with `PART_END` between them.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    package: bytes = b""
    members: "tuple[Member, ...]" = ()

    def parts(self) -> "Iterator[tuple[str, Span]]":
        """The names of a package's members, and where their text stands; of any other file, all of it, without name."""
        start = 0
        for member in self.members or (Member("", self.encoding),):
            end = self.text.find(PART_END, start) if self.members else -1
            end = len(self.text) if end < 0 else end
            yield member.name, Span(start, end)
            start = end + len(PART_END)


class Member(NamedTuple):
    """A file in a package."""

    name: str
    encoding: str


class Unit(NamedTuple):
    """What an entry of a catalog, or a part of a package, is called, for people who have to find it.

    `key` is its name or, where the format has none, its source text; `context` what tells it from others of that name
    (gettext's msgctxt, the member of a package); `form` which of its texts this is (a plural, a branch); `comments`
    what the catalog says to its translators.
    """

    key: str
    context: str = ""
    form: str = ""
    comments: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The key and the form, for a report."""
        return f"{self.key}[{self.form}]" if self.form else self.key


class Slice(NamedTuple):
    """A run of a passage's text and the run of the file that it came from.

    A *literal* slice is the same characters in both. Any other stands for something that reads differently in the
    file (an entity, a line break inside a sentence, a piece of code), so it is edited as a whole or not at all.
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int
    literal: bool = True


class Passage(NamedTuple):
    """A stretch of prose as a reader sees it: one paragraph, heading, list item or table cell.

    Line breaks that only wrap a line read as one space. `slices` cover `text` without gaps, in order; in the file there
    may be markup between one slice and the next. `original` is the source-language text, where a format has it, and
    `unit` the entry of a catalog that the text is from. `escape` is how new text is to be written at this place.
    """

    text: str
    slices: tuple[Slice, ...]
    kind: str = "paragraph"
    language: str = "en"
    original: str | None = None
    unit: Unit | None = None
    escape: Escape | None = None

    def locate(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the file.

        An empty range lies behind the character before it. Raises ValueError for a range outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}:{end} is outside a passage of {len(self.text)} characters")
        if start == end:
            at = self._end_of(start) if start else self.slices[0].source_start
            return Span(at, at)
        first = self._slice_at(start)
        begin = first.source_start + (start - first.text_start if first.literal else 0)
        return Span(begin, self._end_of(end))

    def is_whole(self, start: int, end: int) -> bool:
        """Whether the file holds this range in one piece, no entity cut in two, so that an edit may replace it."""
        pieces = [s for s in self.slices if s.text_start < end and s.text_end > start]
        if any(not s.literal and (s.text_start < start or s.text_end > end) for s in pieces):
            return False
        return all(a.source_end == b.source_start for a, b in pairwise(pieces))

    def _slice_at(self, position: int) -> Slice:
        if len(self.slices) == 1:
            return self.slices[0]
        return self.slices[bisect_right(self.slices, position, key=lambda s: s.text_start) - 1]

    def _end_of(self, position: int) -> int:
        """The place in the file just behind the character that ends at `position`."""
        last = self._slice_at(position - 1)
        return last.source_start + position - last.text_start if last.literal else last.source_end


class Sentence(NamedTuple):
    """A sentence: its range in its passage's text, white space at its end left out."""

    start: int
    end: int
    text: str


class Token(NamedTuple):
    """A word, a number or a single mark, with its range in its passage's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a rule is given: a file and its prose, in the order of the file.

    Sentences and tokens are worked out when a rule first asks for them, and kept.
    """

    source: Source
    passages: tuple[Passage, ...]
    _sentences: dict[int, tuple[Sentence, ...]] = field(default_factory=dict, repr=False, compare=False)
    _tokens: dict[int, tuple[Token, ...]] = field(default_factory=dict, repr=False, compare=False)
    _numbers: dict[int, int] = field(default_factory=dict, repr=False, compare=False)
    _facts: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def sentences(self, passage: Passage) -> tuple[Sentence, ...]:
        """The sentences of one of this document's passages."""
        key = id(passage)
        if key not in self._sentences:
            spans = analyse.sentence_spans(passage.text, passage.language)
            self._sentences[key] = tuple(Sentence(a, b, passage.text[a:b]) for a, b in spans)
        return self._sentences[key]

    def tokens(self, passage: Passage) -> tuple[Token, ...]:
        """The words, numbers and marks of one of this document's passages; white space is in none of them."""
        key = id(passage)
        if key not in self._tokens:
            spans = analyse.token_spans(passage.text)
            self._tokens[key] = tuple(Token(a, b, passage.text[a:b]) for a, b in spans)
        return self._tokens[key]

    def once(self, work: "Callable[[Document], Fact]") -> Fact:
        """What `work` finds out about the whole document; asked for again, it is not worked out again."""
        if work not in self._facts:
            self._facts[work] = work(self)
        fact: Fact = self._facts[work]
        return fact

    def before(self, passage: Passage) -> Iterator[Passage]:
        """The passages in front of one of this document's passages, the nearest first."""
        return (self.passages[k] for k in range(self._number(passage) - 1, -1, -1))

    def after(self, passage: Passage) -> Iterator[Passage]:
        """The passages behind one of this document's passages, in order."""
        return (self.passages[k] for k in range(self._number(passage) + 1, len(self.passages)))

    def _number(self, passage: Passage) -> int:
        if not self._numbers:
            self._numbers.update((id(p), k) for k, p in enumerate(self.passages))
        return self._numbers[id(passage)]


class Builder:
    """Puts a passage together from runs of a file; for extractors.

    Adjacent literal runs become one slice.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._texts: list[str] = []
        self._slices: list[Slice] = []
        self._length = 0

    def literal(self, start: int, end: int) -> None:
        """Add `source[start:end]` as it stands."""
        if start == end:
            return
        slices, length = self._slices, self._length
        self._length += end - start
        if slices and (last := slices[-1]).literal and last.source_end == start:
            slices[-1] = NEW(Slice, (last.text_start, self._length, last.source_start, end, True))
        else:
            slices.append(NEW(Slice, (length, self._length, start, end, True)))
        self._texts.append(self._source[start:end])

    def standing_for(self, text: str, start: int, end: int) -> None:
        """Add `text`, which is what a reader sees of `source[start:end]`."""
        if text:
            self._slices.append(Slice(self._length, self._length + len(text), start, end, False))
            self._texts.append(text)
            self._length += len(text)

    def reach(self, end: int) -> None:
        """Let what was added last, which is not literal, stand for the file up to `end`."""
        self._slices[-1] = self._slices[-1]._replace(source_end=end)

    @property
    def last(self) -> Slice | None:
        """The slice added last."""
        return self._slices[-1] if self._slices else None

    def passage(
        self,
        kind: str,
        language: str,
        original: str | None = None,
        unit: Unit | None = None,
        escape: Escape | None = None,
    ) -> Passage | None:
        """The passage, without white space at its ends; None when nothing is left. The builder is empty again."""
        whole, slices = "".join(self._texts), self._slices
        self._texts, self._slices, self._length = [], [], 0
        text = whole.strip()
        if not text:
            return None
        if len(text) < len(whole):
            start = len(whole) - len(whole.lstrip())
            slices = list(cut(slices, start, start + len(text)))
        return Passage(text, tuple(slices), kind, language, original, unit, escape)


def cut(slices: Sequence[Slice], start: int, end: int) -> Iterator[Slice]:
    """The slices of text[start:end], counted from `start`."""
    if start >= end:
        return
    for k in range(bisect_right(slices, start, key=lambda s: s.text_end), len(slices)):
        s = slices[k]
        if s.text_start >= end:
            break
        a, b = max(s.text_start, start), min(s.text_end, end)
        if s.literal:
            yield Slice(a - start, b - start, s.source_start + a - s.text_start, s.source_end - (s.text_end - b))
        else:
            yield Slice(a - start, b - start, s.source_start, s.source_end, False)
