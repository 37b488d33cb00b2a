"""Spellings of names: where each stands, which is the usual one, and whether two are of one person or place."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from calque import Document, Passage, Place, Rewrite, Slip
from calque_rules.bodies import body_names
from calque_rules.dictionary import frequency_band, is_word, strangers
from calque_rules.lexicons import lexicon
from calque_rules.transliteration import key
from calque_rules.vocabulary import written_words
from calque_rules.whole import whole
from calque_rules.words import known_names

_REACH = 25
"""Passages between one spelling and the other, at most: further apart, another article may have begun."""

_COMMON = 4
"""How frequent (band of the dictionary) a word is that a capital does not make a name."""

_WINDOW = 30
"""Characters in which the word before or behind a name is looked for."""

_LEAST = 6
"""Letters of a name that is told from others by few of them."""

_SHORT = 6
"""Letters of a name up to which a doubled letter alone makes another one (“Hall”, “Hal”)."""


class Use(NamedTuple):
    """Where a name stands, in the passage of this number."""

    number: int
    passage: Passage
    start: int
    end: int

    @property
    def is_cited(self) -> bool:
        """Whether the name stands alone in quotation marks, as a word that is spoken of."""
        text = self.passage.text
        return self.start > 0 and text[self.start - 1] in "“\"‘'" and text[self.end : self.end + 1] in tuple("”\"’'")

    def neighbour(self, before: bool) -> str:
        """The word with a capital that stands right before or behind it, nothing but a space between; or ""."""
        text = self.passage.text
        if before:
            found = _word_before().search(text, max(self.start - _WINDOW, 0), self.start)
        else:
            found = _word_behind().match(text, self.end, self.end + _WINDOW)
        return found[1] if found and found[1].lower() not in lexicon("function_words") else ""


class Form(NamedTuple):
    """A spelling, and where it is used."""

    text: str
    uses: tuple[Use, ...]


def different_names(document: Document) -> frozenset[str]:
    """The words with a capital that may be names, each once, found in the different words; for `document.once`."""
    return frozenset(_name().findall(" ".join(document.once(written_words))))


def names_by_fame(document: Document) -> tuple[list[str], list[str]]:
    """The different names of six letters or more: those that no dictionary or list has, and others.

    Names of places, peoples and first names are in neither; the others may be ordinary words. For `document.once`.
    """
    found = sorted(document.once(different_names))
    lower = {n.lower(): n for n in found if len(n) >= _LEAST and n[1:].islower()}
    unseen = strangers(lower)[0]
    for name in unseen:
        del lower[name]
    return [n for name in unseen if (n := name.capitalize()) not in _known()], list(lower.values())


@cache
def _known() -> frozenset[str]:
    return known_names() | lexicon("first_names")


def is_known_name(name: str) -> bool:
    """Whether a list has it, or it is an ordinary word with a capital."""
    return name in _known() or is_word(name.lower())


def places_of(document: Document, names: Collection[str]) -> dict[str, list[int]]:
    """The numbers of the passages that have each of a few names; the names in the order of the text."""
    prose = document.once(whole)
    numbers: dict[str, list[int]] = {}
    for number in prose.with_any(names) if names else ():
        for name in _name().findall(prose.passages[number].text):
            if name in names:
                numbers.setdefault(name, []).append(number)
    return numbers


def slips(pairs: Iterable[tuple[Form, Form]]) -> Iterator[Slip]:
    """A slip for each place of the second of two spellings; with a fix where it is certain which of them is right."""
    for one, other in pairs:
        form, message = one.text, f"“{other.text}” is “{one.text}” elsewhere in this text"
        rewrites = (Rewrite(form),) if rank(one) < rank(other) or undoubled(form) == undoubled(other.text) else ()
        place = Place(one.uses[0].passage, one.uses[0].start, one.uses[0].end, f"“{form}” is written here")
        for use in other.uses:
            yield Slip(use.passage, use.start, use.end, message, rewrites, (place,))


def rivals(document: Document, names: Sequence[str], numbers: dict[str, list[int]]) -> Iterator[tuple[Form, Form]]:
    """For each of some spellings but the usual one: the usual one, and itself, where both are of one name."""
    forms = [form_of(document, name, numbers[name]) for name in names if not name.isupper()]
    used = [form for form in forms if form.uses]
    doubled = len({undoubled(form.text) for form in used}) == 1  # how frequent either is tells nothing then
    forms = sorted(used, key=lambda form: rank(form)[: 2 if doubled else 3])  # of two alike, the first
    for other in forms[1:]:
        if is_same(forms[0], other) and not any(is_ordinary(document, f.text) for f in (forms[0], other)):
            yield forms[0], other


def rank(form: Form) -> tuple[bool, int, int]:
    """What stands first wins: a known body's name, what is written more often, a name that is known at all."""
    return form.text not in body_names(), -len(form.uses), -frequency_band(form.text.lower())


