"""XLIFF 1.2 and 2: the targets, each with its source. Those that wait for a translation are left out."""

from collections.abc import Iterator

from calque.config import Settings
from calque.document import OPAQUE, Passage, Source, Unit
from calque.extract.markup import Element, Tag, XmlCatalog, element, local, pieces, verified
from calque.language import tag as language_tag

_AROUND_TEXT = frozenset({"g", "mrk", "pc", "sm", "em", "sub"})
_CODE = frozenset(
    {"bpt", "ept", "bx", "ex", "sc", "ec"}
)  # begins and ends formatting: its content is the code for that
_WAITING = frozenset({"new", "needs-translation", "initial"})


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The translated units; the key is the unit's name or identifier."""
    verified(source.text)
    return _Reader(source.text, settings.language).read(pieces(source.text))


class _Reader:
    """One pass over the tags; what is known of the file, the group and the unit is kept as it comes."""

    def __init__(self, file: str, language: str) -> None:
        self._file, self._language = file, language
        self._catalog = XmlCatalog(file, shows=_shows)
        self._untranslatable = 0  # how many elements deep in one that is not to be translated
        self._unit, self._original = Unit(""), ""
        self._state: str | None = None  # of the segment
        self._targets: list[tuple[Element, str]] = []  # of the unit, each with its source

    def read(self, rest: Iterator[Tag | Element]) -> list[Passage]:
        """All passages, in order."""
        for piece in rest:
            if isinstance(piece, Element):
                if not self._untranslatable:
                    self._part(local(piece.opening.name), piece)
            elif self._untranslatable:
                self._untranslatable += piece.opens - piece.closes
            elif piece.opens:
                self._tag(local(piece.name), piece, rest)
            elif local(piece.name) in ("trans-unit", "unit"):
                self._end()
        return self._catalog.passages

    def _end(self) -> None:
        """The end of a unit: notes may stand behind its targets."""
        for target, original in self._targets:
            self._catalog.add_element(target, self._language, self._unit, original)
        self._targets = []

    def _tag(self, name: str, tag: Tag, rest: Iterator[Tag | Element]) -> None:
        if name in ("source", "target", "note", "alt-trans"):
            self._part(name, element(tag, rest))
        elif name in ("trans-unit", "unit", "group"):
            self._begin(tag, name)
        elif name == "segment":
            self._state = tag.attributes.get("state")
        elif name in ("xliff", "file"):
            declared = tag.attributes.get("trgLang") or tag.attributes.get("target-language") or ""
            self._language = language_tag(declared) or self._language

    def _begin(self, tag: Tag, name: str) -> None:
        attributes = tag.attributes
        if attributes.get("translate") == "no" and not tag.closes:
            self._untranslatable = 1
        elif name != "group":
            key = attributes.get("resname") or attributes.get("name") or attributes.get("id") or ""
            self._unit, self._original, self._state = Unit(key), "", None

    def _part(self, name: str, part: Element) -> None:
        if name == "source":
            self._original = self._catalog.text(part)
        elif name == "note":
            self._unit = self._unit._replace(comments=(*self._unit.comments, self._catalog.text(part)))
        elif name == "target" and part.opening.attributes.get("state", self._state) not in _WAITING:
            self._targets.append((part, self._original))


def _shows(tag: Tag) -> str | None:
    name = local(tag.name)
    if name == "mrk" and (tag.attributes.get("mtype") == "protected" or tag.attributes.get("translate") == "no"):
        return OPAQUE
    if name in _AROUND_TEXT:
        return ""
    if name in _CODE:
        return None
    return "\n" if tag.attributes.get("ctype") == "lb" else OPAQUE
