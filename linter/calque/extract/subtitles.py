"""Subtitles: SubRip and WebVTT. A sentence that runs over several cues is read as one.

What stands between two cues is in no slice of a passage, so no fix can move text from one to the other.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath

from calque.config import Settings
from calque.document import BOM, Builder, Escape, Passage, Source, Unit
from calque.errors import FormatError
from calque.extract.notation import Notation, Table
from calque.extract.opaque import hide
from calque.extract.prose import line_start

LONGEST_SENTENCE = 12  # cues; subtitles without any full stops are not one sentence

_TIME = r"(?:\d+:)?\d\d?:\d\d[,.]\d+"
_TIMES = re.compile(rf"[ \t]*(?P<time>{_TIME})[ \t]*-->[ \t]*{_TIME}[^\r\n]*(?:\r\n?|\n|\Z)")
_LIKE_TIMES = re.compile(r"[ \t]*\d+:\d\d")
_LINE = re.compile(r"(?P<speaker>[ \t]*(?:<[a-zA-Z][^<>\r\n]*>)*[-–—][ \t]*(?=\S))?[^\r\n]+")
_SENTENCE_END = re.compile(r"[.!?:…♪\])][\"'”’»)\]]*\s*\Z")
_TAGS = r"</?[a-zA-Z][^<>\r\n]*>|<[\d:.]+>|\{\\?[a-zA-Z][^{}\r\n]*\}"

_MARKS = ("<", "{", "  ", "\t")

_SRT = Notation(
    re.compile(rf"{_TAGS}|[ \t]{{2,}}"),
    lambda m: " " if m.group().isspace() else "",
    Table({}, "\r\n"),
    _MARKS,
)
_VTT_CHARACTERS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "", "&rlm;": ""}
_VTT = Notation(
    re.compile(rf"{_TAGS}|&\w+;|[ \t]{{2,}}"),
    lambda m: " " if m.group().isspace() else _VTT_CHARACTERS.get(m.group(), ""),
    Table({"&": "&amp;", "<": "&lt;", ">": "&gt;"}, "\r\n"),
    (*_MARKS, "&"),
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

    def line(self, unit: Unit, start: int, is_new_cue: bool, is_other: bool) -> Builder:
        """A line begins at `start`; returns what it is to be added to. One of another speaker begins a passage."""
        last = self._builder.last
        if last and (is_other or self._is_complete(last.source_end)):
            self._flush()
            last = None
        if last:
            self._builder.standing_for(" ", last.source_end, last.source_end if is_new_cue else start)
            self._cues += is_new_cue
        else:
            self._unit, self._cues = unit, int(is_new_cue)
        return self._builder

    def speak(self, language: str) -> None:
        """What comes next is in this language."""
        if language != self._language:
            self._flush()
            self._language = language

    def passages(self) -> list[Passage]:
        """All passages, when all lines are there."""
        self._flush()
        return self._passages

    def _is_complete(self, end: int) -> bool:
        """Whether what was read so far is a sentence, or more than one can be."""
        return self._cues >= LONGEST_SENTENCE or _SENTENCE_END.search(self._file, max(end - 9, 0), end) is not None

    def _flush(self) -> None:
        passage = self._builder.passage("cue", self._language, None, self._unit, self._escape)
        if passage:
            self._passages.append(hide(passage))


class _Extraction:
    """One pass over the cues."""

    def __init__(self, file: str, language: str, notation: Notation, is_vtt: bool) -> None:
        self._file, self._notation, self._is_vtt = file, notation, is_vtt
        self._sentences = Sentences(file, language, notation.write)

    def passages(self, start: int) -> list[Passage]:
        """All passages, in the order of the file."""
        heads = list(self._heads(start))
        if not heads and self._file[start:].strip() and not self._is_vtt:
            raise FormatError("there are no subtitles in it: no line like 00:00:01,000 --> 00:00:02,000", self._file)
        ends = [*(begin for _, begin, _ in heads[1:]), len(self._file)]
        for (unit, _, text), end in zip(heads, ends, strict=False):
            self._cue(unit, text, end)
        return self._sentences.passages()

    def _cue(self, unit: Unit, start: int, end: int) -> None:
        """The lines of a cue; a line with a dash is someone else's. WebVTT has no more than one paragraph of them."""
        last = -1
        for line in _LINE.finditer(self._file, start, end):
            begin, stop = line.span()
            if self._file[begin:stop].isspace():
                continue
            is_first = last < 0 or begin - last > (2 if self._file.startswith("\r\n", last) else 1)
            if is_first and last >= 0 and self._is_vtt:
                break
            speaker, last = line.end("speaker"), stop
            builder = self._sentences.line(unit, begin, is_first, speaker >= 0)
            self._notation.add(builder, self._file, max(speaker, begin), stop)

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
