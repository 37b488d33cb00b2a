"""XLIFF 1.2 and 2: the targets, each with its source. Those that wait for a translation are left out."""

from collections.abc import Iterator, Mapping

from calque.config import Settings
from calque.document import OPAQUE, Passage, Source, Unit
from calque.extract.markup import Element, Tag, XmlCatalog, element, local, pieces, verified
from calque.language import tag as language_tag

_AROUND_TEXT = frozenset({"g", "mrk", "pc", "sm", "em", "sub"})
_CODE = frozenset(
    {"bpt", "ept", "bx", "ex", "sc", "ec"}
)  # begins and ends formatting: its content is the code for that
_LEVELS = frozenset({"file", "group", "trans-unit", "unit"})
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
        self._of_all = language  # of files that do not declare theirs
        self._translated = [True]  # whether what is in each open file, group and unit is to be translated
        self._unit, self._original = Unit(""), ""
        self._state: str | None = None  # of the segment
        self._targets: list[tuple[Element, str]] = []  # of the unit, each with its source

    def read(self, rest: Iterator[Tag | Element]) -> list[Passage]:
        """All passages, in order."""
        for piece in rest:
            if isinstance(piece, Element):
                self._part(local(piece.opening.name), piece)
            elif piece.opens:
                self._tag(local(piece.name), piece, rest)
            elif (name := local(piece.name)) in _LEVELS:
                self._translated.pop()
                if name != "group":
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
        elif name == "segment":
            self._state = tag.attributes.get("state")
        elif name == "xliff":
            self._of_all = self._language = language_tag(tag.attributes.get("trgLang", "")) or self._of_all
        elif name in _LEVELS and not tag.closes:
            self._begin(name, tag.attributes)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._translated.append(attributes.get("translate", "yes" if self._translated[-1] else "no") != "no")
        if name == "file":
            self._language = language_tag(attributes.get("target-language", "")) or self._of_all
        elif name != "group":
            key = attributes.get("resname") or attributes.get("name") or attributes.get("id") or ""
            self._unit, self._original, self._state = Unit(key), "", None

    def _part(self, name: str, part: Element) -> None:
        if not self._translated[-1]:
            return
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
