"""Java's .properties: the values. Where a file keeps to ASCII, new text does, too."""

import re

from calque.config import Settings
from calque.document import BOM, Passage, Source, Span, Unit
from calque.extract.json import NOTATION as JSON
from calque.extract.json import UNICODE_ESCAPE
from calque.extract.notation import LINE_START, Catalog, Notation, Table

_LINE = re.compile(
    rf"""{LINE_START}[ \t\f]*(?:(?P<comment>[#!][^\r\n]*)
       |(?P<key>(?:[^\s:=\\]|\\.)++)[ \t\f]*+(?:[:=][ \t\f]*+)?
        (?P<value>[^\r\n\\]*+(?:\\(?:\r\n|.)[^\r\n\\]*+)*+))""",
    re.MULTILINE | re.VERBOSE | re.DOTALL,
)
_SPECIAL = re.compile(rf"''|{UNICODE_ESCAPE}|\\(?:\r\n[ \t\f]*|[\r\n][ \t\f]*|.)", re.DOTALL)
_CHARACTERS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
_WRITES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def _read(found: re.Match[str]) -> str:
    code = found.group()[1:]
    if code == "'":
        return code  # as messages with arguments write it
    if code[0] in "\r\n":
        return ""  # the line goes on
    return JSON.read(found) if code[0] == "u" and len(code) > 1 else _CHARACTERS.get(code, code)


_MODERN = Table(_WRITES, refused="\r'")


def _write_ascii(text: str) -> str | None:
    written = _MODERN(text)
    if written is None:
        return None
    return "".join(c if c.isascii() else "".join(f"\\u{u:04X}" for u in _utf16(c)) for c in written)


def _utf16(character: str) -> list[int]:
    data = character.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(data[k : k + 2], "big") for k in range(0, len(data), 2)]


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The values, each with its key and the comment above it."""
    notation = Notation(_SPECIAL, _read, _write_ascii if source.text.isascii() else _MODERN, ("\\", "''"))
    catalog = Catalog(source.text, notation)
    comments: list[str] = []
    for line in _LINE.finditer(source.text, int(source.text.startswith(BOM))):
        if line["comment"]:
            comments.append(line["comment"][1:].strip())
        else:
            key = _SPECIAL.sub(_read, line["key"])
            catalog.add(
                [Span(*line.span("value"))], settings.language, Unit(key, comments=tuple(filter(None, comments)))
            )
            comments = []
    return catalog.passages
