"""Intervals, and what chance would give, against counting one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calque.document import Span
from calque.measure.chance import chance, wilson


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(10, 10, 0.722, 1.0), (0, 10, 0.0, 0.278), (8, 10, 0.490, 0.943), (81, 100, 0.722, 0.875), (0, 0, 0.0, 1.0)],
)
def test_intervals_are_as_in_the_books(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=0.001)


def spans(length: int) -> st.SearchStrategy[list[Span]]:
    places = st.tuples(st.integers(0, length - 1), st.integers(1, 8))
    return st.lists(places.map(lambda p: Span(p[0], min(p[0] + p[1], length))), max_size=6)


@given(st.data(), st.integers(1, 30), st.integers(1, 40))
def test_chance_is_the_share_of_places_that_touch(data: st.DataObject, text: int, length: int) -> None:
    found = data.draw(spans(text))
    length_there = min(length, text)
    places = range(text - length_there + 1)
    touching = sum(any(at < end and at + length_there > start for start, end in found) for at in places)
    assert chance(length, found, text) == pytest.approx(touching / len(places))
