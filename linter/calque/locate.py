"""A rule's slip, placed in a passage → a finding, placed in the file.

A rule says what the whole slip should read; here that becomes the smallest edits, word by word, so that a fix changes
only its own characters and leaves emphasis, links and line breaks between the words alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Protocol

from calque import analyse
from calque.document import OPAQUE, Document, Passage, Span
from calque.finding import Category, Edit, Finding, Fix, Related, Rewrite, Safety, Severity, Slip


class Described(Protocol):
    """What a finding takes from its rule."""

    name: str
    group: str
    severity: Severity
    category: Category
    safety: Safety


def finding(rule: Described, slip: Slip, document: Document) -> Finding:
    """The slip as a finding in the document's file. Raises ValueError for a slip outside its passage."""
    file = document.source.text
    return Finding(
        rule=rule.name,
        group=rule.group,
        span=slip.passage.locate(slip.start, slip.end),
        around=_sentence(slip, document),
        message=slip.message,
        severity=rule.severity,
        category=rule.category,
        fixes=tuple(_fix(slip, rewrite, rule.safety, file) for rewrite in slip.rewrites),
        related=tuple(Related(p.passage.locate(p.start, p.end), p.message) for p in slip.related),
        unit=slip.passage.unit,
    )


def _sentence(slip: Slip, document: Document) -> Span:
    """The sentences that a slip touches, from the first's first character to the last's end; in the file."""
    sentences = document.sentences(slip.passage)
    first = bisect_right(sentences, slip.start, key=lambda s: s.end)
    last = bisect_left(sentences, max(slip.end, slip.start + 1), first, key=lambda s: s.start) - 1
    start, end = (sentences[first].start, sentences[last].end) if last >= first else (slip.start, slip.end)
    return slip.passage.locate(min(start, slip.start), max(end, slip.end))


def _fix(slip: Slip, rewrite: Rewrite, safety: Safety, file: str) -> Fix:
    """The rewrite as edits in the file, written as its format writes text.

    It has no edits, and is a hint, where it would change code, cut through markup, or cannot be written for certain.
    """
    passage = slip.passage
    changes = list(_changes(passage, slip.start, slip.end, rewrite.text))
    title = rewrite.title or (f"Write “{rewrite.text}”" if rewrite.text else "Delete it")
    written = [passage.escape(text) if passage.escape else text for _, _, text in changes]
    if any(_harms(passage, start, end, text, file) for start, end, text in changes) or None in written:
        return Fix(title, Safety.HINT, ())
    places = [_place(slip, start, end) for start, end, _ in changes]
    edits = tuple(Edit(place, text) for place, text in zip(places, written, strict=True) if text is not None)
    safety = safety if rewrite.safety is None else rewrite.safety
    if any(OPAQUE in passage.text[start:end] for start, end, _ in changes):
        safety = min(safety, Safety.UNSAFE)  # it takes a URL or a piece of code with it: for somebody to look at
    return Fix(title, safety, edits)


def _harms(passage: Passage, start: int, end: int, text: str, file: str) -> bool:
    """Whether an edit would change code, cut through markup, or leave emphasis with nothing, or a space, at its end.

    What is no prose may be deleted with the words around it, and not by itself; a catalog's placeholder never is.
    """
    touched = passage.text[start:end]
    if OPAQUE in text or (OPAQUE in touched and (text or passage.unit or not touched.strip(f"{OPAQUE} "))):
        return True
    if not passage.is_whole(start, end):
        return True
    if text or start == end:
        return False
    span = passage.locate(start, end)
    goes_on_before = start > 0 and passage.locate(start - 1, start).end == span.start
    goes_on_behind = end < len(passage.text) and passage.locate(end, end + 1).start == span.end
    markup_before = not goes_on_before and bool(file[max(span.start - 1, 0) : span.start].strip())
    markup_behind = not goes_on_behind and bool(file[span.end : span.end + 1].strip())
    if markup_before and markup_behind:
        return True
    left = passage.text[start - 1 : start] if markup_behind else passage.text[end : end + 1] if markup_before else ""
    return left.isspace()


def _place(slip: Slip, start: int, end: int) -> Span:
    """Where an edit goes: one that inserts at the slip's start, between markup and the slip's first character."""
    if start == end == slip.start < slip.end:
        start = slip.passage.locate(start, start + 1).start
        return Span(start, start)
    return slip.passage.locate(start, end)


def _changes(passage: Passage, start: int, end: int, new: str) -> Iterator[tuple[int, int, str]]:
    """What to replace in the passage, word by word, so that `[start:end]` reads `new`."""
    from difflib import SequenceMatcher  # only where something was found

    old = passage.text[start:end]
    if not new:
        yield start, end, ""
        return
    before, after = _words(old), _words(new)
    alike = list if old.split() == new.split() else _spaces_alike
    matcher = SequenceMatcher(None, alike(before), alike(after), autojunk=False)
    ends = [0]
    for word in before:
        ends.append(ends[-1] + len(word))
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield start + ends[a], start + ends[b], "".join(after[c:d])


def _words(text: str) -> list[str]:
    """The text cut into tokens and the white space between them."""
    pieces, last = [], 0
    for start, end in analyse.token_spans(text):
        pieces += [text[last:start], text[start:end]]
        last = end
    return [p for p in [*pieces, text[last:]] if p]


def _spaces_alike(words: list[str]) -> list[str]:
    """The words with all white space made the same: a no-break space or a line break is no change."""
    return [" " if word.isspace() else word for word in words]
