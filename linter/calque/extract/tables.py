"""Tables with a column of translations: CSV and TSV with a row of names on top, and JSON Lines.

The setting `columns` names the columns to read. A column `source` or `original` is their source text, `key` or `id` the
entry's name, and `language` or `lang` their language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from calque.config import Settings
from calque.document import BOM, Passage, Source, Span, Unit
from calque.errors import FormatError
from calque.extract import json
from calque.extract.notation import Catalog, Notation, Table
from calque.language import tag

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_QUOTED = Notation(re.compile('""'), lambda _: '"', Table({'"': '""'}), ('"',))
_KEYS, _ORIGINALS, _LANGUAGES = ("key", "id", "name"), ("source", "original"), ("language", "lang", "locale")


class _Field(NamedTuple):
    """A field's range, without its quotes, and whether it had any."""

    span: Span
    quoted: bool


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The texts in the columns that the settings name."""
    if PurePath(source.path).suffix.lower() == ".jsonl":
        return _json_lines(source.text, settings)
    return _table(source.text, settings, "\t" if PurePath(source.path).suffix.lower() == ".tsv" else "")


def _json_lines(file: str, settings: Settings) -> list[Passage]:
    catalog = Catalog(file, json.NOTATION)
    for number, line in enumerate(_LINE.finditer(file, int(file.startswith(BOM))), 1):
        data = json.load(file, *line.span())
        row = {key: value for key, value in data.items() if isinstance(value, str)} if isinstance(data, dict) else {}
        for value in json.strings(file, *line.span()):
            if len(value.path) == 1 and value.path[0] in settings.columns:
                unit, language, original = _described(row, number, settings.language)
                catalog.add([value.span], language, unit, original)
    return catalog.passages


def _table(file: str, settings: Settings, separator: str) -> list[Passage]:
    start = int(file.startswith(BOM))
    if not separator:
        header = file[start:].partition("\n")[0]
        separator = max(",;\t", key=header.count)
    quoted = Catalog(file, _QUOTED)
    plain = Catalog(file, Notation(re.compile("(?!)"), str, Table({}, refused=f'{separator}"\r\n'), ()))
    names: list[str] = []
    for number, row in enumerate(_rows(file, start, separator)):
        texts = [_QUOTED.decoded(file, [f.span]) if f.quoted else file[f.span.start : f.span.end] for f in row]
        if not names:
            names = [text.strip() for text in texts]
            if not set(settings.columns) & set(names):
                raise FormatError(f"no column {' or '.join(settings.columns)} in it (name one with `columns`)", file)
            continue
        unit, language, original = _described(dict(zip(names, texts, strict=False)), number, settings.language)
        for name, field in zip(names, row, strict=False):
            if name in settings.columns:
                catalog = quoted if field.quoted else plain
                catalog.add([field.span], language, unit, original)
    return sorted([*quoted.passages, *plain.passages], key=lambda p: p.slices[0].source_start)


def _rows(file: str, start: int, separator: str) -> Iterator[Sequence[_Field]]:
    """The fields of each row that is not empty."""
    strict = "" if separator == "\t" else '(?!")'  # tabs keep fields apart without quotes, too
    field = re.compile(rf'(?:"((?:[^"]|"")*+)"|{strict}([^{separator}\r\n]*+))({separator}|\r\n?|\n|\Z)')
    row: list[_Field] = []
    while start < len(file) or row:
        found = field.match(file, start)
        if not found:
            raise FormatError("a quoted field that does not end as it should", file, start)
        quoted = found[1] is not None
        row.append(_Field(Span(*found.span(1 if quoted else 2)), quoted))
        start = found.end()
        if found[3] != separator:
            if len(row) > 1 or row[0].span.start < row[0].span.end:
                yield row
            row = []


def _described(row: Mapping[str, str], number: int, language: str) -> tuple[Unit, str, str | None]:
    """What a row is called, its language, its source text."""
    lower = {name.lower(): text for name, text in row.items()}
    key = next((lower[name] for name in _KEYS if lower.get(name)), f"row {number}")
    declared = next((tag(lower[name]) for name in _LANGUAGES if lower.get(name)), "")
    original = next((lower[name] for name in _ORIGINALS if lower.get(name)), None)
    comments = tuple(text for text in (lower.get("comment"), lower.get("note")) if text)
    return Unit(key, lower.get("context", ""), comments=comments), declared or language, original
