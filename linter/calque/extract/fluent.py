"""Fluent: messages, terms and attributes. Placeables are opaque; each variant of a selector is a passage."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from calque.config import Settings
from calque.document import OPAQUE, Builder, Passage, Source, Span, Unit
from calque.errors import FormatError
from calque.extract.notation import LINE_START, Catalog, Notation, Table

DEEPEST = 20  # how far selectors may be nested in each other; what is deeper is not read

_ENTRY = re.compile(rf"{LINE_START}(?:(?P<comment>\#{{1,3}}[^\r\n]*)|(?P<key>-?[A-Za-z][\w-]*)[ ]*=)", re.MULTILINE)
_ATTRIBUTE = re.compile(r"^[ ]+\.(?P<name>[A-Za-z][\w-]*)[ ]*=", re.MULTILINE)
_BRACE = re.compile(r"[{}]|\"(?:[^\"\\\r\n]|\\.)*\"")
_VARIANT = re.compile(r"^[ \t]*\*?\[[ \t]*(?P<key>[\w.-]+)[ \t]*\]", re.MULTILINE)
_NOT_GOING_ON = re.compile(r"^(?=[^\s}#])", re.MULTILINE)
_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t\r\n]*")

_NOTATION = Notation(_LINE_BREAK, lambda _: "\n", Table({}, refused="{}\r\n"), ("\n", "\r"))


class _Pattern(NamedTuple):
    """A text with placeables in it: of which entry, which of its forms, and where it stands."""

    key: str
    form: str
    comments: tuple[str, ...]
    span: Span


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The values of messages, terms and attributes."""
    reader = _Reader(source.text, settings.language)
    for pattern in _patterns(source.text):
        reader.read(pattern, 0)
    return sorted(reader.catalog.passages, key=lambda p: p.slices[0].source_start)


def _patterns(file: str) -> Iterator[_Pattern]:
    """What stands behind each `key =` and `.attribute =`."""
    comments: list[str] = []
    for found in _ENTRY.finditer(file):
        if found["comment"]:
            if not found["comment"].startswith("##"):  # those are of the file or of a group
                comments.append(found["comment"].lstrip("#").strip())
            continue
        end = _end(file, found.end())
        marks = [*_ATTRIBUTE.finditer(file, found.end(), end)]
        starts = [found.end(), *(m.end() for m in marks)]
        ends = [*(m.start() for m in marks), end]
        for form, start, stop in zip(["", *(m["name"] for m in marks)], starts, ends, strict=True):
            yield _Pattern(found["key"], form, tuple(filter(None, comments)), Span(start, stop))
        comments = []


def _end(file: str, start: int) -> int:
    """Where an entry ends: before the next line that begins with something else than white space or a brace."""
    line = file.find("\n", start)
    found = _NOT_GOING_ON.search(file, line + 1) if line >= 0 else None
    comment = re.compile(r"^#", re.MULTILINE).search(file, start, found.start() if found else len(file))
    return comment.start() if comment else found.start() if found else len(file)


class _Reader:
    """Makes passages of patterns."""

    def __init__(self, file: str, language: str) -> None:
        self._file, self._language = file, language
        self.catalog = Catalog(file, _NOTATION)

    def read(self, pattern: _Pattern, depth: int) -> None:
        """A pattern, and the variants of the selectors in it."""
        builder = Builder(self._file)
        position, end = pattern.span
        variants: list[_Pattern] = []
        for placeable in self._placeables(pattern.span):
            _NOTATION.add(builder, self._file, position, placeable.start)
            builder.standing_for(OPAQUE, *placeable)
            variants += self._variants(pattern, placeable)
            position = placeable.end
        _NOTATION.add(builder, self._file, position, end)
        unit = Unit(pattern.key, form=pattern.form, comments=pattern.comments)
        passage = builder.passage("string", self._language, None, unit, _NOTATION.write)
        if passage and passage.text.strip(f"{OPAQUE} \n"):
            self.catalog.keep(passage)
        if depth < DEEPEST:
            for variant in variants:
                self.read(variant, depth + 1)

    def _placeables(self, span: Span) -> Iterator[Span]:
        """The outermost `{ … }` of a range."""
        depth, start = 0, span.start
        for brace in _BRACE.finditer(self._file, *span):
            if brace.group() == "{":
                start = start if depth else brace.start()
                depth += 1
            elif brace.group() == "}" and depth:
                depth -= 1
                if not depth:
                    yield Span(start, brace.end())
        if depth:
            raise FormatError("a { without its }", self._file, start)

    def _variants(self, pattern: _Pattern, placeable: Span) -> Iterator[_Pattern]:
        arrow = self._file.find("->", *placeable)
        if arrow < 0:
            return
        inside = Span(arrow + 2, placeable.end - 1)
        nested = list(self._placeables(inside))
        marks = [
            m for m in _VARIANT.finditer(self._file, *inside) if not any(n.start < m.start() < n.end for n in nested)
        ]
        ends = [*(m.start() for m in marks[1:]), inside.end]
        for mark, end in zip(marks, ends, strict=False):  # an arrow without variants has an end, too
            form = f"{pattern.form}.{mark['key']}".lstrip(".")
            yield pattern._replace(form=form, span=Span(mark.end(), end))
