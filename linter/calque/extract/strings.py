"""Apple's .strings: `/* comment */ "key" = "value";`, in UTF-8 or UTF-16."""

import re

from calque.config import Settings
from calque.document import BOM, Passage, Source, Span, Unit
from calque.errors import FormatError
from calque.extract.notation import Catalog, Notation, Table

_QUOTED = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_ENTRY = re.compile(
    rf"""\s*+(?:/\*(?P<comment>.*?)\*/ | //(?P<line>[^\r\n]*)
             | (?P<key>{_QUOTED}|[\w.$/:-]+)\s*+(?:=\s*+(?P<value>{_QUOTED}|[\w.$/:-]+)\s*+)?; )""",
    re.VERBOSE | re.DOTALL,
)
_CHARACTERS = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


def _read(found: re.Match[str]) -> str:
    code = found.group()[1:]
    return chr(int(code[1:], 16)) if code[0] in "uU" and len(code) == 5 else _CHARACTERS.get(code, code)


_NOTATION = Notation(
    re.compile(r"\\(?:[uU][0-9a-fA-F]{4}|.)", re.DOTALL),
    _read,
    Table({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}, refused="\r"),
    ("\\",),
)


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The values, each with its key and the comment above it."""
    file = source.text
    catalog = Catalog(file, _NOTATION)
    position = int(file.startswith(BOM))
    comments: list[str] = []
    while found := _ENTRY.match(file, position):
        position = found.end()
        if (comment := found["comment"] or found["line"]) is not None:
            comments.append(" ".join(comment.split()))
        elif found["key"]:
            quotes = int(found["key"].startswith('"'))
            key = _NOTATION.decoded_text(found["key"][quotes : len(found["key"]) - quotes])
            if (found["value"] or "").startswith('"'):
                start, end = found.span("value")
                catalog.add([Span(start + 1, end - 1)], settings.language, Unit(key, comments=tuple(comments)))
            comments = []
    if file[position:].strip():
        offset = position + len(file[position:]) - len(file[position:].lstrip())
        raise FormatError('not an entry like "key" = "value";', file, offset)
    return catalog.passages
