"""Which lines of plain text make a passage; exactness is in test_extract.py."""

import pytest

from calque import OPAQUE, Passage, Source
from calque.config import Settings
from calque.document import BOM
from calque.extract import text

WRAPPED = (
    "The minister said on Monday that the plan would be\n"
    "ready before the end of the year, and that nobody\n"
    "had asked Poland about it."
)


def passages(content: str) -> list[Passage]:
    return list(text.extract(Source("page.txt", content), Settings()))


def texts(content: str) -> list[str]:
    return [p.text for p in passages(content)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", BOM])
def test_a_wrapped_paragraph_is_one_passage(start: str, end: str) -> None:
    assert texts(start + WRAPPED.replace("\n", end)) == [WRAPPED.replace("\n", " ")]


def test_line_ends_may_be_mixed() -> None:
    assert texts("One.\n\nTwo.\r\n\r\nThree.\r\rFour.\n\r\nFive.\r\n\nSix.\n\rSeven.") == [
        "One.", "Two.", "Three.", "Four.", "Five.", "Six.", "Seven.",
    ]  # fmt: skip


def test_an_empty_line_may_have_white_space_in_it() -> None:
    assert texts("One\n \t\ntwo\n\u00a0\nthree") == ["One", "two", "three"]


def test_a_long_line_is_a_paragraph_of_its_own() -> None:
    line = "A sentence that is long enough. " * 8
    assert texts(f"{line}\n{line}\nand more\n") == [line.strip(), line.strip(), "and more"]


def test_a_line_that_stands_alone_below_a_paragraph_is_a_passage() -> None:
    assert texts(f"{WRAPPED}\nComments are closed.\n") == [WRAPPED.replace("\n", " "), "Comments are closed."]


def test_a_url_that_sticks_out_does_not_undo_the_wrapping() -> None:
    url = "https://example.org/" + "a" * 150
    assert texts(WRAPPED.replace("Monday", f"\n{url}\n")) == [WRAPPED.replace("\n", " ").replace("Monday", OPAQUE)]


def test_list_items_are_passages_without_their_marks() -> None:
    found = passages("Needed:\n- Flour, sugar and\n  a pinch of salt\n- milk\n\n1. Mix.\n2) Bake.\n(a) Eat.\n")
    assert [(p.kind, p.text) for p in found] == [
        ("paragraph", "Needed:"), ("item", "Flour, sugar and a pinch of salt"), ("item", "milk"),
        ("item", "Mix."), ("item", "Bake."), ("item", "Eat."),
    ]  # fmt: skip


def test_a_dash_that_a_wrapped_line_begins_with_is_no_list() -> None:
    assert texts("The plan was ready in time for once\n– and Poland was glad of it.") == [
        "The plan was ready in time for once – and Poland was glad of it.",
    ]  # fmt: skip
    assert texts("He was gone.\n– And then?\n– Nothing.") == ["He was gone.", "And then?", "Nothing."]


def test_a_word_that_is_cut_at_its_hyphen_is_put_together() -> None:
    assert texts("This is a well-\nknown fact, both pre-\nand post-war.") == [
        "This is a well-known fact, both pre- and post-war."
    ]


def test_indentation_and_trailing_spaces_are_in_no_passage() -> None:
    content = "   One line that is long  \n   and another \t\n"
    (passage,) = passages(content)
    assert passage.text == "One line that is long and another"
    assert content[slice(*passage.locate(21, 22))] == "  \n   "


def test_a_missing_last_newline_changes_nothing() -> None:
    assert texts("One.\n\nTwo.") == texts("One.\n\nTwo.\n")


def test_there_is_nothing_in_an_empty_file() -> None:
    for content in ("", "\n", " \t\r\n\u00a0", BOM, f"{BOM}\n"):
        assert passages(content) == []


def test_instructions_are_comments_and_no_prose() -> None:
    assert [(p.kind, p.text) for p in passages("One <!-- calque: ignore[all] --> two.\n")] == [
        ("paragraph", "One  two."), ("comment", "<!-- calque: ignore[all] -->"),
    ]  # fmt: skip


def test_a_url_may_touch_a_byte_order_mark_or_an_instruction() -> None:
    assert texts(f"{BOM}https://x.org is it") == [f"{OPAQUE} is it"]
    comment = "<!-- calque: ignore[all] -->"
    assert texts(f"See https://x.org/a{comment}www.x.org now") == [f"See {OPAQUE}{OPAQUE} now", comment]


def test_a_very_long_line_is_read() -> None:
    (passage,) = passages("word " * 2_000_000)
    assert len(passage.text) == 9_999_999
