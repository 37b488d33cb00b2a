"""See the class."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from calque import NOT_PROSE, OPAQUE, Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip
from calque_rules.repetition._rule import shown

_LEAST = 5  # words


class ParagraphTwice(Rule):
    """A paragraph or a headline that stands there twice, as when a text begins with its headline

    The same words in two paragraphs in a row, or a headline that the next paragraph begins with, without a stop behind
    it: “Ship found in the bay” and then “Ship found in the bay A tug found it”. Copied from a page where the
    headline stands twice, or said again by the program.

    Lists, tables, headings and short lines may well repeat each other, in programs' documentation and songs above all.
    """

    category = Category.DESIGN
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    reads_all = "any two paragraphs may be alike; they are compared as a whole, which costs next to nothing"
    bad = (
        (
            "Old ship found in the bay\n\nOld ship found in the bay\n\nIt rained.",
            "Old ship found in the bay\n\n\n\nIt rained.",
        ),
        (
            "Old ship found in the bay\n\nOld ship found in the bay The crew of a tug saw it first.",
            "Old ship found in the bay\n\nThe crew of a tug saw it first.",
        ),
        (
            "It rained.\n\nThe council met on Monday to talk about it.\n\n"
            "The council met on Monday to talk about it.\n\nIt left.",
            "It rained.\n\nThe council met on Monday to talk about it.\n\n\n\nIt left.",
        ),
        (
            "Old ship found at the bottom of the bay after years\n\n"
            "Old ship found at the bottom of the bay (4 photos) A tug saw it first.",
            "Old ship found at the bottom of the bay after years\n\nA tug saw it first.",
        ),
        (
            "New bridge opens to trains today\n\nNew bridge opens to trains today It is the longest one.",
            "New bridge opens to trains today\n\nIt is the longest one.",
        ),
        ("All of the roads are closed.\n\nAll of the roads are closed.", "All of the roads are closed.\n\n"),
    )
    good = (
        "Read more\n\nRead more\n\nIt rained.",
        "Old ship found in the bay\n\nOld ships found in the bay are rare.",
        "Old ship found in the bay\n\nOld ship found in the bay is a Dutch one, says the museum.",
        "- All of the roads are closed.\n- All of the roads are closed.",
        "# Old ship found in the bay\n\nOld ships are rare.",
        "The council met on Monday.\n\nIt rained all day long.\n\nThe council met on Monday.",
        "Let it rain, let it rain\n\nLet it rain, let it rain",
        "It rained.\n\nExample of correct code for this rule\n\nExample of correct code for this rule",
        "The old town of Riga\n\nThe old town of Riga lies on a river.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each paragraph that begins as the one before it does."""
        wanted = set(map(id, passages))
        prose = [p for p in document.passages if p.kind not in NOT_PROSE]
        for number, (above, below) in enumerate(pairwise(prose)):
            if above.text[:20] == below.text[:20] and id(below) in wanted and _is_prose(below):
                end = _said_again(above.text, below.text, number == 0)
                if end and len(above.text[:end].split()) >= _LEAST and len(set(above.text.lower().split())) >= _LEAST:
                    text = below.text[:end].strip(" :")
                    yield Slip(below, 0, end, f"“{shown(text)}” stands right above", (Rewrite(""),))


def _is_prose(passage: Passage) -> bool:
    return passage.kind == "paragraph" and OPAQUE not in passage.text


def _said_again(above: str, below: str, is_first: bool) -> int:
    """The end of what the lower one only says again; 0 where it says something else."""
    if above == below and (is_first or below.endswith((".", "!", "?", "”", '"'))):
        return len(below)
    if not is_first:
        return 0
    alike = next((k for k, (a, b) in enumerate(zip(above, below, strict=False)) if a != b), len(above))
    goes_on = _new_sentence().match(below, below.rfind(" ", 0, alike + 1))
    return goes_on.end() if goes_on else 0


@cache
def _new_sentence() -> re.Pattern[str]:
    """What stands between a headline without a stop and the sentence that it runs into."""
    openers = "The|A|An|It|In|On|At|He|She|They|This|That|These|There|After|When|With|As|For|According|Last|Two|Three"
    return re.compile(rf"\s+(?:\(\d+ (?:photos?|pictures?)\)\s+)?(?=(?:{openers}) [a-z])")
