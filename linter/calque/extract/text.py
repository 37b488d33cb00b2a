"""Plain text: paragraphs, wrapped or not, list items and lines that stand alone."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from calque.config import Settings
from calque.document import BOM, Builder, Passage, Source
from calque.extract.opaque import add_prose
from calque.plugins import hookimpl

LONGEST_WRAPPED = 160  # characters; nobody wraps at more, so a block with a longer line has a paragraph on each line

_LINE = re.compile(r"[^\r\n]+")
_GAP = re.compile(r"\r\n|\r|\n")
_ITEM = re.compile(r"(?:[-*•‣–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_INSTRUCTION = re.compile(r"<!--\s*calque:.*?-->", re.DOTALL)
_SENTENCE_END = tuple(".!?:;…\"'”’»)]")
_HYPHENATED = re.compile(r"(?<=[a-z]-)[\r\n]+\s*(?!(?:and|or|to)\b)[a-z]")


class Line(NamedTuple):
    """A line's range in the file, without white space at its ends."""

    start: int
    end: int


@hookimpl
def calque_suffixes() -> tuple[str, ...]:
    """Files that are plain text."""
    return (".txt", ".text")


@hookimpl(trylast=True)
def calque_extract(source: Source, settings: Settings) -> Sequence[Passage]:
    """The paragraphs and lines of any text; instructions to calque come as comments."""
    passages = []
    for block in _blocks(source.text):
        for paragraph in _paragraphs(source.text, block):
            if passage := _passage(source.text, paragraph, settings.language):
                passages.append(passage)
    passages += _instructions(source.text, settings.language)
    return passages


def _instructions(text: str, language: str) -> Iterator[Passage]:
    for found in _INSTRUCTION.finditer(text):
        builder = Builder(text)
        builder.literal(*found.span())
        if comment := builder.passage("comment", language):
            yield comment


def _blocks(text: str) -> Iterator[list[Line]]:
    """Runs of lines without an empty one between them."""
    block: list[Line] = []
    last = 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        if block and len(_GAP.findall(text, last, start)) > 1:
            yield block
            block = []
        last = end
        content = text[start:end].strip()
        if start == 0:
            content = content.removeprefix(BOM).lstrip()
        if content:
            begin = text.index(content, start)
            block.append(Line(begin, begin + len(content)))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _paragraphs(text: str, block: list[Line]) -> Iterator[list[Line]]:
    """The block's lines, joined where a line break only wraps a sentence."""
    width = max(line.end - line.start for line in block)
    paragraph = [block[0]]
    for before, line in pairwise(block):
        if width <= LONGEST_WRAPPED and _wraps(text, before, line, width):
            paragraph.append(line)
        else:
            yield paragraph
            paragraph = [line]
    yield paragraph


def _wraps(text: str, before: Line, line: Line, width: int) -> bool:
    """Whether the break between two lines is there only because the next word did not fit."""
    content = text[line.start : line.end]
    if _ITEM.match(content):
        return False
    if content[0].islower() and not text[before.start : before.end].endswith(_SENTENCE_END):
        return True  # wrapped by hand, at the sense
    first_word = content.split(None, 1)[0]
    return before.end - before.start + 1 + len(first_word) > width


def _passage(text: str, lines: list[Line], language: str) -> Passage | None:
    builder = Builder(text)
    item = _ITEM.match(text, lines[0].start, lines[0].end)
    for k, line in enumerate(lines):
        if k:
            joint = "" if _HYPHENATED.search(text, lines[k - 1].start, line.end) else " "
            builder.standing_for(joint, lines[k - 1].end, line.start)
        position = item.end() if item and not k else line.start
        for instruction in _INSTRUCTION.finditer(text, line.start, line.end):
            add_prose(builder, text, position, instruction.start())
            position = instruction.end()
        add_prose(builder, text, position, max(position, line.end))
    return builder.passage("item" if item else "paragraph", language)
