"""How formats write text: the escapes that are read on the way in, and those that are written on the way out."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from html import unescape

from calque.document import Builder, Escape, Passage, Slice, Span, Unit
from calque.extract.opaque import hide
from calque.extract.placeholders import may_have_some, messages

LINE_START = r"(?:^|(?<=\A\ufeff))"
"""The start of a line, as a regular expression (with re.MULTILINE): also the first one's, behind a byte order mark."""


class Table:
    """Writes text by a table of characters; None for text with a character that is refused."""

    def __init__(self, writes: Mapping[str, str], refused: str = "") -> None:
        self._writes = str.maketrans(dict(writes))
        self._refused = frozenset(refused)

    def __call__(self, text: str) -> str | None:
        """The text as the format writes it."""
        return None if not self._refused.isdisjoint(text) else text.translate(self._writes)


@dataclass(frozen=True, slots=True)
class Notation:
    """How a format writes text.

    `special` matches whatever stands for something else, and `read` says what for; `write` is the way back. Whatever
    `special` matches has one of `marks` in it: to look for those is quicker.
    """

    special: re.Pattern[str]
    read: Callable[[re.Match[str]], str]
    write: Escape | None
    marks: tuple[str, ...]

    def is_plain(self, text: str) -> bool:
        """Whether a text surely reads as it is written, as most do."""
        for mark in self.marks:  # noqa: SIM110 `all` takes three times as long
            if mark in text:
                return False
        return True

    def add(self, builder: Builder, file: str, start: int, end: int) -> None:
        """Add a range of the file to a passage."""
        if not self.is_plain(file[start:end]):
            for found in self.special.finditer(file, start, end):
                builder.literal(start, found.start())
                builder.standing_for(self.read(found), *found.span())
                start = found.end()
        builder.literal(start, end)

    def plain(
        self,
        file: str,
        start: int,
        end: int,
        kind: str,
        language: str,
        original: str | None = None,
        unit: Unit | None = None,
    ) -> Passage | None:
        """The passage of a range of the file where nothing stands for something else, as in most; None otherwise."""
        whole = file[start:end]
        text = whole.strip()
        if not text or not self.is_plain(text):
            return None
        start += whole.find(text[0])
        length = len(text)
        return Passage(text, (Slice(0, length, start, start + length),), kind, language, original, unit, self.write)

    def decoded(self, file: str, spans: Iterable[Span]) -> str:
        """What some ranges of the file say."""
        return "".join([self.decoded_text(file[start:end]) for start, end in spans])

    def decoded_text(self, text: str) -> str:
        """What a text says."""
        return text if self.is_plain(text) else self.special.sub(self.read, text)


class Catalog:
    """Collects the passages of a catalog, an entry at a time."""

    def __init__(self, file: str, notation: Notation) -> None:
        self._file, self._notation = file, notation
        self.passages: list[Passage] = []

    def add(self, spans: list[Span], language: str, unit: Unit, original: str | None = None) -> None:
        """A string, which stands in the file in one or more pieces; its placeholders are opaque."""
        passage = None
        if len(spans) == 1:
            passage = self._notation.plain(self._file, *spans[0], "string", language, original, unit)
        if passage is None:
            builder = Builder(self._file)
            for start, end in spans:
                self._notation.add(builder, self._file, start, end)
            passage = builder.passage("string", language, original, unit, self._notation.write)
        if passage is not None:
            self.keep(passage)

    def keep(self, passage: Passage) -> None:
        """A passage made elsewhere; its placeholders are opaque."""
        if may_have_some(passage.text):
            self.passages += map(hide, messages(passage))
        else:
            self.passages.append(hide(passage))


def read_xml(found: re.Match[str]) -> str:
    """An entity's character; for white space, the one space that it reads as."""
    text = found.group()
    return unescape(text) if text.startswith("&") else " "


_ENTITY = r"&(?:#x?[0-9A-Fa-f]+|\w+);"
_IN_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

EXACT_XML = Notation(re.compile(_ENTITY), read_xml, Table(_IN_XML, refused="\r\n\t"), ("&",))
"""The text of XML elements where each space counts."""

XML = Notation(re.compile(rf"{_ENTITY}|[ \t]*[\r\n][ \t\r\n]*|\t"), read_xml, Table(_IN_XML), ("&", "\n", "\r", "\t"))
"""The text of XML elements: a line break reads as a space."""

HTML = Notation(
    re.compile(rf"{_ENTITY}|[ \t\r\n\f]{{2,}}|[\t\r\n\f]"), read_xml, Table(_IN_XML), (*XML.marks, "\f", "  ")
)
"""The text of HTML elements: white space of any length reads as a space."""

_IN_ATTRIBUTE = Table({"&": "&amp;", "<": "&lt;", '"': "&quot;", "'": "&#39;"}, refused="\r\n")
ATTRIBUTE = replace(HTML, write=_IN_ATTRIBUTE)
"""The values of attributes."""

MIXED = replace(XML, write=Table({}, refused="&<>\r\n"))
"""The text of XML elements in which some is CDATA: what has to be escaped differs from place to place."""
