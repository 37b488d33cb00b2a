"""Passages, and where their characters stand in the file."""

import pytest

from calque import Document, Passage, Sentence, Source, Span, Token
from calque.document import Builder

FILE = "A *big* &amp; old\n  plan"


def passage() -> Passage:
    """ "A big & old plan", from `FILE`."""
    builder = Builder(FILE)
    builder.literal(0, 2)
    builder.literal(3, 6)
    builder.literal(7, 8)
    builder.standing_for("&", 8, 13)
    builder.literal(13, 17)
    builder.standing_for(" ", 17, 20)
    builder.literal(20, 24)
    made = builder.passage("paragraph", "en")
    assert made
    return made


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("big", "big"),
        ("A big", "A *big"),
        ("&", "&amp;"),
        ("old plan", "old\n  plan"),
        ("big & ", "big* &amp; "),
        (" ", " "),
    ],
)
def test_a_range_is_quoted_as_it_stands_in_the_file(words: str, quoted: str) -> None:
    start = passage().text.index(words)
    assert FILE[slice(*passage().locate(start, start + len(words)))] == quoted


def test_an_empty_range_is_behind_the_character_before_it() -> None:
    assert passage().locate(5, 5) == Span(6, 6)
    assert passage().locate(0, 0) == Span(0, 0)
    assert passage().locate(16, 16) == Span(24, 24)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 17)])
def test_a_range_outside_the_text_is_an_error(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside a passage of 16"):
        passage().locate(start, end)


def test_only_what_is_in_one_piece_is_whole() -> None:
    text = passage().text
    whole = [
        w
        for w in ("A ", "big", "A big", "big &", " & old plan", "old plan")
        if passage().is_whole(text.index(w), text.index(w) + len(w))
    ]
    assert whole == ["A ", "big", " & old plan", "old plan"]


def test_an_entity_cut_in_two_is_not_whole() -> None:
    builder = Builder("&NotEqualTilde;")
    builder.standing_for("≂\u0338", 0, 15)
    made = builder.passage("paragraph", "en")
    assert made
    assert made.is_whole(0, 2)
    assert not made.is_whole(0, 1)
    assert not made.is_whole(1, 1)


def test_a_passage_has_no_white_space_at_its_ends() -> None:
    builder = Builder("  &nbsp; word &nbsp;")
    builder.literal(0, 2)
    builder.standing_for("\u00a0", 2, 8)
    builder.literal(8, 14)
    builder.standing_for("\u00a0", 14, 20)
    made = builder.passage("paragraph", "en")
    assert made
    assert (made.text, made.locate(0, 4)) == ("word", (9, 13))


def test_there_is_no_passage_of_white_space() -> None:
    builder = Builder(" \n")
    builder.literal(0, 2)
    assert builder.passage("paragraph", "en") is None


def test_neighbouring_runs_become_one_slice() -> None:
    builder = Builder("abcdef")
    builder.literal(0, 2)
    builder.literal(2, 2)
    builder.literal(2, 4)
    builder.literal(5, 6)
    made = builder.passage("paragraph", "en")
    assert made
    assert [s.source_end for s in made.slices] == [4, 6]


def test_a_builder_is_empty_again_behind_a_passage() -> None:
    builder = Builder("abcdef")
    texts = []
    for start, end in ((0, 2), (2, 4)):
        builder.literal(start, end)
        made = builder.passage("paragraph", "en")
        texts.append((made.text, made.locate(0, 1)) if made else None)
    assert texts == [("ab", (0, 1)), ("cd", (2, 3))]


def test_sentences_and_tokens_have_their_places_in_the_passage() -> None:
    text = "He left. 😀 She isn’t here."
    builder = Builder(text)
    builder.literal(0, len(text))
    made = builder.passage("paragraph", "en")
    assert made
    document = Document(Source("x", text), (made,))
    assert document.sentences(made) == (Sentence(0, 8, "He left."), Sentence(9, 26, "😀 She isn’t here."))
    assert document.tokens(made)[:3] == (Token(0, 2, "He"), Token(3, 7, "left"), Token(7, 8, "."))
    assert document.tokens(made) is document.tokens(made)


def test_the_passages_before_one_come_nearest_first() -> None:
    made = []
    for start in range(3):
        builder = Builder("abc")
        builder.literal(start, start + 1)
        made.append(builder.passage("paragraph", "en"))
    passages = tuple(p for p in made if p)
    document = Document(Source("x", "abc"), passages)
    assert [p.text for p in document.before(passages[2])] == ["b", "a"]
    assert list(document.before(passages[0])) == []
