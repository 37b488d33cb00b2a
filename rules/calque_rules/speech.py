"""What of a text stands in quotation marks, also where a quotation runs on over several paragraphs."""

from functools import cache

import regex

from calque import Document

_PAIRS = {"“": "”", "„": "“”", "«": "»", "”": "”"}
_LONGEST = 6
"""Paragraphs that a quotation may run on for; then a mark is taken to be lost."""


def told(document: Document) -> dict[int, str]:
    """By the id of each passage: its text with all direct speech made blank; for `document.once`.

    A passage of which that cannot be said (a mark has no partner, or a quotation runs on into it) is left out.
    """
    texts: dict[int, str] = {}
    running = 0
    for passage in document.passages:
        blank, is_whole = _without_quotations(passage.text)
        if not is_whole:
            running = 0 if running else _LONGEST
        elif running:
            running -= 1
        else:
            texts[id(passage)] = blank
    return texts


def _without_quotations(text: str) -> tuple[str, bool]:
    """The text with what stands between marks made blank, and whether every mark has its partner."""
    pieces, last, closing, is_whole = [], 0, "", True
    for mark in _mark().finditer(text):
        if closing and mark[0] in closing:
            pieces.append(" " * (mark.end() - last))
            last, closing = mark.end(), ""
        elif not closing and mark[0] in ('"', *_PAIRS):
            pieces.append(text[last : mark.start()])
            last, closing = mark.start(), _PAIRS.get(mark[0], '"')
            is_whole = is_whole and mark[0] != "”"
        elif mark[0] in ("”", "»"):
            is_whole = False
    if closing:
        return text, False
    return "".join([*pieces, text[last:]]), is_whole


@cache
def _mark() -> regex.Pattern[str]:
    return regex.compile('["“”„«»]')