def form_of(document: Document, name: str, numbers: Sequence[int]) -> Form:
    places = ((k, document.once(whole).passages[k]) for k in dict.fromkeys(numbers))
    uses = (Use(k, p, at, at + len(name)) for k, p in places for at in _places(name, p.text))
    return Form(name, tuple(use for use in uses if not use.is_cited))


def _places(name: str, text: str) -> Iterator[int]:
    """Where a name stands as a whole word, perhaps with “'s”; no part of a compound."""
    at = text.find(name)
    while at >= 0:
        behind = text[at + len(name) : at + len(name) + 3]
        owns = behind[:2] in ("'s", "’s") and not behind[2:].isalpha()
        ends = owns or not (behind[:1].isalnum() or behind[:1] in ("-", "'", "’"))
        if ends and not (text[at - 1 : at].isalnum() or text[at - 1 : at] == "-"):
            yield at
        at = text.find(name, at + len(name))


def is_same(one: Form, other: Form) -> bool:
    """Whether two spellings are of one person or place, by what stands beside them and how near they are."""
    if not _is_near(one, other):
        return False
    if any("isation" in form.text for form in (one, other)) and any("ization" in form.text for form in (one, other)):
        return False  # two bodies may spell their own names so
    if len(one.text) <= _SHORT and undoubled(one.text) == undoubled(other.text):
        return False
    is_first = one.text in lexicon("first_names") or other.text in lexicon("first_names")
    before, after = ([_neighbours(form, side) for form in (one, other)] for side in (True, False))
    if is_first:
        return not after[0].isdisjoint(after[1])
    return not (before[0] and before[1] and before[0].isdisjoint(before[1]))


def _is_near(one: Form, other: Form) -> bool:
    """Whether each of two spellings stands somewhere near the other; both are in the order of the text."""
    numbers = [use.number for use in other.uses]
    for use in one.uses:
        at = bisect_left(numbers, use.number - _REACH)
        if at < len(numbers) and numbers[at] <= use.number + _REACH:
            return True
    return False


def _neighbours(form: Form, before: bool) -> frozenset[str]:
    """What stands beside a name, as keys; in front of it neither a title nor an ordinary word (“the Red Sox Betts”)."""
    words = {use.neighbour(before) for use in form.uses}
    return frozenset(key(w) for w in words if w and not (before and _tells_nobody(w)))


def _tells_nobody(word: str) -> bool:
    if word in lexicon("person_titles"):
        return True
    return word not in lexicon("first_names") and is_word(word.lower())


def undoubled(name: str) -> str:
    return regex.sub(r"(.)\1+", r"\1", name.lower())


def is_ordinary(document: Document, name: str) -> bool:
    """Whether this is a word like any other, which has a capital at the beginning of a sentence."""
    lower = name.lower()
    if lower in lexicon("opening_words") or lower in lexicon("function_words") or lower in lexicon("frequent_words"):
        return True
    return frequency_band(lower) >= _COMMON or lower in document.once(_small_words)


def _small_words(document: Document) -> frozenset[str]:
    """The words of a text that have no capital, without the marks that touch them; for `document.once`."""
    return frozenset([word.strip(".,;:!?)(”“\"'’") for word in document.once(written_words)])


@cache
def _name() -> regex.Pattern[str]:
    """Words of five letters or more that begin with a capital, and those of four such as “Betz”."""
    return regex.compile(r"\p{Lu}(?<!\w\w)(?:\p{L}{4,}|\p{Ll}tz\b)")


@cache
def _word_before() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}’'-])(\p{Lu}[\p{L}’'-]*) $")


@cache
def _word_behind() -> regex.Pattern[str]:
    return regex.compile(r" (\p{Lu}[\p{L}-]*)")
