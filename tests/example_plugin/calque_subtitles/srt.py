"""SubRip: cues of a number, a line with two times, and lines of text, with an empty line between cues."""

import re

from calque import Passage
from calque.document import Builder

CUE = re.compile(
    r"^\d+[ \t]*\r?\n(?P<time>\d\d:\d\d:\d\d,\d\d\d) --> [^\r\n]*\r?\n(?P<text>(?:[^\r\n]+(?:\r?\n|\Z))+)", re.MULTILINE
)
_PIECE = re.compile(r"(?P<tag><[^>\r\n]*>)|(?P<line_break>[ \t]*\r?\n)|[^<\r\n]+|<")


def passages(text: str, language: str) -> list[Passage]:
    """A passage a cue: tags such as <i> left out, line breaks read as spaces, every character tied to its place."""
    found = []
    for cue in CUE.finditer(text):
        builder = Builder(text)
        for piece in _PIECE.finditer(text, cue.start("text"), cue.end("text")):
            if piece["line_break"]:
                builder.standing_for(" ", *piece.span())
            elif not piece["tag"]:
                builder.literal(*piece.span())
        if passage := builder.passage("cue", language):
            found.append(passage)
    return found
