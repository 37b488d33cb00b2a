"""See the class."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from calque import OPAQUE, Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers

_PROGRAM = rf"(?:Google(?: Translate)?|DeepL(?: Translator)?|Yandex(?:[ .]Translate)?|Bing|ChatGPT|GPT-?4|AI|{OPAQUE})"
_LANGUAGE = r"(?:from (?:the )?(?:original )?\w+(?: (?:in)?to \w+)? ?)"
_TEXT = "(?:article|text|page|post|document|content|news|story|translation|material)"

_STAMPS = (
    rf"translated (?:with|by|using) {_PROGRAM}(?: ?\((?:free|pro) version\))?",
    rf"(?:machine|automatic(?:ally)?)[ -]translat(?:ed|ion) {_LANGUAGE}?(?:by|with|using) {_PROGRAM}",
    rf"powered by {_PROGRAM}(?: translate)?",
    r"rate this translation",
    r"your feedback will be used to help improve google translate",
    r"original text rate this translation.{0,90}",
)
"""What a program adds by itself."""

_NOTES = (
    rf"(?:note: |disclaimer: )?(?:this|the) {_TEXT} (?:was|has been|is|may have been) (?:automatically |machine[- ])"
    rf"(?:translated|generated)(?: {_LANGUAGE})?(?: ?(?:by|with|using) .{{1,40}})?(?: and .{{1,80}})?",
    r"(?:this is|the following is) an? (?:automatic|machine|automated) translation(?: of .{1,80})?",
    rf"(?:machine|automatic|automated|AI)[- ]translat(?:ed|ion)(?: {_LANGUAGE})?",
    rf"translated {_LANGUAGE}(?:by|with|using) {_PROGRAM}",
)
"""What somebody may have put there on purpose."""


class TranslatorNotice(Rule):
    """A translation program's note: “Translated with DeepL”

    Programs and web pages add notes to what they translate: who did it, that it was done by a machine, a request to
    rate it. A paragraph with nothing but such a note is reported; delete it, unless readers are to be told.
    """

    category = Category.DESIGN
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset({"translat", "powered by"}), ignore_case=True)
    bad = (
        "The ferry left on time.\n\n⟦Translated with www.DeepL.com/Translator (free version)⟧",
        "The ferry left on time.\n\n⟦Translated with DeepL.com (free version)⟧",
        *(
            (f"The ferry left on time.\n\n{note}", "The ferry left on time.\n\n")
            for note in (
                "Translated with DeepL",
                "Translated by Google",
                "Machine translated by Google",
                "Automatically translated from Polish by Google Translate.",
                "Powered by Google Translate",
                "Rate this translation",
                "Your feedback will be used to help improve Google Translate",
                "This article was automatically translated from Russian.",
                "This text has been machine-translated.",
                "Note: this page was automatically translated and may contain errors.",
                "This is a machine translation of the original article.",
                "[Machine translation]",
                "(Translated from Turkish by ChatGPT)",
            )
        ),
    )
    good = (
        "Translated with DeepL",
        "The ferry left on time.\n\nThe book was translated by Ann Roe from the Czech.",
        "The ferry left on time.\n\nThis article was translated by our staff.",
        "The ferry left on time.\n\nMachine translation has come far, as this page shows.",
        "The ferry left on time.\n\nThis text was automatically translated, which the court did not accept as proof.",
        "The ferry left on time.\n\nGoogle Translate is free.",
        "The ferry left on time.\n\nPowered by two engines",
        "# Machine translation\n\nThe ferry left on time.",
        "The ferry left on time.\n\n- Translated by Google",
        "The ferry left on time.\n\nTranslated by Ann Roe",
        "The company’s plan has been machine-like.\n\nTranslated novels sell well.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each paragraph that is such a note."""
        if len(document.passages) < 2:
            return
        for passage in passages:
            if passage.kind != "paragraph" or passage.original is not None:
                continue
            stamp = _pattern(_STAMPS).fullmatch(passage.text)
            if stamp or _pattern(_NOTES).fullmatch(passage.text):
                safety = Safety.SAFE if stamp else Safety.UNSAFE
                shown = passage.text.replace(OPAQUE, "…")
                message = f"“{shown}” is a note about the translation, not part of the text; delete it"
                yield Slip(passage, 0, len(passage.text), message, (Rewrite("", safety),))


@cache
def _pattern(notes: tuple[str, ...]) -> re.Pattern[str]:
    flexible = re.sub(r" (?![?*+{])", r"\\s+", "|".join(notes))
    return re.compile(rf"[\s\[(*]*(?:{flexible})[\s.!\])*]*", re.IGNORECASE)
