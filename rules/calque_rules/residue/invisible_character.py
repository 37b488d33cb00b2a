"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers


class InvisibleCharacter(Rule):
    """A character that nobody sees, inside a word or beside a space: a zero-width space, a soft hyphen

    Web pages put them where a word may be broken, and they come along when the text is copied. Search does not find
    such a word, screen readers stumble, and programs count two words.

    Joiners in emoji and in scripts that need them, and marks of writing direction beside Hebrew or Arabic, stay.
    """

    category = Category.DESIGN
    severity = Severity.MINOR
    safety = Safety.SAFE
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset({"\u200b", "\u00ad", "\u2060", "\ufeff", "\u200e", "\u200f", "\u202a", "\u202c"}))
    bad = (
        ("The mini\u200bster resigned.", "The minister resigned."),
        ("The min\u00adister resigned.", "The minister resigned."),
        ("He lived by old values \u200b\u200band left.", "He lived by old values and left."),
        ("\ufeffThe bridge is closed. It\ufeff fell.", "\ufeffThe bridge is closed. It fell."),
        ("The road\u2060 is shut.", "The road is shut."),
        ("They met in \u200eRiga.", "They met in Riga."),
        ("A \u202asmall town.", "A small town."),
    )
    good = (
        "The minister resigned.",
        "A family: 👨\u200d👩\u200d👧.",
        "The word שלום\u200e is Hebrew.",
        "Persian می\u200cخواهم needs its joiner.",
        "The soft hyphen U+00AD marks a break.",
        "A no-break space: 5\N{NO-BREAK SPACE}km.",
        "Thai text ภาษา\u200bไทย breaks there.",
        "The zero-width space \u200b is invisible.",
        "Khmer ភាសា\u200bខ្មែរ is written so.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each run of such characters in text of Latin letters."""
        for passage in passages:
            if _needs_them().search(passage.text):
                continue
            for match in _invisible().finditer(passage.text):
                message = "an invisible character stands here; delete it"
                yield Slip(passage, match.start(), match.end(), message, (Rewrite(""),))


@cache
def _invisible() -> regex.Pattern[str]:
    return regex.compile("[\u200b\u00ad\u2060\ufeff\u200e\u200f\u202a-\u202e]+")


@cache
def _needs_them() -> regex.Pattern[str]:
    scripts = "".join(rf"\p{{{name}}}" for name in ("Hebrew", "Arabic", "Thai", "Khmer", "Lao", "Myanmar", "Tibetan"))
    return regex.compile(rf"[{scripts}]|(?i:zero-width|soft hyphen|invisible character|U\+(?:200|00AD|FEFF))")
