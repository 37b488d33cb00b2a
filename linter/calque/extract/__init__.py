"""Step 3: Source → Passages. One module a format, imported when there is a file of it; plain text answers for the rest.

Each module has a function `extract(source, settings)`, whose passages come in the order of the file. Its settings'
language is that of what does not declare one.
"""

import re
from collections.abc import Sequence
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from calque.config import Settings
from calque.document import Passage, Slice, Source
from calque.plugins import hookimpl

FORMATS = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown", ".mdown", ".mkd", ".mdx"),
    "html": (".html", ".htm", ".xhtml"),
    "subtitles": (".srt", ".vtt"),
    "po": (".po", ".pot"),
    "json": (".json", ".arb", ".xcstrings"),
    "xliff": (".xlf", ".xliff"),
    "tmx": (".tmx",),
    "resources": (".xml", ".resx", ".ts", ".stringsdict"),
    "strings": (".strings",),
    "properties": (".properties",),
    "yaml": (".yaml", ".yml"),
    "fluent": (".ftl",),
    "rst": (".rst",),
    "asciidoc": (".adoc", ".asciidoc"),
    "latex": (".tex",),
    "ttml": (".ttml", ".dfxp"),
    "office": (".docx", ".odt"),
    "epub": (".epub",),
    "notebook": (".ipynb",),
    "tables": (".csv", ".tsv", ".jsonl"),
}
"""The module for each format, and the endings of its files."""

AMBIGUOUS = frozenset({".json", ".jsonl", ".yaml", ".yml", ".xml", ".ts", ".csv", ".tsv", ".properties"})
"""Endings that other files have, too: in a folder, only those that look like a catalog by their path are read."""

_CATALOG_FOLDERS = ("locale", "locales", "i18n", "l10n", "lang", "langs", "languages", "translations", "messages")
_CATALOG_NAMES = ("[a-z][a-z]", "[a-z][a-z][-_][A-Za-z][A-Za-z]", "*[._][a-z][a-z]", "*[._][a-z][a-z][-_][A-Z][A-Z]")
_ANDROID = ("**/values/strings*.xml", "**/values-*/strings*.xml", "**/values*/plurals.xml", "**/values*/arrays.xml")

_MODULES = {ending: name for name, endings in FORMATS.items() for ending in endings}
_INSTRUCTION = re.compile(r"<!--\s*calque:.*?-->", re.DOTALL)
_OWN_INSTRUCTIONS = frozenset({"text", "markdown"})  # which know them from what only looks like one


class _Format(Protocol):
    def extract(self, source: Source, settings: Settings) -> Sequence[Passage]: ...


@hookimpl
def calque_suffixes() -> tuple[str, ...]:
    """Files of all formats."""
    endings = tuple(ending for ending in _MODULES if ending not in AMBIGUOUS)
    return (*endings, *(pattern for ending in AMBIGUOUS if ending in _MODULES for pattern in _patterns(ending)))


def _patterns(ending: str) -> tuple[str, ...]:
    """The paths of files with this ending that are catalogs, as far as a path can tell."""
    if ending == ".xml":
        return _ANDROID
    names = tuple(f"**/{name}{ending}" for name in _CATALOG_NAMES)
    return (*(f"**/{folder}/**/*{ending}" for folder in _CATALOG_FOLDERS), *names)


@hookimpl(trylast=True)
def calque_extract(source: Source, settings: Settings) -> Sequence[Passage]:
    """The prose of a file, by its ending."""
    name = _MODULES.get(PurePath(source.path).suffix.lower(), "text")
    passages = cast("_Format", import_module(f"calque.extract.{name}")).extract(source, settings)
    if name in _OWN_INSTRUCTIONS or "calque:" not in source.text:
        return passages
    comments = [
        Passage(m.group(), (Slice(0, len(m.group()), *m.span()),), "comment")
        for m in _INSTRUCTION.finditer(source.text)
    ]
    return sorted([*passages, *comments], key=lambda p: p.slices[0].source_start)
