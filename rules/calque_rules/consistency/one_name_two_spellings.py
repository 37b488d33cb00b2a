"""One person or place under two spellings."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from typing import ClassVar, NamedTuple

import regex

from calque import Case, Category, Document, Passage, Place, Rewrite, Rule, Severity, Slip
from calque_rules.bodies import body_names
from calque_rules.dictionary import entry, frequency_band
from calque_rules.lexicons import lexicon
from calque_rules.transliteration import key, keys, skeleton
from calque_rules.vocabulary import written_words
from calque_rules.whole import END, whole
from calque_rules.words import known_names

_REACH = 25
"""Passages between one spelling and the other, at most: further apart, another article may have begun."""

_LONG = 7
"""Letters of a name that may differ in its vowels, too, from a well-known one."""

_COMMON = 4
"""How frequent (band of the dictionary) a word is that a capital does not make a name."""

_WINDOW = 30
"""Characters in which the word before or behind a name is looked for."""

_SHORT = 6
"""Letters of a name up to which a doubled letter alone makes another one (“Hall”, “Hal”)."""


class OneNameTwoSpellings(Rule):
    """One name spelled two ways in one text: “Zelensky” here, “Zelenskiy” there

    A translator that reads sentence by sentence writes a name anew each time: “Mousavi” and “Musavi”, “Sergei Kotov”
    and “Sergey Kotov”, “Donbas” and “Donbass”, “Asgeir” and “Ásgeir”. The reader takes it for two people. What is
    written more often wins, or else the name that is known; where that does not tell, there is no fix.

    Two spellings count as one name when they differ only in ways in which names from other scripts do (y, i and j; kh
    and h; a doubled letter; an accent). Silent for ordinary words, for first names with different surnames behind them
    (“Sergey Brin”, “Sergei Bubka”), for surnames with different first names before them, and where one spelling stands
    so far from the other that the text may speak of somebody else. Languages with another script, above all.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MINOR
    since = "0.1"
    reads_all = "any name may have a second spelling; the names of a document are told apart once, with a table"
    bad: ClassVar[Sequence[Case]] = (
        "The baker Ivan Miroshko came first. ⟦Miroschko⟧ wept.",
        (
            "Zelensky met the envoys on Monday. On Tuesday Zelensky flew home. Zelenskiy thanked them.",
            "Zelensky met the envoys on Monday. On Tuesday Zelensky flew home. Zelensky thanked them.",
        ),
        (
            "Fires are frequent, said Karim Mousavi.\n\nMusavi added that one refinery was shut.",
            "Fires are frequent, said Karim Mousavi.\n\nMousavi added that one refinery was shut.",
        ),
        (
            "Sergei Kotov founded the club. Fans love Sergei Kotov. They sang for Sergey Kotov all night.",
            "Sergei Kotov founded the club. Fans love Sergei Kotov. They sang for Sergei Kotov all night.",
        ),
        (
            "The fort of Kronstadt lies on an island. Ships pass Kronstadt daily. In Kronshtadt they took on coal.",
            "The fort of Kronstadt lies on an island. Ships pass Kronstadt daily. In Kronstadt they took on coal.",
        ),
        (
            "Rockets of Hizbullah fell on the farm. Hezbollah denied it.",
            "Rockets of Hezbollah fell on the farm. Hezbollah denied it.",
        ),
        (
            "The poet Chavchavadze's house is a museum. Prince Chavchavadse planted its vines.",
            "The poet Chavchavadze's house is a museum. Prince Chavchavadze planted its vines.",
        ),
        (
            "Her uncle Ásgeir fished. Ásgeir was 80. When Asgeir came home, she sang.",
            "Her uncle Ásgeir fished. Ásgeir was 80. When Ásgeir came home, she sang.",
        ),
        (
            "Krykhoviak missed a penalty. Krykhovyak's shirt was torn. Krykhoviak scored later.",
            "Krykhoviak missed a penalty. Krykhoviak's shirt was torn. Krykhoviak scored later.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "Sergey Brin and Sergei Bubka never met.",
        "John Smith signed first; the witness was Ann Smyth. Later Smyth denied that Smith had signed.",
        "Klitschko boxed. His brother Klitschko governed. The Klitschkos trained together.",
        "Philip Larkin wrote it. Phillip Adams read it aloud.",
        "Reading is a town. Ready or not, the Reading train left.",
        "Henry the Fourth was Henri to his mother.",
        "The Italians won. Italian fans cheered for Italy.",
        "Marie and Mary shared a desk. Maria sat behind them.",
        "Kyiv fell silent. The Kyivans waited.",
        "Hall closed the door. Hal opened it again.",
        "Whole families came. Hole after hole was dug. Which they filled.",
        "The World Health Organization is a body; so is the Organisation for Economic Co-operation.",
        "He mispronounced “Tolstoi”, and Tolstoy did not mind.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each place where a name has not its usual spelling."""
        for one, other in document.once(_variants):
            form, message = one.text, f"“{other.text}” is “{one.text}” elsewhere in this text"
            rewrites = (
                (Rewrite(form),) if _rank(one) < _rank(other) or _undoubled(form) == _undoubled(other.text) else ()
            )
            for use in other.uses:
                place = Place(one.uses[0].passage, one.uses[0].start, one.uses[0].end, f"“{form}” is written here")
                yield Slip(use.passage, use.start, use.end, message, rewrites, (place,))


class _Use(NamedTuple):
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


class _Form(NamedTuple):
    """A spelling, and where it is used."""

    text: str
    uses: tuple[_Use, ...]


def _variants(document: Document) -> list[tuple[_Form, _Form]]:
    """For each spelling that has a rival: the one that wins, and itself."""
    found = _name_or_end().findall(document.once(whole).text)
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    different = [name for name in dict.fromkeys(found) if name != END]
    for name, sound in zip(different, keys(different), strict=True):
        by_key[sound].append(name)
    groups = [names for names in by_key.values() if len(names) > 1]
    groups += _beside_bodies(different)
    numbers = _passages_of({name for names in groups for name in names}, found)
    return [pair for names in groups for pair in _rivals(document, names, numbers)]


def _passages_of(names: Container[str], found: Iterable[str]) -> dict[str, list[int]]:
    """The numbers of the passages that have each of these names; all names are given with the ends of passages."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    number = 0
    for name in found:
        if name == END:
            number += 1
        elif name in names:
            numbers[name].append(number)
    return numbers


def _beside_bodies(names: Sequence[str]) -> Iterator[list[str]]:
    """Names that differ from a well-known body's in their vowels alone: “Hizbullah” beside “Hezbollah”."""
    long = [name for name in names if len(name) >= _LONG]
    bodies = {skeleton(name): name for name in long if name in body_names()}
    if not bodies:
        return
    for name in long:
        body = bodies.get(skeleton(name), name)
        if key(body) != key(name) and name not in known_names() and not _is_in_dictionary(name.lower()):
            yield [body, name]


def _rivals(document: Document, names: Sequence[str], numbers: dict[str, list[int]]) -> Iterator[tuple[_Form, _Form]]:
    forms = [_form(document, name, numbers[name]) for name in names if not name.isupper()]
    used = [form for form in forms if form.uses]
    doubled = len({_undoubled(form.text) for form in used}) == 1  # how frequent either is tells nothing then
    forms = sorted(used, key=lambda form: _rank(form)[: 2 if doubled else 3])  # of two alike, the first
    for other in forms[1:]:
        if _is_same(forms[0], other) and not any(_is_ordinary(document, f.text) for f in (forms[0], other)):
            yield forms[0], other


def _rank(form: _Form) -> tuple[bool, int, int]:
    """What stands first wins: a known body's name, what is written more often, a name that is known at all."""
    return form.text not in body_names(), -len(form.uses), -frequency_band(form.text.lower())


def _form(document: Document, name: str, numbers: Sequence[int]) -> _Form:
    places = ((k, document.once(whole).passages[k]) for k in dict.fromkeys(numbers))
    uses = (_Use(k, p, at, at + len(name)) for k, p in places for at in _places(name, p.text))
    return _Form(name, tuple(use for use in uses if not use.is_cited))


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


def _is_same(one: _Form, other: _Form) -> bool:
    """Whether two spellings are of one person or place, by what stands beside them and how near they are."""
    if not _is_near(one, other):
        return False
    if any("isation" in form.text for form in (one, other)) and any("ization" in form.text for form in (one, other)):
        return False  # two bodies may spell their own names so
    if len(one.text) <= _SHORT and _undoubled(one.text) == _undoubled(other.text):
        return False
    is_first = one.text in lexicon("first_names") or other.text in lexicon("first_names")
    before, after = ([_neighbours(form, side) for form in (one, other)] for side in (True, False))
    if is_first:
        return not after[0].isdisjoint(after[1])
    return not (before[0] and before[1] and before[0].isdisjoint(before[1]))


def _is_near(one: _Form, other: _Form) -> bool:
    """Whether each of two spellings stands somewhere near the other; both are in the order of the text."""
    numbers = [use.number for use in other.uses]
    for use in one.uses:
        at = bisect_left(numbers, use.number - _REACH)
        if at < len(numbers) and numbers[at] <= use.number + _REACH:
            return True
    return False


def _neighbours(form: _Form, before: bool) -> frozenset[str]:
    words = {use.neighbour(before) for use in form.uses}
    return frozenset(key(w) for w in words if w and not (before and w in lexicon("person_titles")))


def _is_in_dictionary(lower: str) -> bool:
    """Whether this is an ordinary word."""
    found = entry(lower)
    return found is not None and found.kind in ("w", "r")


def _undoubled(name: str) -> str:
    return regex.sub(r"(.)\1+", r"\1", name.lower())


def _is_ordinary(document: Document, name: str) -> bool:
    """Whether this is a word like any other, which has a capital at the beginning of a sentence."""
    lower = name.lower()
    if lower in lexicon("opening_words") or lower in lexicon("function_words") or lower in lexicon("frequent_words"):
        return True
    return frequency_band(lower) >= _COMMON or lower in document.once(_small_words)


def _small_words(document: Document) -> frozenset[str]:
    """The words of a text that have no capital, without the marks that touch them; for `document.once`."""
    return frozenset([word.strip(".,;:!?)(”“\"'’") for word in document.once(written_words)])


@cache
def _name_or_end() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Lu}}(?<!\w\w)\p{{L}}{{4,}}|{END}")


@cache
def _word_before() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}’'-])(\p{Lu}[\p{L}’'-]*) $")


@cache
def _word_behind() -> regex.Pattern[str]:
    return regex.compile(r" (\p{Lu}[\p{L}-]*)")
