"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers

_WRITTEN = {
    **{"（": " (", "）": ") ", "：": ": ", "，": ", ", "、": ", ", "。": ". ", "；": "; ", "！": "! ", "？": "? "},
    **{"【": " [", "】": "] ", "［": " [", "］": "] ", "「": " “", "」": "” ", "『": " “", "』": "” ", "％": "% "},
    **{"～": "–", "〜": "–", "＝": " = ", "＋": " + ", "．": ". ", "＆": " & ", "／": "/"},
}


class FullWidthMarks(Rule):
    """Punctuation of Chinese or Japanese in English text: “Supported formats：”, “plug-in。Here”

    Full-width marks bring their own wide space and look lost between Latin letters; English writes the narrow mark
    and a space. Next to Chinese, Japanese or Korean characters they are right and left alone.
    """

    category = Category.LOCALE
    severity = Severity.MINOR
    safety = Safety.SAFE
    since = "0.1"
    sources = ("zh", "ja")
    triggers = Triggers(frozenset(_WRITTEN))
    bad = (
        ("Supported formats：PDF and text.", "Supported formats: PDF and text."),
        ("It replaces the old plug-in。Here is how.", "It replaces the old plug-in. Here is how."),
        ("The town（population 900）is old.", "The town (population 900) is old."),
        ("Apples，pears and plums are sold.", "Apples, pears and plums are sold."),
        ("The end！", "The end!"),
        ("【Photo】The hall is empty.", "[Photo] The hall is empty."),
        ("He was found on the 25th (AP)）", "He was found on the 25th (AP)"),
        ("Who is it？Nobody knows.", "Who is it? Nobody knows."),
        ("Provided by the museum）", "Provided by the museum)"),
    )
    good = (
        "The dash – as here – is narrow.",
        "The word 「ありがとう」 means thanks.",
        "Supported formats: PDF and text.",
        "The band ・YOASOBI・ played.",
        "Sentences end with a small circle.",
        "The town (population 900) is old.",
        "The stop 。 is called maru.",
        "Use 、 and 。 in Japanese.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each run of such marks."""
        for passage in passages:
            for found in _marks().finditer(passage.text):
                if _is_spoken_of(found):
                    continue
                written = _written(passage.text, found)
                yield Slip(passage, *found.span(), f"in English this is “{written.strip()}”", (Rewrite(written),))


_EAST = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}"


@cache
def _marks() -> regex.Pattern[str]:
    """Marks, or a pair with what is between, and the word in front; not beside characters that they belong to."""
    marks = "".join(_WRITTEN)
    pair = rf"[（【「『［][^{_EAST}{marks}\n]{{1,60}}[）】」』］]"
    front = rf"(?<front>(?:(?![{_EAST}])[\w).,\]!?\"”’])*)(?<space>[^\S\n]*)"
    return regex.compile(rf"(?<![{_EAST}]){front}(?<marks>(?:{pair}|[{marks}])+)[^\S\n]*(?![{_EAST}])")


def _is_spoken_of(found: regex.Match[str]) -> bool:
    """A mark that belongs to Japanese words in front of it, or stands for itself: “the stop 。 is called maru”."""
    before = found.string[: found.start("marks")].rstrip()
    if regex.search(rf"[{_EAST}][。、，！？）」』】]*$", before):
        return True
    alone = found["space"] and len(found["marks"]) == 1 and found.group()[-1].isspace()
    return bool(alone) and found["marks"] in "。、，"


def _written(text: str, found: regex.Match[str]) -> str:
    front, marks = found["front"], found["marks"]
    if marks[0] == "）" and front.endswith(")"):
        marks = marks[1:]
    written = front + found["space"] + "".join(_WRITTEN.get(c, c) for c in marks)
    written = regex.sub(r"\s+(?=[:;,.!?)\]”%–])|(?<=[(\[“])\s+", "", regex.sub(r"\s+", " ", written))
    following = text[found.end() : found.end() + 1]
    if not following or following.isspace() or following in ".,;:!?)]”\"'":
        written = written.rstrip()
    return written.lstrip() if not front else written
