"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.punctuation._quotes import MARK, marks_of, within_quotation

_CERTAIN = 1.0
_FIRST_PERSON = "I|me|my|we|our|us"


class LostOpeningQuote(Rule):
    """A quotation that ends without having begun: “I am ready to play," he said” with no mark before “I”

    Translation programs lose the first mark of a long quotation, and the writer’s words and the speaker’s run into
    one another. Reported where the first mark of a paragraph closes and its speaker is named behind it. The mark is
    proposed at the first sentence in which somebody speaks of himself. A quotation that goes on from the paragraph
    before begins with a mark, too; but not in a text that has each sentence in a line of its own.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("ru", "is")
    triggers = Triggers(frozenset({MARK}))
    bad = (
        ('The roof leaks. We will mend it," said Ann.', 'The roof leaks. "We will mend it," said Ann.'),
        ('I am ready to play again," he said.', '"I am ready to play again," he said.'),
        ('But now it is fine. I can play," said Berg.', 'But now it is fine. "I can play," said Berg.'),
        ('We lost. It hurts," the coach added.', '"We lost. It hurts," the coach added.'),
        ('My task is to help the team," Orlov said.', '"My task is to help the team," Orlov said.'),
        (
            '"We began in a shed. It was cold.\n\nWe had no heating," he said. "It rained."',
            '"We began in a shed. It was cold.\n\n"We had no heating," he said. "It rained."',
        ),
        ('They paid us late. Our men went home," he told us.', '"They paid us late. Our men went home," he told us.'),
    )
    good = (
        '"I am ready to play again," he said.',
        '"We began in a shed.\n\nWe had no heating," he said.',
        '"We began in a shed. It was cold.\n\n"We had no heating," he said. "It rained."',
        "He is 6'2\" tall, says his coach.",
        'The pipe is 12" wide, said the smith.',
        'It was called "the end," said Ann.',
        'The ship "Argo" sailed. "I saw it," he said.',
        'This is a "test". We like it.',
        "''We saw it," + ' said Ann," wrote the paper.',
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each paragraph whose quotation has no beginning."""
        marks_in = document.once(marks_of)
        for passage in passages:
            marks = marks_in.get(id(passage), ())
            if not marks or marks[0].opens or marks[0].certainty < _CERTAIN:
                continue
            if passage.text[0] in "'‘’`" or not _said().match(passage.text, marks[0].at + 1):
                continue
            if id(passage) in document.once(within_quotation):
                if document.once(_has_paragraphs):
                    yield _slip(passage, 0)
                continue
            sentences = [s for s in document.sentences(passage) if s.start < marks[0].at]
            spoken = [s for s in sentences if _speaks().search(passage.text, s.start, min(s.end, marks[0].at))]
            if spoken:
                yield _slip(passage, spoken[0].start)


def _has_paragraphs(document: Document) -> bool:
    """Whether the text is in paragraphs, not one sentence a line: a third of the passages have several sentences."""
    wanted = -(-len(document.passages) // 3)
    several = (p for p in document.passages if _next_sentence().search(p.text))
    return sum(1 for _ in islice(several, wanted)) == wanted


@cache
def _next_sentence() -> regex.Pattern[str]:
    return regex.compile(r"[.!?][\"”’)]*\s+[\"“‘(]*\p{Lu}")


def _slip(passage: Passage, start: int) -> Slip:
    words = regex.match(r"\S+(?:\s+\S+)?", passage.text[start:])
    found = words.group() if words else passage.text[start : start + 1]
    written = MARK + found
    return Slip(passage, start, start + len(found), "a quotation ends below, but does not begin", (Rewrite(written),))


@cache
def _said() -> regex.Pattern[str]:
    verbs = "said|says|told|added|adds|explained|explains|noted|commented|concluded|recalls|recalled|shared|agreed"
    return regex.compile(
        rf"\s*(?:(?:he|she|they|the\s\w+|\p{{Lu}}[\w.’'-]+(?:\s\p{{Lu}}[\w.’'-]+){{0,2}})\s+)?(?:{verbs})\b"
    )


@cache
def _speaks() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{_FIRST_PERSON}|My|We|Our|Us|Me)\b")
