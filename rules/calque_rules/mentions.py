"""Whom a text speaks of, or may speak of.

Persons are recognised widely, so a rule about pronouns is silent whenever somebody could be meant.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import OPAQUE, Document, Kind, Mention, Passage, Token
from calque_rules.lexicons import lexicon
from calque_rules.words import (
    PERSONAL_PRONOUNS,
    can_be_verb,
    is_common,
    is_no_name,
    known_names,
    looks_like_person,
    person_words,
    singulars,
    without_genitive,
)

_WOMENS_TITLES = frozenset({"Baroness", "Dame", "Duchess", "Empress", "Lady", "Miss", "Mrs", "Ms", "Queen"})
_LONGEST_NAME = 6  # tokens
_NOBODY_IN_PARTICULAR = frozenset({"everyone", "everybody", "nobody"})
_BEFORE_MODELS = frozenset(
    {"first", "second", "third", "new", "newer", "newest", "latest", "old", "previous", "current"}
)
_BEFORE_PLACES = frozenset({"in", "near", "around", "outside", "inside", "across", "since", "until"})


def possible_persons(document: Document, passage: Passage, start: int, end: int) -> Iterator[Mention]:
    """Every word in a range of a passage that may name one person, in order: better one too many than one too few."""
    tokens = [t for t in document.tokens(passage) if t.start >= start and t.end <= end]
    openings = {s.start for s in document.sentences(passage)}
    k = 0
    while k < len(tokens):
        after = k + 1
        if tokens[k].text[0].isupper():
            after = _end_of_run(passage.text, tokens, k)
            harmless = _is_harmless_name(passage.text, tokens, k, after, tokens[k].start in openings)
        else:
            harmless = not _may_be_person_noun(tokens, k)
        if not harmless:
            yield Mention(passage, tokens[k].start, tokens[after - 1].end, Kind.PERSON)
        k = after


def many_persons(document: Document, passage: Passage, start: int, end: int) -> Iterator[Mention]:
    """The nouns in a range of a passage for several persons: “officials”, “Turks”, “people”."""
    for token in document.tokens(passage):
        if token.start >= start and token.end <= end and _is_plural_of_persons(token.text):
            yield Mention(passage, token.start, token.end, Kind.PERSON)


def has_namesake(document: Document, name: str) -> bool:
    """Whether the text has a person of this name: “Denzel Washington”, “Paris Hilton”."""
    persons = lexicon("first_names") | lexicon("person_titles")
    return any(
        not persons.isdisjoint((*passage.text[:at].split()[-1:], *passage.text[at + len(name) :].split()[:1]))
        for passage in document.passages
        if name in passage.text
        for at in _places_of(name, passage.text)
    )


def _places_of(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _may_be_person_noun(tokens: Sequence[Token], k: int) -> bool:
    word = without_genitive(tokens[k].text.lower())
    if word in PERSONAL_PRONOUNS or "year-old" in word or word == OPAQUE:
        return True
    if word == "one":
        return _is_one_of_several(tokens, k)
    if word in _NOBODY_IN_PARTICULAR or (word == "model" and k and tokens[k - 1].text in _BEFORE_MODELS):
        return False
    if word in lexicon("persons_as_adjectives") and k + 1 < len(tokens) and _can_be_described(tokens[k + 1].text):
        return False
    if word.rpartition("-")[2] in lexicon("person_nouns"):
        return True
    harmless = word in lexicon("not_persons") or word in lexicon("organisation_words")
    return not harmless and looks_like_person(word)


def _is_one_of_several(tokens: Sequence[Token], k: int) -> bool:
    """Whether this is the “one” of “one of the two women”."""
    behind = [t.text for t in tokens[k + 1 : k + 6]]
    several = {"men", "women", "people", "children"}
    return behind[:1] == ["of"] and any(w in several or w[:-1] in lexicon("person_nouns") for w in behind)


def _is_plural_of_persons(word: str) -> bool:
    if word in lexicon("groups_of_persons") or (word.endswith("s") and word in lexicon("demonyms")):
        return True
    return any(one in lexicon("person_nouns") for one in singulars(word.lower()))


def _can_be_described(word: str) -> bool:
    """Whether “civilian” or “official” before this word only describes it: “fighter aircraft”, “official Moscow”."""
    if word in lexicon("capitals"):
        return True
    return word.islower() and not can_be_verb(word) and word not in lexicon("function_words")


def _end_of_run(text: str, tokens: Sequence[Token], k: int) -> int:
    """Behind the last of the capitalised words that stand together with this one."""
    after = k + 1
    while after < len(tokens) and not text[tokens[after - 1].end : tokens[after].start].strip():
        initial = tokens[after].text == "." and len(tokens[after - 1].text) == 1  # as in “U.S.”
        if not (tokens[after].text[0].isupper() or initial):
            break
        after += 1
    return after


def _is_harmless_name(text: str, tokens: Sequence[Token], start: int, after: int, opening: bool) -> bool:
    """Whether a run of capitalised words names no person for certain."""
    following = tokens[after].text if after < len(tokens) else ""
    if after - start == 1 and tokens[start].text == "Nobody":
        return True
    unknown = list(_unknown_words(text, tokens, start, after, opening))
    if not unknown:
        bare = opening and after - start == 1  # “Swahili in schools”; one person would be “a Swahili”
        return bare or not (_is_of_a_people(tokens[after - 1].text) and _ends_noun_phrase(tokens, after))
    last = without_genitive(tokens[after - 1].text)
    if any(word in person_words() for word in unknown):
        return False
    if after - start > 2 and last.lower() in lexicon("organisation_words"):
        return True  # “the Flight Attendant Association”
    if any(word.lower() in lexicon("person_nouns") for word in unknown):
        return False
    before = tokens[start - 1].text.lower() if start else ""
    if before == "the" and unknown[-1] == without_genitive(last) and not _is_noun(following):
        return not looks_like_person(last.lower())
    if last in lexicon("thing_words") or last.lower() in lexicon("organisation_words"):
        return True
    if following in lexicon("place_nouns"):
        return True
    dated = before.isdigit() or following.isdigit()
    return len(unknown) == after - start == 1 and (before in _BEFORE_PLACES or (dated and last == "May"))


def _is_noun(word: str) -> bool:
    """Whether a word behind a name is a noun, which the name then only describes: “the Trump plan”."""
    return word.islower() and len(word) > 2 and not can_be_verb(word) and word not in lexicon("function_words")


def _is_of_a_people(word: str) -> bool:
    is_thing = word in lexicon("thing_words") or word.endswith(("s", "ese", "ish"))
    return word in lexicon("demonyms") and not is_thing


def _ends_noun_phrase(tokens: Sequence[Token], after: int) -> bool:
    """Whether “American” is followed by something that shows it to be a noun: “an American who”, “the American.”"""
    if after == len(tokens):
        return True
    word = tokens[after].text
    if word in (",", "and", "or") and after + 1 < len(tokens) and tokens[after + 1].text[0].isupper():
        return False
    return not word[0].isalnum() or (word in lexicon("function_words") and word not in ("and", "or", "then"))


def _unknown_words(text: str, tokens: Sequence[Token], start: int, after: int, opening: bool) -> Iterator[str]:
    """The words of a run that belong to no known name of a place, a people or a body."""
    k = start
    while k < after:
        length = _known_length(text, tokens, k, after)
        word = without_genitive(tokens[k].text)
        common = is_no_name(word) or is_common(word, opening or after - start > 1)
        describes = word.lower() in lexicon("persons_as_adjectives") and k + 1 < after
        if word[0].isalnum() and not (length or common or describes):
            yield word
        k += length or 1


def _known_length(text: str, tokens: Sequence[Token], k: int, after: int) -> int:
    """The number of tokens of the longest known name that begins here."""
    for stop in range(min(after, k + _LONGEST_NAME), k, -1):
        if without_genitive(text[tokens[k].start : tokens[stop - 1].end]) in known_names():
            return stop - k
    return 0


def sexes_named(text: str) -> Iterator[bool]:
    """For each full name (“Ellen Ruiz”) or name with a title (“Governor Ruiz”): whether it may be a woman's (True) or
    a man's (False); both where neither is certain.
    """
    for run in _names().finditer(text):
        words = [without_genitive(word) for word in run[0].split()]
        titled = words[0] in lexicon("person_titles") or words[0].lower() in lexicon("person_nouns")
        first = next((w for w in words[:-1] if w in lexicon("first_names")), "")
        is_place = run[0] in known_names() or " ".join(words[1:]) in known_names()  # also “official Minsk”
        if is_place or not (first or titled):
            continue
        is_woman = first in lexicon("womens_names") or words[0].rstrip(".") in _WOMENS_TITLES
        yield from (True,) if is_woman else (False,) if words[0].rstrip(".") == "Mr" else (True, False)


@cache
def _names() -> regex.Pattern[str]:
    """Words with capitals that stand together."""
    return regex.compile(r"\p{Lu}[\p{L}’'.-]+(?:\s+\p{Lu}[\p{L}’'-]+)+")
