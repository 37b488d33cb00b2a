"""What is sent to LanguageTool, and where its answers stand: it counts in UTF-16, calque in code points.

Several passages go in one request, with an empty line between them, so that no sentence goes on from one into the next.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from calque.document import OPAQUE

BETWEEN = "\n\n"
STAND_IN = "X"
"""For what is no prose: as a noun it is neither singular nor plural, and no spelling is wrong."""


class Clean(NamedTuple):
    """A passage's text as it is sent: `places[k]` is the place in the passage of its k-th UTF-16 unit, and one more."""

    text: str
    places: Sequence[int]

    @property
    def units(self) -> int:
        """Its length in UTF-16."""
        return len(self.places) - 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Code points in the passage for UTF-16 units; a character of which a half is named belongs to it whole."""
        first = self.places[start]
        return first, max(first, self.places[end - 1] + 1 if end > start else first)


def clean(passage: str) -> Clean:
    """The text without soft hyphens and the like, in one line, with a word where there is no prose."""
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(passage):
        sent = _sent(character)
        if sent:
            kept.append(sent)
            places += [place] * (2 if ord(sent) > 0xFFFF else 1)
    return Clean("".join(kept), (*places, len(passage)))


def _sent(character: str) -> str:
    if " " <= character <= "~":
        return character
    if character == OPAQUE:
        return STAND_IN
    if character.isspace():
        return " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character
    category = unicodedata.category(character)
    return "" if category == "Cf" else " " if category in ("Cc", "Cs") else character


def batches(texts: Iterable[Clean], size: int) -> Iterator[list[Clean]]:
    """The texts, so many at a time that they are not longer than `size` units, if no single one is."""
    batch: list[Clean] = []
    length = 0
    for text in texts:
        if batch and length + text.units > size:
            yield batch
            batch, length = [], 0
        batch.append(text)
        length += text.units + len(BETWEEN)
    if batch:
        yield batch


def apart(batch: Sequence[Clean], start: int, end: int) -> tuple[int, int, int] | None:
    """Which text of a batch an answer is about, and where in it, in code points; None where it crosses a boundary."""
    begin = 0
    for number, text in enumerate(batch):
        if start < begin + text.units:
            if start < begin or end > begin + text.units:
                return None
            return number, *text.span(start - begin, end - begin)
        begin += text.units + len(BETWEEN)
    return None
