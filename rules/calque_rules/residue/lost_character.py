"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rule, Safety, Severity, Slip, Triggers

_CONTROLS = {chr(c) for c in (*range(1, 9), 11, *range(14, 29), 127, *range(0x80, 0x85), *range(0x86, 0xA0))}


class LostCharacter(Rule):
    """A character that was lost on the way: “M�ller”, “the caf\ufffd”

    The replacement character says that a program could not read what stood there; control characters come from texts
    that were cut out of binary files. What was there, the source tells.

    A text about Unicode that names the replacement character is left alone.
    """

    category = Category.DESIGN
    severity = Severity.MAJOR
    safety = Safety.HINT
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset({"\ufffd", *_CONTROLS}))
    bad = (
        "The caf⟦\ufffd⟧ is closed.",
        "M⟦\ufffd⟧ller won the race.",
        "He said ⟦\ufffd\ufffd\ufffd⟧no and left.",
        "The mayor⟦\ufffd⟧s house burnt down.",
        "The road ⟦\x96⟧ an old one is shut.",
        "They met⟦\x92⟧s in May.",
        "The fee is ⟦\x80⟧5.",
    )
    good = (
        "The café is closed.",
        "U+FFFD, shown as \ufffd, is the replacement character of Unicode.",
        "The decoder puts “\ufffd” where it fails.",
        "A tab\tis no slip.",
        "Line feeds are\nfine.",
        "An encoding error shows as \ufffd.",
        "He wrote 5\N{NO-BREAK SPACE}euros.",
        "What is this?",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each run of lost characters."""
        for passage in passages:
            if not _about_them().search(passage.text):
                for match in _lost().finditer(passage.text):
                    message = "a character was lost here; see the source"
                    yield Slip(passage, match.start(), match.end(), message)


@cache
def _lost() -> regex.Pattern[str]:
    return regex.compile(f"[\ufffd{''.join(sorted(_CONTROLS))}]+")


@cache
def _about_them() -> regex.Pattern[str]:
    return regex.compile(r"(?i)\b(?:encod\w+|decod\w+|unicode|utf-?8|replacement character|control character)\b")
