"""Where an unknown word is no slip: names of species, code, terms that are introduced, and what is quoted."""

from bisect import bisect_right
from functools import cache

import regex

from calque import Passage
from calque_rules import dictionary
from calque_rules.lexicons import lexicon
from calque_rules.vocabulary import Occurrence

_OPENING, _CLOSING = "\"“„«‘'([（「『*_", "\"“”»’')]）」』*_"
_LONGEST_EMPHASIS = 60  # characters
_LATIN = (
    "us",
    "um",
    "a",
    "ae",
    "i",
    "is",
    "ii",
    "ensis",
    "oides",
    "on",
    "os",
    "es",
    "ans",
    "ens",
    "or",
    "as",
    "ax",
    "ex",
)


def is_excused(occurrence: Occurrence) -> bool:
    """Whether the word at this place is not meant to be an English word."""
    passage, start, end = occurrence
    before, after = passage.text[max(0, start - 60) : start], passage.text[end : end + 60]
    return (
        bool(_code_before().search(before) or _code_after().match(after))
        or _is_set_off(before, after)
        or _is_emphasised(passage, start)
        or bool(_introduction().search(before) or _explanation().match(after))
        or bool(_kind_before().search(before) or _kind_after().match(after))
        or is_among_foreign_words(occurrence)
        or _is_species(before, passage.text[start:end])
        or _is_clipped(passage.text[start:end], after)
    )


def is_explained(passage: Passage, start: int, end: int) -> bool:
    """Whether a piece of text is quoted, bracketed, introduced (“called”) or explained by what follows."""
    before, after = passage.text[max(0, start - 60) : start], passage.text[end : end + 60]
    return (
        _is_set_off(before, after)
        or _is_emphasised(passage, start)
        or bool(_introduction().search(before) or _explanation().match(after))
        or bool(regex.search(r"[=:/|]\s*$", before) or regex.match(r"\s*[=:/|]|\s+(?:means?|is|stands for)\b", after))
    )


def is_among_foreign_words(occurrence: Occurrence) -> bool:
    """Whether two of the words around it, or the one before it, are of another language: names, titles, sayings."""
    passage, start, end = occurrence
    before = _word().findall(passage.text, max(0, start - 60), start)[-3:]
    after = _word().findall(passage.text, end, end + 60)[:3]
    around = [w.lower() for w in before + after]
    small = lexicon("foreign_particles") | lexicon("foreign_small_words")
    foreign = [w for w in around if w in small and (w in ("la", "en") or not dictionary.is_common_word(w))]
    accented = [w for w in around if not w.isascii() and not dictionary.is_known(w)]
    return len(foreign) > 1 or bool(foreign and accented) or bool(before and before[-1] in foreign)


def _is_set_off(before: str, after: str) -> bool:
    """Whether it stands in quotation marks or brackets, with a few words at most."""
    opened = max(before.rfind(c) for c in _OPENING)
    if opened < 0:
        return False
    inside = before[opened + 1 :]
    is_mark = opened == 0 or not before[opened - 1].isalnum()
    return is_mark and not any(c in inside for c in _CLOSING) and bool(_closing().match(after))


def _is_emphasised(passage: Passage, start: int) -> bool:
    """Whether it stands in a few words with markup around them: emphasis or a link."""
    slices = passage.slices
    k = bisect_right(slices, start, key=lambda s: s.text_start) - 1
    own = slices[k]
    left = k == 0 or slices[k - 1].source_end < own.source_start
    right = k + 1 == len(slices) or own.source_end < slices[k + 1].source_start
    return len(slices) > 1 and left and right and own.text_end - own.text_start <= _LONGEST_EMPHASIS


def _is_clipped(word: str, after: str) -> bool:
    """Whether the end of the word is left out as it is in speech: “welcomin’ them”."""
    return word[-1] != "s" and after[:1] in ("'", "’") and not after[1:2].isalpha()


def _is_species(before: str, word: str) -> bool:
    """Whether it is the second part of a Latin name: “Cryptolithus berlepschi”, “E. coli”."""
    genus = _genus().search(before)
    if not genus or not word.endswith(_LATIN):
        return False
    return genus[1].endswith(".") or not dictionary.is_common_word(genus[1].lower())


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"\p{L}+")


@cache
def _closing() -> regex.Pattern[str]:
    return regex.compile(rf"[^{regex.escape(_CLOSING)}]{{0,40}}[{regex.escape(_CLOSING)}]")


@cache
def _genus() -> regex.Pattern[str]:
    return regex.compile(r"(?:^|[\s(])(\p{Lu}\p{L}*\.?)(?: \p{Ll}+| ?\(.*?\))? $")


@cache
def _code_before() -> regex.Pattern[str]:
    return regex.compile(r"[@#_/\\$~&<>`=\d|]$|(?:\w|\s|^)\.$|--$|\N{OBJECT REPLACEMENT CHARACTER}[ -]?$")


@cache
def _code_after() -> regex.Pattern[str]:
    return regex.compile(r"[@_/\\=\d>|;]|['’]t\b|[.:]\w|\(\)|-\N{OBJECT REPLACEMENT CHARACTER}")


@cache
def _introduction() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:\b(?:called|named|termed|dubbed|nicknamed|so-called|known as|term|word|words|expression|name|genus|"
        r"species|i\.e\.|called the|called an?|calls? (?:it|them|this|these|him|her)|known as the|known as an?)[,:]?"
        r"|, or)\s+$",
        regex.IGNORECASE,
    )


@cache
def _kind_before() -> regex.Pattern[str]:
    """“species of”, “the mineral”: what comes next is the name of one."""
    return regex.compile(
        r"\b(?:(?:types?|kinds?|sorts?|species|forms?|variet(?:y|ies)|fork|dialect|genus) of"
        r"|minerals?|bacteri(?:a|um)|enzymes?|proteins?|compounds?|drugs?|chemicals?|plum|command|packages?|library) $"
    )


@cache
def _kind_after() -> regex.Pattern[str]:
    """“mites”, “parser”: what stands before is the name of one."""
    return regex.compile(
        r" (?:plants?|trees?|shrubs?|vines?|fruits?|seeds?|leaves|flowers?|fungus|fish|fly|flies|mites?|moths?|beetles?"
        r"|insects?|\w*worms?|bacteri\w+|virus\w*|species|toxins?|proteins?|enzymes?|molecules?|acid|minerals?"
        r"|parsers?|plugins?|library|packages?|commands?|files?|modules?|tools?)\b"
    )


@cache
def _explanation() -> regex.Pattern[str]:
    return regex.compile(r"s?\s*(?:\(|, (?:or|which is|which are|a type of|a kind of|also known)\b|[–—] )")
