"""XML, as all formats that are XML read it: what stands where, to the character, without a tree.

`verified` has a real parser look at the whole first, so that `tags` may trust what it sees.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import NamedTuple
from xml.parsers import expat

from calque.document import BOM, NEW, OPAQUE, Builder, Passage, Span, Unit
from calque.errors import FormatError
from calque.extract.notation import MIXED, XML, Catalog, Notation

CDATA, COMMENT = "![CDATA[", "!--"

_NAMED = r"""(?P<close>/)?(?P<name>[^\s/<>!?"'=]+)(?P<attributes>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)>"""
_OTHER = r"(?P<comment>!--).*?-->|(?P<cdata>!\[CDATA\[).*?\]\]>|\?.*?\?>|![^>]*>"
_TAG = re.compile(rf"<(?:{_NAMED}|{_OTHER})", re.DOTALL)
_REST_OF_LEAF = r"(?:(?(close)(?!))(?<!/>)(?P<text>[^<]*+)</(?P=name)\s*+>)?"
_TAG_OR_LEAF = re.compile(rf"<(?:{_NAMED}{_REST_OF_LEAF}|{_OTHER})", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")


class Tag(NamedTuple):
    """A tag, or a comment, a CDATA section or another thing in `<>`, with its range in the file.

    An empty element's tag both opens and closes it. The name of what is no tag is `CDATA`, `COMMENT` or "".
    """

    name: str
    opens: bool
    closes: bool
    start: int
    end: int
    inside: str

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attributes' values, entities decoded."""
        if "=" not in self.inside:
            return {}
        found = {name: double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(self.inside)}
        return {name: unescape(value) for name, value in found.items()} if "&" in self.inside else found

    def value_of(self, attribute: str, file: str) -> Span | None:
        """Where the value of an HTML attribute stands in the file, without its quotes; None where it has none."""
        for found in re.finditer(_ATTRIBUTE, file[self.start : self.end]):
            if found[1].lower() == attribute and found[4] is None:
                start, end = found.span(2 if found[2] is not None else 3)
                return Span(self.start + start, self.start + end)
        return None


def tags(file: str, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """All tags of XML that `verified` has seen, in order."""
    for found in _TAG.finditer(file, start, len(file) if end is None else end):
        close, name, inside, comment, cdata = found.groups()
        begin, stop = found.span()
        if close:
            yield NEW(Tag, (name, False, True, begin, stop, inside))
        elif name:
            yield NEW(Tag, (name, True, inside[-1:] == "/", begin, stop, inside))
        else:
            yield NEW(Tag, (comment or cdata or "", False, False, begin, stop, ""))


def verified(file: str, start: int = 0, end: int | None = None) -> None:
    """Raise FormatError for what is not well-formed XML, and for XML that declares entities or is nested too deep."""
    start += file.startswith(BOM, start)
    parser = expat.ParserCreate("utf-8")
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(file[start:end].encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        before = file.count("\n", 0, start)
        raise FormatError(
            f"line {before + error.lineno}: not well-formed XML: {expat.ErrorString(error.code)}"
        ) from error


def _refuse(*_: object) -> None:
    raise FormatError("it declares XML entities, which are not followed")


def local(name: str) -> str:
    """The name without its namespace's prefix."""
    return name.rpartition(":")[2] if ":" in name else name


class Element(NamedTuple):
    """An element: its opening tag, the tags inside it, the range of what is in it, and its end."""

    opening: Tag
    inside: tuple[Tag, ...]
    content: Span
    end: int


def pieces(file: str) -> Iterator[Tag | Element]:
    """All tags, but for those of elements with nothing but text in them: these come as a whole."""
    for found in _TAG_OR_LEAF.finditer(file):
        close, name, inside, text, comment, cdata = found.groups()
        begin, stop = found.span()
        if text is not None:
            start, end = found.span("text")
            opening = NEW(Tag, (name, True, False, begin, start, inside))
            yield NEW(Element, (opening, (), NEW(Span, (start, end)), stop))
        elif name:
            yield NEW(Tag, (name, close is None, close is not None or inside[-1:] == "/", begin, stop, inside))
        else:
            yield NEW(Tag, (comment or cdata or "", False, False, begin, stop, ""))


def element(opening: Tag, rest: Iterator[Tag] | Iterator[Tag | Element]) -> Element:
    """The element that a tag opens, taken from the tags and elements that follow."""
    if opening.closes:
        return Element(opening, (), Span(opening.end, opening.end), opening.end)
    inside: list[Tag] = []
    depth = 1
    for tag in rest:
        if isinstance(tag, Element):
            closing = Tag(tag.opening.name, False, True, tag.content.end, tag.end, "")
            inside += (tag.opening, *tag.inside, closing)
            continue
        depth += tag.opens - tag.closes
        if not depth:
            return Element(opening, tuple(inside), Span(opening.end, tag.start), tag.end)
        inside.append(tag)
    raise FormatError(f"<{opening.name}> has no end")


def nothing(_: Tag) -> str:
    """Tags around text, which do not show."""
    return ""


def add_content(
    builder: Builder, file: str, whole: Element, notation: Notation = XML, shows: Callable[[Tag], str | None] = nothing
) -> bool:
    """Add an element's text to a passage. Returns whether some of it is CDATA, so that its notation is `MIXED`.

    `shows` says what the tags in it read as: nothing, an opaque character, a line break. An opening tag that reads as
    an opaque character stands for its whole element; one of which it says None is left out, and so is what is in it.
    """
    position, mixed = whole.opening.end, False
    waiting = 0  # for the end of what does not show
    opaque_from = 0
    for tag in whole.inside:
        if waiting:
            waiting += tag.opens - tag.closes
            if not waiting:
                position = tag.end
                if opaque_from:
                    builder.standing_for(OPAQUE, opaque_from, position)
            continue
        notation.add(builder, file, position, tag.start)
        position = tag.end
        if tag.name == CDATA:
            mixed = True
            builder.literal(tag.start + len(CDATA) + 1, tag.end - len("]]>"))
        elif tag.name in (COMMENT, ""):
            continue
        else:
            shown = shows(tag)
            hidden = shown is None or shown == OPAQUE
            if hidden and tag.opens and not tag.closes:
                waiting, opaque_from = 1, 0 if shown is None else tag.start
            elif shown:
                builder.standing_for(shown, tag.start, tag.end)
    notation.add(builder, file, position, whole.content.end)
    return mixed


class XmlCatalog:
    """Collects the passages of a catalog in XML, an element at a time."""

    def __init__(
        self, file: str, notation: Notation = XML, shows: Callable[[Tag], str | None] = nothing, kind: str = "string"
    ) -> None:
        self._file, self._notation, self._shows, self._kind = file, notation, shows, kind
        self._plain = Catalog(file, notation)

    @property
    def passages(self) -> list[Passage]:
        """What was collected."""
        return self._plain.passages

    def add_element(self, whole: Element, language: str, unit: Unit, original: str | None = None) -> None:
        """An element's text as a passage; placeholders in it are opaque."""
        if not whole.inside:
            self._plain.add([whole.content], language, unit, original)
            return
        builder = Builder(self._file)
        mixed = add_content(builder, self._file, whole, self._notation, self._shows)
        escape = MIXED.write if mixed else self._notation.write
        if passage := builder.passage(self._kind, language, original, unit, escape):
            self._plain.keep(passage)

    def text(self, whole: Element) -> str:
        """An element's text, to be shown."""
        if not whole.inside:
            start, end = whole.content
            return self._notation.decoded_text(self._file[start:end]).strip()
        builder = Builder(self._file)
        add_content(builder, self._file, whole, self._notation, self._shows)
        passage = builder.passage("", "")
        return passage.text if passage else ""
