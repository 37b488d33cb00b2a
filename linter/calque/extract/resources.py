"""Catalogs in XML with one language a file: Android's strings, .NET's RESX, Qt's TS, Apple's .stringsdict."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import PurePath

from calque.config import Settings
from calque.document import OPAQUE, Passage, Source, Unit
from calque.errors import FormatError
from calque.extract.markup import COMMENT, Element, Tag, XmlCatalog, element, local, tags, verified
from calque.extract.notation import XML, Notation, Table, read_xml
from calque.language import tag as language_tag

_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
_ANDROID_CHARACTERS = {"n": "\n", "t": "\t"}


def _read_android(found: re.Match[str]) -> str:
    text = found.group()
    if text.startswith("\\&") and len(text) > 2:
        return unescape(text[1:])
    if text.startswith("\\"):
        return chr(int(text[2:], 16)) if text[1] == "u" else _ANDROID_CHARACTERS.get(text[1], text[1])
    return "" if text == '"' else read_xml(found)


_ANDROID = Notation(
    re.compile(rf'\\(?:u[0-9a-fA-F]{{4}}|&[#\w]+;|.)|"|{XML.special.pattern}'),
    _read_android,
    Table(
        {"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "\\'", '"': '\\"', "\\": "\\\\", "\n": "\\n"}, refused="@?\r\t"
    ),
    ("\\", '"', *XML.marks),
)
_ACCELERATOR = r"&amp;(?=\w)"
_QT = Notation(
    re.compile(rf"{_ACCELERATOR}|{XML.special.pattern}"),
    lambda m: "" if m.group() == "&amp;" and m.string[m.end() : m.end() + 1].isalnum() else read_xml(m),
    Table({"<": "&lt;", ">": "&gt;"}, refused="&"),
    XML.marks,
)


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The strings of one of these files; nothing for another kind of XML, or for TypeScript."""
    if not source.text.lstrip("\ufeff \t\r\n").startswith("<"):
        return []
    verified(source.text)
    root = next((local(tag.name) for tag in tags(source.text) if tag.opens), "")
    if root not in _READERS:
        if PurePath(source.path).suffix.lower() == ".xml":
            return []
        raise FormatError(f"<{root}> is not what a file of this kind begins with")
    return _READERS[root](source.text, settings.language)


def _android(file: str, language: str) -> list[Passage]:
    catalog = XmlCatalog(file, _ANDROID, _shows_android)
    rest = tags(file)
    comment = ""
    for tag in rest:
        if tag.name == COMMENT:
            comment = " ".join(file[tag.start + 4 : tag.end - 3].split())
        elif tag.opens and tag.name in ("string", "plurals", "string-array"):
            attributes = tag.attributes
            whole = element(tag, rest)
            unit = Unit(attributes.get("name", ""), comments=(comment,) if comment else ())
            comment = ""
            if attributes.get("translatable") == "false":
                continue
            if tag.name == "string":
                catalog.add_element(whole, language, unit)
            else:
                _items(catalog, whole, language, unit)
    return catalog.passages


def _items(catalog: XmlCatalog, whole: Element, language: str, unit: Unit) -> None:
    """The forms of a plural, or the members of a list."""
    rest = iter(whole.inside)
    number = 0
    for tag in rest:
        if tag.opens and tag.name == "item":
            form = tag.attributes.get("quantity", str(number))
            catalog.add_element(element(tag, rest), language, unit._replace(form=form))
            number += 1


def _shows_android(tag: Tag) -> str:
    return OPAQUE if local(tag.name) == "g" and ":" in tag.name else "\n" if tag.name == "br" else ""


def _resx(file: str, language: str) -> list[Passage]:
    catalog = XmlCatalog(file)
    rest = tags(file)
    for tag in rest:
        if tag.opens and tag.name == "data":
            attributes = tag.attributes
            name = attributes.get("name", "")
            whole = element(tag, rest)
            if "type" in attributes or "mimetype" in attributes or name.startswith(">>"):
                continue
            parts = _parts(whole)
            comments = tuple(catalog.text(part) for part in parts.get("comment", ()))
            for value in parts.get("value", ()):
                catalog.add_element(value, language, Unit(name, comments=comments))
    return catalog.passages


def _parts(whole: Element) -> dict[str, list[Element]]:
    """The elements in one, by name."""
    found: dict[str, list[Element]] = {}
    rest = iter(whole.inside)
    for tag in rest:
        if tag.opens:
            found.setdefault(tag.name, []).append(element(tag, rest))
    return found


def _qt(file: str, language: str) -> list[Passage]:
    catalog = XmlCatalog(file, _QT)
    context = ""
    rest = tags(file)
    for tag in rest:
        if not tag.opens:
            continue
        if tag.name == "TS":
            language = language_tag(tag.attributes.get("language", "")) or language
        elif tag.name == "name":
            context = catalog.text(element(tag, rest))
        elif tag.name == "message":
            _message(catalog, _parts(element(tag, rest)), language, context)
    return catalog.passages


def _message(catalog: XmlCatalog, parts: dict[str, list[Element]], language: str, context: str) -> None:
    """A message of Qt's. What is unfinished, obsolete or has vanished is left out."""
    source = catalog.text(parts["source"][0]) if "source" in parts else ""
    comments = tuple(catalog.text(p) for name in ("comment", "extracomment") for p in parts.get(name, ()))
    unit = Unit(source, context, comments=comments)
    for translation in parts.get("translation", ()):
        if translation.opening.attributes.get("type"):
            continue
        parts_of_it = _parts(translation)
        forms = parts_of_it.get("numerusform") or parts_of_it.get("lengthvariant")
        for number, form in enumerate(forms or ()):
            catalog.add_element(form, language, unit._replace(form=str(number)), source)
        if not forms:
            catalog.add_element(translation, language, unit, source)


def _plist(file: str, language: str) -> list[Passage]:
    """The formats and plural forms of Apple's .stringsdict."""
    catalog = XmlCatalog(file)
    rest = tags(file)
    path: list[str] = []
    for tag in rest:
        if tag.name == "dict":
            if tag.opens and not tag.closes:
                path.append("")
            elif not tag.opens:
                path.pop()
        elif tag.opens and tag.name == "key" and path:
            path[-1] = catalog.text(element(tag, rest))
        elif tag.opens and tag.name == "string" and path:
            value = element(tag, rest)
            if path[-1] in _PLURALS or path[-1] == "NSStringLocalizedFormatKey":
                catalog.add_element(value, language, Unit(path[0], form=".".join(path[1:])))
    return catalog.passages


_READERS: dict[str, Callable[[str, str], list[Passage]]] = {
    "resources": _android,
    "root": _resx,
    "TS": _qt,
    "plist": _plist,
}
