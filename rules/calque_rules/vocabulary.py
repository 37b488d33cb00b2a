"""The different words of a document that the dictionary does not know, and where they stand.

The words of a long text are told apart once, with a set; only the few unknown ones are then looked for. So rules about
them need no triggers and cost next to nothing.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick

from calque import NOT_PROSE, Document, Passage
from calque_rules import dictionary

_MARKS = ".,;:!?\"'“”„‘’‚«»‹›()[]…–—-*"
_JOINS = regex.compile(r"[-‑–—'’]+")
_LEAST = 3  # letters


class Occurrence(NamedTuple):
    """Where a word stands in a passage."""

    passage: Passage
    start: int
    end: int


def written_words(document: Document) -> frozenset[str]:
    """What stands between spaces, without the marks around it, each once; for `document.once`."""
    raw = set(" ".join([p.text for p in _prose(document)]).split())
    return frozenset([token.strip(_MARKS) for token in raw])


def unknown_words(document: Document) -> dict[str, list[Occurrence]]:
    """The words in small letters that nobody writes in English, each with all its places; for `document.once`."""
    return document.once(_strangers)[0]


def small_names(document: Document) -> dict[str, list[Occurrence]]:
    """The words in small letters that English only writes with a capital, each with all its places."""
    return document.once(_strangers)[1]


def _strangers(document: Document) -> tuple[dict[str, list[Occurrence]], dict[str, list[Occurrence]]]:
    missing, names = dictionary.strangers({w for w in _words(document.once(written_words)) if len(w) >= _LEAST})
    found: dict[str, list[Occurrence]] = {word: [] for word in missing + names}
    for occurrence in _places(_prose(document), list(found)):
        passage, start, end = occurrence
        found[passage.text[start:end]].append(occurrence)
    return {w: found[w] for w in missing if found[w]}, {w: found[w] for w in names if found[w]}


def _prose(document: Document) -> list[Passage]:
    return [p for p in document.passages if p.kind not in NOT_PROSE]


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


def _words(different: frozenset[str]) -> Iterator[str]:
    """Those in small letters, parts of compounds one by one; no code and no names."""
    for word in different:
        if word.islower():
            if word.isalpha():
                yield word
            else:
                parts = _JOINS.split(word.removesuffix("'s").removesuffix("’s"))
                if all(map(str.isalpha, parts)):
                    yield from parts


def _places(passages: list[Passage], words: list[str]) -> Iterator[Occurrence]:
    """All places of these words in the passages, in order."""
    if not words:
        return
    text = "\n".join(p.text for p in passages)
    starts = [*accumulate((len(p.text) + 1 for p in passages), initial=0)]
    k = 0
    for _, start, end in AhoCorasick(words).find_matches_as_indexes(text, overlapping=True):
        if not text[end : end + 1].isalpha() and not text[max(start - 1, 0) : start].isalpha():
            while starts[k + 1] <= start:
                k += 1
            yield Occurrence(passages[k], start - starts[k], end - starts[k])
