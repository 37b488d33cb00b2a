"""reStructuredText. Literal blocks, code, comments and directives that are not listed here are not prose."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from calque.config import Settings
from calque.document import BOM, OPAQUE, Escape, Passage, Source, Span
from calque.extract.notation import Table as Writes
from calque.extract.prose import LINE, Paragraphs, line_start
from calque.extract.rsttables import GRID, SIMPLE, Table

_ADMONITIONS = frozenset(
    {"attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip", "warning"}
)
_PROSE_ARGUMENT = _ADMONITIONS | {"admonition", "centered", "list-table", "rubric", "sidebar", "table", "topic"}
_WITH_PROSE = _PROSE_ARGUMENT | {
    "attribute", "class", "classmethod", "cmdoption", "compound", "container", "data", "deprecated",
    "deprecated-removed", "describe", "envvar", "epigraph", "exception", "figure", "footer", "function", "glossary",
    "header", "highlights", "image", "impl-detail", "method", "module", "object", "only", "option", "pull-quote",
    "staticmethod", "versionadded", "versionchanged", "versionremoved",
}  # fmt: skip
_VERSION = frozenset({"deprecated", "versionadded", "versionchanged", "versionremoved", "deprecated-removed"})
_DIRECTIVE = re.compile(r"\.\.\s+(?:\|[^|]+\|\s+)?(?:\w+:)?([\w-]+)::(?:\s+|\Z)")
_FOOTNOTE = re.compile(r"\.\.\s+\[[^\]]+\]\s+")
_OPTION = re.compile(r":[\w-]+:(?:\s|\Z)")
_FIELD = re.compile(r":[^:\s][^:]*(?:`[^`]*`[^:]*)?:(?:\s+|\Z)")
_ITEM = re.compile(r"(?:[-*+•]|#\.|\(?(?:\d+|[a-zA-Z]|[ivxIVX]+)[.)])[ \t]+(?:[-*+•][ \t]+)*(?=\S)")
_OPTION_ITEM = re.compile(r"--?[\w-]+(?:[ =]<?[\w.-]+>?)?(?:, --?[\w-]+(?:[ =]<?[\w.-]+>?)?)*[ ]{2,}(?=\S)")
_TYPE = re.compile(r":(?:[rv]?type|vartype)\b[^:]*:")
_RULE = re.compile(r"([=\-`:.'\"~^_*+#!<>])\1{2,}[ \t]*\Z")
_INLINE = re.compile(
    r"""(?=[`:|\[*_\\\s])(?:(?<![\w`])(?:
        (?P<literal>``.+?``)
      | (?P<role>:[\w:.+-]+:)`(?P<roled>[^`]+)`(?:_{1,2})?
      | `(?P<text>[^`]+)`(?P<reference>_{1,2})?(?!\w)
      | (?P<note>\[[^\]\s]+\]_)(?!\w)
      | (?P<substitution>\|[^\s|][^|]*\|_{0,2})
      | (?P<mark>\*\*(?=\S)|\*(?=[^\s*]))
    )
    | (?P<end>(?<=\S)\*\*?)(?!\w) | (?P<word>(?<=\w)_{1,2})(?![\w`]) | \\(?P<escaped>.) | \s::\Z | (?P<colon>::)\Z)""",
    re.VERBOSE | re.DOTALL,
)
_MARKUP = re.compile(r"[`|*_\\]|\]_|::\Z")
_TARGET = re.compile(r"\s*<[^<>]*>\Z")
_TEXT_ROLES = frozenset(
    {"abbr", "dfn", "emphasis", "guilabel", "menuselection", "strong", "sub", "subscript", "sup", "superscript", "term"}
    | {"title", "title-reference", "t"}
)
_WRITES = Writes({}, refused="*`|_\\")


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The paragraphs, titles, items and definitions, also those in notes and other directives with prose in them."""
    return _Reader(source.text, settings.language).read()


class _Reader:
    """One pass over the lines."""

    def __init__(self, file: str, language: str, escape: Escape = _WRITES, kind: str = "paragraph") -> None:
        self._file, self._language, self._is_cell = file, language, kind == "cell"
        self.paragraphs = Paragraphs(file, language, inline, escape, kind)
        self._table: Table | None = None
        self._skipped: int | None = None  # lines with more indentation than this are no prose
        self._options = False  # whether the options of a directive may come
        self._until_blank = False
        self._first_indent = self._last_indent = 0  # of the paragraph that is being read
        self._text_indent = 0  # the same, without an item's mark

    def read(self) -> list[Passage]:
        """All passages, in order."""
        for line in LINE.finditer(self._file, int(self._file.startswith(BOM))):
            self._take(len(line[1].expandtabs()), line.start(2), line[2].rstrip())
        return self._end()

    def cell(self, lines: Iterable[Span]) -> list[Passage]:
        """All passages of a cell, in order."""
        for start, end in lines:
            text = self._file[start:end].strip()
            indent = self._file.find(text, start, end) - start
            self._take(indent, start + indent, text)
        return self._end()

    def _take(self, indent: int, start: int, text: str) -> None:
        if self._table and not (indent >= self._table.indent if text else not self._table.is_whole):
            self._end_of_table(self._table)
        if self._table:
            self._table.add(indent, start, text)
        elif text:
            self._line(indent, start, text)
        else:
            self._blank()

    def _end_of_table(self, table: Table) -> None:
        self._table = None
        if not table.is_whole:  # it was none
            self._until_blank = True
            for line in table.lines[1:]:
                self._take(*line)
            return
        found: list[Passage] = []
        for cell in table.cells():
            escape = _WRITES if cell.is_last else _moves_others
            found += _Reader(self._file, self._language, escape, "cell").cell(cell.lines)
        self.paragraphs.passages += sorted(found, key=lambda p: p.slices[0].source_start)

    def _end(self) -> list[Passage]:
        while self._table:
            self._end_of_table(self._table)
        self._blank()
        return self.paragraphs.passages

    def _blank(self) -> None:
        lines = self.paragraphs.lines
        if lines and self._file.startswith("::", lines[-1].end - 2):
            self._skipped = self._text_indent
        self.paragraphs.flush()
        self._until_blank = self._options = False

    def _line(self, indent: int, start: int, text: str) -> None:
        if self._skipped is not None:
            if indent > self._skipped:
                return
            self._skipped = None
        end = start + len(text)
        if self._until_blank or _TYPE.match(text):
            return
        if self._options and (option := _OPTION.match(text)):
            self.paragraphs.flush()
            if text.startswith(":alt:"):
                self.paragraphs.line(start + option.end(), end, "alt")
            return
        if self.paragraphs.is_empty:
            self._first_indent = indent
            self._first(indent, start, end, text)
        elif _RULE.match(text):
            room = len(text) - sum(end - start for start, end in self.paragraphs.lines)
            self.paragraphs.flush("heading", _within(room))
        elif text == ".." or text.startswith(".. "):
            self._first(indent, start, end, text)
        else:
            self._next(indent, start, end, text)
        self._last_indent = indent

    def _first(self, indent: int, start: int, end: int, text: str) -> None:
        """The first line of a paragraph, or what stands in place of one."""
        if text.startswith("..") and (len(text) == 2 or text[2].isspace()):
            self.paragraphs.flush()
            self._explicit(indent, start, end, text)
        elif not self._is_cell and (GRID.match(text) or SIMPLE.match(text)):
            self._table = Table(self._file, indent, start, text)
        elif text.startswith(">>>"):
            self._until_blank = True
        elif text == "::":
            self._skipped = indent
        elif _RULE.match(text):
            return
        else:
            self._prose(start, end, text)

    def _prose(self, start: int, end: int, text: str) -> None:
        mark = _mark(text)
        self._text_indent = self._first_indent + (mark.end() if mark and not text.startswith(":") else 0)
        if mark:
            self.paragraphs.line(start + mark.end(), end, "item")
        else:
            self.paragraphs.line(start + 2 * text.startswith("| "), end)

    def _next(self, indent: int, start: int, end: int, text: str) -> None:
        """Another line of a paragraph: it may be an item, a field or a definition."""
        is_item = (indent <= self._last_indent or indent < self._text_indent) and (_mark(text) or text.startswith("| "))
        if is_item or (indent > self._first_indent and len(self.paragraphs.lines) == 1 and not self._is_item):
            self.paragraphs.flush("" if is_item else "item")
            self._first_indent = indent
            self._prose(start, end, text)
        else:
            self.paragraphs.line(start, end)

    @property
    def _is_item(self) -> bool:
        """Whether the paragraph began behind the mark of an item."""
        start = self.paragraphs.lines[0].start
        return bool(self._file[line_start(self._file, start) : start].strip())

    def _explicit(self, indent: int, start: int, end: int, text: str) -> None:
        """A directive, a footnote, a target or a comment."""
        if directive := _DIRECTIVE.match(text):
            name = directive[1]
            if name not in _WITH_PROSE:
                self._skipped = indent
                return
            self._options = True
            argument = start + directive.end()
            if name in _VERSION:
                argument += len(re.match(r"\S*\s*", self._file[argument:end]).group())  # type: ignore[union-attr]
            if name in _PROSE_ARGUMENT or name in _VERSION:
                self.paragraphs.line(argument, end)
        elif note := _FOOTNOTE.match(text):
            self.paragraphs.line(start + note.end(), end, "item")
        else:
            self._skipped = indent


@cache
def _within(room: int) -> Escape:
    """How text is written where it may not be longer than so much."""
    return lambda text: _WRITES(text) if len(text) <= room else None


def _mark(text: str) -> re.Match[str] | None:
    """What stands before the text of an item, a field or an option."""
    return _ITEM.match(text) or _FIELD.match(text) or _OPTION_ITEM.match(text)


def _moves_others(text: str) -> None:
    """Nothing can be written in a cell with others beside it, which would not stand below their borders any more."""


def inline(text: str) -> Iterator[tuple[Span, str]]:
    """What markup in a paragraph reads as."""
    if not _MARKUP.search(text):
        return
    for found in _INLINE.finditer(text):
        span = Span(*found.span())
        if found["literal"] or found["substitution"]:
            yield span, OPAQUE
        elif found["role"] or found["text"]:
            yield from _interpreted(found, span)
        elif found["escaped"]:
            yield span, "" if found["escaped"].isspace() else found["escaped"]
        elif found["colon"]:
            yield span, ":"
        else:
            yield span, ""


def _interpreted(found: re.Match[str], span: Span) -> Iterator[tuple[Span, str]]:
    """Text with a role, or a reference: what a reader sees is its text, or one thing."""
    group = "roled" if found["role"] else "text"
    start, end = found.span(group)
    target = _TARGET.search(found[group])
    is_text = target or (found["reference"] and not found["role"])
    if found["role"]:
        is_text = is_text or found["role"].strip(":").rpartition(":")[2] in _TEXT_ROLES
    if not is_text:
        yield span, OPAQUE
        return
    yield Span(span.start, start), ""
    yield Span(start + target.start() if target else end, span.end), ""
