"""Whether a form that no dictionary has is made of known parts by the ways in which English makes words."""

from collections.abc import Iterator
from functools import cache

import regex

from calque_rules import dictionary
from calque_rules.lexicons import lexicon

_FREELY = ("un", "re", "de", "co")
"""Beginnings of two letters that stand before short words, too."""
_DEPTH = 2


@cache
def is_derived(word: str) -> bool:
    """Whether a word in small letters is a prefix, a suffix or a compound away from known ones, or a young one."""
    if word in lexicon("more_words"):
        return True
    return _made_of_words(word, _DEPTH) or word.endswith(_endings()) or bool(_scientific().fullmatch(word))


def _made_of_words(word: str, depth: int) -> bool:
    if len(word) < 4 or not depth:
        return False
    if any(_is_stem(stem) or _made_of_words(stem, depth - 1) for stem in _without_affix(word)):
        return True
    return any(_is_part(word[:k]) and _is_part(word[k:]) for k in range(3, len(word) - 2))


@cache
def is_code_name(word: str) -> bool:
    """Whether a word is put together as programmers do it: “gethostbyname”, “maxlines”, “opclasses”."""
    return any(
        _is_joined(w, 3) for w in (word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("ing"))
    )


def _is_joined(word: str, most: int) -> bool:
    parts = ((word[:k], word[k:]) for k in range(2, len(word) - 1))
    return any(_is_code_part(a) and (_is_code_part(b) or (most > 2 and _is_joined(b, most - 1))) for a, b in parts)


def _is_code_part(part: str) -> bool:
    return part in lexicon("code_parts") or (len(part) > 2 and dictionary.is_common_word(part))


def _is_stem(stem: str) -> bool:
    found = dictionary.entry(stem) if len(stem) > 3 else None
    return bool(found and found.kind in "wr" and found.band)


def _is_part(part: str) -> bool:
    """Whether a word is common enough to be half of a compound."""
    return dictionary.is_common_word(part) and dictionary.frequency_band(part) >= (2 if len(part) > 3 else 4)


def _without_affix(word: str) -> Iterator[str]:
    """What is left without a prefix or a suffix, as it may have been written."""
    for end in range(1, min(10, len(word) - 2)):
        if word[:end] in lexicon("word_beginnings") and (end > 2 or len(word) > 8 or word[:end] in _FREELY):
            yield word[end:]
    for suffix, endings in _suffixes():
        if word.endswith(suffix) and len(word) - len(suffix) > 2:
            stem = word[: -len(suffix)]
            yield from (stem + ending for ending in endings)
            if suffix[0] in "aeiouy" and stem[-1] == stem[-2]:  # “stopp-ing”
                yield stem[:-1]


@cache
def _suffixes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each suffix, and what may have stood in its place."""
    rows = [line.split() for line in lexicon("suffixes")]
    return tuple((suffix, tuple(ending.strip("-") for ending in endings)) for suffix, *endings in rows)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(lexicon("scientific_endings"))


@cache
def _scientific() -> regex.Pattern[str]:
    """A Greek or Latin beginning and a scientific ending: “norathyriol” has none of the first."""
    beginnings = "|".join(p for p in lexicon("word_beginnings") if len(p) > 3)
    return regex.compile(rf"(?:{beginnings})[a-z]*?(?:{'|'.join(lexicon('learned_endings'))})")
