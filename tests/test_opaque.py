"""Things in running text that are not prose."""

import pytest

from calque.document import OPAQUE, Builder
from calque.extract.opaque import hide, opaque_spans


@pytest.mark.parametrize(
    "thing",
    ["https://x.org/a_b?c=d", "ftp://x.org", "www.x.org", "me@x.org", "@someone", "#topic", "x.org", "notes.txt",
     "/etc/passwd", "~/notes", "./run", "C:\\Windows", "a/b/c.py"],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "See {}.", "See “{}”, then go", "({})", "One\n{}\ntwo"])
def test_things_are_found_without_the_stops_around_them(thing: str, around: str) -> None:
    text = around.format(thing)
    assert [text[start:end] for start, end in opaque_spans(text, 0, len(text))] == [thing]


@pytest.mark.parametrize(
    "text", ["and/or", "He went home.it was late", "3.5", "e.g. this", "U.S. and", "a: b", "No. 5", "C# and"]
)
def test_prose_is_left_alone(text: str) -> None:
    assert list(opaque_spans(text, 0, len(text))) == []


def test_hiding_keeps_the_places_of_the_rest() -> None:
    text = "See *www.x.org/a*b_c, or me@x.org now"
    builder = Builder(text)
    builder.literal(0, 4)
    builder.literal(5, 16)
    builder.literal(17, len(text))
    passage = builder.passage("paragraph", "en")
    assert passage
    hidden = hide(passage)
    assert hidden.text == f"See {OPAQUE}, or {OPAQUE} now"
    assert hidden.locate(4, 5) == (5, 20)
    assert text[slice(*hidden.locate(7, 9))] == "or"
    assert text[slice(*hidden.locate(12, 15))] == "now"


def test_a_passage_with_nothing_to_hide_stays_itself() -> None:
    builder = Builder("Plain words.")
    builder.literal(0, 12)
    passage = builder.passage("paragraph", "en")
    assert passage
    assert hide(passage) is passage
