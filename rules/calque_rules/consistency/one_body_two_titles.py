"""One union, church or committee under two titles."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, NamedTuple

import regex

from calque import Category, Document, Passage, Place, Rewrite, Rule, Severity, Slip, Triggers, adapt_case
from calque_rules.lexicons import lexicon
from calque_rules.whole import whole

_CLASSES = (
    ("association", "society", "union", "federation", "league"),
    ("cathedral", "church", "basilica"),
    ("shrine", "temple"),
    ("commission", "committee"),
    ("museum", "gallery"),
    ("stadium", "arena"),
)
"""Titles that one word of another language may be rendered by; of one name, a text uses one of them."""

_CLASS = {title: k for k, titles in enumerate(_CLASSES) for title in titles}

_LONGEST = 250
"""Passages of a text that speaks of a few bodies; a longer file has many of like names."""


class OneBodyTwoTitles(Rule):
    """One body or building under two titles: “the Ferry Pilot Association”, then “the pilot Society”

    What one word of the source means (*félag*, *собор*, *委員会*) is chosen anew in each sentence. The reader takes it
    for two bodies. Compared are titles that can mean the same, behind the same name of two words at least, or behind
    “the” and the end of that name. The full name wins, or the title that the text uses most.

    Silent where the shorter name has words that the longer one has not, and in long files: a church becomes a
    cathedral, and the chess players of two towns have a society and a union.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MINOR
    since = "0.1"
    triggers = Triggers(
        frozenset(word for titles in _CLASSES for t in titles for word in (t, t.capitalize())), whole_words=True
    )
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "The Danish Ferry Pilot Association votes at noon. Talks with the pilot Society have failed.",
            "The Danish Ferry Pilot Association votes at noon. Talks with the pilot Association have failed.",
        ),
        (
            "He worked at Saints Olaf and Knud's church in Lund. The fire in Saints Olaf and Knud Cathedral broke out"
            " in May. The cathedral is closed.",
            "He worked at Saints Olaf and Knud's cathedral in Lund. The fire in Saints Olaf and Knud Cathedral broke"
            " out in May. The cathedral is closed.",
        ),
        (
            "The Free Bakers Union struck. Nobody heard the Free Bakers Society. The union has won.",
            "The Free Bakers Union struck. Nobody heard the Free Bakers Union. The union has won.",
        ),
        (
            "The Kasuga Hill Shrine is old. Deer live near the Kasuga Hill Temple. The shrine is of wood.",
            "The Kasuga Hill Shrine is old. Deer live near the Kasuga Hill Shrine. The shrine is of wood.",
        ),
        (
            "The Rural Roads Commission met. The Roads Committee will meet in May.",
            "The Rural Roads Commission met. The Roads Commission will meet in May.",
        ),
        (
            "The Old Port Arena is full. Fans left the Old Port Stadium. The arena has 900 seats.",
            "The Old Port Arena is full. Fans left the Old Port Arena. The arena has 900 seats.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "The Royal Society and the Royal Union of Bakers met.",
        "The Victorian Farmers Federation and the Northern Farmers Association agreed.",
        "The Free Bakers Union struck. The union has won.",
        "The European Union and the European Association met.",
        "The Wildlife Conservation Society and the World Conservation Union signed.",
        "The Saint Olaf Church became the Saint Olaf Cathedral, and the church was glad.",
        "The Danish Ferry Pilot Association votes. The pilots' union waits.",
        "The Old Port Gallery sells what the Port Museum does not.",
        "The American Chess League beat the Chess Union of Oslo.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each title that is not the usual one of its body."""
        if len(document.passages) > _LONGEST:
            return
        uses = [
            use for passage in passages for found in _body().finditer(passage.text) if (use := _use(passage, found))
        ]
        text = document.once(whole).text.lower()
        done: set[int] = set()
        for use in uses:
            model = next((other for other in uses if _is_model(use, other, text)), None)
            if model and id(use) not in done and not _turns_into(use, model):
                done.add(id(use))
                right = adapt_case(use.title, model.title.lower())
                place = Place(model.passage, model.start, model.end, f"“{model.text}” is written here")
                message = f"“{use.text}” is “{model.text}” elsewhere in this text"
                yield Slip(use.passage, use.start_of_title, use.end, message, (Rewrite(right),), (place,))


class _Use(NamedTuple):
    """A body's name with its title, and the words of the name in small letters, without “'s”."""

    passage: Passage
    start: int
    end: int
    title: str
    words: tuple[str, ...]
    is_short: bool

    @property
    def start_of_title(self) -> int:
        """Where the title begins."""
        return self.end - len(self.title)

    @property
    def text(self) -> str:
        """As it stands."""
        return self.passage.text[self.start : self.end]


def _use(passage: Passage, found: regex.Match[str]) -> _Use | None:
    words = tuple(_plain(word) for word in found["name"].split() if word not in ("and", "of", "the", "The"))
    if not words or any(word in _CLASS for word in words):
        return None
    return _Use(passage, found.start("name"), found.end(), found["title"], words, found["the"] is not None)


def _plain(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s").removesuffix("s")


def _is_model(use: _Use, other: _Use, text: str) -> bool:
    """Whether another use shows what the title of this one is to be."""
    title, right = use.title.lower(), other.title.lower()
    if title == right or _CLASS[title] != _CLASS[right]:
        return False
    if use.words == other.words:
        return len(use.words) > 1 and text.count(right) > text.count(title)
    ending = other.words[len(other.words) - len(use.words) :]
    is_end = len(use.words) < len(other.words) and ending == use.words
    return is_end and use.is_short and use.title[0].isupper() and use.words[0] not in lexicon("function_words")


def _turns_into(use: _Use, model: _Use) -> bool:
    """Whether both stand in one sentence, which tells of two."""
    between = use.passage.text[min(use.end, model.end) : max(use.start, model.start)]
    return use.passage is model.passage and not regex.search(r"[.!?]\s", between)


@cache
def _body() -> regex.Pattern[str]:
    titles = "|".join(_CLASS)
    return regex.compile(
        rf"""\b(?:(?<the>[Tt]he)\s)?(?<name>(?:(?!The\b)\p{{Lu}}[\p{{L}}’'-]+|(?<=[Tt]he\s)\p{{Ll}}[\p{{Ll}}-]+)(?:\s(?:and\s)?\p{{Lu}}[\p{{L}}’'-]+){{0,4}})\s
        (?<title>(?i:{titles}))\b(?!-|\s(?:of|for)\b)""",
        regex.VERBOSE,
    )
