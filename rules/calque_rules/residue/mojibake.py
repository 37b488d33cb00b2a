"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers


class Mojibake(Rule):
    """Letters that were read in the wrong encoding: “cafÃ©” for “café”, “itâ€™s” for “it’s”

    A text in UTF-8 that a program took for Windows-1252 or Latin-1. Taken back, the letters are what they were, without
    a doubt; where they cannot be taken back, nothing is reported.

    A text about encodings shows such letters on purpose, in quotes or beside “encoding”, “UTF-8” or “mojibake”.
    """

    category = Category.DESIGN
    severity = Severity.MAJOR
    safety = Safety.SAFE
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset({"Ã", "Â", "â€", "Å", "Ä", "Ð", "Ñ"}))
    bad = (
        ("The cafÃ© is closed.", "The café is closed."),
        ("The mayorâ€™s house burnt down.", "The mayor’s house burnt down."),
        ("He said â€œno, and left.", "He said “no, and left."),
        ("The road â€“ an old one, is shut.", "The road – an old one, is shut."),
        ("The fee is 5 Â£ a day.", "The fee is 5 £ a day."),
        ("MÃ¼ller won the race.", "Müller won the race."),
        ("They met in BrnÄ\x9b.", "They met in Brně."),
        ("It will go on Ã\x82Â\x85 and on.", "It will go on … and on."),
        ("It was 12 Â°C at noon.", "It was 12 °C at noon."),
    )
    good = (
        "The café is closed.",
        "São Paulo and Ângela are names.",
        "The encoding turned é into Ã©.",
        "“Ã©” is what UTF-8 looks like in Latin-1.",
        "Älmhult and Ålesund are towns.",
        "Â is a letter of French: Âge.",
        "The Ñandú river is long.",
        "Mojibake such as cafÃ© is ugly.",
        "ÃO is an ending in capitals: REGIÃO.",
        "Đorđe and Ðo are names.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each run of such letters that can be taken back."""
        for passage in passages:
            if _about_encodings().search(passage.text):
                continue
            for match in _suspects().finditer(passage.text):
                if (meant := _taken_back(match.group())) and not set(meant) <= set("ÂÃâ\x80\x82\x83 "):
                    message = f"“{match.group()}” is “{meant}”, read in the wrong encoding"
                    yield Slip(passage, match.start(), match.end(), message, (Rewrite(meant),))


def _taken_back(text: str) -> str:
    """What the letters were before they were misread, once or twice; empty where that cannot be."""
    try:
        meant = b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return ""
    if meant != text and not meant.isascii():
        meant = _taken_back(meant) or meant
    return meant.encode("latin-1").decode("cp1252", "replace") if "\x80" <= meant[:1] < "\xa0" else meant


def _byte(c: str) -> bytes:
    """The byte that was taken for a character. Windows-1252 has no character for five bytes: they stay controls."""
    try:
        return c.encode("cp1252")
    except UnicodeEncodeError:
        return c.encode("latin-1")


@cache
def _suspects() -> regex.Pattern[str]:
    """A byte that begins a sequence of UTF-8, and as many as follow it, as characters of Windows-1252."""
    following = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    return regex.compile(rf"(?:[\xc3-\xdf]{following}|Â[\x80-\xbf]|[à-ï]{following}{{2}}|[ð-ó]{following}{{3}})+")


@cache
def _about_encodings() -> regex.Pattern[str]:
    return regex.compile(r"(?i)\b(?:encod\w+|utf-?8|latin-?1|mojibake|unicode|charset)\b|[“\"‘`][ÃÂâ][^ ]{1,3}[”\"’`]")
