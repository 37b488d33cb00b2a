"""Things in running text that are not prose: URLs, e-mail addresses, handles, hashtags, domains and file names."""

import re
from collections.abc import Iterable, Iterator, Sequence

from calque.document import OPAQUE, Builder, Passage, Slice, Span, cut

# Endings that are English words too ("in", "it", "so") are left out: "and went home.it" is a slip, not a domain.
_ENDINGS = (
    "com|org|net|gov|edu|info|biz|eu|uk|ru|ua|de|fr|pl|ro|cz|nl|ch|se|fi|dk|es|pt|br|cn|jp|kr|tr|ge|lv|lt"
    "|ee|by|kz|io|ai|app|dev|html|htm|php|asp|aspx|jsp|pdf|txt|md|rst|py|js|ts|jsx|tsx|mjs|cjs|css|json|j"
    "sonc|yaml|yml|toml|xml|csv|tsv|doc|docx|xls|xlsx|ppt|pptx|odt|epub|zip|gz|tar|exe|dll|sh|bat|ps1|ini"
    "|cfg|conf|log|sql|java|cpp|hpp|rs|go|rb|lua|svg|png|jpg|jpeg|gif|webp|ico|mp3|mp4|avi|mov|wav|srt|vt"
    "t|po|xliff|lock|env"
)

# Each alternative begins with a mark and looks behind for what stands before it: then `re` need not try every letter.
ANCHOR = rf":(?://|\\)|@\w|#(?<!&#)\w|\.(?:(?<=\bwww\.)|(?:{_ENDINGS})\b)|/(?:(?<![^\s([{{<\"'“‘«]/)|(?<=[~.]/))\w"
"""What is in each such thing, and next to nowhere else, as a regular expression."""
_ANCHOR = re.compile(ANCHOR)
_OPENING, _CLOSING = "([{<\"'“‘«", ".,;:!?)]}>\"'”’»…"
_WORD = re.compile(r"\S*")


def opaque_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """The things in `text[start:end]` that are not prose, in order."""
    position = start
    for anchor in _ANCHOR.finditer(text, start, end):
        if anchor.start() < position:
            continue
        first = anchor.start()
        while first > position and not text[first - 1].isspace():
            first -= 1
        match = _WORD.match(text, anchor.start(), end)
        last = match.end() if match else anchor.end()
        while first < anchor.start() and text[first] in _OPENING:
            first += 1
        while last > anchor.end() and text[last - 1] in _CLOSING:
            last -= 1
        yield Span(first, last)
        position = last


def add_prose(builder: Builder, start: int, end: int, opaque: Iterable[Span]) -> None:
    """Add the file's characters from `start` to `end` to a passage, one opaque character for each of those spans."""
    for span in opaque:
        builder.literal(start, span.start)
        builder.standing_for(OPAQUE, *span)
        start = span.end
    builder.literal(start, end)


def hide(passage: Passage) -> Passage:
    """The passage with one opaque character for each thing in it that is not prose.

    They are looked for in what the reader sees: a URL with an entity, an escape or emphasis in it is one thing.
    """
    if not _ANCHOR.search(passage.text):  # as in most
        return passage
    return shown(passage, ((span, OPAQUE) for span in opaque_spans(passage.text, 0, len(passage.text)))) or passage


def shown(passage: Passage, as_text: Iterable[tuple[Span, str]]) -> Passage | None:
    """The passage with some ranges of its text, in order, read as something else; None when nothing is left of it.

    What reads as nothing is passed over like markup.
    """
    pieces: list[str] = []
    slices: list[Slice] = []
    length = position = first = 0
    for (start, end), text in as_text:
        first = _add(passage.slices, first, position, start, length - position, slices)
        length += start - position
        if text:
            slices.append(Slice(length, length + len(text), *passage.locate(start, end), False))
            length += len(text)
        pieces += [passage.text[position:start], text]
        position = end
    if not position:
        return passage
    _add(passage.slices, first, position, len(passage.text), length - position, slices)
    return part(passage._replace(text="".join([*pieces, passage.text[position:]]), slices=tuple(slices)))


def _add(old: Sequence[Slice], first: int, start: int, end: int, by: int, new: list[Slice]) -> int:
    """Add the slices of a range of the old text, moved in the new one; which of the old to look at next."""
    while first < len(old) and old[first].text_end <= start:
        first += 1
    for k in range(first, len(old)):
        a, b, c, d, literal = old[k]
        if a >= end:
            break
        left, right = max(a, start), min(b, end)
        if left < right:
            place = (c + left - a, d - b + right) if literal else (c, d)
            new.append(Slice(left + by, right + by, *place, literal))
    return first


def part(passage: Passage, start: int = 0, end: int | None = None) -> Passage | None:
    """A range of a passage as one of its own, without white space at its ends; None when there is nothing in it."""
    piece = passage.text[start:end]
    start += len(piece) - len(piece.lstrip())
    text = piece.strip()
    if not text:
        return None
    if len(text) == len(passage.text):
        return passage
    return passage._replace(text=text, slices=tuple(cut(passage.slices, start, start + len(text))))
