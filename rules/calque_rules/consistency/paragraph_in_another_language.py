"""A paragraph that nobody translated."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon

_ENGLISH = frozenset(
    {
        "the",
        "of",
        "and",
        "to",
        "that",
        "was",
        "with",
        "from",
        "this",
        "which",
        "been",
        "their",
        "they",
        "were",
        "it",
        "there",
    }
)
"""Small words that English alone has."""

_DIFFERENT = 3  # small words of the other language, at least
_LEAST = 8  # words
_SHARE = 0.2  # of the words that are small words of the other language


@cache
def _sets() -> dict[str, frozenset[str]]:
    """The small words of each language."""
    lines = (line.partition(":") for line in lexicon("small_words_of_languages"))
    return {name: frozenset(words.split()) for name, _, words in sorted(lines)}


class ParagraphInAnotherLanguage(Rule):
    """A paragraph in another language in an English text: one that was left untranslated

    A segment that the translator skipped, or a line of the page that it took for code. A paragraph counts when, of at
    least eight words, hardly any is a small word of English and a fifth are small words of one other language. A
    quotation in its own language is left alone where it stands in quotation marks, and so are lists of titles. What is
    in another script is the affair of other rules.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    safety = Safety.HINT
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset().union(*_sets().values()) - _ENGLISH, whole_words=True)
    bad: ClassVar[Sequence[str]] = (
        "Rents rose in May.\n\n⟦Die Mieten sind im Mai um ein Zehntel gestiegen, und das ist nicht neu.⟧",
        "Rents rose.\n\n⟦Les loyers ont augmenté dans la ville et le maire est resté sur sa chaise.⟧",
        "Rents rose.\n\n⟦Los alquileres de la ciudad subieron en mayo y el alcalde no se fue.⟧",
        "Rents rose.\n\n⟦Huren in de stad zijn in mei gestegen en dat is niet nieuw voor het land.⟧",
        "Rents rose.\n\n⟦Leigan í bænum hækkaði í maí og það er ekki nýtt að sögn þeirra sem til þekkja.⟧",
        "Rents rose.\n\n⟦Czynsze w mieście wzrosły w maju i nie jest to nowe, jak mówi burmistrz na rynku.⟧",
    )
    good: ClassVar[Sequence[str]] = (
        "Rents rose in May, and that is not new.",
        "He sang “Die Gedanken sind frei, wer kann sie erraten” to the end of the night.",
        "“Die Mieten sind im Mai um ein Zehntel gestiegen, und das ist nicht neu.”",
        "Der Spiegel, Die Zeit and Das Bild wrote about it.",
        "La Paz, Los Angeles, Las Vegas, El Paso, San Juan de la Cruz, Puerto de la Cruz",
        "Charles de Gaulle and Simone de Beauvoir met at the Café de la Paix.",
        "El Niño and La Niña come and go.",
        "Vin et pain.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each paragraph that is not English."""
        for passage in passages:
            words = _word().findall(passage.text)
            small = [w for w in words if w.islower()]
            if len(words) < _LEAST or len(small) < len(words) / 2 or passage.text[0] in '“"„«':
                continue
            if sum(w in _ENGLISH for w in small) * 12 > len(words):
                continue
            found = {name: [w for w in small if w in some] for name, some in _sets().items()}
            language = max(found, key=lambda name: len(found[name]))
            if len(found[language]) >= _SHARE * len(words) and len(set(found[language])) >= _DIFFERENT:
                yield Slip(passage, 0, len(passage.text), f"This paragraph looks like {language}: translate it")


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"\p{L}+")
