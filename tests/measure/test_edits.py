"""What a human changed."""

import pytest

from calque.measure.edits import distance, edits, words

LINE = "The plan is a no-start, he said."


@pytest.mark.parametrize(
    ("edited", "regions", "changed"),
    [
        (LINE, [], []),
        ("The plan is a dead end, he said.", ["no-start"], ["no", "-", "start"]),
        ("The plan is a bad no-start, he said.", ["a n"], []),
        ("The plan is a no-start.", [", he said"], [",", "he", "said"]),
        ("Well, the plan is a no-start, he said.", ["The"], ["The"]),
        ("So The plan is a no-start, he said.", ["T"], []),
        (LINE + " Twice.", ["."], []),
    ],
)
def test_edits_are_found_in_place(edited: str, regions: list[str], changed: list[str]) -> None:
    found = edits(LINE, edited)
    assert [LINE[start:end] for start, end in found.regions] == regions
    assert [LINE[start:end] for start, end in sorted(found.changed)] == changed
    assert len(found.tokens) == len(words(LINE)) == 11


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("", "", 0), ("a b c", "a b c", 0), ("a b c", "a c", 1), ("a", "b c", 2), ("a b", "b a", 2)],
)
def test_distance_counts_tokens(a: str, b: str, expected: int) -> None:
    assert distance(words(a), words(b)) == distance(words(b), words(a)) == expected
