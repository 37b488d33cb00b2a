"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.punctuation._quotes import MARK, marks_of, within_quotation

_CERTAIN = 1.0
_OPENING = "\"'`“‘„«"
_CURLY = "“”"
_LONGEST = 5  # paragraphs of a quotation that have no mark at all
_FURTHEST = 6  # passages
_FIRST_PERSON = "I|me|my|we|our|us"


class LostOpeningQuote(Rule):
    """A quotation that ends without having begun: “I am ready to play," he said” with no mark before “I”

    Translation programs lose the first mark of a long quotation, and the writer’s words and the speaker’s run into
    one another. Reported where the first mark of a paragraph closes and its speaker is named behind it. The mark is
    proposed at the first sentence in which somebody speaks of himself. A quotation that goes on from the paragraph
    before begins with a mark, too; but not in a text that has each sentence in a line of its own. Where a paragraph
    above opens a quotation with a single mark, that mark is the slip.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("ru", "is")
    triggers = Triggers(frozenset({MARK, _CURLY[1]}))
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
        '"I was out for a year. In April I had surgery.\n\n⟦Now it⟧ is fine. I can play. We shall see." He left.',
        "“I was out for a year. In April I had surgery.\n\n⟦Now it⟧ is fine. I can play. We shall see.” He left.",
        (
            "'The road was long and nobody knew it well.\n\nWe did not talk on the way,\" said Ann.",
            '"The road was long and nobody knew it well.\n\nWe did not talk on the way," said Ann.',
        ),
        ('They paid us late. Our men went home," he told us.', '"They paid us late. Our men went home," he told us.'),
    )
    good = (
        "“I was out for a year. In April I had surgery.\n\n“Now it is fine. I can play. We shall see.” He left.",
        "“I was out,” he said. It was a year.\n\nNow it is fine. “I can play.” He left.",
        '"I am ready to play again," he said.',
        '"We began in a shed.\n\nWe had no heating," he said.',
        '"We began in a shed. It was cold.\n\n"We had no heating," he said. "It rained."',
        '"I was out for a year. In April I had surgery.\n\n"Now it is fine. I can play.\n\n"We shall see," he said.',
        '"I was out. It was a long year.\n\nThe club is old. It has a new coach.\n\n"We shall see," he said. He left.',
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
                continue
            if opened := _opened_otherwise(document, passage):
                message = "this mark opens a quotation that another kind of mark closes below"
                yield Slip(opened, 0, 1, message, (Rewrite(MARK),))
                continue
            sentences = [s for s in document.sentences(passage) if s.start < marks[0].at]
            spoken = [s for s in sentences if _speaks().search(passage.text, s.start, min(s.end, marks[0].at))]
            if spoken:
                yield _slip(passage, spoken[0].start)
        if document.once(_has_paragraphs):
            for passage in document.once(_carried_on):
                yield _slip(passage, 0)


def _carried_on(document: Document) -> list[Passage]:
    """The paragraphs that go on with a quotation from the one before, up to its end, and have no mark to say so."""
    found: list[Passage] = []
    waiting: list[Passage] | None = None  # the paragraphs since the one in which a quotation was left open
    for passage in document.passages:
        opens = _roles(document, passage) if passage.kind == "paragraph" else None
        if waiting is not None and opens is not None and _goes_on(document, passage) and len(waiting) < _LONGEST:
            if not opens:
                waiting.append(passage)
                continue
            if not opens[0]:
                found += [*waiting, passage]
        waiting = [] if opens and opens[-1] and passage.text[-1] in ".!?…" else None
    return found


def _goes_on(document: Document, passage: Passage) -> bool:
    """Whether it is a paragraph that begins without a mark, and no mere line of text that somebody has wrapped."""
    start = passage.slices[0].source_start
    before = document.source.text[max(0, start - 4) : start].replace("\r", "")
    is_line = before.endswith("\n") and not before.endswith("\n\n")
    return passage.text[0] not in _OPENING and not passage.text[0].islower() and not is_line


def _roles(document: Document, passage: Passage) -> list[bool] | None:
    """For each mark of a paragraph whether it opens a quotation; None where nobody can tell."""
    text = passage.text
    if MARK not in text:
        return [c == _CURLY[0] for c in text if c in _CURLY]
    marks = document.once(marks_of).get(id(passage), ())
    ends = (marks[0], marks[-1]) if marks and not any(c in text for c in _CURLY) else ()
    return [m.opens for m in ends] if ends and all(m.certainty >= _CERTAIN for m in ends) else None


def _opened_otherwise(document: Document, passage: Passage) -> Passage | None:
    """The passage a little above that begins with a single mark, where nothing between has a quotation of its own."""
    for above in islice(document.before(passage), _FURTHEST):
        if regex.match(r"['‘]\p{Lu}", above.text):
            return None if regex.search(r"\w[.,!?]?['’](?!\w)|[.,!?]['’]", above.text[1:]) else above
        if regex.search('["“”]', above.text):
            return None
    return None


def _has_paragraphs(document: Document) -> bool:
    """Whether the text is in paragraphs, not one sentence a line: half of the passages have several sentences."""
    wanted = -(-len(document.passages) // 2)
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
