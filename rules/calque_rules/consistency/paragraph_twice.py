"""A paragraph that a text has twice."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Place, Rule, Safety, Severity, Slip

_LEAST = 12
"""Words of a paragraph that nobody writes twice by chance."""

_ALIKE = 0.85
"""Share of the words that two paragraphs have in common which makes them one."""

_ENDS = 5
"""Words at either end of which one must be the same in both, so that few are compared."""


class ParagraphTwice(Rule):
    """A paragraph that stands twice in one text, word for word or nearly so

    Pages put a summary, a caption or a segment in two places, and a translator translates it twice, often in two
    wordings: “Rents rose by a tenth in May, the town says” and “In May rents rose by a tenth, the town says”. The
    second is reported. A headline that the first sentence says again is good style; so the first paragraph and those
    without a full stop do not count. Items of lists, a refrain and anything under twelve words are left alone; so are
    texts with code in them, which repeat what they show.
    """

    category = Category.DESIGN
    severity = Severity.MINOR
    safety = Safety.HINT
    since = "0.1"
    preview = True
    reads_all = "any paragraph may stand twice; each is looked up once by its first and last words"
    bad: ClassVar[Sequence[str]] = (
        "News.\n\nRents in the old town rose by a tenth in May, the housing office said.\n\nShops pay more as well.\n\n"
        "⟦Rents in the old town rose by a tenth in May, the housing office said.⟧",
        "News.\n\nThe ferry will not sail before Sunday because its engine room was flooded.\n\n"
        "⟦The ferry will not sail before Sunday since its engine room was flooded.⟧",
        "News.\n\nThree hikers were found alive in a hut below the northern ridge on Monday.\n\nThey were lost.\n\n"
        "They ate snow.\n\n⟦Three hikers were found alive in a hut under the northern ridge on Monday.⟧",
        "News.\n\nA goat ran through the parliament and ate the notes of two ministers.\n\n"
        "⟦A goat ran through the parliament, and ate the notes of two ministers!⟧",
        "News.\n\nThe museum opens its new wing with a show of clocks from nine countries.\n\nEntry is free.\n\n"
        "⟦The museum opens its new wing with a show of watches from nine countries.⟧",
        "News.\n\nNobody knows who painted the wall, but the baker saw two men with ladders.\n\nThe wall is blue.\n\n"
        "⟦Nobody knows who painted the wall, but the baker saw two men with ladders.⟧",
    )
    good: ClassVar[Sequence[str]] = (
        "We wait.\n\nThe rain falls.\n\nWe wait.",
        "Rents in the old town rose by a tenth in May, the housing office said.\n\n"
        "Rents in the new town fell by a fifth in June, the mayor told the council.",
        "- Rents in the old town rose by a tenth in May, the housing office said.\n"
        "- Rents in the old town rose by a tenth in May, the housing office said.",
        "The ferry sails on Monday.\n\nThe ferry sails on Tuesday.",
        "In 2019 the club won nine games, drew four and lost one of fourteen.\n\n"
        "In 2020 the club won three games, drew six and lost five of fourteen.",
        "The first team plays in red and wears a star for every ten cups.\n\n"
        "The second team plays in blue and has never won a single cup at all.",
        "Nobody came.\n\nNobody knew why.\n\nNobody came.",
        "“Row, row, row your boat,” they sang.\n\n“Row, row, row your boat,” they sang.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each paragraph that has stood before."""
        if any(passage.kind == "code" or "￼" in passage.text for passage in passages):
            return
        seen: dict[tuple[str, ...], tuple[Passage, list[str]]] = {}
        for passage in passages:
            is_sentence = passage.text[-1] in '.!?”"' and passage is not passages[0]
            if passage.kind != "paragraph" or not is_sentence or passage.text.count(" ") < _LEAST - 1:
                continue
            words = _word().findall(passage.text.lower())
            keys = (("first", *words[:_ENDS]), ("last", *words[-_ENDS:]))
            before = next((seen[key] for key in keys if key in seen and _is_alike(seen[key][1], words)), None)
            if before:
                place = Place(before[0], 0, len(before[0].text), "it stands here, too")
                yield Slip(passage, 0, len(passage.text), "This paragraph stands twice in the text", (), (place,))
            for key in keys:
                seen.setdefault(key, (passage, words))


def _is_alike(one: list[str], other: list[str]) -> bool:
    """Whether two paragraphs have nearly all words in common, their numbers among them."""
    numbers = [{w for w in words if w[0].isdigit()} for words in (one, other)]
    common = len(set(one) & set(other))
    return numbers[0] == numbers[1] and common >= _ALIKE * max(len(set(one)), len(set(other)))


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{N}]+")
