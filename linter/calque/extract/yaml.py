"""YAML catalogs, of Rails, Symfony and others. The key of an entry is the path to it, with dots.

Where the outermost key is a language (`de:`), it is that of what is in it.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from calque.config import Settings
from calque.document import BOM, Builder, Escape, Passage, Source, Span, Unit
from calque.errors import FormatError
from calque.extract.json import NOTATION as JSON
from calque.extract.notation import Catalog, Notation, Table
from calque.language import tag

_FOLD = r"[ \t]*(?:\r\n?|\n)[ \t\r\n]*"
_CHARACTERS = {"_": "\u00a0", "N": "\u0085", "L": "\u2028", "P": "\u2029", "0": "\0"}
_NO_TEXT = re.compile(r"[-+.\d_]*|true|false|yes|no|on|off|null|~", re.IGNORECASE)


def _read_fold(found: re.Match[str]) -> str:
    """A line break between two lines is a space; empty lines between them are line breaks."""
    breaks = found.group().replace("\r\n", "\n").replace("\r", "\n").count("\n")
    return "\n" * (breaks - 1) or " "


def _read_single(found: re.Match[str]) -> str:
    return "'" if found.group() == "''" else _read_fold(found)


def _read_double(found: re.Match[str]) -> str:
    text = found.group()
    if not text.startswith("\\"):
        return _read_fold(found)
    if text[1] in "\r\n":
        return ""
    if text[1] in "xU":
        return chr(int(text[2:], 16))
    return _CHARACTERS.get(text[1]) or JSON.read(found)


def _write_plain(text: str) -> str | None:
    """What may stand anywhere in text without quotes."""
    return None if text[:1] in "'-?" or re.search(r"[\r\n\t:#\[\]{},&*!|>%@`\"\\=~<]", text) else text


PLAIN = Notation(re.compile(_FOLD), _read_fold, _write_plain, ("\n", "\r"))
_SINGLE = Notation(re.compile(rf"''|{_FOLD}"), _read_single, Table({"'": "''"}, refused="\r\n"), ("''", "\n", "\r"))
_DOUBLE = Notation(
    re.compile(rf"\\(?:x[0-9a-fA-F]{{2}}|U[0-9a-fA-F]{{8}}|u[0-9a-fA-F]{{4}}|(?:\r\n?|\n)[ \t]*|.)|{_FOLD}", re.DOTALL),
    _read_double,
    JSON.write,
    ("\\", "\n", "\r"),
)
NOTATIONS = {"'": _SINGLE, '"': _DOUBLE}
"""How text in these quotes is written; without any, it is `PLAIN`."""
_IN_BLOCK: Escape = Table({}, refused="\r\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


class _Scalar(NamedTuple):
    """A value: the keys that lead to it, and the parser's event."""

    path: tuple[str, ...]
    event: Any


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The strings of a catalog."""
    file = source.text
    shift = int(file.startswith(BOM))
    passages: list[Passage] = []
    for path, event in _scalars(file[shift:]):
        language = tag(path[0]) if len(path) > 1 else ""
        unit = Unit(".".join(path[1:] if language else path))
        span = Span(event.start_mark.index + shift, event.end_mark.index + shift)
        if event.style in ("|", ">"):
            passages += _block(file, span, language or settings.language, unit, event.style)
        else:
            quotes = int(event.style in ("'", '"'))
            catalog = Catalog(file, NOTATIONS.get(event.style, PLAIN))
            catalog.add([Span(span.start + quotes, span.end - quotes)], language or settings.language, unit)
            passages += catalog.passages
    return passages


def _block(file: str, span: Span, language: str, unit: Unit, style: str) -> list[Passage]:
    """A block of lines below a key. The indentation is in none of its pieces."""
    catalog = Catalog(file, Notation(re.compile(r"(?!)"), str, _IN_BLOCK, ()))
    lines = [Span(*m.span()) for m in _LINE.finditer(file, *span) if m.group()][1:]
    texts = [Span(a + len(file[a:b]) - len(file[a:b].lstrip(" ")), a + len(file[a:b].rstrip())) for a, b in lines]
    shown = [text for text in texts if text.start < text.end]
    builder = Builder(file)
    for k, text in enumerate(shown):
        if k:
            gap = file[shown[k - 1].end : text.start].replace("\r\n", "\n").count("\n")
            builder.standing_for("\n" if style == "|" or gap > 1 else " ", shown[k - 1].end, text.start)
        builder.literal(*text)
    if passage := builder.passage("string", language, None, unit, _IN_BLOCK):
        catalog.keep(passage)
    return catalog.passages


def _scalars(file: str) -> Iterator[_Scalar]:
    """The values that are text, in order."""
    import yaml

    path: list[str | int | None] = []  # a key, a number, or None where a key is to come
    try:
        for event in yaml.parse(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                _advance(path)
                path.append(None if isinstance(event, yaml.MappingStartEvent) else -1)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                path.pop()
                _done(path)
            elif isinstance(event, yaml.ScalarEvent):
                if path and path[-1] is None:
                    path[-1] = event.value
                    continue
                _advance(path)
                if event.style or not _NO_TEXT.fullmatch(event.value):
                    yield _Scalar(tuple(map(str, path)), event)
                _done(path)
            elif isinstance(event, yaml.AliasEvent):
                _advance(path)
                _done(path)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise FormatError(f"{line}not YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise FormatError(f"not YAML: {error}") from error


def _advance(path: list[str | int | None]) -> None:
    """The next value of a list is coming."""
    if path and isinstance(path[-1], int):
        path[-1] += 1


def _done(path: list[str | int | None]) -> None:
    """A value of a mapping has come, and a key is next."""
    if path and isinstance(path[-1], str):
        path[-1] = None
