"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers


class ForeignQuotes(Rule):
    """Quotation marks of another language: “„no“”, “«no»”, or a closing mark that opens in English (“no,“ he said)

    Icelandic, German, Czech and others close with the mark that opens in English; Russian and French have angular
    marks. What the reader sees opens twice, or does not close. The fix takes the marks that the rest of the text has,
    straight or curly.

    Text in another language, where such marks are right, is left alone: a quotation with a small foreign word in it,
    and passages in which most words are foreign.
    """

    category = Category.LOCALE
    severity = Severity.MINOR
    safety = Safety.SAFE
    since = "0.1"
    sources = ("is", "de", "cs", "ru", "uk", "fr")
    triggers = Triggers(frozenset({"“", "„", "«", "»", "‚", "‹"}))
    bad = (
        ('"I was late,“ said the mayor. "It rained."', '"I was late," said the mayor. "It rained."'),
        ("“I was late,“ said the mayor.", "“I was late,” said the mayor."),
        ("He calls it „a victory“ of the weak.", "He calls it “a victory” of the weak."),
        ("The paper «Novosti» was closed.", "The paper “Novosti” was closed."),
        ('We had a good period.“ "Now we go on."', 'We had a good period." "Now we go on."'),
        ("The so-called “wonder“ did not last.", "The so-called “wonder” did not last."),
        ("They shouted „Out!” all night.", "They shouted “Out!” all night."),
    )
    good = (
        "“I was late,” said the mayor, “and wet.”",
        "In Icelandic one writes „ég og þú“ so.",
        "The title « Le Monde » is French.",
        "He said: “‘No.’”",
        "She opened the book. “Read,” she said.",
        "Its motto — “Never again” — is old.",
        'It was a "good" day.',
        "The band’s album (“Blue”) sold well.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each pair, or each mark that closes with an opening one."""
        for passage in passages:
            for found in _foreign().finditer(passage.text):
                if found["inside"] and _is_foreign(found["inside"]):
                    continue
                straight = document.once(_has_straight_marks)
                opening, closing = ('"', '"') if straight else ("“", "”")
                if found["inside"]:
                    written = f"{opening}{found['inside'].strip()}{closing}"
                    yield Slip(passage, *found.span(), f"English writes {written}", (Rewrite(written),))
                elif _closes(passage.text, found.start("mark")):
                    written = found["word"] + closing
                    message = "this mark opens in English, and here it closes"
                    yield Slip(passage, *found.span(), message, (Rewrite(written),))


@cache
def _foreign() -> regex.Pattern[str]:
    pair = r"„(?<inside>[^“”„\"\n]+)[“”\"]|«\s?(?<inside>[^«»\n]+?)\s?»|‚(?<inside>[^‘’‚\n]+)[‘](?!\w)"
    return regex.compile(rf"{pair}|(?<word>[\p{{L}}\d’'-]*[\p{{L}}\d][.,!?…]?)(?<mark>“)(?=[\s.,;:!?)]|$)")


def _closes(text: str, at: int) -> bool:
    """Whether an opening mark that is glued to a word in front of it closes: no closing one follows that is its own."""
    following = regex.search(r"[“”„]", text[at + 1 :])
    return following is None or following.group() != "”"


def _is_foreign(quoted: str) -> bool:
    """Whether what is quoted is in a language whose marks these may be."""
    letters = [c for c in quoted if c.isalpha()]
    strange = [c for c in letters if not c.isascii()]
    small = regex.search(r"(?i)\b(?:der|die|das|und|le|la|les|des|du|de|et|og|að|er|är|och|el|los|il|ég)\b", quoted)
    return bool(small) or len(strange) * 4 > len(letters) or any(ord(c) > 0x2FF for c in strange)


def _has_straight_marks(document: Document) -> bool:
    """Whether the text has more straight quotation marks than curly ones."""
    text = document.source.text
    return text.count('"') > text.count("”")
