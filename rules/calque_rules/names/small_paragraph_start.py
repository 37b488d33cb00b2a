"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon

_FEWEST_WORDS = 5


class SmallParagraphStart(Rule):
    """A paragraph that begins with a small letter: “the minister resigned on Monday.”

    Scripts without capitals give a translator no sign where a sentence begins. Reported are whole sentences between
    paragraphs that begin with a capital, behind one that has ended.

    Lists, verse, captions, text that goes on behind a colon or a picture, and names that are written small (“iPhone”)
    are left alone.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    preview = True
    sources = ("ja", "zh", "hi", "ne")
    triggers = Triggers(frozenset({"."}))
    bad = (
        (
            "The dam broke.\n\nthe water came down at noon.\n\nNobody was hurt.",
            "The dam broke.\n\nThe water came down at noon.\n\nNobody was hurt.",
        ),
        (
            "They met.\n\nhe asked her to sign the paper.\n\nShe did.",
            "They met.\n\nHe asked her to sign the paper.\n\nShe did.",
        ),
        (
            "It rained.\n\nafter that the fair was closed for good.\n\nWe left.",
            "It rained.\n\nAfter that the fair was closed for good.\n\nWe left.",
        ),
        (
            "He won.\n\nin the next year he lost twice.\n\nThat was all.",
            "He won.\n\nIn the next year he lost twice.\n\nThat was all.",
        ),
        (
            "A fire broke out.\n\npolice closed two of the roads.\n\nIt is out.",
            "A fire broke out.\n\nPolice closed two of the roads.\n\nIt is out.",
        ),
        (
            "She sang.\n\nthere were ten people in the hall.\n\nThey clapped.",
            "She sang.\n\nThere were ten people in the hall.\n\nThey clapped.",
        ),
    )
    good = (
        "The dam broke.\n\nThe water came down at noon.",
        "The parts are these:\n\nthe water that came down at noon.\n\nThe end.",
        "It is a phone.\n\niPhones are sold in the shop here.\n\nThe end.",
        "and so it was.\n\nthe end of it all was near.\n\nwe left.",
        "He asked for\n\nthe paper that she had signed.\n\nShe gave it.",
        "A list.\n\n- the first of all the things.\n- the second of them.",
        "He sang.\n\nbell hooks wrote ten more of them.\n\nThe end.",
        "Run it.\n\nnpm install is what you need here.\n\nDone.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each such paragraph."""
        for passage in passages:
            if not passage.text[0].islower() or passage.kind != "paragraph":
                continue
            found = _sentence().match(passage.text)
            word = found["word"] if found else ""
            if not found or word not in lexicon("function_words") | lexicon("frequent_words") | _MORE:
                continue
            before = next(iter(document.before(passage)), None)
            if before and _has_ended(before) and document.once(_uses_capitals):
                written = word[0].upper() + word[1:]
                yield Slip(
                    passage, 0, len(word), f"a paragraph begins with a capital: “{written}”", (Rewrite(written),)
                )


_MORE = frozenset({"police", "people", "officials", "experts", "children", "residents"})


@cache
def _sentence() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<word>\p{{Ll}}+)(?:['’]\p{{Ll}}+)?(?:\s+[^\s.!?]+){{{_FEWEST_WORDS - 1},}}[.!?][\"”’)]*(?:\s|$)"
    )


def _has_ended(passage: Passage) -> bool:
    first = passage.text.lstrip("\"“‘'([")[:1]
    return passage.kind in ("paragraph", "heading") and first.isupper() and bool(_end().search(passage.text))


@cache
def _end() -> regex.Pattern[str]:
    return regex.compile(r"[.!?][\"”’)]*$")


def _uses_capitals(document: Document) -> bool:
    """Whether nine in ten of the paragraphs begin with a capital."""
    firsts = [p.text[0] for p in document.passages if p.kind == "paragraph" and p.text[0].isalpha()]
    small = sum(map(str.islower, firsts))
    return len(firsts) > 2 and (small <= 1 or 10 * small <= len(firsts))
