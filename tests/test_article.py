"""The article in front of a fix."""

import pytest

from calque.article import adapt_article


@pytest.mark.parametrize(
    ("text", "slip", "fix", "wanted"),
    [
        ("in an unused house", "unused house", "disused house", "in a disused house"),
        ("A big plan", "big plan", "ambitious plan", "An ambitious plan"),
        ("it was a storm warning", "storm warning", "a warning of storms", "it was a warning of storms"),
        ("it was a storm warning", "storm warning", "the warning", "it was the warning"),
        ("a house", "house", "home", "a home"),
        ("a house", "house", "union", "a union"),  # u tells nothing
        ("an idea", "idea", "one-off", "an one-off"),
        ("an idea", "idea", "MP", "an MP"),  # nor do initials
        ("banana split", "split", "edge", "banana edge"),
        ("the idea", "idea", "plan", "the plan"),
        ("the idea", "idea", "the plan", "the plan"),
        ("the idea", "idea", "image", "the image"),
    ],
)
def test_the_article_goes_with_the_fix(text: str, slip: str, fix: str, wanted: str) -> None:
    at = text.index(slip)
    start, (written,) = adapt_article(text, at, (fix,))
    assert text[:start] + written + text[at + len(slip) :] == wanted


def test_several_fixes_have_each_their_own() -> None:
    assert adapt_article("an unused pit", 3, ("disused", "idle")) == (0, ("a disused", "an idle"))


def test_nothing_is_written_where_there_is_no_fix() -> None:
    assert adapt_article("an unused pit", 3, ()) == (3, ())
