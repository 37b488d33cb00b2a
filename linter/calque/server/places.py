"""Offsets in code points ↔ the editor's positions: lines from 0, columns in the units that it counts in."""

from collections.abc import Callable

from lsprotocol import types as lsp

from calque.document import Span
from calque.report.describe import Lines


class Places:
    """The places of one text. `units` counts a string in bytes, in code units of UTF-16 or in code points."""

    def __init__(self, text: str, units: Callable[[str], int]) -> None:
        self._text, self._units = text, units
        self._lines = Lines(text)

    def position(self, offset: int) -> lsp.Position:
        """The editor's position of an offset."""
        line, _ = self._lines.position(offset)
        start = self._lines.start(line)
        return lsp.Position(line - 1, self._units(self._text[start:offset]))

    def range(self, span: Span) -> lsp.Range:
        """The editor's range of a span."""
        return lsp.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: lsp.Position) -> int:
        """The offset of an editor's position; the last one in its line when the position lies beyond it."""
        start, end = (self._lines.start(line) for line in (position.line + 1, position.line + 2))
        units = 0
        for offset in range(start, end):
            if units >= position.character:
                return offset
            units += self._units(self._text[offset])
        return end

    def span(self, found: lsp.Range) -> Span:
        """The span of an editor's range."""
        return Span(self.offset(found.start), self.offset(found.end))
