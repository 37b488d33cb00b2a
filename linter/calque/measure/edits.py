"""What a human changed in a translation, in tokens: words and single marks."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from calque.document import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


def words(text: str) -> list[str]:
    """The tokens of a text."""
    return _TOKEN.findall(text)


def word_spans(text: str) -> list[Span]:
    """Where they stand."""
    return [Span(*match.span()) for match in _TOKEN.finditer(text)]


@dataclass(frozen=True, slots=True)
class Edits:
    """The places in a translation that a post-editor changed.

    `regions` are runs of changed tokens; where something was put in, the last character before and the first one
    behind. `changed` are the tokens replaced or taken out, `tokens` all there are.
    """

    tokens: tuple[Span, ...]
    changed: frozenset[Span]
    regions: tuple[Span, ...]


def edits(translation: str, edited: str) -> Edits:
    """What was changed between a translation and its post-edit."""
    spans = word_spans(translation)
    ours = [translation[start:end] for start, end in spans]
    changed: list[Span] = []
    regions: list[Span] = []
    for tag, first, last, _, _ in difflib.SequenceMatcher(None, ours, words(edited), False).get_opcodes():
        if tag == "insert":
            start = spans[first - 1].end - 1 if first else 0
            regions.append(Span(start, spans[first].start + 1 if first < len(spans) else len(translation)))
        elif tag != "equal":
            changed += spans[first:last]
            regions.append(Span(spans[first].start, spans[last - 1].end))
    return Edits(tuple(spans), frozenset(changed), tuple(regions))


def distance(a: Sequence[str], b: Sequence[str]) -> int:
    """How many tokens have to be put in, taken out or replaced to make one text the other (Levenshtein)."""
    if len(a) < len(b):
        a, b = b, a
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (x != y))
    return row[-1]
