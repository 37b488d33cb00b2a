"""Subtitles: SubRip and WebVTT. A sentence that runs over several cues is read as one.

What stands between two cues is in no slice of a passage, so no fix can move text from one to the other.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePath

from calque.config import Settings
from calque.document import BOM, Builder, Escape, Passage, Source, Span, Unit
from calque.errors import FormatError
from calque.extract.notation import Notation, Table
from calque.extract.opaque import hide
from calque.extract.prose import line_start

LONGEST_SENTENCE = 12  # cues; subtitles without any full stops are not one sentence

_TIME = r"(?:\d+:)?\d\d?:\d\d[,.]\d+"
_TIMES = re.compile(rf"[ \t]*(?P<time>{_TIME})[ \t]*-->[ \t]*{_TIME}[^\r\n]*(?:\r\n?|\n|\Z)")
_LIKE_TIMES = re.compile(r"[ \t]*\d+:\d\d")
_PARAGRAPH = re.compile(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n?|\n|\Z))+")
_SPEAKER = re.compile(r"[ \t]*[-–—][ \t]*(?=\S)")
_LINE = re.compile(r"[^\r\n]+")
_SENTENCE_END = re.compile(r"[.!?:…♪\])][\"'”’»)\]]*\Z")
_TAGS = r"</?[a-zA-Z][^<>\r\n]*>|<[\d:.]+>|\{\\?[a-zA-Z][^{}\r\n]*\}"

_SRT = Notation(re.compile(rf"{_TAGS}|[ \t]{{2,}}"), lambda m: " " if m.group().isspace() else "", Table({}, "\r\n"))
_VTT_CHARACTERS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "", "&rlm;": ""}
_VTT = Notation(
    re.compile(rf"{_TAGS}|&\w+;|[ \t]{{2,}}"),
    lambda m: " " if m.group().isspace() else _VTT_CHARACTERS.get(m.group(), ""),
    Table({"&": "&amp;", "<": "&lt;", ">": "&gt;"}, "\r\n"),
)


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The sentences of a file of subtitles; an entry is a cue, named by its number and time."""
    is_vtt = PurePath(source.path).suffix.lower() == ".vtt"
    start = int(source.text.startswith(BOM))
    if is_vtt and not source.text.startswith("WEBVTT", start):
        raise FormatError("WebVTT begins with the word WEBVTT", source.text, start)
    return _Extraction(source.text, settings.language, _VTT if is_vtt else _SRT, is_vtt).passages(start)


class Sentences:
    """Puts the lines of cues together to passages."""

    def __init__(self, file: str, language: str, escape: Escape | None) -> None:
        self._file, self._language, self._escape = file, language, escape
        self._builder, self._cues, self._unit = Builder(file), 0, Unit("")
        self._passages: list[Passage] = []

    def line(self, unit: Unit, start: int, add: Callable[[Builder], object], is_new_cue: bool, is_other: bool) -> None:
        """A line that begins at `start`, which `add` adds; one of another speaker begins another passage."""
        if is_other or self._is_complete():
            self._flush()
        elif last := self._builder.last:
            at = last.source_end
            self._builder.standing_for(" ", at, at if is_new_cue else start)
        if not self._builder.last:
            self._unit, self._cues = unit, 0
        self._cues += is_new_cue
        add(self._builder)

    def passages(self) -> list[Passage]:
        """All passages, when all lines are there."""
        self._flush()
        return self._passages

    def _is_complete(self) -> bool:
        """Whether what was read so far is a sentence, or more than one can be."""
        last = self._builder.last
        if not last:
            return False
        text = self._file[max(last.source_end - 9, 0) : last.source_end].rstrip()
        return self._cues >= LONGEST_SENTENCE or _SENTENCE_END.search(text) is not None

    def _flush(self) -> None:
        passage = self._builder.passage("cue", self._language, None, self._unit, self._escape)
        if passage:
            self._passages.append(hide(passage))
        self._builder = Builder(self._file)


class _Extraction:
    """One pass over the cues."""

    def __init__(self, file: str, language: str, notation: Notation, is_vtt: bool) -> None:
        self._file, self._notation, self._is_vtt = file, notation, is_vtt
        self._sentences = Sentences(file, language, notation.write)

    def passages(self, start: int) -> list[Passage]:
        """All passages, in the order of the file."""
        cues = list(self._cue_texts(start))
        if not cues and self._file[start:].strip() and not self._is_vtt:
            raise FormatError("there are no subtitles in it: no line like 00:00:01,000 --> 00:00:02,000", self._file)
        for unit, text in cues:
            paragraphs = [Span(*m.span()) for m in _PARAGRAPH.finditer(self._file, *text)]
            for paragraph in paragraphs[:1] if self._is_vtt else paragraphs:
                self._paragraph(unit, paragraph)
        return self._sentences.passages()

    def _cue_texts(self, start: int) -> Iterator[tuple[Unit, Span]]:
        """Each cue, and the range of its text."""
        last: tuple[Unit, int] | None = None
        for unit, begin, end in self._heads(start):
            if last:
                yield last[0], Span(last[1], begin)
            last = unit, end
        if last:
            yield last[0], Span(last[1], len(self._file))

    def _heads(self, start: int) -> Iterator[tuple[Unit, int, int]]:
        """What each cue is called, and where the lines with its name and times begin and end."""
        arrow = self._file.find("->", start)
        while arrow >= 0:
            line = self._line_of(arrow, start)
            if times := _TIMES.match(self._file, line):
                above = self._above(line, start)
                name = self._file[above:line].strip()
                is_name = name.isdigit() or (self._is_vtt and not self._file[self._above(above, start) : above].strip())
                is_name = is_name and name != ""
                unit = Unit(name, times["time"]) if is_name else Unit(times["time"])
                yield unit, above if is_name else line, times.end()
                arrow = times.end() - 1
            elif _LIKE_TIMES.match(self._file, line):
                raise FormatError("a line with times that cannot be read", self._file, line)
            arrow = self._file.find("->", arrow + 1)

    def _line_of(self, position: int, start: int) -> int:
        """Where the line begins that a position is in."""
        return line_start(self._file, position, start)

    def _above(self, line: int, start: int) -> int:
        """Where the line above begins, of a line that begins here."""
        end = line - (2 if self._file.startswith("\r\n", line - 2) else 1)
        return self._line_of(max(end, start), start)

    def _paragraph(self, unit: Unit, paragraph: Span) -> None:
        """The lines of a cue; a line with a dash is someone else's."""
        is_new_cue = True
        for line in _LINE.finditer(self._file, *paragraph):
            speaker = _SPEAKER.match(self._file, *line.span())
            text = Span(speaker.end() if speaker else line.start(), line.end())
            add = partial(self._notation.add, file=self._file, start=text.start, end=text.end)
            self._sentences.line(unit, line.start(), add, is_new_cue, speaker is not None)
            is_new_cue = False
