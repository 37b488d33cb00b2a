"""One person or place under two spellings."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar

from calque import Case, Category, Document, Passage, Rule, Severity, Slip
from calque_rules.bodies import body_names
from calque_rules.consistency._spellings import (
    Form,
    different_names,
    is_ordinary,
    places_of,
    rivals,
    slips,
)
from calque_rules.dictionary import is_word
from calque_rules.transliteration import key, keys, skeletons
from calque_rules.words import known_names

_LONG = 7
"""Letters of a name that may differ in its vowels, too, from a well-known one."""


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
        return slips(document.once(_variants))


def _variants(document: Document) -> list[tuple[Form, Form]]:
    """For each spelling that has a rival: the one that wins, and itself."""
    names = sorted(document.once(different_names))
    alike = {k: some for k, some in _alike(names).items() if sum(_may_be_odd(document, name) for name in some) > 1}
    wanted = {name for some in alike.values() for name in some}
    bodies = set(skeletons([name for pair in _beside_bodies(names) for name in pair]))
    beside = {name for name, same in zip(names, skeletons(names), strict=True) if same in bodies} if bodies else set()
    numbers = places_of(document, wanted | beside)
    groups = [some for sound, some in _alike(list(numbers)).items() if sound in alike]
    groups += _beside_bodies([name for name in numbers if name in beside])
    return [pair for some in groups for pair in rivals(document, some, numbers)]


def _alike(names: Sequence[str]) -> dict[str, list[str]]:
    """Those of the names that sound like others, together, by their sound."""
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for name, sound in zip(names, keys(names), strict=True):
        by_key[sound].append(name)
    return {sound: some for sound, some in by_key.items() if len(some) > 1}


def _may_be_odd(document: Document, name: str) -> bool:
    """Whether a name may be one of two spellings at all."""
    return not name.isupper() and not is_ordinary(document, name)


def _beside_bodies(names: Sequence[str]) -> Iterator[list[str]]:
    """Names that differ from a well-known body's in their vowels alone: “Hizbullah” beside “Hezbollah”."""
    long = [name for name in names if len(name) >= _LONG]
    if body_names().isdisjoint(long):
        return
    consonants = dict(zip(long, skeletons(long), strict=True))
    bodies = {consonants[name]: name for name in long if name in body_names()}
    for name in long:
        body = bodies.get(consonants[name], name)
        if body != name and key(body) != key(name) and name not in known_names() and not is_word(name.lower()):
            yield [body, name]
