"""The rule about words of the source language that were left as they stood."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rule, Severity, Slip, Triggers
from calque_rules import dictionary
from calque_rules.lexicons import lexicon
from calque_rules.setting import is_excused
from calque_rules.vocabulary import Occurrence, unknown_words

_FOREIGN = frozenset("àáâãäåāăąæçćčďđèéêëēėęěğìíîïīįıķĺļľłñńňņòóôõöøőœŕřśşșšťţțùúûüūůűųýÿźżžðþß")


class UntranslatedWord(Rule):
    """A word of the source language that was left in the text: “in the next undanúrslitaleiknum”

    Long compounds and rare forms are what a translator copies when it does not know them; readers can only guess.
    English has taken over words with foreign letters (“café”, “naïve”, “fiancé”), and those are left alone, as are
    names, titles, what is quoted, bracketed or explained, and passages that are in another language altogether.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    since = "0.1"
    triggers = Triggers(_FOREIGN)
    bad: ClassVar = (
        "Both clubs lost players before the ⟦undanúrslitaleiknum⟧ on Sunday.",
        "The driver was stripped of his ⟦ökuréttindum⟧ in March.",
        "The poet wrote an ⟦orgolioasă⟧ letter to the king.",
        "The farmers waited for the ⟦zemědělství⟧ minister to speak.",
        "Police were called because of ⟦hávaðasöm⟧ parties in the centre.",
        "He paid for the ⟦żywność⟧ with a card.",
        "The council voted on the ⟦straßenverkehrliche⟧ question.",
    )
    good: ClassVar = (
        "The fiancé sat in a café, ate crème brûlée and read a cliché-ridden résumé.",
        "The coup d'état failed, and the attaché flew to São Paulo.",
        "Guests drink “žolėlių” tea in the evening.",
        "A feast (þorrablót) is held in winter.",
        "Icelanders call it jökulhlaupið, a flood that bursts from under a glacier.",
        "He studied at the Universität für angewandte Kunst and joined Médecins sans frontières.",
        "The jalapeño, the piñata and the señorita came from Mexico; the doppelgänger wore a façade.",
        "Il était une fois une princesse qui vivait dans un château près de la forêt.",
        "Her song Mu isamaa, mu õnn ja rõõm is well known.",
        "The protégé spoke of über-rich oligarchs and of a voilà moment.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """The unknown words with foreign letters, except loans and those that the text explains."""
        shown = set(map(id, passages))
        for word, occurrences in document.once(unknown_words).items():
            if (
                _FOREIGN.isdisjoint(word)
                or not _latin().fullmatch(word)
                or _is_loan(word)
                or is_excused(occurrences[0])
            ):
                continue
            for occurrence in occurrences:
                if id(occurrence.passage) in shown and not (is_excused(occurrence) or _is_among_others(occurrence)):
                    yield Slip(*occurrence, f"“{word}” is not translated")


def _is_loan(word: str) -> bool:
    """Whether English has the word without its accents: “cliché”, “jalapeño”."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return dictionary.is_word(bare) or dictionary.is_word(bare.removesuffix("s"))


def _is_among_others(occurrence: Occurrence) -> bool:
    """Whether it is part of a foreign name, title or sentence."""
    passage, start, end = occurrence
    before = _word().findall(passage.text, max(0, start - 60), start)[-3:]
    after = _word().findall(passage.text, end, end + 60)[:3]
    if before and (before[-1].lower() in lexicon("foreign_particles") or passage.text[start - 1] in "'’"):
        return True
    if after and after[0].lower() in lexicon("foreign_particles") and not dictionary.is_common_word(after[0].lower()):
        return True
    around = before + after
    english = [w for w in around if dictionary.frequency_band(w.lower()) > 3 and dictionary.is_common_word(w.lower())]
    return 2 * len(english) < len(around)


@cache
def _latin() -> regex.Pattern[str]:
    return regex.compile(r"\p{Latin}+")


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"\p{L}+")
