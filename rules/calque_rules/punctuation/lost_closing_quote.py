"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, zip_longest

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.punctuation._quotes import MARK, marks_of

_CERTAIN = 1.0


class LostClosingQuote(Rule):
    """A quotation that begins and does not end: “Mori said, "I will do it all again.” with no mark behind “again”

    Translation programs that work sentence by sentence drop the mark at the end of a quotation, and the reader cannot
    tell where the speaker stops. Reported at the end of a paragraph whose last mark opens behind “said,” and closes
    nowhere. In English a quotation of several paragraphs has a mark at the head of each and only one at the very end:
    where the next paragraph begins with a mark, or ends the quotation, nothing is missing.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("ja", "is", "ru")
    triggers = Triggers(frozenset({', "', ": “", ", “", ': "'}))
    bad = (
        (
            'Mori said, "I will do it all again.\n\nThe race is on Sunday.',
            'Mori said, "I will do it all again."\n\nThe race is on Sunday.',
        ),
        ('It was cold. He said: "We waited for hours.', 'It was cold. He said: "We waited for hours."'),
        (
            "She added, “We will be back.\n\nThe shop opens in May.",
            "She added, “We will be back.”\n\nThe shop opens in May.",
        ),
        ('The mayor explained, "It was a mistake.', 'The mayor explained, "It was a mistake."'),
        ('The chief said, "Please help us.\n\nIt rained.', 'The chief said, "Please help us."\n\nIt rained.'),
        ('"We won," said Mori, and added, "It was time.', '"We won," said Mori, and added, "It was time."'),
        (
            'She said, "We put off the film. Besides "Argo," two more are late.',
            'She said, "We put off the film." Besides "Argo," two more are late.',
        ),
    )
    good = (
        'Mori said, "I will do it all again."',
        'Mori said, "It began in a shed.\n\n"We had no heating."',
        'Mori said, "It began in a shed.\n\nWe had no heating," and laughed.',
        "She added, “We will be back.\n\n“The shop opens in May.”",
        "He said, \"They call it 'the end'.\"",
        'The pipe, said the smith, is 12" wide.',
        'He said, "We waited for hours...',
        'He said, "I saw the ship sail.\n\nWe all did," he said. "It was huge."',
        "The sign said, 'Closed.'",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip at the end of each quotation that has none."""
        for passage in passages:
            for begun, until in _without_end(document, passage):
                if not _saying().search(passage.text, max(0, begun - 30), begun):
                    continue
                end = _end_of_speech(document, passage, begun, until)
                if end and (until < len(passage.text) or not _goes_on(document, passage)):
                    close = MARK if MARK in passage.text else "”"
                    yield Slip(
                        passage,
                        *end.span(),
                        "a quotation begins above, and has no end",
                        (Rewrite(end.group() + close),),
                    )


def _without_end(document: Document, passage: Passage) -> Iterator[tuple[int, int]]:
    """Opening marks that nothing closes, and where the next one opens or the passage ends."""
    if MARK not in passage.text:
        begun = passage.text.rfind("“")
        if begun > passage.text.rfind("”"):
            yield begun, len(passage.text)
        return
    marks = document.once(marks_of).get(id(passage), ())
    for mark, following in zip_longest(marks, marks[1:]):
        if mark.opens and mark.certainty >= _CERTAIN and (following is None or following.opens):
            yield mark.at, len(passage.text) if following is None else following.at


def _end_of_speech(document: Document, passage: Passage, begun: int, until: int) -> regex.Match[str] | None:
    """The last word of the first sentence, or of the last one behind it in which somebody speaks of himself."""
    ends = [s.end for s in document.sentences(passage) if begun < s.end <= until]
    ends = ends[:1] + [e for s, e in pairwise(ends) if _speaks().search(passage.text, s, e)]
    return _end().search(passage.text, begun, ends[-1]) if ends else None


def _goes_on(document: Document, passage: Passage) -> bool:
    """Whether the quotation goes on in the next paragraph: its first mark opens one again at its head, or closes."""
    following = next(document.after(passage), None)
    if following is None:
        return False
    first = regex.search(r'["“”]', following.text)
    if first is None:
        return False
    marks = document.once(marks_of).get(id(following), ())
    closes = first.group() == "”" or (first.group() == MARK and (not marks or not marks[0].opens))
    return closes or not following.text[: first.start()].strip(" —–-•*")


@cache
def _saying() -> regex.Pattern[str]:
    verbs = "said|says|saying|added|adds|explained|explains|commented|stated|noted|told \\w+|stressed|continued|smile"
    return regex.compile(rf"\b(?:{verbs})[,:]\s*$")


@cache
def _end() -> regex.Pattern[str]:
    """The last word of what is searched, with its full stop."""
    return regex.compile(r"(?<![\p{L}\d’'])(?!(?:Mrs?|Ms|Dr|Prof|St|No)\b)[\p{L}\d’']{2,}[.!?](?=\s*\Z)")


@cache
def _speaks() -> regex.Pattern[str]:
    """Words by which one speaks of oneself or to somebody."""
    return regex.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us|[Ll]et['’]s|[Ii]t['’]s|don['’]t)\b")
