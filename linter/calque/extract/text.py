"""Plain text: paragraphs, wrapped or not, list items and lines that stand alone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from calque.config import Settings
from calque.document import BOM, Builder, Passage, Slice, Source, Span
from calque.errors import FormatError
from calque.extract.opaque import add_prose, opaque_spans

LONGEST_WRAPPED = 160  # characters; nobody wraps at more, so a block with a longer line has a paragraph on each line

_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
_ITEM = re.compile(r"(?:[-*•‣–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_INSTRUCTION = re.compile(r"<!--\s*calque:.*?-->", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
_HYPHENATED = re.compile(r"(?<=[a-z]-)[\r\n]+\s*(?!(?:and|or|to)\b)[a-z]")


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The paragraphs and lines of any text; instructions to calque come as comments."""
    if source.members:
        raise FormatError("a ZIP package of a kind that calque does not know (exclude it)")
    return _Extraction(source.text, settings.language).passages()


class _Extraction:
    """Finds what is not prose in the whole text at once, then the lines, the blocks and the paragraphs in them."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language
        self._instructions = [Span(*m.span()) for m in _INSTRUCTION.finditer(text)]
        self._special = sorted([*self._instructions, *self._opaque()])
        self._special_starts = [span.start for span in self._special]
        self._special_ends = [span.end for span in self._special]

    def _opaque(self) -> Iterator[Span]:
        """What is not prose, between the byte order mark, the instructions and the end."""
        position = int(self._text.startswith(BOM))
        for instruction in self._instructions:
            yield from opaque_spans(self._text, position, instruction.start)
            position = instruction.end
        yield from opaque_spans(self._text, position, len(self._text))

    def passages(self) -> list[Passage]:
        """All passages, in the order of the file."""
        found = []
        for block in self._blocks():
            for paragraph in self._paragraphs(block):
                if passage := self._passage(paragraph):
                    found.append(passage)
        if not self._instructions:
            return found
        comments = [self._literal(span, "comment") for span in self._instructions]
        return sorted([*found, *comments], key=lambda p: p.slices[0].source_start)

    def _blocks(self) -> Iterator[list[Span]]:
        """Runs of lines without an empty one between them; of each line what is left without white space around it."""
        text, block, last = self._text, list[Span](), 0
        for found in _LINE.finditer(text, int(text.startswith(BOM))):
            start, end = found.span()
            if block and (gap := text[last:start]) != "\n" and (gap == "\n\n" or _line_ends(gap) > 1):
                yield block
                block = []
            block.append(Span(start, end))
            last = end
        if block:
            yield block

    def _paragraphs(self, block: list[Span]) -> Iterator[list[Span]]:
        """The block's lines, joined where a line break only wraps a sentence."""
        if len(block) == 1:
            yield block
            return
        text = self._text
        several_words = [end - start for start, end in block if text.find(" ", start, end) >= 0]
        width = max(several_words or [end - start for start, end in block])  # a lone URL may stick out
        if width > LONGEST_WRAPPED:
            yield from ([line] for line in block)
            return
        is_list = sum(self._is_item(line) for line in block) > 1
        paragraph = [block[0]]
        for before, line in pairwise(block):
            if self._wraps(before, line, width, is_list):
                paragraph.append(line)
            else:
                yield paragraph
                paragraph = [line]
        yield paragraph

    def _is_item(self, line: Span) -> bool:
        return _ITEM.match(self._text, line.start, line.end) is not None

    def _wraps(self, before: Span, line: Span, width: int, is_list: bool) -> bool:
        """Whether the break between two lines is there only because the next word did not fit."""
        content = self._text[line.start : line.end]
        had_no_room = before.end - before.start + 1 + len(content.split(None, 1)[0]) > width
        in_sentence = not _SENTENCE_END.search(self._text, max(before.start, before.end - 9), before.end)
        if self._is_item(line):  # or a dash in a sentence that came to stand at the start of a line
            return content[0] in "–—" and not is_list and (in_sentence or had_no_room)
        return had_no_room or (content[0].islower() and in_sentence)  # the latter: wrapped by hand, at the sense

    def _passage(self, lines: list[Span]) -> Passage | None:
        item = _ITEM.match(self._text, lines[0].start, lines[0].end)
        kind = "item" if item else "paragraph"
        whole = Span(item.end() if item else lines[0].start, lines[-1].end)
        special = self._special_in(whole)
        if len(lines) == 1 and not special:  # most passages of most files
            return self._literal(whole, kind)
        builder = Builder(self._text)
        for k, line in enumerate(lines):
            if k:
                joint = "" if _HYPHENATED.search(self._text, lines[k - 1].start, line.end) else " "
                builder.standing_for(joint, lines[k - 1].end, line.start)
            self._add_line(builder, Span(max(line.start, whole.start), line.end), special)
        return builder.passage(kind, self._language)

    def _add_line(self, builder: Builder, line: Span, special: Sequence[Span]) -> None:
        """The line's prose; nothing for an instruction."""
        position = line.start
        opaque = list[Span]()
        for span in special:
            start, end = max(span.start, line.start), min(span.end, line.end)
            if start >= end:
                continue
            if span in self._instructions:
                add_prose(builder, position, start, opaque)
                position, opaque = end, []
            elif start >= position:
                opaque.append(span)
        add_prose(builder, position, line.end, opaque)

    def _special_in(self, span: Span) -> Sequence[Span]:
        """The instructions and opaque things that touch a range."""
        if not self._special:
            return ()
        first = bisect_right(self._special_ends, span.start)
        return self._special[first : bisect_left(self._special_starts, span.end, first)]

    def _literal(self, span: Span, kind: str) -> Passage:
        start, end = span
        return Passage(self._text[start:end], (Slice(0, end - start, start, end),), kind, self._language)


def _line_ends(gap: str) -> int:
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n")
