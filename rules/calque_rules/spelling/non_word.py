"""The rule about words that do not exist."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count
from operator import ne
from typing import ClassVar

import regex

from calque import Document, Passage, Rewrite, Rule, Severity, Slip
from calque_rules import dictionary
from calque_rules.derivation import is_code_name, is_derived
from calque_rules.setting import is_excused
from calque_rules.spelling.word_stutter import is_cry, stutters
from calque_rules.vocabulary import Occurrence, bare_words, speaks_of_code, unknown_words, words_in_code

_A_TERM = 3  # a word that is used as often as that is a term of the text's own
_LEAST = 4  # letters
_LONG_ENOUGH = 7  # letters of a word that may be mended: short ones have too many neighbours
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class NonWord(Rule):
    """A word that does not exist in English: “the Macedonian dinasy”

    A translator that works with pieces of words joins them into new ones when it loses its thread, or lets a word of
    the source through with another ending. Readers stop there, and cannot guess what was meant: look at the source. A
    word counts as one when an English dictionary, a large frequency list or the ways in which English makes words
    (“unoperated”, “woolclasser”) know it. Left alone is what is quoted, bracketed, explained, written like code or the
    name of a species, what programmers put together (“maxlines”) in a text with code, and what the text uses three
    times or more, as its own term. A correction is only offered where one frequent word lies one letter away.
    """

    severity = Severity.MAJOR
    since = "0.1"
    reads_all = "any word may be none; the words of a document are told apart once, with a set"
    bad: ClassVar = (
        "The castle was built under the last ⟦dinasty⟧ before the war.",
        "He was elected as the ⟦emporar⟧ of all the islands.",
        "The farmers protested against the new ⟦taxitude⟧ of their land.",
        "Two teams met in the ⟦undanurslitaleiknum⟧ on Sunday.",
        "The army crossed the river and the ⟦kothraj⟧ fled to the hills.",
        "The painter lived in a ⟦hombluary⟧ near the coast.",
        "The price of bread rose because of the ⟦inflaction⟧ in the country.",
        "The ⟦ghartless⟧ king lost his throne.",
    )
    good: ClassVar = (
        "He answereth not, and she that prepareth bread waiteth.",
        "The unreadability of the microplanning document surprised the deputy chairpersonship.",
        "A woolclasser and a rockmelon grower talked about the autofixable workbench.",
        "The beetle Cryptolithus berlepschi lives under stones, and E. flavescenti lives on bark.",
        "Guests are served a soup called kharvosh, which means warm hands.",
        "Locals say “sholvarek” when they are glad.",
        "They bake tarnobek (a flat bread) on Sundays.",
        "Set grumbar_size and /etc/grumbar/size to 3.",
        "Write to grumbar@example.org or visit www.grumbar.org; the tag is #grumbar.",
        "The frobnar is slow. A frobnar needs oil. Every frobnar has a wheel.",
        "Gonna see y'all, mate; ain't nobody gettin' in o'clock, nor brawlin’ with the enginea’ here.",
        "Doctors prescribe trastuzumycin and dihydroxylupinosis is rare among polychaetosaurs.",
        "Aaargh, hmmm, brrr, pssst and zzz, said the cat.",
        "The naïve café owner's résumé lay on the Kyiv-based editor's desk.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """The unknown words that nothing excuses, with a correction where one is certain."""
        for occurrence, word in unexcused(document, passages, document.once(unknown_words)):
            near = corrections(word)
            rewrites = (Rewrite(near[0]),) if len(near) == 1 else ()
            meant = f"did you mean “{near[0]}”?" if rewrites else "translate it again from the source"
            yield Slip(*occurrence, f"“{word}” is no English word; {meant}", rewrites)


def unexcused(
    document: Document, passages: Sequence[Passage], words: dict[str, list[Occurrence]]
) -> Iterator[tuple[Occurrence, str]]:
    """Those places of strange words, in these passages, that nothing excuses, each with its word."""
    shown = set(map(id, passages))
    has_code = document.once(speaks_of_code)
    for word, occurrences in words.items():
        if len(occurrences) < _A_TERM and _could_be_said(word):
            if has_code and is_code_name(word):
                continue
            open_ones = [o for o in occurrences if id(o.passage) in shown and not is_excused(o)]
            if open_ones and not (stutters(word) or is_cry(word) or is_derived(word) or _is_name(word, document)):
                yield from ((o, word) for o in open_ones)


def _could_be_said(word: str) -> bool:
    """Whether it has the letters of a word, and is no interjection such as “aaargh”."""
    return len(word) >= _LEAST and word.isascii() and bool(_pronounceable().search(word))


def _is_name(word: str, document: Document) -> bool:
    """Whether the text has it with a capital, or in the code that it speaks of."""
    names = (word.capitalize(), f"{word.capitalize()}'s", f"{word.capitalize()}’s")
    return not document.once(bare_words).isdisjoint(names) or word in document.once(words_in_code)


def corrections(word: str) -> list[str]:
    """The words in use that lie one letter away: left out, put in, exchanged or swapped with its neighbour."""
    if len(word) < _LONG_ENOUGH:
        return []
    cuts = list(_cuts(word))
    forms = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    forms |= {a + c + rest for a, b in cuts for c in _LETTERS for rest in (b, b[1:])}
    return sorted(form for form in forms if _is_in(dictionary.words_in_use(word[0]), form))


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """The word in two, wherever words in use begin like the first part, and end like the second but for two letters.

    So a word that is like none is not tried with all letters at all places. The first letter is hardly ever wrong.
    """
    known, text = dictionary.words_in_use(word[0]), _in_one(word[0])
    at = bisect_left(known, word)
    deepest = max((_common(word, other) for other in known[max(at - 1, 0) : at + 1]), default=0)
    for k in range(deepest, 0, -1):
        if f"{word[k + 2 :]}\n" not in text:
            return
        yield word[:k], word[k:]


def _common(one: str, other: str) -> int:
    """The number of letters with which both begin."""
    return next(compress(count(), map(ne, one, other)), min(len(one), len(other)))


@cache
def _in_one(initial: str) -> str:
    """The words in use that begin with a letter, each on a line."""
    return "\n".join([*dictionary.words_in_use(initial), ""])


def _is_in(words: Sequence[str], form: str) -> bool:
    at = bisect_left(words, form)
    return at < len(words) and words[at] == form


@cache
def _pronounceable() -> regex.Pattern[str]:
    """A vowel, and no letter three times in a row."""
    return regex.compile(r"^(?!.*(.)\1\1)(?=.*[aeiou])", regex.DOTALL)
