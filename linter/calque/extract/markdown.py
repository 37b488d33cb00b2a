"""Markdown (CommonMark with GFM's tables, task lists, strikethrough and footnotes, and front matter).

pyromark, a binding to pulldown-cmark, parses it and gives the byte range of each piece. Code, HTML, URLs and link
targets are not prose: inline ones become one opaque character, so that the sentence around them stays whole.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import Any

from calque.config import Settings
from calque.document import BOM, OPAQUE, Builder, Passage, Source
from calque.extract import dialects, frontmatter
from calque.extract.opaque import hide
from calque.extract.templates import hide_templates

_KINDS = {
    "Paragraph": "paragraph",
    "Heading": "heading",
    "Item": "item",
    "TableCell": "cell",
    "DefinitionListTitle": "item",
    "DefinitionListDefinition": "item",
    "Image": "alt",
}
_NOT_PROSE = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript", "Link", "Image"})
_CODE_TAG = re.compile(r"<(/?)(?:code|kbd|samp|var|tt|pre|script|style)\b", re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LONE_CR = re.compile(r"\r(?!\n)")
_NEXT_LINE = re.compile(r"[ \t>]*")


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The headings, paragraphs, list items and table cells of a Markdown file, its comments and front matter."""
    is_mdx = source.path.lower().endswith(".mdx")
    return _Extraction(dialects.plain(source.text, is_mdx), settings.language, is_mdx).passages()


class _Block:
    """A block that is being read."""

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.builder = Builder(text)
        self.code_from: int | None = None  # where an HTML element with code in it began


