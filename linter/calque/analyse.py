"""Step 4: a passage's text → sentences and tokens. `Document` calls this on first use, where a rule asks for them."""

import textwrap
from collections.abc import Iterator
from functools import cache

import regex

from calque.errors import SentenceError, is_panic


def sentence_spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences, without the white space between them.

    Sentences are found by sentencex (abbreviations, initials and decimals of many languages). A full stop that is a
    slip ends one too: "support Ukraine. and how to" is two. Raises SentenceError where sentencex breaks down.
    """
    if language[:2] == "en" and _is_one(text):
        yield 0, len(text)
        return
    import sentencex  # most runs find no trigger and need no sentence

    plain = text if text.isascii() or not _odd_space().search(text) else text.translate(_PLAIN_SPACES)
    try:
        boundaries = sentencex.get_sentence_boundaries(language, plain)
    except BaseException as error:
        if not is_panic(error):
            raise
        shown = textwrap.shorten(text, 120, placeholder="…")
        raise SentenceError(f"sentencex, which divides texts into sentences, breaks down at “{shown}”") from error
    for found in boundaries:
        start, end = found["start_index"], found["end_index"]
        sentence = text[start:end]
        start += len(sentence) - len(sentence.lstrip())
        end = start + len(sentence.strip())
        if start < end:
            yield start, end


def _is_one(text: str) -> bool:
    """Whether this is one sentence for certain, as most headings, cells and short paragraphs are: no mark ends another.

    A bracket may close the number of an item, and a tab or line break be a sentence's end.
    """
    if not (text.isascii() and text.isprintable()) or text[:1] in ("", " ") or text[-1] == " ":
        return False
    return text.find(".", 0, -1) < 0 and text.find("?", 0, -1) < 0 and text.find("!", 0, -1) < 0 and ")" not in text


_PLAIN_SPACES = dict.fromkeys([0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000], " ")
"""sentencex 1.0 breaks down at “C\u00a0.”: it cuts white space of several bytes in two."""


@cache
def _odd_space() -> regex.Pattern[str]:
    return regex.compile(f"[{''.join(map(chr, _PLAIN_SPACES))}]")


def token_spans(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of words ("F-35", "isn't", "1,234.5" are one each) and of single marks."""
    return (m.span() for m in _token_pattern().finditer(text))


@cache
def _token_pattern() -> regex.Pattern[str]:
    part = r"[\p{L}\p{M}\p{N}_]+"
    return regex.compile(rf"{part}(?:(?:['’‑-]|(?<=\d)[.,:](?=\d)){part})*|\S")
