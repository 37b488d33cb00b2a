"""“a” or “an” in front of what a fix writes: where the first sound changes, the article has to change with it."""

import regex

_BEFORE = regex.compile(r"(?<!\w)(?P<article>[Aa]n?|AN?|[Tt]he)(?P<gap>\s+)$")
_OWN = regex.compile(r"(?:an?|the)\b", regex.IGNORECASE)
_VOWEL = regex.compile(r"(?!one\b|once\b)(?:[aio]|e(?!u|w))", regex.IGNORECASE)
_CONSONANT = regex.compile(r"(?i:(?![aeiouhxy])\p{L}|y(?=[aeiou]))\p{Ll}")
_FURTHEST = 6  # characters: the article and the white space behind it


def adapt_article(text: str, start: int, fixes: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Where a slip begins and what is written there, when an article in front of it has to change with that.

    “an ⟦unused house⟧” → “⟦a disused house⟧”; a fix that brings its own article replaces the one that is there. Both
    are as they were where there is no article, or where the letters do not tell which one is right.
    """
    before = _BEFORE.search(text, max(start - _FURTHEST, 0), start) if fixes else None
    wanted = [_article(fix) for fix in fixes]
    if not before or None in wanted:
        return start, fixes
    there = before["article"]
    needed = ["" if not article else there.lower() if there.lower() == "the" else article for article in wanted]
    if all(article == there.lower() for article in needed):
        return start, fixes
    written = (f"{article}{before['gap']}{fix}" if article else fix for article, fix in zip(needed, fixes, strict=True))
    if there[0].isupper():
        written = (fix[0].upper() + fix[1:] for fix in written)
    return before.start(), tuple(written)


def _article(words: str) -> str | None:
    """“a” or “an” for these words; "" where they have an article; None where the letters do not tell."""
    if _OWN.match(words):
        return ""
    if _VOWEL.match(words):
        return "an"
    return "a" if _CONSONANT.match(words) else None
