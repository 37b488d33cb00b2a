"""The different words of a document that the dictionary does not know, and where they stand.

The words of a long text are told apart once, with a set; only the few unknown ones are then looked for. So rules about
them need no triggers and cost next to nothing.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from calque import OPAQUE, Document, Passage
from calque_rules import dictionary
from calque_rules.whole import Whole, whole

_MARKS = ".,;:!?\"'“”„‘’‚«»‹›()[]…–—-*"
_JOINS = regex.compile(r"[-‑–—'’]+")
_WORD = regex.compile(r"\p{L}+")
_LEAST = 3  # letters
_SOME_CODE = 3
_SOME_LENGTH = 12  # words
_DIFFERENT = 0.78  # of a passage's words, at most, where some of its sentences may say the same over and over


class Occurrence(NamedTuple):
    """Where a word stands in a passage."""

    passage: Passage
    start: int
    end: int


def written_words(document: Document) -> frozenset[str]:
    """All that stands between spaces in the prose; for `document.once`."""
    return document.once(_reading)[0]


def bare_words(document: Document) -> frozenset[str]:
    """All that stands between spaces in the prose, without the marks around it; for `document.once`."""
    return frozenset([token.strip(_MARKS) for token in document.once(written_words)])


def repetitive_passages(document: Document) -> list[Passage]:
    """The passages of some length of whose words hardly more than three quarters are different; for `document.once`."""
    return document.once(_reading)[1]


def _reading(document: Document) -> tuple[frozenset[str], list[Passage]]:
    raw: set[str] = set()
    repetitive = []
    for passage in document.once(whole).passages:
        words = passage.text.split()
        different = set(words)
        raw |= different
        if len(different) <= _DIFFERENT * len(words) and len(words) >= _SOME_LENGTH:
            repetitive.append(passage)
    return frozenset(raw), repetitive


def unknown_words(document: Document) -> dict[str, list[Occurrence]]:
    """The words in small letters that nobody writes in English, each with all its places; for `document.once`."""
    return document.once(_strangers)[0]


def small_names(document: Document) -> dict[str, list[Occurrence]]:
    """The words in small letters that English only writes with a capital, each with all its places."""
    return document.once(_strangers)[1]


def listed_words(document: Document) -> dict[str, list[Occurrence]]:
    """The words in small letters that only a frequency list knows, and hardly: names, foreign words and slips."""
    return document.once(_strangers)[2]


_Places = dict[str, list[Occurrence]]


def _strangers(document: Document) -> tuple[_Places, _Places, _Places]:
    parts = {token: _words(token) for token in document.once(written_words)}
    kinds = dictionary.strangers({w for words in parts.values() for w in words if len(w) >= _LEAST})
    strange = frozenset().union(*kinds)
    tokens = frozenset(token for token, words in parts.items() if not strange.isdisjoint(words))
    found: _Places = {word: [] for kind in kinds for word in kind}
    for occurrence in _places(document.once(whole), tokens, strange):
        passage, start, end = occurrence
        found[passage.text[start:end]].append(occurrence)
    missing, names, listed = ({word: found[word] for word in kind if found[word]} for kind in kinds)
    return missing, names, listed


def speaks_of_code(document: Document) -> bool:
    """Whether the prose has some pieces that are none (code, URLs), and so may have names of the kind, too."""
    return document.once(whole).text.count(OPAQUE) >= _SOME_CODE


def words_in_code(document: Document) -> frozenset[str]:
    """The words in what is no prose: code, URLs, file names; for `document.once`."""
    text, position, pieces = document.source.text, 0, []
    for passage in document.passages:
        for piece in passage.slices:
            end = piece.source_start if piece.literal else piece.source_end
            if end - position > 2:
                pieces.append(text[position:end])
            position = piece.source_end
    return frozenset(regex.findall(r"[a-z]+", " ".join([*pieces, text[position:]])))


def _words(token: str) -> Sequence[str]:
    """The words in small letters in what stands between spaces, parts of compounds one by one; no code and no names."""
    word = token.strip(_MARKS)
    if not word.islower():
        return ()
    if word.isalpha():
        return (word,)
    parts = _JOINS.split(word.removesuffix("'s").removesuffix("’s"))
    return parts if all(map(str.isalpha, parts)) else ()


def _places(prose: Whole, tokens: frozenset[str], words: frozenset[str]) -> Iterator[Occurrence]:
    """All places of these words in the passages, in order; `tokens` are what they stand in between spaces."""
    for number in prose.with_any(tokens) if tokens else ():
        passage = prose.passages[number]
        if tokens.isdisjoint(passage.text.split()):
            continue
        for found in _WORD.finditer(passage.text):
            if found[0] in words:
                yield Occurrence(passage, *found.span())
