"""What is strange among the words of a document, where it stands, and what excuses it."""

import pytest

from calque.config import Settings
from calque.document import Document, Source
from calque.extract import markdown, text
from calque_rules.derivation import is_derived
from calque_rules.setting import is_excused
from calque_rules.vocabulary import repetitive_passages, small_names, unknown_words, words_in_code


def document(prose: str, is_markdown: bool = False) -> Document:
    source = Source("a.md" if is_markdown else "a.txt", prose)
    extract = markdown.extract if is_markdown else text.extract
    return Document(source, tuple(extract(source, Settings())))


def test_unknown_words_are_found_at_all_their_places() -> None:
    doc = document("The dinasy fell.\n\nA new “dinasy” rose; the re-dinasy, too.")
    places = doc.once(unknown_words)["dinasy"]
    assert [p.passage.text[p.start : p.end] for p in places] == ["dinasy"] * 3
    assert [p.start for p in places] == [4, 7, 28]


def test_known_words_names_and_code_are_not_unknown() -> None:
    prose = "Kothraj uses frobnar_size, see www.grumbar.org, and the café's owners aren't colour-blind."
    assert not document(prose).once(unknown_words)


def test_names_in_small_letters_are_told_from_unknown_words() -> None:
    doc = document("The temple of vishnu and the kothraj.")
    assert list(doc.once(small_names)) == ["vishnu"]
    assert list(doc.once(unknown_words)) == ["kothraj"]


def test_words_in_code_are_known() -> None:
    assert "frobnar" in words_in_code(document("Call `frobnar()` twice.", is_markdown=True))


def test_only_passages_with_few_different_words_are_repetitive() -> None:
    doc = document("The hill of the king of the hill of the king of the hill of the king.\n\nAll of this is new to us.")
    assert [p.text[:8] for p in doc.once(repetitive_passages)] == ["The hill"]


@pytest.mark.parametrize("word", ["unreadability", "woolclasser", "microplanning", "tyrannosaurs", "biobankers"])
def test_words_made_the_english_way_are_derived(word: str) -> None:
    assert is_derived(word)


@pytest.mark.parametrize("word", ["dinasty", "undanurslitaleiknum", "kothraj", "inflaction"])
def test_nonsense_is_not_derived(word: str) -> None:
    assert not is_derived(word)


@pytest.mark.parametrize(
    ("prose", "excused"),
    [
        ("They ate kothraj at home.", False),
        ("They ate *kothraj* at home.", True),
        ("They ate a dish called kothraj at home.", True),
        ("They ate “kothraj” at home.", True),
        ("They ate kothraj (rice) at home.", True),
        ("They ate rice, kothraj at home.", False),
        ("They saw Vespula kothrajensis at home.", True),
    ],
)
@pytest.mark.parametrize("is_markdown", [False, True])
def test_what_excuses_a_strange_word(prose: str, excused: bool, is_markdown: bool) -> None:
    (places,) = document(prose, is_markdown).once(unknown_words).values()
    assert is_excused(places[0]) == excused
