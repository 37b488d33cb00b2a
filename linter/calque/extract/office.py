"""Office files: DOCX and ODT. Paragraphs, headings, list items, cells, notes; a fix changes the text of its run only.

What stands in comments, deleted text of tracked changes, fields and drawings is not read. Languages set on runs are not
believed: word processors set them by the keyboard.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from calque.config import Settings
from calque.document import OPAQUE, Builder, Passage, Source, Span, Unit
from calque.extract.markup import CDATA, Tag, tags, verified
from calque.extract.notation import EXACT_XML, HTML, Notation
from calque.extract.opaque import hide


class _Kind(NamedTuple):
    """What the elements of a kind of file mean.

    `paragraphs` hold text, all of it or what is in `runs`; `inside` says what a paragraph in such an element is;
    `hidden` is left out with what is in it; `shown` reads as something.
    """

    members: re.Pattern[str]
    paragraphs: frozenset[str]
    runs: frozenset[str]
    inside: Mapping[str, str]
    hidden: frozenset[str]
    shown: Mapping[str, str]
    style: str
    notation: Notation


_DOCX = _Kind(
    members=re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml"),
    paragraphs=frozenset({"w:p"}),
    runs=frozenset({"w:t"}),
    inside={"w:tc": "cell", "w:numPr": "item"},
    hidden=frozenset({"w:del", "w:moveFrom", "mc:Fallback", "w:instrText", "w:delText"}),
    shown={
        "w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
        "w:sym": OPAQUE, "w:drawing": OPAQUE, "w:pict": OPAQUE, "w:object": OPAQUE, "m:oMath": OPAQUE,
    },
    style="w:pStyle",
    notation=EXACT_XML,
)  # fmt: skip
_ODT = _Kind(
    members=re.compile(r"content\.xml"),
    paragraphs=frozenset({"text:p", "text:h"}),
    runs=frozenset(),
    inside={"table:table-cell": "cell", "text:list-item": "item"},
    hidden=frozenset({
        "text:tracked-changes", "office:annotation", "office:automatic-styles", "text:note-citation",
        "text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:table-index",
    }),
    shown={
        "text:tab": "\t", "text:line-break": "\n", "text:s": " ", "draw:frame": OPAQUE, "text:page-number": OPAQUE,
        "text:date": OPAQUE, "text:bookmark-ref": OPAQUE,
    },
    style="text:h",
    notation=HTML,
)  # fmt: skip
_HEADING = re.compile(r"(?i)\A(?:heading|title|subtitle)")
_CODE = re.compile(r"(?i)code|preformatted|source")
_LIST = re.compile(r"(?i)\Alist")
_LINK = re.compile(r"\s*HYPERLINK\b")


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The text of a document's body, its notes, headers and footers; of paragraphs in it, their number."""
    kind = _DOCX if source.path.lower().endswith(".docx") else _ODT
    passages: list[Passage] = []
    for name, span in source.parts():
        if kind.members.fullmatch(name):
            verified(source.text, *span)
            passages += _Member(source.text, name, settings.language, kind).passages(span)
    return passages


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read."""

    number: int
    kind: str
    builder: Builder
    is_code: bool = False
    hidden: int = field(default=0)


class _Member:
    """One pass over the tags of one of the package's files. Paragraphs may nest: text boxes, notes."""

    def __init__(self, file: str, name: str, language: str, kind: _Kind) -> None:
        self._file, self._name, self._language, self._kind = file, name, language, kind
        self._open: list[_Paragraph] = []
        self._around: list[str] = []  # elements around paragraphs, that say what they are
        self._number = 0
        self._fields: list[str] = []  # the instructions of those that are open: of a link, the result is prose
        self._passages: list[Passage] = []

    def passages(self, span: Span) -> list[Passage]:
        """All passages, in the order of the file."""
        position, in_run = span.start, 0
        rest = tags(self._file, *span)
        for tag in rest:
            if self._open and (in_run or not self._kind.runs) and all(map(_LINK.match, self._fields)):
                self._kind.notation.add(self._open[-1].builder, self._file, position, tag.start)
            position = tag.end
            if tag.name in self._kind.hidden or (tag.name in self._kind.shown and tag.opens):
                position = self._thing(tag, rest)
            elif tag.name in self._kind.paragraphs:
                self._paragraph(tag)
            elif tag.name in self._kind.runs:
                in_run += tag.opens - tag.closes
            elif tag.name == CDATA and self._open and (in_run or not self._kind.runs):
                self._open[-1].builder.standing_for(OPAQUE, tag.start, tag.end)  # nobody writes it
            else:
                self._other(tag)
        return sorted(self._passages, key=lambda p: p.slices[0].source_start)

    def _thing(self, tag: Tag, rest: Iterator[Tag]) -> int:
        """Pass over an element, which reads as what the kind of file says; where it ends. A text box is read."""
        shown = self._kind.shown.get(tag.name, "")
        if shown == OPAQUE and not tag.closes:
            if self._open:
                self._open[-1].builder.standing_for(OPAQUE, tag.start, tag.end)
            return tag.end
        end = tag.end
        if tag.opens and not tag.closes:
            end = _end(rest)
        if shown and self._open:
            self._open[-1].builder.standing_for(shown, tag.start, end)
        elif tag.name == "w:instrText" and self._fields:
            self._fields[-1] += self._file[tag.end : end]
        return end

    def _field(self, tag: Tag) -> None:
        """The begin or the end of a field. All of it is one opaque thing, but for a link."""
        kind = tag.attributes.get("w:fldCharType") if tag.name == "w:fldChar" else "begin" if tag.opens else "end"
        if kind == "begin" and not (tag.closes and tag.name == "w:fldSimple"):
            self._fields.append(tag.attributes.get("w:instr", ""))
        elif kind == "end" and self._fields:
            is_link = _LINK.match(self._fields.pop())
            if self._open and not is_link and all(map(_LINK.match, self._fields)):
                self._open[-1].builder.standing_for(OPAQUE, tag.start, tag.end)

    def _paragraph(self, tag: Tag) -> None:
        if tag.opens and not tag.closes:
            self._number += 1
            kind = self._around[-1] if self._around else "paragraph"
            is_heading = tag.name == self._kind.style
            self._open.append(_Paragraph(self._number, "heading" if is_heading else kind, Builder(self._file)))
            self._style(tag.attributes.get("text:style-name", ""))
        elif tag.closes and not tag.opens:
            paragraph = self._open.pop()
            unit = Unit(f"paragraph {paragraph.number}", self._name)
            passage = paragraph.builder.passage(paragraph.kind, self._language, None, unit, self._kind.notation.write)
            if passage and not paragraph.is_code and passage.text.strip(f"{OPAQUE} \n\t"):
                self._passages.append(hide(passage))

    def _other(self, tag: Tag) -> None:
        kind = self._kind.inside.get(tag.name)
        if tag.name in ("w:fldChar", "w:fldSimple"):
            self._field(tag)
        elif tag.name == self._kind.style:
            self._style(tag.attributes.get("w:val", ""))
        elif kind and self._open and tag.opens and tag.closes is False and tag.name == "w:numPr":
            self._open[-1].kind = kind
        elif kind and tag.name != "w:numPr" and not (tag.opens and tag.closes):
            if tag.opens:
                self._around.append(kind)
            else:
                self._around.pop()

    def _style(self, name: str) -> None:
        if self._open and _HEADING.match(name):
            self._open[-1].kind = "heading"
        elif self._open and _CODE.search(name):
            self._open[-1].is_code = True
        elif self._open and _LIST.match(name) and self._open[-1].kind == "paragraph":
            self._open[-1].kind = "item"


def _end(rest: Iterator[Tag]) -> int:
    """Where the element ends whose first tag was just read."""
    depth = 1
    for tag in rest:
        depth += tag.opens - tag.closes
        if not depth:
            return tag.end
    return 0
