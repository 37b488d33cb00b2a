"""A slip in a passage becomes the smallest edits in the file."""

import pytest

from calque import OPAQUE, Category, Passage, Place, Rewrite, Safety, Severity, Slip, Source, Span
from calque.config import Settings
from calque.document import Document
from calque.extract import markdown
from calque.finding import Edit, Finding, Fix
from calque.fix import apply_edits
from calque.locate import finding


class AnyRule:
    name = "any"
    group = "test"
    severity = Severity.MAJOR
    category = Category.STYLE
    safety = Safety.SAFE


def passage_of(text: str) -> Passage:
    return markdown.extract(Source("x.md", text), Settings())[0]


def finding_of(text: str, slip: Slip) -> Finding:
    return finding(AnyRule(), slip, Document(Source("x.md", text), (slip.passage,)))


def fix_of(text: str, slip: str, new: str) -> Fix:
    """The fix of a slip, given as the reader sees it."""
    passage = passage_of(text)
    start = passage.text.index(slip)
    return finding_of(text, Slip(passage, start, start + len(slip), "", (Rewrite(new),))).fixes[0]


@pytest.mark.parametrize(
    ("text", "slip", "new", "fixed"),
    [
        ("A no-start plan.", "A no-start", "A non-starter", "A non-starter plan."),
        ("A *no-start* plan.", "A no-start plan", "The non-starter plan", "The *non-starter* plan."),
        ("A [big](x.md) plan.", "big plan", "large plan", "A [large](x.md) plan."),
        ("> of\n> Ukraine. and", "of Ukraine. and", "of Ukraine and", "> of\n> Ukraine and"),
        ("The big  \nold plan", "The big\nold plan", "The large old plan", "The large  \nold plan"),
        ("A&nbsp;big plan", "A\u00a0big plan", "A large plan", "A&nbsp;large plan"),
        ("R &amp; D is big.", "R & D is big", "R & D is large", "R &amp; D is large."),
        ("R &amp; D.", "R & D", "R and D", "R and D."),
        ("Run `x` big.", f"{OPAQUE} big", f"{OPAQUE} large", "Run `x` large."),
        ("Run `x` now.", f"{OPAQUE} now", f"now {OPAQUE}", "Run now `x`."),
        ("It b&eacute;at", "béat", "beat", "It beat"),
        ("big plan", "plan", "old plan", "big old plan"),
        ("big *plan*", "plan", "old plan", "big *old plan*"),
        ("*big* plan", "big", "big, old", "*big, old* plan"),
        ("Read more of it", "Read more ", "", "of it"),
        ("> one\n> two three", "one two", "one", "> one three"),
        ("one  two", "one  two", "one two", "one two"),
        ("one\u00a0two", "one\u00a0two", "one two", "one two"),
        ("Comments are closed.", "Comments are closed.", "", ""),
        ("- Comments are closed.", "Comments are closed.", "", "- "),
        ("*one two*", "one ", "", "*two*"),
        ("😀 é a big plan", "a big plan", "a large plan", "😀 é a large plan"),
    ],
)
def test_a_fix_changes_only_its_words(text: str, slip: str, new: str, fixed: str) -> None:
    fix = fix_of(text, slip, new)
    assert apply_edits(text, fix.edits) == fixed
    assert fix.safety == Safety.SAFE


@pytest.mark.parametrize(
    ("text", "slip", "new"),
    [
        ("A *no*-start.", "no-start", "non-starter"),  # emphasis in the word
        ("Run `x` now.", f"Run {OPAQUE}", "Run it"),  # code goes
        ("Run `x` now.", f"Run {OPAQUE}", f"Run {OPAQUE} or {OPAQUE}"),  # code would have to be made up
        ("A ![tree](t.png) is big", f"A {OPAQUE} is", "It is"),  # an image
        ("**Read more**", "Read more", ""),  # "****" would be left
        ("One [more](x.md).", "more", ""),
        ("*one two* three", "two", ""),  # "*one *" is no emphasis
        ("three *one two*", "one", ""),
        ("*one* two", "one two", ""),  # half of the markup
    ],
)
def test_a_fix_that_would_harm_markup_or_code_is_a_hint_without_edits(text: str, slip: str, new: str) -> None:
    fix = fix_of(text, slip, new)
    assert (fix.safety, fix.edits) == (Safety.HINT, ())


def test_what_is_no_prose_is_deleted_with_words_around_it_and_never_unasked() -> None:
    text = "Ships (see example.com) sail"
    fix = fix_of(text, f" (see {OPAQUE})", "")
    assert (fix.safety, apply_edits(text, fix.edits)) == (Safety.UNSAFE, "Ships sail")
    assert fix_of(text, OPAQUE, "").safety == Safety.HINT


def test_a_word_is_edited_and_not_its_neighbours() -> None:
    text = "The plan is a no-start for them."
    assert fix_of(text, "plan is a no-start for", "plan is a non-starter for").edits == (
        Edit(Span(14, 22), "non-starter"),
    )


def test_a_fix_says_what_it_does() -> None:
    assert fix_of("A big plan", "big", "large").title == "Write “large”"
    assert fix_of("A big plan", "big ", "").title == "Delete it"


def test_a_rewrite_may_be_less_safe_than_its_rule() -> None:
    slip = Slip(passage_of("A big plan"), 2, 5, "", (Rewrite("large", Safety.UNSAFE, "Say large"), Rewrite("huge")))
    fixes = finding_of("A big plan", slip).fixes
    assert [(f.title, f.safety) for f in fixes] == [("Say large", Safety.UNSAFE), ("Write “huge”", Safety.SAFE)]


def test_a_finding_and_its_related_places_are_places_in_the_file() -> None:
    text = "Oh *Poland*, she"
    passage = passage_of(text)
    slip = Slip(passage, 11, 14, "who?", related=(Place(passage, 3, 9, "this country"),))
    found = finding_of(text, slip)
    assert text[slice(*found.span)] == "she"
    assert text[slice(*found.related[0].span)] == "Poland"
    assert (found.rule, found.group, found.message) == ("any", "test", "who?")


def test_a_slip_outside_its_passage_is_an_error() -> None:
    with pytest.raises(ValueError, match="outside"):
        finding_of("short", Slip(passage_of("short"), 2, 9, ""))


def test_a_finding_knows_its_sentence() -> None:
    text = "One is here. Oh *Poland*, she\nis two. And three."
    passage = passage_of(text)
    found = finding_of(text, Slip(passage, 16, 22, ""))
    assert text[slice(*found.sentence)] == "Oh *Poland*, she\nis two."
    over_two = finding_of(text, Slip(passage, 4, 22, ""))
    assert text[slice(*over_two.sentence)] == "One is here. Oh *Poland*, she\nis two."
