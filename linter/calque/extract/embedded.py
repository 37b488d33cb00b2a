"""A text inside of another: Markdown in the strings of a notebook."""

from collections.abc import Iterator

from calque.document import Escape, Passage, Slice, cut


def placed(inner: Passage, outer: Passage) -> Passage:
    """A passage of `outer.text`, taken for a file, as a passage of the file that `outer` is from."""
    slices = tuple(piece for s in inner.slices for piece in _placed(s, outer))
    return inner._replace(slices=slices, unit=outer.unit, escape=_both(inner.escape, outer.escape))


def _both(inner: Escape | None, outer: Escape | None) -> Escape | None:
    """How text is written in one format within another."""
    if inner is None or outer is None:
        return inner or outer

    def escape(text: str) -> str | None:
        written = inner(text)
        return None if written is None else outer(written)

    return escape


def _placed(s: Slice, outer: Passage) -> Iterator[Slice]:
    if not s.literal or s.source_start == s.source_end:
        span = outer.locate(s.source_start, s.source_end)
        yield Slice(s.text_start, s.text_end, *span, False)
        return
    for piece in cut(outer.slices, s.source_start, s.source_end):
        yield piece._replace(text_start=s.text_start + piece.text_start, text_end=s.text_start + piece.text_end)
