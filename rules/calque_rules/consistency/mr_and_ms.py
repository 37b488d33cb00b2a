"""One surname with the titles of a man and of a woman."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, NamedTuple

import regex

from calque import Category, Document, Passage, Place, Rewrite, Rule, Severity, Slip, Triggers


class MrAndMs(Rule):
    """“Mr” and “Ms” before one surname: “Mr Watanabe agreed. Ms Watanabe added”

    A title that both sexes share (Japanese “-san”, Korean “-ssi”) is turned into “Mr” or “Ms” sentence by sentence. The
    one that the text uses less is reported, or the one that comes later; which is right, the source tells. Silent in
    texts about couples and families (“Mr and Mrs”, “his wife”, “sisters”), where there are two of the name, and where
    first names differ (“Mr Ken Ito”, “Ms Aiko Ito”).
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    since = "0.1"
    triggers = Triggers(frozenset({"Mr", "Ms", "Mrs", "Miss"}), whole_words=True)
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "Mr. Watanabe opened the shop in May. Sales rose. Ms. Watanabe is content.",
            "Mr. Watanabe opened the shop in May. Sales rose. Mr. Watanabe is content.",
        ),
        (
            "Ms Kinoshita gave a talk. “Blink often,” Ms Kinoshita said. Mr Kinoshita also spoke of diet.",
            "Ms Kinoshita gave a talk. “Blink often,” Ms Kinoshita said. Ms Kinoshita also spoke of diet.",
        ),
        ("Mr Choi is from Busan. Miss Choi bakes.", "Mr Choi is from Busan. Mr Choi bakes."),
        ("Ms Oduya ran.\n\nMr Oduya's time was good.", "Ms Oduya ran.\n\nMs Oduya's time was good."),
        ("Mr Park sang, and Ms Park bowed, and Mr Park left.", "Mr Park sang, and Mr Park bowed, and Mr Park left."),
        ("Mrs Sato paid 300 yen. Mr Sato got no receipt.", "Mrs Sato paid 300 yen. Mrs Sato got no receipt."),
    )
    good: ClassVar[Sequence[str]] = (
        "Mr Ito and Ms Sato agreed. Mr Ito left.",
        "Mr and Mrs Ito came. Mrs Ito sang, and Mr Ito slept.",
        "Mr Ken Ito met Ms Aiko Ito. Mr Ito was late, Ms Ito was not.",
        "Mr Ito died in May. His wife runs the shop. Ms Ito will not sell it.",
        "Ms Park and her brother own it. Mr Park keeps the books.",
        "Ms Bennet has four sisters. Mr Bennet sighs.",
        "Miss Sato is an opera. Mr Tanaka sings in it.",
        "Mrs Thatcher spoke. Mr Major listened. Ms Short left.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each title of the rarer sex before a surname."""
        uses: dict[str, list[_Use]] = {}
        for passage in passages:
            for found in _titled().finditer(passage.text):
                uses.setdefault(found["name"], []).append(_Use(passage, found))
        for name, of_name in uses.items():
            men = [use for use in of_name if use.is_man]
            women = [use for use in of_name if not use.is_man]
            if men and women and not _is_family(document, name):
                yield from _slips(*_ranked(of_name, men, women))


class _Use(NamedTuple):
    """A title before a surname."""

    passage: Passage
    found: regex.Match[str]

    @property
    def is_man(self) -> bool:
        """Whether it is “Mr”."""
        return self.found["title"].startswith("Mr") and not self.found["title"].startswith("Mrs")


def _ranked(uses: list[_Use], men: list[_Use], women: list[_Use]) -> tuple[list[_Use], list[_Use]]:
    """The titles of the rarer sex, and the usual ones; of two alike, those that come first are the usual."""
    men_first = uses[0].is_man
    return (women, men) if (len(men), men_first) > (len(women), not men_first) else (men, women)


def _slips(rare: list[_Use], usual: list[_Use]) -> Iterator[Slip]:
    model = usual[0]
    title = model.found["title"].rstrip(".")
    place = Place(model.passage, *model.found.span(), f"“{model.found[0]}” is written here")
    for passage, found in rare:
        right = title + ("." if found["title"].endswith(".") else "")
        message = f"“{found[0]}” is “{model.found[0]}” elsewhere in this text"
        yield Slip(passage, *found.span("title"), message, (Rewrite(right),), (place,))


def _is_family(document: Document, name: str) -> bool:
    """Whether the text speaks of two people of one name."""
    full = regex.compile(rf"\b(?:(?:Mr|Ms|Mrs|Miss)\.?\s+)?(\p{{Lu}}\p{{Ll}}+)\s+{name}\b")
    first_names = {m[1] for p in document.passages if name in p.text for m in full.finditer(p.text)}
    return len(first_names - {"Mr", "Ms", "Mrs", "Miss"}) > 1 or any(
        _family().search(p.text) for p in document.passages
    )


@cache
def _titled() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?<title>(?:Mrs?|Ms)\b\.?|Miss)\s+(?<name>\p{Lu}\p{Ll}[\p{L}’-]*)(?!\p{L}|\s+\p{Lu}\p{Ll})"
    )


@cache
def _family() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?:Mr\.?\s+(?:and|&)\s+M\p{L}+|(?:his|her|their)\s+(?:\p{Ll}+\s+)?(?:wife|husband|sister|brother|mother|father|son|daughter|widow|parents)"
        r"|couple|sisters|brothers|siblings|married|spouses?|family|father|mother|wife|husband|twins?)\b"
    )
