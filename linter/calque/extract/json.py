"""JSON catalogs: nested and flat (i18next and others), ARB, browsers' messages.json, Apple's .xcstrings.

The key of an entry is the path to it, with dots. Keys that name things for programs (`id`, `url`, …) are not read.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from calque.config import Settings
from calque.document import BOM, Passage, Source, Span, Unit
from calque.errors import FormatError
from calque.extract.notation import Catalog, Notation, Table
from calque.language import tag

_TOKEN = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"(\s*+:)?|[{}\[\],]')
_NOT_PROSE = frozenset(
    {"id", "key", "slug", "url", "uri", "href", "src", "icon", "type", "class", "classname", "path", "locale", "lang"}
)
UNICODE_ESCAPE = r"\\u(?:[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|[0-9a-fA-F]{4})"
"""One character, as a regular expression: one code, or the two of a surrogate pair."""

_CHARACTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def _read(found: re.Match[str]) -> str:
    code = found.group()[1:]
    if code[0] != "u":
        return _CHARACTERS.get(code, code)
    return str(json.loads(f'"{found.group()}"'))


NOTATION = Notation(
    re.compile(rf"{UNICODE_ESCAPE}|\\."),
    _read,
    Table({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}, refused="\r"),
    ("\\",),
)


class Value(NamedTuple):
    """A string in JSON: the keys and numbers that lead to it, and where it stands, without its quotes."""

    path: tuple[str, ...]
    span: Span


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The strings of a catalog."""
    start = int(source.text.startswith(BOM))
    data = load(source.text, start, len(source.text))
    suffix = PurePath(source.path).suffix.lower()
    kind = _Arb if suffix == ".arb" else _XcStrings if suffix == ".xcstrings" else _Nested
    reader = kind(data, settings.language)
    catalog = Catalog(source.text, NOTATION)
    for value in strings(source.text, start, len(source.text)):
        if found := reader.entry(value.path):
            unit, language, original = found
            catalog.add([value.span], language, unit, original)
    return catalog.passages


def load(file: str, start: int, end: int) -> Any:
    """The data. Raises FormatError for what is no JSON."""
    try:
        return json.loads(file[start:end])
    except json.JSONDecodeError as error:
        raise FormatError(f"not JSON: {error.msg}", file, start + error.pos) from error
    except RecursionError as error:
        raise FormatError("nested too deep") from error


def strings(file: str, start: int, end: int) -> Iterator[Value]:
    """The strings in a range of a file that is JSON, for sure, but for keys."""
    path: list[str | int] = []
    for token in _TOKEN.finditer(file, start, end):
        text, colon = token.groups()
        if text is None:
            mark = token.group()
            if mark == "{":
                path.append("")
            elif mark == "[":
                path.append(0)
            elif mark == ",":
                if path and isinstance(path[-1], int):
                    path[-1] += 1
            else:
                path.pop()
        elif colon:
            path[-1] = json.loads(f'"{text}"') if "\\" in text else text
        else:
            yield Value(tuple(map(str, path)), Span(*token.span(1)))


_Found = tuple[Unit, str, str | None]


class _Nested:
    """Any tree of strings."""

    def __init__(self, data: Any, language: str) -> None:
        self._data, self._language = data, language
        values = list(data.values()) if isinstance(data, dict) else []
        self._is_for_browser = bool(values) and all(isinstance(v, dict) and "message" in v for v in values)

    def entry(self, path: Sequence[str]) -> _Found | None:
        """What the string at a path is: the entry, its language, its source text; None for what is not read."""
        name = path[-1] if path else ""
        if name.lower() in _NOT_PROSE or name.startswith("@"):
            return None
        if name == "description" and "defaultMessage" in self._parent(path):
            return None  # FormatJS's word to translators
        if self._is_for_browser:
            if len(path) != 2 or name != "message":
                return None
            return Unit(path[0], comments=_comments(self._data[path[0]])), self._language, None
        return Unit(".".join(path)), self._language, None

    def _parent(self, path: Sequence[str]) -> Any:
        """What the string at a path stands in."""
        data = self._data
        for key in path[:-1]:
            data = data[int(key)] if isinstance(data, list) else data[key]
        return data


class _Arb(_Nested):
    """Flutter's and Google's application resource bundles."""

    def __init__(self, data: Any, language: str) -> None:
        super().__init__(data, language)
        declared = data.get("@@locale") if isinstance(data, dict) else None
        self._language = (tag(declared) if isinstance(declared, str) else "") or language

    def entry(self, path: Sequence[str]) -> _Found | None:
        """Only what stands at the top and is no attribute."""
        if len(path) != 1 or path[0].startswith("@"):
            return None
        return Unit(path[0], comments=_comments(self._data.get(f"@{path[0]}"))), self._language, None


_XCSTRINGS_GROUPS = frozenset({"variations", "plural", "device", "substitutions"})


class _XcStrings(_Nested):
    """Apple's string catalogs: `strings` → key → `localizations` → language → … → `stringUnit` → `value`."""

    def entry(self, path: Sequence[str]) -> _Found | None:
        """A translated text in any language but the source's."""
        if len(path) < 6 or path[0] != "strings" or path[2] != "localizations" or path[-2:] != ("stringUnit", "value"):
            return None
        unit = self._parent(path)
        source_language = self._data.get("sourceLanguage")
        entry = self._data["strings"][path[1]]
        if unit.get("state") not in (None, "translated", "needs_review") or path[3] == source_language:
            return None
        if entry.get("shouldTranslate") is False or entry.get("extractionState") == "stale":
            return None
        form = ".".join(name for name in path[4:-2] if name not in _XCSTRINGS_GROUPS)
        return Unit(path[1], form=form, comments=_comments(entry)), tag(path[3]) or path[3], path[1]


def _comments(attributes: Any) -> tuple[str, ...]:
    """What an entry's attributes say to translators."""
    if not isinstance(attributes, dict):
        return ()
    found = (attributes.get(key) for key in ("description", "comment", "context"))
    return tuple(text for text in found if isinstance(text, str) and text)
