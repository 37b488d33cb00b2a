"""Sentences and tokens."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calque.analyse import sentence_spans, token_spans
from calque.errors import SentenceError
from helpers import Calque, PanicException, write

texts = st.text(st.sampled_from("abC .,!?\n\u00a0😀é’“”-1:()\u0301"), max_size=80)


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


def tokens(text: str) -> list[str]:
    return [text[start:end] for start, end in token_spans(text)]


@pytest.mark.parametrize("space", ["\x85", "\u00a0", "\u2009", "\u2028", "\u202f", "\u3000"])
def test_any_white_space_may_stand_before_a_stop(space: str) -> None:
    assert sentences(f"This is plan C{space}. It rained.") == [f"This is plan C{space}.", "It rained."]


@given(texts)
@settings(max_examples=100, deadline=None)
def test_sentences_hold_all_but_white_space_in_order(text: str) -> None:
    spans = list(sentence_spans(text, "en"))
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
    assert all(s == s.strip() != "" for s in sentences(text))


@given(texts)
@settings(max_examples=100, deadline=None)
def test_tokens_hold_all_but_white_space_in_order(text: str) -> None:
    assert "".join(tokens(text)) == "".join(text.split())
    assert not any(c.isspace() for token in tokens(text) for c in token)


def test_a_stop_in_mid_sentence_ends_one() -> None:
    assert sentences("They support Ukraine. and say how to do it.") == [
        "They support Ukraine.",
        "and say how to do it.",
    ]


@pytest.mark.parametrize("text", ["Dr. Smith of the U.S. Army paid $3.5 million.", "See No. 5 by J. K. Rowling."])
def test_abbreviations_initials_and_decimals_end_none(text: str) -> None:
    assert sentences(text) == [text]


def test_sentences_of_a_language_that_is_not_known_are_found_too() -> None:
    for language in ("en-GB", "xx"):
        assert sentences("One is here. Two is there.", language) == ["One is here.", "Two is there."]


def test_words_numbers_and_marks_are_tokens() -> None:
    assert tokens("The F-35 isn't (at 1,234.5): “no-start”, U.S.") == [
        "The", "F-35", "isn't", "(", "at", "1,234.5", ")", ":", "“", "no-start", "”", ",", "U", ".", "S", ".",
    ]  # fmt: skip


def breaks_at(word: str, raised: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sentencex break down at a word, as it has done before."""

    def broken(language: str, text: str) -> list[dict[str, int]]:
        if word in text:
            raise raised
        return [{"start_index": 0, "end_index": len(text)}]

    monkeypatch.setattr("sentencex.get_sentence_boundaries", broken)


def test_a_text_that_sentencex_breaks_down_at_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    breaks_at("odd", PanicException("byte index 7 is not a char boundary"), monkeypatch)
    with pytest.raises(SentenceError, match="breaks down at “This is odd”"):
        sentences("This\nis odd")
    assert sentences("This is not.") == ["This is not."]


def test_an_interruption_is_no_break_down(monkeypatch: pytest.MonkeyPatch) -> None:
    breaks_at("odd", KeyboardInterrupt(), monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        sentences("This is odd. Oh")


@pytest.mark.parametrize("fix", [[], ["--fix"]])
def test_it_is_a_failure_of_that_file_and_the_others_are_checked(
    calque: Calque, folder: Path, monkeypatch: pytest.MonkeyPatch, fix: list[str]
) -> None:
    write(folder, {"a.txt": "An odd no-start. Oh.\n", "b.txt": "A no-start.\n"})
    breaks_at("odd", PanicException(""), monkeypatch)
    ran = calque("check", *fix, "a.txt", "b.txt")
    assert ran.status == 2
    assert "calque: a.txt: cannot be checked: sentencex, which divides texts" in ran.err
    assert "“An odd no-start. Oh.”" in ran.err
    assert (folder / "a.txt").read_text() == "An odd no-start. Oh.\n"
    assert "b.txt" in ran.out or (folder / "b.txt").read_text() == "A non-starter.\n"


def test_a_parser_that_breaks_down_is_a_failure_of_that_file(
    calque: Calque, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise PanicException("no")

    write(folder, {"a.md": "A no-start.\n", "b.txt": "A no-start.\n"})
    monkeypatch.setattr("calque.extract.markdown.extract", broken)
    ran = calque("check", "a.md", "b.txt")
    assert ran.status == 2
    assert "calque: a.md: cannot be parsed: PanicException: no" in ran.err
    assert "b.txt" in ran.out


@pytest.mark.parametrize("text", ["As a heading", "It rained, they say.", "Who knows?", "a < b; c", "No!"])
def test_what_nothing_divides_is_one_sentence_without_a_look_at_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks_at(text[-2:], PanicException(""), monkeypatch)
    assert sentences(text) == [text]


@pytest.mark.parametrize("text", ["No. 5", "(1) a", "Ça va", " a", "a ", "", "So? Yes"])
def test_the_same_sentences_with_and_without_a_look(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = sentences(text)
    monkeypatch.setattr("calque.analyse._is_one", lambda _: False)
    assert sentences(text) == found
