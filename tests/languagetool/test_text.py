"""What is sent to LanguageTool, and where its answers stand."""

from hypothesis import given
from hypothesis import strategies as st

from calque.document import OPAQUE
from calque.languagetool.text import BETWEEN, apart, batches, clean

ODD = "a b.\u00ad\u200b\u200d\ufeff\u0301é😀👩🏽\u2028\n\t\u00a0\ud800" + OPAQUE
TEXTS = st.lists(st.text(st.sampled_from(ODD), min_size=1, max_size=12), min_size=1, max_size=6)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_every_character_that_is_sent_is_found_again(passages: list[str]) -> None:
    batch = [clean(passage) for passage in passages]
    begin = 0
    for number, (passage, cleaned) in enumerate(zip(passages, batch, strict=True)):
        assert cleaned.units == units(cleaned.text)
        at = 0
        for character in cleaned.text:
            found = apart(batch, begin + at, begin + at + units(character))
            assert found is not None
            where, start, end = found
            assert (where, end - start) == (number, 1)
            same = passage[start] == character
            assert same or passage[start] == OPAQUE or not passage[start].isprintable()
            at += units(character)
        begin += cleaned.units + len(BETWEEN)


@given(TEXTS)
def test_a_text_is_one_line_and_has_no_half_characters(passages: list[str]) -> None:
    for passage in passages:
        text = clean(passage).text
        assert len(text.splitlines()) <= 1
        text.encode()


@given(TEXTS, st.integers(0, 40), st.integers(1, 8))
def test_what_crosses_a_boundary_is_about_no_text(passages: list[str], start: int, length: int) -> None:
    batch = [clean(passage) for passage in passages]
    found = apart(batch, start, start + length)
    if found:
        number, first, last = found
        assert 0 <= first < last <= len(passages[number])


@given(TEXTS, st.integers(0, 30))
def test_all_texts_are_sent_once_in_order(passages: list[str], size: int) -> None:
    cleaned = [clean(passage) for passage in passages]
    made = list(batches(cleaned, size))
    assert [text for batch in made for text in batch] == cleaned
    assert all(len(batch) == 1 or units(BETWEEN.join(t.text for t in batch)) <= size + 2 * len(batch) for batch in made)


def test_what_a_soft_hyphen_stands_in_is_marked_whole() -> None:
    cleaned = clean("The co\u00adop and 😀 a apple")
    assert cleaned.text == "The coop and 😀 a apple"
    assert cleaned.span(4, 8) == (4, 9)
    assert cleaned.span(16, 17) == (16, 17)
    assert cleaned.span(14, 15) == (14, 15)


def test_what_is_no_prose_is_a_word() -> None:
    assert clean(f"Use {OPAQUE} now").text == "Use X now"
