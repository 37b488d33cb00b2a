"""The rule about names of persons, gods, peoples and places that are written small."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from calque import Document, Passage, Rewrite, Rule, Safety, Slip
from calque_rules import dictionary
from calque_rules.lexicons import lexicon
from calque_rules.names.place_names import is_place, uses_capitals
from calque_rules.setting import is_excused
from calque_rules.vocabulary import Occurrence, small_names, words_in_code

_LEAST = 4  # letters
_MOST_FREQUENT = 4  # a name that is more frequent has come to be an ordinary word, too
_OTHERWISE = {
    "degeneres": ("DeGeneres",),
    "delillo": ("DeLillo",),
    "github": ("GitHub",),
    "hsbc": ("HSBC",),
    "ipad": ("iPad",),
    "iphone": ("iPhone",),
    "ipod": ("iPod",),
    "isis": ("ISIS", "Isis"),
    "itunes": ("iTunes",),
    "macdonald": ("Macdonald", "MacDonald"),
    "norad": ("NORAD",),
    "playstation": ("PlayStation",),
    "postgresql": ("PostgreSQL",),
    "powerpoint": ("PowerPoint",),
    "superbowl": ("Super Bowl",),
    "ucla": ("UCLA",),
    "whitehouse": ("White House", "Whitehouse"),
    "wikileaks": ("WikiLeaks",),
    "wordpress": ("WordPress",),
}
"""Names with a capital elsewhere; those with two ways to be written are not mended unasked."""

_ALIKE = ("us", "um", "ae", "ii", "ensis", "io")
"""Endings of Latin names of species, of which the second word is small whatever it comes from: “vulgaris”."""


class NameWithoutCapital(Rule):
    """A name of a person, a god or a people without its capital: “the temple of vishnu”, “the gurkha army”

    Scripts without capitals leave a translator to guess which words are names. Only forms that dictionaries list with
    a capital and nothing else are reported; countries, cities and languages are the business of `place-names`. Left
    alone are names in code, in quotation marks, behind “called”, the second words of species, and texts that do
    without capitals.
    """

    safety = Safety.SAFE
    sources = ("ne", "si", "hi", "ja", "zh", "ar", "he")
    since = "0.1"
    reads_all = "there are tens of thousands of names; the words of a document are told apart once, with a set"
    bad: ClassVar = (
        ("The temple of vishnu stands on a hill.", "The temple of Vishnu stands on a hill."),
        ("The letters of caligula were lost.", "The letters of Caligula were lost."),
        ("Thousands of huguenots fled to London.", "Thousands of Huguenots fled to London."),
        ("The works of woolley and Carter were sold.", "The works of Woolley and Carter were sold."),
        ("The army of the mughals crossed the river.", "The army of the Mughals crossed the river."),
        ("He read the dialogues of confucian scholars.", "He read the dialogues of Confucian scholars."),
        (
            "He listened to it on his ipod and read it on Github.",
            "He listened to it on his iPod and read it on Github.",
        ),
        ("She met yeltsin in Moscow in 1992.", "She met Yeltsin in Moscow in 1992."),
    )
    good: ClassVar = (
        "The red fox, Vulpes vulpecula, and the carp, Cyprinus carpio, live here.",
        "They ate roquefort and camembert with a bottle of burgundy.",
        "i met yeltsin in moscow in 1992, lol",
        "Run `woolley --caligula` and set vishnu_mode to on.",
        "He typed “caligula” into the box.",
        "The wifi in the hotel was slow.",
        "A gothic novel, a platonic friend, a herculean task and a quixotic plan.",
        "The dog, called caligula by all, barked.",
        "The word vishnu means “all-pervading”.",
        "Use the unicode escape or a json file, and turn on the bluetooth.",
        "The oedipus complex and the hoover, the biro and the jacuzzi.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each small name that nothing excuses."""
        shown = set(map(id, passages))
        for word, occurrences in document.once(small_names).items():
            if _is_only_a_name(word) and word not in document.once(words_in_code):
                for passage, start, end in occurrences:
                    around = {*passage.text[:start].split()[-1:], *passage.text[end:].split()[:1]}
                    excused = word in around or is_excused(Occurrence(passage, start, end))
                    if id(passage) in shown and not excused and uses_capitals(document, passage, start):
                        names = _as_written(word)
                        safety = Safety.SAFE if len(names) == 1 else Safety.UNSAFE
                        rewrites = tuple(Rewrite(name, safety) for name in names)
                        yield Slip(passage, start, end, f"“{word}” is a name; write “{names[0]}”", rewrites)


def _as_written(word: str) -> tuple[str, ...]:
    """How the name is written, the likeliest first: not all have one capital, in front."""
    if known := _OTHERWISE.get(word):
        return known
    initials = word.upper()
    if initials in lexicon("initialisms_of_bodies") or initials in lexicon("technical_initialisms"):
        return (initials,)
    return (word.capitalize(),)


def _is_only_a_name(word: str) -> bool:
    """Whether it is no word of its own by now, as far as lists tell."""
    known = word in lexicon("words_from_names") or word in lexicon("lower_case_names") or is_place(word)
    usual = len(word) >= _LEAST and word.isascii() and dictionary.frequency_band(word) <= _MOST_FREQUENT
    return (
        usual
        and not known
        and word.capitalize() not in lexicon("first_names")
        and not word.endswith(_ALIKE)
        and not word.startswith("mc")
    )
