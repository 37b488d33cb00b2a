"""One key for all the ways in which a name from another script or with accents is spelled in English."""

import unicodedata
from collections.abc import Sequence
from functools import cache

import regex

_LETTERS = str.maketrans({"ð": "d", "þ": "th", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ı": "i"})
"""Letters that are no plain letter with an accent."""

_LONG = (("shch", "s"), ("sch", "s"), ("tch", "c"), ("tz", "c"), ("ts", "c"), ("dzh", "j"), ("dj", "j"))
_PAIRS = {
    "kh": "h", "zh": "s", "sh": "s", "ch": "c", "ph": "f", "ck": "k", "ou": "u", "oo": "u", "ee": "i", "gh": "g",
    "th": "t", "yo": "e", "io": "e", "iy": "i", "yi": "i", "x": "ks", "w": "v", "q": "k", "y": "i", "j": "i", "z": "s",
}  # fmt: skip


@cache
def key(name: str) -> str:
    """The same for “Zelensky”, “Zelenskiy” and “Zelenskyy”, for “Mousavi” and “Musavi”, “Reykjavík” and “Reykjavik”."""
    return keys([name])[0]


def keys(names: Sequence[str]) -> list[str]:
    """The keys of many names, in their order, which is faster than one by one."""
    if not names:
        return []
    plain = "\n".join(names).lower()
    if not plain.isascii():
        plain = _no_letter().sub("", unicodedata.normalize("NFKD", plain.translate(_LETTERS)))
    plain = _doubled().sub(r"\1", plain)
    plain = _lengthened().sub("", plain)
    for long, short in _LONG:
        plain = plain.replace(long, short)
    return _doubled().sub(r"\1", _pair().sub(lambda m: _PAIRS[m[0]], plain)).split("\n")


@cache
def _no_letter() -> regex.Pattern[str]:
    return regex.compile(r"[^\p{L}\n]+")


@cache
def _lengthened() -> regex.Pattern[str]:
    """The h of “Ohtani”, the y of “Dostoyevsky”: written or not."""
    return regex.compile(r"(?<=[aeiou])(?:(?<=o)h(?=[bdgkmnrstwyz])|y(?=e))")


@cache
def _pair() -> regex.Pattern[str]:
    return regex.compile("|".join(_PAIRS))


@cache
def _doubled() -> regex.Pattern[str]:
    return regex.compile(r"(.)\1+")


def skeletons(names: Sequence[str]) -> list[str]:
    """The consonants of keys: the same for “Hezbollah” and “Hizbullah”, and for many a pair that is two names."""
    return [letters[:1] + letters[1:].translate(_VOWELS) for letters in keys(names)]


_VOWELS = dict.fromkeys(map(ord, "aeiou"), "")
