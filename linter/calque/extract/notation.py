"""How formats write text: the escapes that are read on the way in, and those that are written on the way out."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from html import unescape

from calque.document import NEW, Builder, Escape, Passage, Slice, Span, Unit, cut
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

    def passage(
        self,
        file: str,
        start: int,
        end: int,
        kind: str,
        language: str,
        original: str | None = None,
        unit: Unit | None = None,
    ) -> Passage | None:
        """The passage of a range of the file, without white space at its ends; None when there is nothing in it."""
        whole = file[start:end]
        text = whole.strip()
        if not text:
            return None
        if not self.is_plain(text):
            text, slices = self._read(file, start, end)
        else:
            start += 0 if whole[0] == text[0] else whole.find(text[0])
            slices = (NEW(Slice, (0, len(text), start, start + len(text), True)),)
        return NEW(Passage, (text, slices, kind, language, original, unit, self.write)) if text else None

    def _read(self, file: str, start: int, end: int) -> tuple[str, tuple[Slice, ...]]:
        """What a range says, without white space at its ends, and where it stands."""
        texts: list[str] = []
        slices: list[Slice] = []
        length = 0
        for found in self.special.finditer(file, start, end):
            first, last = found.span()
            if start < first:
                texts.append(file[start:first])
                slices.append(NEW(Slice, (length, length := length + first - start, start, first, True)))
            if text := self.read(found):
                texts.append(text)
                slices.append(NEW(Slice, (length, length := length + len(text), first, last, False)))
            start = last
        if start < end:
            texts.append(file[start:end])
            slices.append(NEW(Slice, (length, length + end - start, start, end, True)))
        whole = "".join(texts)
        text = whole.strip()
        if len(text) == len(whole):
            return text, tuple(slices)
        start = len(whole) - len(whole.lstrip())
        return text, tuple(cut(slices, start, start + len(text)))

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
        if len(spans) == 1:
            passage = self._notation.passage(self._file, *spans[0], "string", language, original, unit)
        else:
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
    """An entity's character, but for one that does not show; for white space, the one space that it reads as."""
    text = found.group()
    return unescape(text).replace("\N{SOFT HYPHEN}", "") if text.startswith("&") else " "


# Each branch begins with another character: then `re` finds the next one by that, instead of trying all at each.
_ENTITY = r"&(?:#x?[0-9A-Fa-f]+|\w+);"
_AT_LINE_END = r"[ \t]*+[\r\n][ \t\r\n]*+"
_LINE_END = rf" (?<![ \t] ){_AT_LINE_END}|\t(?:{_AT_LINE_END})?|\n[ \t\r\n]*+|\r[ \t\r\n]*+"
_SPACES = "| [ \\t\\r\\n\\f]++" + "".join(rf"|{c}[ \t\r\n\f]*+" for c in (r"\t", r"\n", r"\r", r"\f"))
_IN_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

EXACT_XML = Notation(re.compile(_ENTITY), read_xml, Table(_IN_XML, refused="\r\n\t"), ("&",))
"""The text of XML elements where each space counts."""

XML = Notation(re.compile(rf"{_ENTITY}|{_LINE_END}"), read_xml, Table(_IN_XML), ("&", "\n", "\r", "\t"))
"""The text of XML elements: a line break reads as a space."""

HTML = Notation(re.compile(rf"{_ENTITY}{_SPACES}"), read_xml, Table(_IN_XML), (*XML.marks, "\f", "  "))
"""The text of HTML elements: white space of any length reads as a space."""

_IN_ATTRIBUTE = Table({"&": "&amp;", "<": "&lt;", '"': "&quot;", "'": "&#39;"}, refused="\r\n")
ATTRIBUTE = replace(HTML, write=_IN_ATTRIBUTE)
"""The values of attributes."""

MIXED = replace(XML, write=Table({}, refused="&<>\r\n"))
"""The text of XML elements in which some is CDATA: what has to be escaped differs from place to place."""
