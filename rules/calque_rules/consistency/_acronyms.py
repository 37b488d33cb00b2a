"""Names with their acronym in brackets: “the Free Bakers Union (FBU)”."""

from collections.abc import Sequence
from functools import cache

import regex


@cache
def explained() -> regex.Pattern[str]:
    """A name of several words with capitals, and its acronym in brackets."""
    return regex.compile(
        r"(?<name>\b(?!(?:The|A|An|In|At|Of)\b)\p{Lu}\p{L}[\p{L}’'-]*(?:\s+(?:(?:of|for|and|the|on|in)\s+){0,2}\p{Lu}[\p{L}’'-]+){1,6})"
        r"\s+\((?<acronym>\p{Lu}{2,7})\)"
    )


def words_of(found: regex.Match[str]) -> Sequence[regex.Match[str]]:
    """As many of the words before the bracket as the acronym has letters; small words do not count."""
    return list(_capital().finditer(found.string, *found.span("name")))[-len(found["acronym"]) :]


@cache
def _capital() -> regex.Pattern[str]:
    return regex.compile(r"\b\p{Lu}[\p{L}’'-]+")
