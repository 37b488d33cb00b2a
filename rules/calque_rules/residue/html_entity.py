"""See the class."""

import html
from collections.abc import Iterator, Sequence
from functools import cache
from html.entities import name2codepoint

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers

_SPLIT = "amp|quot|nbsp|lt|gt|apos|laquo|raquo|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|#39|#34"


class HtmlEntity(Rule):
    """The code of a character instead of the character: “&amp;” for “&”

    A web page writes some characters as codes. Translation programs pass them on, escape them twice or tear them apart
    (“& quot ;”). In Markdown a code that is written once is read as its character, and nothing is reported.

    Texts about HTML, and codes in quotation marks, are left alone.
    """

    category = Category.DESIGN
    severity = Severity.MAJOR
    safety = Safety.SAFE
    since = "0.1"
    preview = True  # native texts hold such codes as well: what it finds is true, how often it pays is not measured yet
    triggers = Triggers(frozenset({"&"}))
    bad = (
        ("Smith &amp; Sons signed the deal.", "Smith & Sons signed the deal."),
        ("The caf&eacute; is open.", "The café is open."),
        ("It was 12&deg;C at noon.", "It was 12°C at noon."),
        ("He wrote to Johnson &amp;amp; Johnson.", "He wrote to Johnson & Johnson."),
        ("She said & quot ;no to it.", 'She said "no to it.'),
        ("The road&nbsp;is closed.", "The road\N{NO-BREAK SPACE}is closed."),
        ("The fee is five &euro; a day.", "The fee is five € a day."),
        ("Two &lt; three, he wrote.", "Two < three, he wrote."),
    )
    good = (
        "Smith & Sons signed the deal.",
        "AT&T; R&D; and P&L; are short forms.",
        "In HTML, write &amp; for an ampersand.",
        "Type “&amp;” to get an ampersand, and '&lt;' for the sign.",
        "The entity &nbsp; keeps two words together.",
        "Open https://example.org/?a=1&copy;=2 in a browser.",
        "Rock & roll; jazz & blues; rhythm & blues;",
        "The parser escapes &lt; and &gt; in attributes.",
        "He likes fish & lt. Smith does not.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each code that stands for a character."""
        for passage in passages:
            if _about_markup().search(passage.text):
                continue
            for match in _code().finditer(passage.text):
                if shown := _decoded(match.group()):
                    message = f"“{match.group()}” is the code of a character; write the character itself: “{shown}”"
                    # In Markdown, a bare “<” could begin a tag.
                    safety = Safety.UNSAFE if shown in "<>" else Safety.SAFE
                    yield Slip(passage, match.start(), match.end(), message, (Rewrite(shown, safety),))


def _decoded(code: str) -> str:
    """The character; empty where there is no such code."""
    name = regex.sub(r"\s|amp;(?=.)", "", code)[1:-1]
    return html.unescape(f"&{name};") if name.startswith("#") or name in {*name2codepoint, "apos"} else ""


@cache
def _code() -> regex.Pattern[str]:
    whole = r"(?:amp;)*(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});"
    return regex.compile(rf"(?<![\"'“‘`])&(?:{whole}|\s?(?:{_SPLIT})\s?;)(?![\"'”’`])")


@cache
def _about_markup() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?:HTML|XML|entit(?:y|ies)|escap(?:e|es|ed|ing)|encod(?:e|es|ed|ing)|markup)\b|[\"'“‘`]&[#\w]+;",
        regex.IGNORECASE,
    )
