"""The English dictionary that rules share: is it a word, how frequent, how does it sound, what is its base form?

The words stand in lexicons/words.tsv (its head says whence, and under which licences). The file is mapped into memory,
not read: opening it takes two milliseconds, a look-up about one microsecond, and a run whose rules ask for no word does
neither. Words are asked for in small letters; a capital finds nothing.
"""

import mmap
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

_BLOCK = 1024  # bytes between the words that are known by heart
_LONGEST = 200  # bytes of two lines, at most
_NAME, _LISTED = ord("n"), ord("s")
_HARDLY_EVER = b"012"  # frequencies of forms that nobody has made English by using them
_JOINT = re.compile("['’‑-]")


class Entry(NamedTuple):
    """What the dictionary knows of a form.

    `band` is its frequency: the logarithm of its count in a thousand million words, rounded down (7 “the”, 5 “left”,
    3 “herb”, 0 not seen). `kind` is "w" a word, "r" a rare one, "n" one that is written with a capital, "s" one that is
    only seen in a frequency list: names, foreign words and frequent slips.
    """

    band: int
    kind: str
    sound: str
    lemmas: tuple[str, ...]


def entry(form: str) -> Entry | None:
    """What is known of a form; None when it is unknown."""
    marks = _marks(form)
    if not marks:
        return None
    marks, *codes = marks.split(":")
    lemmas = [form[: len(form) - int(code[0])] + code[1:] for code in codes]
    return Entry(int(marks[0]), marks[1], marks[2:], tuple(lemmas))


def is_word(form: str) -> bool:
    """Whether a form in small letters is an English word, be it a rare one; names and slips are none."""
    return _marks(form)[1:2] in ("w", "r")


def is_common_word(form: str) -> bool:
    """Whether a form stands in an ordinary desk dictionary, British or American."""
    return _marks(form)[1:2] == "w"


def is_known(form: str) -> bool:
    """Whether anybody writes it: a word, a name in small letters, or what a large frequency list has seen."""
    return bool(_marks(form))


@cache
def words_in_use(initial: str) -> list[str]:
    """The forms of an ordinary desk dictionary that begin with a letter and are not rare, in order."""
    data, keys = _file()
    start, end = (bisect_left(keys, letter) for letter in (initial.encode(), bytes([ord(initial) + 1])))
    lines = data[(start - 1) * _BLOCK : end * _BLOCK + _LONGEST]
    found = re.findall(rb"\n(%b[a-z]*)\t[2-7]w" % initial.encode(), lines)
    return b"\n".join(found).decode().split("\n") if found else []


def unknown(forms: Iterable[str]) -> list[str]:
    """Those of many forms that are not known."""
    return strangers(forms)[0]


class Strangers(NamedTuple):
    """Those of many forms that are no English words: unknown, written with a capital, or hardly seen in a list."""

    missing: list[str]
    names: list[str]
    listed: list[str]


def strangers(forms: Iterable[str]) -> Strangers:
    """Those of many forms that are no English words; faster than one by one."""
    data, keys = _file()
    found = Strangers([], [], [])
    for form in forms:
        needle = b"\n%b\t" % form.encode()
        start = (bisect_right(keys, needle[1:-1]) - 1) * _BLOCK
        block = data[start : start + _BLOCK + _LONGEST]  # to search these bytes is faster than the mapped file itself
        at = block.find(needle) + len(needle)
        if at < len(needle):
            found.missing.append(form)
        elif block[at + 1] == _NAME:
            found.names.append(form)
        elif block[at + 1] == _LISTED and block[at] in _HARDLY_EVER:
            found.listed.append(form)
    return found


def frequency_band(form: str) -> int:
    """How frequent a form is: 0 (hardly ever) to 7 (“the”)."""
    return int(_marks(form)[:1] or 0)


def lemma(form: str) -> str:
    """The base form: “children” → “child”. Of several the form itself, else the first; an unknown form is its own."""
    found = entry(form)
    return found.lemmas[0] if found and found.lemmas else form


def lemmas(form: str) -> tuple[str, ...]:
    """All base forms: “left” → “left”, “leave”."""
    found = entry(form)
    return (found and found.lemmas) or (form,)


def starts_with_vowel_sound(word: str) -> bool | None:
    """Whether a word, in any letter case, begins with a vowel when said; None where nobody can tell or both do.

    “hour”, “SMS” and “8” do; “union”, “one” and “UN” do not; “herb” may.
    """
    head = _JOINT.split(word, maxsplit=1)[0]
    if head.isalpha() and ((len(head) > 1 and head.isupper()) or len(head) == 1 < len(word)):  # “MP”, “X-ray”
        return _initialism_sound(head)
    return _word_sound(head.lower())


def _word_sound(word: str) -> bool | None:
    if word[:1].isdecimal() and (number := regex.match(r"\d+", word)):
        return _number_sound(number[0])
    marks = _marks(word)
    if sound := marks.partition(":")[0][2:]:
        return None if sound == "b" else sound == "v"
    if not word.isalpha() or not word.isascii() or (marks[1:2] not in ("w", "r") and _doubtful().match(word)):
        return None
    return word[0] in "aeiou"


def _number_sound(digits: str) -> bool | None:
    if len(digits) == 4 and digits[:2] in ("11", "18"):  # “eighteen hundred”, “one thousand eight hundred”
        return None
    return digits[0] == "8" or (len(digits) % 3 == 2 and digits[:2] in ("11", "18"))


@cache
def _doubtful() -> regex.Pattern[str]:
    """Beginnings of unknown words that may sound otherwise than they look."""
    return regex.compile("u|eu|ew|o[nu]|h|y|x|[bcdfgjklmnpqrstvwz]{3}|[mn][^aeiouyh]")


_SPELT_OUT = frozenset({"FBI", "HTML", "HTTP", "HTTPS", "LGBT", "LGBTQ", "MRI", "NGO", "RSVP", "SMTP", "SUV", "XHTML"})
"""Initialisms of more than three letters or with a vowel that begin with a vowel when said."""


def _initialism_sound(letters: str) -> bool | None:
    """Three letters are said one by one if none is a vowel; of more, nobody can tell: “NATO”, “RFID”, “RCPT”, “SQL”."""
    if letters[0].upper() not in "AEFHILMNORSX":
        return None if len(letters) > 2 and regex.search("[AEIOUY]", letters) else False
    if letters in _SPELT_OUT or len(letters) < 3:
        return True
    return None if len(letters) > 3 or letters == "SQL" or regex.search("[AEIOUY]", letters) else True


def _marks(form: str) -> str:
    """What stands behind a form in the file; "" when it is not there."""
    data, keys = _file()
    needle = b"\n%b\t" % form.encode()
    start = (bisect_right(keys, needle[1:-1]) - 1) * _BLOCK
    block = data[start : start + _BLOCK + _LONGEST]
    at = block.find(needle)
    if at < 0:
        return ""
    at += len(needle)
    return block[at : block.find(b"\n", at)].decode()


@cache
def _file() -> tuple[mmap.mmap, list[bytes]]:
    """The file, and for each block of it the first whole word that begins there."""
    with (Path(__file__).parent / "lexicons" / "words.tsv").open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    keys = [b""]
    for start in range(_BLOCK, len(data), _BLOCK):
        line = data.find(b"\n", start) + 1
        keys.append(data[line : data.find(b"\t", line)] if line else b"\xff")
    return data, keys
