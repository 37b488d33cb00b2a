"""A text inside of another: Markdown in the strings of a notebook."""

from collections.abc import Iterator

from calque.document import Passage, Slice, cut


def placed(inner: Passage, outer: Passage) -> Passage:
    """A passage of `outer.text`, taken for a file, as a passage of the file that `outer` is from."""
    slices = tuple(piece for s in inner.slices for piece in _placed(s, outer))
    return inner._replace(slices=slices, unit=outer.unit, escape=outer.escape)


def _placed(s: Slice, outer: Passage) -> Iterator[Slice]:
    if not s.literal or s.source_start == s.source_end:
        span = outer.locate(s.source_start, s.source_end)
        yield Slice(s.text_start, s.text_end, *span, False)
        return
    for piece in cut(outer.slices, s.source_start, s.source_end):
        yield piece._replace(text_start=s.text_start + piece.text_start, text_end=s.text_start + piece.text_end)
