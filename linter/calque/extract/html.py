"""HTML and XHTML, as a browser reads them: unclosed and misspelt tags are taken as they come.

Scripts, styles, `code`, `pre` and what is marked `translate="no"` are not prose. `lang` says in which language the text
inside is; in a sentence in another language, it is opaque. Some attributes are read, too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from calque.config import Settings
from calque.document import BOM, OPAQUE, Builder, Passage, Source, Span
from calque.extract import frontmatter
from calque.extract.htmltokens import (
    BLOCKS,
    CLOSES_ITSELF,
    DESCRIBING,
    HIDDEN,
    NO_TEXT,
    NOT_PROSE,
    READ,
    REPLACED,
    SAYS_SOMETHING,
    SENTENCE,
    SPACES,
    THINGS,
    TOKEN,
    VOID,
)  # fmt: skip
from calque.extract.markup import CDATA, Tag
from calque.extract.notation import ATTRIBUTE, HTML, MIXED
from calque.extract.opaque import hide, shown
from calque.extract.templates import hide_templates
from calque.language import tag as language_tag


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The headings, paragraphs, items, cells and captions of a page, and the attributes that a reader sees or hears."""
    is_xml = PurePath(source.path).suffix.lower() == ".xhtml"
    start = int(source.text.startswith(BOM))
    body = frontmatter.end_of(source.text, start)
    front = frontmatter.passages(source.text, start, body, settings.language)
    return [*front, *Page(source.text, settings.language, is_xml).passages(body, len(source.text))]


@dataclass(slots=True)
class _Open:
    """An element that is open: the language inside, the kind of block, and whether its text is shown."""

    name: str
    language: str
    kind: str
    hidden: bool = False
    inside: "dict[str, _Open]" = field(default_factory=dict)
    """Elements without attributes that were open in it, by name: each such one is like the others."""
    leaves: "dict[str, str]" = field(default_factory=dict)
    """Of blocks with only text in them, by name as it was written: their kind; "" for those that take a closer look."""

    def leaf(self, written: str) -> str:
        """The kind of a block in it that has only text in it."""
        name = written.lower()
        is_plain = not self.hidden and name != self.name
        return self.leaves.setdefault(written, _kind(name, self.kind) if is_plain else "")


def _inner(outer: _Open, name: str, attributes: Mapping[str, str]) -> _Open:
    """An element in another."""
    declared = attributes.get("lang") or attributes.get("xml:lang")
    language = (language_tag(declared) if declared else "") or outer.language
    hidden = outer.hidden or name in HIDDEN or (name in BLOCKS and _is_left_alone(attributes))
    return _Open(name, language, _kind(name, outer.kind), hidden)


def _is_left_alone(attributes: Mapping[str, str]) -> bool:
    """Whether an element is not to be translated."""
    return attributes.get("translate") == "no" or "notranslate" in attributes.get("class", "").split()


def _kind(name: str, outer: str) -> str:
    if name == "blockquote" or (outer == "quote" and name == "p"):
        return "quote"
    if name == "p" and outer == "item":
        return "item"
    return BLOCKS.get(name, outer)


