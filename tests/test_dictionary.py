"""The English dictionary that rules share."""

from pathlib import Path

import pytest

import calque_rules
from calque_rules import dictionary

WORDS = Path(calque_rules.__file__).parent / "lexicons" / "words.tsv"


def test_british_and_american_spellings_are_words() -> None:
    assert all(map(dictionary.is_word, ("colour", "color", "organise", "organize", "grey", "gray")))


def test_names_and_frequent_slips_are_seen_but_are_no_words() -> None:
    for form in ("london", "recieve"):
        assert dictionary.is_known(form)
        assert not dictionary.is_word(form)


def test_nonsense_is_unknown() -> None:
    assert not any(map(dictionary.is_known, ("", "dinasy", "ghtghtness", "the\n", "the\t7w", "#", "English")))


def test_every_word_of_the_file_is_found() -> None:
    lines = [line for line in WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 400_000
    some = [lines[0], *lines[::997], lines[-1]]
    assert all(dictionary.is_known(line.partition("\t")[0]) for line in some)
    assert lines == sorted(lines, key=str.encode)


def test_frequent_words_have_a_high_band() -> None:
    assert dictionary.frequency_band("the") == 7
    assert 2 <= dictionary.frequency_band("herbivore") <= 4
    assert dictionary.frequency_band("dinasy") == 0


def test_lemmas() -> None:
    assert dictionary.lemma("children") == "child"
    assert dictionary.lemmas("left") == ("left", "leave")
    assert dictionary.lemma("dinasy") == "dinasy"


@pytest.mark.parametrize(
    "word", ["apple", "hour", "honestly", "heiress", "SMS", "MP", "X-ray", "F-16", "8", "18", "11th", "80s"]
)
def test_begins_with_a_vowel_sound(word: str) -> None:
    assert dictionary.starts_with_vowel_sound(word)


@pytest.mark.parametrize("word", ["user", "Union", "European", "UN", "year", "1", "100", "house"])
def test_begins_with_a_consonant_sound(word: str) -> None:
    assert dictionary.starts_with_vowel_sound(word) is False


@pytest.mark.parametrize("word", ["herb", "1800", "Ulpqz", "LED", ""])
def test_nobody_can_tell(word: str) -> None:
    assert dictionary.starts_with_vowel_sound(word) is None


def test_words_in_use_are_those_of_a_desk_dictionary_by_their_first_letter() -> None:
    for initial in "amz":
        words = dictionary.words_in_use(initial)
        assert all(w[0] == initial and dictionary.is_common_word(w) and dictionary.frequency_band(w) > 1 for w in words)
    assert {"zebra", "zone"} <= set(dictionary.words_in_use("z"))
    assert "zymurgy" not in dictionary.words_in_use("z")