class _Extraction:
    """One pass over the parser's events. Blocks nest; text belongs to the innermost one."""

    def __init__(self, text: str, language: str, is_mdx: bool) -> None:
        self._text, self._language, self._is_mdx = text, language, is_mdx
        self._blocks: list[_Block] = []
        self._quotes = 0
        self._skipping = ""  # the tag of something that is not prose
        self._skipped = len(BOM) if text.startswith(BOM) else 0
        self._code_point = _code_points(text[self._skipped :])
        self._passages: list[Passage] = []

    def passages(self) -> list[Passage]:
        """All passages, in the order of the file."""
        import pyromark  # not needed for plain text

        options = pyromark.Options
        parser = pyromark.Markdown(
            options=options.ENABLE_TABLES
            | options.ENABLE_FOOTNOTES
            | options.ENABLE_STRIKETHROUGH
            | options.ENABLE_TASKLISTS
            | options.ENABLE_GFM
            | options.ENABLE_DEFINITION_LIST
            | options.ENABLE_YAML_STYLE_METADATA_BLOCKS
            | options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        )
        body = _LONE_CR.sub("\n", self._text[self._skipped :])  # which the parser does not know everywhere
        for event, span in parser.events_with_range(body):
            self._event(event, span)
        return sorted(self._passages, key=lambda p: p.slices[0].source_start)

    def _event(self, event: Any, span: Any) -> None:
        name, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        tag = value if isinstance(value, str) else next(iter(value), "") if isinstance(value, dict) else ""
        if self._skipping:
            if name == "End" and tag == self._skipping:
                self._skipping = ""
        elif name == "Start":
            if tag not in _INLINE:
                self._divide()
            self._start(tag, value, span)
        elif name == "End":
            self._end(tag)
        elif self._blocks:
            self._inline(name, value, *self._place(span))

    def _place(self, span: Any) -> tuple[int, int]:
        """The range in the file of what the parser found, which counts in bytes."""
        return self._code_point(span["start"]) + self._skipped, self._code_point(span["end"]) + self._skipped

    def _start(self, tag: str, value: Any, span: Any) -> None:
        if tag in _NOT_PROSE:
            self._skipping = tag
            self._not_prose(tag, *self._place(span))
        elif tag == "Link" and value["Link"]["link_type"] in ("Autolink", "Email"):
            self._skipping = tag
            self._add(OPAQUE, *self._place(span))
        elif tag == "BlockQuote":
            self._quotes += 1
        elif tag in _KINDS:
            if tag == "Image":
                self._add(OPAQUE, *self._place(span))
            self._blocks.append(_Block(self._kind(tag), self._text))

    def _end(self, tag: str) -> None:
        if tag == "BlockQuote":
            self._quotes -= 1
        elif tag in _KINDS:
            self._flush(self._blocks.pop())

    def _kind(self, tag: str) -> str:
        if tag == "Paragraph" and self._blocks and self._blocks[-1].kind == "item":
            return "item"
        return "quote" if self._quotes and tag == "Paragraph" else _KINDS[tag]

    def _flush(self, block: _Block) -> None:
        passage = block.builder.passage(block.kind, self._language)
        if passage and (prose := hide_templates(passage, self._is_mdx)):
            self._passages.append(hide(prose))
        block.builder = Builder(self._text)

    def _divide(self) -> None:
        """What follows a list, a quote or code in the same list item is another passage than what was before it."""
        if self._blocks:
            self._flush(self._blocks[-1])

    def _not_prose(self, tag: str, start: int, end: int) -> None:
        """Keep what may hold instructions to calque: comments and front matter; of the latter, also what is prose."""
        if tag == "MetadataBlock":
            self._keep("front-matter", start, end)
            self._passages += frontmatter.passages(self._text, start, end, self._language)
        elif tag == "HtmlBlock":
            for found in _COMMENT.finditer(self._text, start, end):
                self._keep("comment", *found.span())
            if not self._quotes:  # the marks in front of whose lines are no HTML
                self._html(start, end)

    def _html(self, start: int, end: int) -> None:
        from calque.extract.html import Page  # many files have none

        for passage in Page(self._text, self._language, is_xml=False).passages(start, end):
            if prose := hide_templates(passage, self._is_mdx):
                self._passages.append(prose)

    def _keep(self, kind: str, start: int, end: int) -> None:
        builder = Builder(self._text)
        builder.literal(start, end)
        if passage := builder.passage(kind, self._language):
            self._passages.append(passage)

    def _inline(self, name: str, value: Any, start: int, end: int) -> None:
        if name == "Text":
            self._add_text(value, start, end)
        elif name in ("Code", "InlineMath", "DisplayMath"):
            self._add(OPAQUE, start, end)
        elif name in ("SoftBreak", "HardBreak"):
            self._add_break(" " if name == "SoftBreak" else "\n", start, end)
        elif name == "InlineHtml":
            self._add_html(value, start, end)
        elif name == "Rule":
            self._divide()

    def _add(self, shown: str, start: int, end: int) -> None:
        if self._blocks and self._blocks[-1].code_from is None:
            self._builder(start).standing_for(shown, start, end)

    def _builder(self, start: int) -> Builder:
        """The builder for what begins at `start`; a line break in front takes up quote marks and indentation."""
        builder = self._blocks[-1].builder
        last = builder.last
        if last and not last.literal and self._text[last.source_end - 1] in "\r\n":
            between = _NEXT_LINE.match(self._text, last.source_end, start)
            builder.reach(between.end() if between else last.source_end)
        return builder

    def _add_text(self, value: str, start: int, end: int) -> None:
        if self._blocks[-1].code_from is not None:
            return
        builder = self._builder(start)
        if self._text[start:end] != value:  # an entity
            builder.standing_for(value, start, end)
            return
        if start and self._text[start - 1] == "\\" and not (builder.last and builder.last.source_end == start):
            builder.standing_for(value[0], start - 1, start + 1)  # an escape: without its backslash it is markup
            start += 1
        builder.literal(start, end)

    def _add_break(self, shown: str, start: int, end: int) -> None:
        """A line break with the white space before it; the quote marks of the next line come with what follows."""
        last = self._blocks[-1].builder.last
        if last and self._text[last.source_end : start].isspace():
            start = last.source_end
        self._add(shown, start, end)

    def _add_html(self, html: str, start: int, end: int) -> None:
        block = self._blocks[-1]
        if html.startswith("<!--"):
            self._keep("comment", start, end)
        elif tag := _CODE_TAG.match(html):
            if not tag.group(1) and block.code_from is None:
                block.code_from = start
            elif tag.group(1) and block.code_from is not None:
                begin, block.code_from = block.code_from, None
                self._add(OPAQUE, begin, end)
        elif _BREAK_TAG.match(html):
            self._add("\n", start, end)


def _code_points(text: str) -> Callable[[int], int]:
    """From an offset in the text's UTF-8 to one in code points."""
    if text.isascii():
        return int
    wide = [(m.start(), len(m.group().encode()) - 1) for m in re.finditer(r"[^\x00-\x7f]", text)]
    extra = list(accumulate((more for _, more in wide), initial=0))
    ends = [start + extra[k + 1] + 1 for k, (start, _) in enumerate(wide)]
    return lambda offset: offset - extra[bisect_right(ends, offset)]
