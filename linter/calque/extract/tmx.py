"""TMX, translation memories: each variant in another language than the source's, with the source's text."""

from collections.abc import Iterator, Mapping

from calque.config import Settings
from calque.document import OPAQUE, Passage, Source, Unit
from calque.extract.markup import Element, Tag, XmlCatalog, element, local, tags, verified
from calque.language import tag as language_tag

_FORMATTING = frozenset({"bpt", "ept", "hi", "sub"})


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The segments; the key is the unit's identifier or, without one, its number."""
    verified(source.text)
    catalog = XmlCatalog(source.text, shows=_shows)
    source_language, number = "", 0
    rest = tags(source.text)
    for tag in rest:
        if tag.name == "header" and tag.opens:
            source_language = language_tag(tag.attributes.get("srclang", ""))
        elif tag.name == "tu" and tag.opens:
            number += 1
            key = tag.attributes.get("tuid") or str(number)
            _unit(catalog, key, dict(_variants(element(tag, rest))), source_language, settings.language)
    return catalog.passages


def _variants(unit: Element) -> Iterator[tuple[str, Element]]:
    """The languages of a unit and their segments."""
    language = ""
    rest = iter(unit.inside)
    for tag in rest:
        if tag.name == "tuv" and tag.opens:
            attributes = tag.attributes
            language = language_tag(attributes.get("xml:lang") or attributes.get("lang") or "")
        elif tag.name == "seg" and tag.opens:
            yield language, element(tag, rest)


def _unit(
    catalog: XmlCatalog, key: str, variants: Mapping[str, Element], source_language: str, unnamed_language: str
) -> None:
    original = catalog.text(variants[source_language]) if source_language in variants else None
    for language, segment in variants.items():
        if language != source_language or not language:
            catalog.add_element(segment, language or unnamed_language, Unit(key), original)


def _shows(tag: Tag) -> str | None:
    """Formatting does not show; placeholders are one thing. What stands in both is code."""
    name = local(tag.name)
    if name in ("hi", "sub"):
        return ""
    return None if name in _FORMATTING else OPAQUE
