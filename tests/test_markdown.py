"""What Markdown's prose is, case by case; exactness is in test_extract.py."""

import pytest

from calque import OPAQUE, Passage, Source
from calque.config import Settings
from calque.document import BOM
from calque.extract import calque_extract, markdown

LINE_ENDS = ("\n", "\r\n", "\r")


def passages(text: str) -> list[Passage]:
    return markdown.extract(Source("page.md", text), Settings())


def shown(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.text) for p in passages(text)]


@pytest.mark.parametrize("end", LINE_ENDS)
def test_blocks_are_passages_of_their_kind(end: str) -> None:
    text = "# Head\n\nOne\ntwo.\n\n- Item\n  more\n  - Inner\n\n> Quoted\n> text.\n\n| A | B |\n|---|---|\n| C | D |\n"
    assert shown(text.replace("\n", end)) == [
        ("heading", "Head"), ("paragraph", "One two."), ("item", "Item more"), ("item", "Inner"),
        ("quote", "Quoted text."), ("cell", "A"), ("cell", "B"), ("cell", "C"), ("cell", "D"),
    ]  # fmt: skip


@pytest.mark.parametrize("end", LINE_ENDS)
def test_code_and_front_matter_are_not_prose(end: str) -> None:
    text = "---\nlayout: Foo\n---\n\n```\ncode\n\nmore\n```\n\n    indented\n\n<pre>\nhtml\n</pre>\n\nProse.\n"
    assert shown(text.replace("\n", end)) == [
        ("front-matter", "---\nlayout: Foo\n---".replace("\n", end)), ("paragraph", "Prose."),
    ]  # fmt: skip


def test_what_follows_a_block_in_a_list_item_is_another_passage() -> None:
    for inner in ("```\n  code\n  ```", "> Quote.", "# Head", "***", "1. Inner"):
        texts = [p.text for p in passages(f"- Before\n  {inner}\n\n  after\n")]
        assert (texts[0], texts[-1]) == ("Before", "after")
    assert [p.text for p in passages("- Before\n  ```\n  code\n  ```\n  after\n- Next\n")] == [
        "Before",
        "after",
        "Next",
    ]


def test_markup_inside_a_sentence_does_not_break_it() -> None:
    text = "The *no*-**start** [plan](http://x.org 'title') ~~of~~ <b>his</b>[^1] `code`.\n\n[^1]: Note.\n"
    assert [p.text for p in passages(text)] == [f"The no-start plan of his {OPAQUE}.", "Note."]


def test_entities_and_escapes_are_edited_as_a_whole_or_not_at_all() -> None:
    (passage,) = passages("A &amp; B can\\*t.\n")
    assert passage.text == "A & B can*t."
    assert passage.locate(2, 3) == (2, 7)
    assert passage.locate(9, 10) == (13, 15)
    assert passage.is_whole(0, 12)


def test_a_line_break_takes_in_the_marks_of_the_next_line() -> None:
    text = "> > one  \n> > two\\\n> > three \n> > four\n"
    (passage,) = passages(text)
    assert passage.text == "one\ntwo\nthree four"
    assert text[slice(*passage.locate(3, 4))] == "  \n> > "
    assert text[slice(*passage.locate(13, 14))] == " \n> > "
    assert passage.is_whole(0, len(passage.text))


def test_a_mark_that_a_lazy_line_begins_with_is_text() -> None:
    text = "- one\n      > two\n"
    (passage,) = passages(text)
    assert passage.text == "one > two"
    assert text[slice(*passage.locate(4, 5))] == ">"


def test_a_break_tag_is_a_line_break() -> None:
    assert [p.text for p in passages("one<br>two<br/>\nthree\n")] == ["one\ntwo\n three"]


def test_code_elements_are_opaque_with_what_is_in_them() -> None:
    assert [p.text for p in passages("Press <kbd>Ctrl *c* &amp;</kbd> now.\n")] == [f"Press {OPAQUE} now."]


def test_an_image_is_opaque_and_its_alternative_text_a_passage() -> None:
    assert shown("See ![A *big* tree](tree.png) here.\n") == [
        ("paragraph", f"See {OPAQUE} here."), ("alt", "A big tree"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "url", ["https://x.org/a_b_c?x=1&amp;y=2", "<https://x.org>", "a_b_c@x.org", "https://x.org/a\\*b", "www.x.org/*a*"]
)
def test_a_url_is_one_thing_whatever_is_in_it(url: str) -> None:
    text = f"See {url}, please.\n"
    (passage,) = passages(text)
    assert passage.text == f"See {OPAQUE}, please."
    assert text[slice(*passage.locate(4, 5))].startswith(url[:5])
    assert text[slice(*passage.locate(5, 13))] == ", please"


def test_comments_are_kept_for_instructions() -> None:
    assert shown("<!-- one -->\n\nA <!-- two --> b.\n") == [
        ("comment", "<!-- one -->"), ("paragraph", "A  b."), ("comment", "<!-- two -->"),
    ]  # fmt: skip


def test_offsets_are_code_points_behind_a_byte_order_mark_and_emoji() -> None:
    text = f"{BOM}😀 é e\u0301 𝔘 word\n"
    (passage,) = passages(text)
    at = passage.text.index("word")
    assert text[slice(*passage.locate(at, at + 4))] == "word"


def test_other_files_are_not_markdown() -> None:
    assert [p.text for p in calque_extract(Source("page.txt", "# Head"), Settings())] == ["# Head"]
    assert [p.text for p in calque_extract(Source("PAGE.MD", "# Head"), Settings())] == ["Head"]


def test_there_is_nothing_in_an_empty_file() -> None:
    for text in ("", "\n", BOM, " \r\n\t", "***\n"):
        assert passages(text) == []


def test_a_nul_or_a_deep_nest_does_no_harm() -> None:
    assert [p.text for p in passages("a\0b\n")] == ["a\0b"]
    assert [p.text for p in passages("> " * 500 + "deep\n")] == ["deep"]
