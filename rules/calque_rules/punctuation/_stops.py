"""What a full stop in front of a small letter may rightly belong to, and who writes without capitals anyway."""

from functools import cache

import regex

from calque_rules.lexicons import lexicon

SPACES = " \n\t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"

TRIGGERS = frozenset(f".{space}{chr(letter)}" for space in SPACES for letter in range(ord("a"), ord("z") + 1)) | {
    f".{a}{b}" for a in SPACES for b in SPACES
}
"""One of these is in every passage that has a stop, any white space and a small letter."""

_SHORT_WORDS = frozenset(
    {
        "an",
        "as",
        "at",
        "be",
        "by",
        "do",
        "go",
        "he",
        "if",
        "is",
        "it",
        "me",
        "my",
        "of",
        "on",
        "or",
        "so",
        "to",
        "up",
        "us",
        "we",
    }
)


def is_abbreviation(word: str) -> bool:
    """Whether a full stop after this word may be part of it, so that no sentence need end there."""
    if any(c.isdigit() for c in word):
        return False
    last = regex.split(r"[-‑–/]", word)[-1]
    capitals = last.isupper()
    known = lexicon("abbreviations")
    if {last, last.lower()} & known or (capitals and last.capitalize() in known):
        return True
    if len(last) < 3 and not capitals:
        return last not in _SHORT_WORDS
    return len(last) < 2 or not (capitals or regex.search(r"[aeiouy\P{ASCII}]", last, regex.IGNORECASE))


def abbreviates_elsewhere(text: str, word: str) -> bool:
    """Whether the text has the word with a stop where no sentence ends: “Xyz., and”, or twice before a small letter."""
    escaped = regex.escape(word)
    if regex.search(rf"(?<!\w){escaped}\.\s?[,;:]", text):
        return True
    return len(word) < 6 and len(regex.findall(rf"(?<!\w){escaped}\.\s+\p{{Ll}}", text)) > 1


def has_no_capitals(text: str) -> bool:
    """Whether a passage is written without capitals, as in chats: a sentence of it may begin with a small letter."""
    first = regex.search(r"\p{L}", text)
    if first is None or regex.search(r"(?<![\w.])i(?:['’](?:m|ve|ll|d))?\s", text):
        return True
    return first.group().islower() and not _capital_after_stop().search(text)


@cache
def _capital_after_stop() -> regex.Pattern[str]:
    return regex.compile(r"[\p{Ll}\d)”’\"'][.!?][)”’\"']*\s+[“\"‘'(]?\p{Lu}")
