"""What light markup languages have in common: paragraphs of lines, joined before markup is looked for in them."""

import re
from collections.abc import Callable, Iterable, Sequence

from calque.document import Builder, Escape, Passage, Span
from calque.extract.notation import Notation
from calque.extract.opaque import hide, part, shown

Inline = Callable[[str], Iterable[tuple[Span, str]]]
"""What the markup in a paragraph's text reads as: ranges, in order, and their text."""

LINE = re.compile(r"([^\S\r\n]*)([^\r\n]*)(?:\r\n?|\n|\Z)")
"""A line: its indentation, and what is in it."""


def line_start(file: str, position: int, first: int = 0) -> int:
    """Where the line begins that a position is in, at `first` or behind it."""
    line = file.rfind("\n", first, position) + 1 or first
    return file.rfind("\r", line, position) + 1 or line


class Paragraphs:
    """Makes passages of lines."""

    def __init__(
        self,
        file: str,
        language: str,
        inline: Inline,
        escape: Escape,
        kind: str = "paragraph",
        note: re.Pattern[str] | None = None,
    ) -> None:
        """`note` is what a note in the midst of a paragraph looks like; its first group is the note's text."""
        self._note = note
        self._file, self._language, self._inline, self._escape = file, language, inline, escape
        self._plain_kind = self._kind = kind
        self._as_it_stands = Notation(re.compile("(?!)"), str, escape, ())
        self._lines: list[Span] = []
        self.passages: list[Passage] = []

    @property
    def is_empty(self) -> bool:
        """Whether no line has come since the last paragraph."""
        return not self._lines

    @property
    def lines(self) -> Sequence[Span]:
        """The lines of the paragraph that is being read."""
        return self._lines

    def line(self, start: int, end: int, kind: str = "") -> None:
        """Add a line; with a kind, it begins a paragraph of its own."""
        if kind:
            self.flush()
            self._kind = kind
        if start < end:
            self._lines.append(Span(start, end))

    def flush(self, kind: str = "", escape: Escape | None = None) -> None:
        """End the paragraph."""
        if not self._lines:
            self._kind = self._plain_kind
            return
        if passage := self._passage(kind or self._kind):
            self._keep(passage._replace(escape=escape) if escape else passage)
            for note in self._note.finditer(passage.text) if self._note else ():
                if text := part(passage, *note.span(1)):
                    self._keep(text._replace(kind="item"))
        self._lines, self._kind = [], self._plain_kind

    def _keep(self, passage: Passage) -> None:
        if prose := shown(passage, self._inline(passage.text)):
            self.passages.append(hide(prose))

    def _passage(self, kind: str) -> Passage | None:
        """The lines as they stand, with a space for each break between them."""
        if len(self._lines) == 1:
            return self._as_it_stands.passage(self._file, *self._lines[0], kind, self._language)
        builder = Builder(self._file)
        for k, line in enumerate(self._lines):
            if k:
                last = self._lines[k - 1].end
                # Between the lines of a cell stand its neighbours: they are in no piece of it, for no fix to touch.
                builder.standing_for(" ", last, last if self._plain_kind == "cell" else line.start)
            builder.literal(*line)
        return builder.passage(kind, self._language, escape=self._escape)
