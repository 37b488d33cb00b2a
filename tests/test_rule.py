"""What patterns match, and how a fix takes on the letter case of what it replaces."""

import pytest
import regex

from calque.rule import adapt_case, compile_pattern, flexible_spaces


@pytest.mark.parametrize(
    ("found", "fix", "adapted"),
    [
        ("no-start", "non-starter", "non-starter"),
        ("No-start", "non-starter", "Non-starter"),
        ("NO-START", "non-starter", "NON-STARTER"),
        ("A no-start", "a non-starter", "A non-starter"),
        ("I", "we", "We"),
        ("USNews", "US news", "US news"),
        ("Él", "él", "Él"),
        ("123", "one", "one"),
        ("“No", "“yes", "“yes"),
        ("", "new", "new"),
        ("Old", "", ""),
        ("Iphone", "iPhone", "IPhone"),
    ],
)
def test_a_fix_takes_on_the_letter_case_of_what_it_replaces(found: str, fix: str, adapted: str) -> None:
    assert adapt_case(found, fix) == adapted


@pytest.mark.parametrize(
    ("pattern", "flexible"),
    [
        ("a no-start", r"a\s+no-start"),
        ("a ?b", "a ?b"),
        ("a +b", "a +b"),
        (r"a\ b", r"a\ b"),
        ("[a b] c", r"[a b]\s+c"),
        (r"[\] ] c", r"[\] ]\s+c"),
        (r"\[ c", r"\[\s+c"),
        ("a\\", "a\\"),
    ],
)
def test_a_space_stands_for_any_white_space_unless_it_is_more_particular(pattern: str, flexible: str) -> None:
    assert flexible_spaces(pattern) == flexible


@pytest.mark.parametrize("between", [" ", "  ", "\u00a0", "\n", "\t"])
def test_a_phrase_is_found_however_its_words_are_parted(between: str) -> None:
    assert compile_pattern(r"\ba no-start\b", True).search(f"It is a{between}no-start.")


def test_what_is_no_pattern_is_an_error() -> None:
    with pytest.raises(regex.error):
        compile_pattern("(", True)
