"""What a figure is worth: its interval, and what luck would give."""

from collections.abc import Iterable
from math import sqrt

from calque.document import Span

Z = 1.96
"""95 %."""


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The interval in which a share lies, of which `hits` of `of` were seen (Wilson's score interval, 95 %)."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, Z * Z / of
    middle = share + spread / 2
    half = sqrt(share * (1 - share) * spread + spread * spread / 4)
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


def chance(length: int, spans: Iterable[Span], text_length: int) -> float:
    """The share of all the spans of a length in a text that touch one of `spans`, counted place by place."""
    length = max(1, min(length, text_length))
    places = text_length - length + 1
    touching, reached = 0, 0
    for start, end in sorted(spans):
        first, last = max(start - length + 1, reached), min(end, places)
        touching += max(0, last - first)
        reached = max(reached, last)
    return touching / places if places > 0 else 0.0
