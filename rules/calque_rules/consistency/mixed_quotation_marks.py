"""Straight and curly quotation marks in one text."""

from functools import cache
from typing import ClassVar

import regex

from calque import Triggers
from calque_rules.consistency._styles import MixedStyle, Style


@cache
def _curly() -> regex.Pattern[str]:
    """A short quotation with both its marks, or a mark alone, where English has them: “ that closes is another slip."""
    return regex.compile(
        r"(?<![\p{L}\p{N}.,!?])“(?=\S)[^“”\"]{0,60}(?<=\S)”|(?<![\p{L}\p{N}.,!?])“(?=\S)|(?<=\S)”(?![\p{L}\p{N}])"
    )


@cache
def _straight() -> regex.Pattern[str]:
    """The same with straight marks; not the signs for inches and seconds."""
    return regex.compile(r'(?<![\p{L}\p{N}″′\\=.,!?])"(?=\S)[^“”"]{0,60}(?<=[^\s\d])"|(?<![\d″′\\=])"(?!\d+["″])')


def _straightened(found: regex.Match[str]) -> str:
    return found[0].replace("“", '"').replace("”", '"')


def _curled(found: regex.Match[str]) -> str:
    """Both marks; or the one that opens behind a space, or closes behind a word; "" between two words."""
    if len(found[0]) > 1:
        return f"“{found[0][1:-1]}”"
    text, at = found.string, found.start()
    before, behind = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
    opens, closes = before in " (—–-[", behind in " ).,;:!?—–-]'’"
    return "" if opens == closes else "“" if opens else "”"


class MixedQuotationMarks(MixedStyle):
    """Straight and curly quotation marks in one text: "so" here and “so” there

    Each is a style of its own; both in one text show that its sentences were made one by one. The rarer are reported.
    Marks of other languages (« », „ “) are another matter. Code is not prose and does not count, nor do the signs for
    inches.
    """

    since = "0.1"
    triggers = Triggers(frozenset({'"', "“", "”"}))
    styles = (
        Style("curly quotation marks", _curly, _straightened),
        Style("straight quotation marks", _straight, _curled),
    )
    bad: ClassVar = (
        (
            'He said "yes", she said "no", and the child said “why”.',
            'He said "yes", she said "no", and the child said "why".',
        ),
        (
            '“Come in,” she said. “Sit.” He sat. “Eat.” And "drink".',
            "“Come in,” she said. “Sit.” He sat. “Eat.” And “drink”.",
        ),
        (
            'The "Aurora" sank. The "Star" did not. “Moon” burned.',
            'The "Aurora" sank. The "Star" did not. "Moon" burned.',
        ),
        ('A “pilot” and a “baker” met a "king".', "A “pilot” and a “baker” met a “king”."),
        ('They call it “home”, “nest” or "den".', "They call it “home”, “nest” or “den”."),
        ('One "a", one "b"; one “c”.', 'One "a", one "b"; one "c".'),
    )
    good: ClassVar = (
        "He said “yes”, she said “no”.",
        'He said "yes", she said "no".',
        'A 5" nail and a “peg”.',
        "It’s ‘fine’, she said, “really”.",
        'The pipe is 3" wide; he called it “narrow”.',
        "At 52° 31′ 12″ they said “here”.",
        "„So“, sagte er, und “so” sagte sie.",
        "«Oui», dit-il: “yes”.",
    )
