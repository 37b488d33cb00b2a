"""gettext's PO: the translations, each with its source text. Fuzzy and obsolete entries are left out."""

import re
from dataclasses import dataclass, field

from calque.config import Settings
from calque.document import BOM, Passage, Source, Span, Unit
from calque.errors import FormatError
from calque.extract.notation import LINE_START, Catalog, Notation, Table
from calque.language import tag

_STRING = r'"[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+"'
_STRINGS = rf"{_STRING}(?:[ \t]*[\r\n]\s*{_STRING})*+"
_FIELD = re.compile(
    rf"""{LINE_START}[ \t]*
         (?:(?P<comment>\#[^\r\n]*)
           |(?P<field>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*(?P<text>{_STRINGS}))[ \t]*(?=[\r\n]|\Z)""",
    re.MULTILINE | re.VERBOSE,
)
_PIECE = re.compile(r'"([^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+)"')
_LANGUAGE = re.compile(r"^Language:[ \t]*([^\s]+)", re.MULTILINE)
_ONE_FORM = re.compile(r"^Plural-Forms:\s*nplurals\s*=\s*1\b", re.MULTILINE)
_CHARACTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def _read(found: re.Match[str]) -> str:
    code = found.group()[1:]
    if code[0] in "01234567":
        return chr(int(code, 8))
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _CHARACTERS.get(code, code)


_NOTATION = Notation(
    re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)"),
    _read,
    Table({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}, refused="\r"),
    ("\\",),
)


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The translated entries of a catalog; the key is the source text."""
    return _Extraction(source.text, settings.language).passages()


@dataclass(slots=True)
class _Entry:
    """What is known of an entry, while it is read."""

    comments: list[str] = field(default_factory=list)
    fuzzy: bool = False
    context: str = ""
    singular: str | None = None
    plural: str | None = None
    has_text: bool = False


class _Extraction:
    """One pass over the comments and fields."""

    def __init__(self, file: str, language: str) -> None:
        self._file, self._language = file, language
        self._has_one_form = False
        self._entry = _Entry()
        self._catalog = Catalog(file, _NOTATION)

    def passages(self) -> list[Passage]:
        """All passages, in order."""
        position = int(self._file.startswith(BOM))
        for found in _FIELD.finditer(self._file, position):
            self._expect_nothing(position, found.start())
            position = found.end()
            if found["field"]:
                self._field(found)
            else:
                self._comment(found["comment"])
        self._expect_nothing(position, len(self._file))
        return self._catalog.passages

    def _expect_nothing(self, start: int, end: int) -> None:
        between = self._file[start:end]
        if between and not between.isspace():
            offset = start + len(between) - len(between.lstrip())
            raise FormatError("neither a comment nor msgid, msgstr or msgctxt with quoted text", self._file, offset)

    def _comment(self, comment: str) -> None:
        if self._entry.has_text:
            self._entry = _Entry()
        if comment.startswith("#,"):
            self._entry.fuzzy = "fuzzy" in comment
        elif comment.startswith(("#.", "# ")) and len(comment) > 2:
            self._entry.comments.append(comment[2:].strip())

    def _field(self, found: re.Match[str]) -> None:
        name = found["field"]
        if name.startswith("msgstr"):
            self._text(name, self._pieces(found))
            return
        if self._entry.has_text:
            self._entry = _Entry()
        text = self._decoded(found)
        if name == "msgctxt":
            self._entry.context = text
        elif name == "msgid":
            self._entry.singular = text
        else:
            self._entry.plural = text

    def _decoded(self, found: re.Match[str]) -> str:
        text = found["text"]
        if "\\" not in text and text.count('"') == 2:
            return text[1:-1]
        return _NOTATION.decoded(self._file, self._pieces(found))

    def _pieces(self, found: re.Match[str]) -> list[Span]:
        """The insides of the quoted strings that a field's text is written in."""
        start, end = found.span("text")
        if self._file.find("\n", start, end) < 0 and self._file.find("\r", start, end) < 0:
            return [Span(start + 1, end - 1)]
        return [Span(*m.span(1)) for m in _PIECE.finditer(self._file, start, end)]

    def _text(self, name: str, spans: list[Span]) -> None:
        entry = self._entry
        entry.has_text = True
        if entry.singular is None:
            raise FormatError("msgstr without a msgid", self._file, spans[0].start)
        if not entry.singular and not entry.context:
            self._header(_NOTATION.decoded(self._file, spans))
            return
        written = [span for span in spans if span.start < span.end]
        if not written or entry.fuzzy:
            return
        form = name[len("msgstr[") : -1]
        is_singular = not form or (form == "0" and not self._has_one_form)
        original = entry.singular if is_singular or entry.plural is None else entry.plural
        unit = Unit(entry.singular, entry.context, form, tuple(entry.comments))
        self._catalog.add(written, self._language, unit, original)

    def _header(self, text: str) -> None:
        self._has_one_form = _ONE_FORM.search(text) is not None
        if declared := _LANGUAGE.search(text):
            self._language = tag(declared[1]) or self._language
