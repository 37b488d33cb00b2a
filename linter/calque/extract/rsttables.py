"""The cells of reStructuredText's tables, grid and simple, where it is certain which characters are whose.

A row with cells that span columns or rows is left out, and so is one with characters that take up two columns or none.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import combining, east_asian_width

from calque.document import Span

GRID = re.compile(r"\+(?:[-=]+\+)+\Z")
SIMPLE = re.compile(r"=+(?: +=+)+\Z")
_SPANS = re.compile(r"-+(?: +-+)*\Z")
_RUN = re.compile(r"[-=]+")


class Cell(NamedTuple):
    """The part of each line of a table that belongs to a cell, with the white space around its text."""

    lines: Sequence[Span]
    is_last: bool
    """Whether nothing that has to stay where it is stands to its right."""


class Table:
    """A table whose lines come one by one: the width of the indentation, where the text stands, and the text."""

    def __init__(self, file: str, indent: int, start: int, border: str) -> None:
        self._file, self.indent, self._border = file, indent, border
        self.lines = [(indent, start, border)]
        self._borders = 1
        self._is_grid = border.startswith("+")

    def add(self, indent: int, start: int, text: str) -> None:
        """The next line, which may be a blank one."""
        self.lines.append((indent, start, text))
        self._borders += SIMPLE.match(text) is not None

    @property
    def is_whole(self) -> bool:
        """Whether the table may end here."""
        return self._is_grid or self._borders > 2 or (self._borders == 2 and bool(SIMPLE.match(self.lines[-1][2])))

    def cells(self) -> Iterator[Cell]:
        """The cells that can be told for sure."""
        edges = [start - max(indent - self.indent, 0) for indent, start, _ in self.lines]
        spans = [Span(edge, start + len(text)) for edge, (_, start, text) in zip(edges, self.lines, strict=True)]
        texts = [self._file[start:end] for start, end in spans]
        if not any(set(text) & set("\t\r\n") for text in texts):
            yield from self._grid(spans, texts) if self._is_grid else self._simple(spans, texts)

    def _grid(self, spans: Sequence[Span], texts: Sequence[str]) -> Iterator[Cell]:
        borders = [k for k, text in enumerate(texts) if GRID.match(text)]
        for top, bottom in pairwise(borders):
            marks = [m.start() for m in re.finditer(r"\+", texts[top])]
            rows = texts[top + 1 : bottom]
            fit = all(len(row) == len(texts[top]) and all(row[mark] == "|" for mark in marks) for row in rows)
            if fit and marks == [m.start() for m in re.finditer(r"\+", texts[bottom])]:
                for left, right in pairwise(marks):
                    parts = [Span(start + left + 1, start + right) for start, _ in spans[top + 1 : bottom]]
                    yield Cell(parts, is_last=False)

    def _simple(self, spans: Sequence[Span], texts: Sequence[str]) -> Iterator[Cell]:
        columns = _columns(self._border)
        row: list[int] = []  # the numbers of its lines
        for number, text in enumerate(texts):
            is_border = SIMPLE.match(text) is not None or _SPANS.match(text) is not None
            if is_border or text[: columns[0][1]].strip():
                if not is_border or _columns(text) == columns:
                    yield from _cells([spans[k] for k in row], [texts[k] for k in row], columns)
                row = []
            if not is_border:
                row.append(number)


def _cells(spans: Sequence[Span], texts: Sequence[str], columns: Sequence[Span]) -> Iterator[Cell]:
    """The cells of a row of a simple table."""
    between = [slice(before.end, after.start) for before, after in pairwise(columns)]
    if any(text[gap].strip() for text in texts for gap in between) or any(map(_is_uneven, texts)):
        return
    for left, right in columns:
        is_last = right == columns[-1].end
        ends = [len(text) if is_last else min(right, len(text)) for text in texts]
        yield Cell([Span(start + min(left, e), start + e) for (start, _), e in zip(spans, ends, strict=True)], is_last)


def _is_uneven(text: str) -> bool:
    """Whether some characters may take up more than one column, or none."""
    return not text.isascii() and any(east_asian_width(c) in "WF" or combining(c) for c in text)


def _columns(border: str) -> list[Span]:
    return [Span(*m.span()) for m in _RUN.finditer(border)]