class Page:
    """One pass over the tags of a page, or of one page of several in a file."""

    def __init__(self, file: str, language: str, is_xml: bool) -> None:
        self._file, self._is_xml = file, is_xml
        self._open = [_Open("", language, "paragraph")]
        self._count: dict[str, int] = {}
        self._builder = Builder(file)
        self._language = language  # of the passage that is being read
        self._opaque: tuple[int, int] | None = None  # the number of the open element that is opaque; where it began
        self._mixed = False
        self._passages: list[Passage] = []

    def passages(self, start: int, end: int) -> list[Passage]:
        """All passages of a range of the file, in order."""
        self._read(start, end)
        self._flush(self._open[-1].kind)
        return sorted(self._passages, key=lambda p: p.slices[0].source_start)

    def _read(self, position: int, end: int) -> None:
        for found in TOKEN.finditer(self._file, position, end):
            begin, stop = found.span()
            if position < begin:
                self._text(position, begin)
            position = stop
            token = found.lastgroup
            if token == "content":
                self._leaf(found)
            elif token == "attributes":
                self._tag(found, begin, stop)
            elif token == "cdata" and self._is_xml:
                self._cdata(found)
            elif token == "raw":
                self._thing(found)
            elif token == "pre" and self._builder.last and not self._opaque:
                self._flush(self._open[-1].kind)
        self._text(position, end)

    def _text(self, start: int, end: int) -> None:
        if self._opaque or self._open[-1].hidden:
            return
        if self._builder.last or not self._file[start:end].isspace():  # as between two blocks
            HTML.add(self._builder, self._file, start, end)

    def _cdata(self, found: re.Match[str]) -> None:
        if not self._opaque and not self._open[-1].hidden:
            self._mixed = True
            self._builder.literal(found.start() + len(CDATA) + 1, found.end() - len("]]>"))

    def _thing(self, found: re.Match[str]) -> None:
        """A form field; a script or style shows nothing."""
        name, start = found["raw"].lower(), found.start()
        if name not in ("textarea", "iframe") or self._opaque or self._open[-1].hidden:
            return
        self._builder.standing_for(OPAQUE, *found.span())
        end = self._file.index(">", start) + 1
        tag = Tag(name, True, False, start, end, self._file[start + 1 + len(name) : end - 1])
        self._attributes(tag, {name.lower(): value for name, value in tag.attributes.items()})

    def _leaf(self, found: re.Match[str]) -> None:
        """A block with nothing but text and simple elements in it."""
        written, outer = found["leaf"], self._open[-1]
        start, end = found.span("content")
        kind = outer.leaves.get(written) or outer.leaf(written)
        if not kind or self._opaque or outer.language != self._language:
            self._begin(written.lower(), {}, found.start())
            self._read(start, end)
            self._end(written.lower(), end, found.end())
            return
        if self._builder.last:
            self._flush(outer.kind)
        if passage := SENTENCE.passage(self._file, start, end, kind, self._language):
            self._add(passage)

    def _tag(self, found: re.Match[str], start: int, end: int) -> None:
        close, name, inside = found.group("close", "name", "attributes")
        name = name.lower()
        if close:
            self._end(name, start, end)
            return
        attributes: Mapping[str, str] = {}
        if inside and SAYS_SOMETHING.search(inside):
            tag = Tag(name, True, False, start, end, inside)
            attributes = {name.lower(): value for name, value in tag.attributes.items()}
            self._attributes(tag, attributes)
        if name in VOID or (self._is_xml and inside.endswith("/")):
            self._void(name, start, end)
        else:
            self._begin(name, attributes, start)

    def _begin(self, name: str, attributes: Mapping[str, str], start: int) -> None:
        is_block, outer = name in BLOCKS, self._open[-1]
        if not (is_block or attributes or name in THINGS or self._count.get(name)):
            return  # it shows nothing, and its end will find nothing that is open
        if is_block and not self._opaque and self._builder.last:
            self._flush(outer.kind)
        if outer.name == name and name in CLOSES_ITSELF:
            self._pop()
            outer = self._open[-1]
        inner = _inner(outer, name, attributes) if attributes else outer.inside.get(name)
        if inner is None:
            inner = outer.inside[name] = _inner(outer, name, attributes)
        self._open.append(inner)
        self._count[name] = self._count.get(name, 0) + 1
        if self._opaque:
            return
        if is_block:
            self._language = inner.language
        elif not inner.hidden and self._is_foreign(name, attributes, inner.language):
            self._opaque = len(self._open) - 1, start

    def _is_foreign(self, name: str, attributes: Mapping[str, str], language: str) -> bool:
        """Whether an element in a sentence is no prose of the sentence's language."""
        if name in THINGS or _is_left_alone(attributes):
            return True
        return language != self._language and language.partition("-")[0] != self._language.partition("-")[0]

    def _end(self, name: str, start: int, end: int) -> None:
        if not self._count.get(name):
            return
        level, top = len(self._open) - 1, self._open[-1]
        while self._open[level].name != name:
            level -= 1
        if self._opaque and level <= self._opaque[0]:
            self._builder.standing_for(OPAQUE, self._opaque[1], end if level == self._opaque[0] else start)
            self._opaque = None
        is_border = name in BLOCKS and not self._opaque
        if is_border:
            self._flush(top.kind)
        while len(self._open) > level:
            self._pop()
        if is_border:
            self._language = self._open[-1].language

    def _pop(self) -> None:
        self._count[self._open.pop().name] -= 1

    def _void(self, name: str, start: int, end: int) -> None:
        if self._opaque:
            return
        if name in BLOCKS:
            self._flush(self._open[-1].kind)
        if self._open[-1].hidden or name in BLOCKS:
            return
        if name in REPLACED:
            self._builder.standing_for(OPAQUE, start, end)
        elif name == "br":
            self._builder.standing_for("\n", start, end)

    def _flush(self, kind: str) -> None:
        """End the passage that is being read, at the border of a block."""
        if self._builder.last:
            self._keep(self._builder, kind, self._language)
            self._mixed = False

    def _keep(self, builder: Builder, kind: str, language: str) -> None:
        escape = ATTRIBUTE.write if kind == "alt" else MIXED.write if self._mixed else HTML.write
        if passage := builder.passage(kind, language, escape=escape):
            self._add(passage)

    def _add(self, passage: Passage) -> None:
        if "  " in passage.text:  # on both sides of a tag
            passage = (
                shown(passage, ((Span(m.start() + 1, m.end()), "") for m in SPACES.finditer(passage.text))) or passage
            )
        if not NOT_PROSE.search(passage.text):  # as in most
            self._passages.append(passage)
        elif passage.text.strip(NO_TEXT) and (prose := hide_templates(passage)):
            self._passages.append(hide(prose))

    def _attributes(self, tag: Tag, attributes: Mapping[str, str]) -> None:
        wanted = [name for name in READ if attributes.get(name)]
        if tag.name == "meta" and (attributes.get("name") or attributes.get("property")) in DESCRIBING:
            wanted.append("content")
        if not wanted or self._opaque or self._open[-1].hidden or tag.name == "link":
            return
        declared = attributes.get("lang", "")
        language = (language_tag(declared) if declared else "") or self._open[-1].language
        for name in wanted:
            if span := tag.value_of(name, self._file):
                builder = Builder(self._file)
                ATTRIBUTE.add(builder, self._file, *span)
                self._keep(builder, "alt", language)
