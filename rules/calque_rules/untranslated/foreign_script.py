"""The rule about words in another script."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rule, Severity, Slip
from calque_rules.setting import is_explained

_MOST = 0.3  # of a passage's letters; with more it is not in English


class ForeignScript(Rule):
    """Words in another script in an English sentence: “the team 静岡 won”, “in the город of Omsk”

    A translator leaves a word in the letters of the source when it does not know it. Readers of English cannot even
    say it. Left alone are names and terms that the text quotes, puts in brackets or explains (“called Русь”), single
    letters (“a β-blocker”, “Σ”) and passages that are in another language altogether.
    """

    category = Category.ACCURACY
    severity = Severity.CRITICAL
    since = "0.1"
    reads_all = "scripts have too many letters to list; a passage without any but ASCII letters costs one look"
    bad: ClassVar = (
        "He lived in the ⟦город⟧ of Omsk for a year.",
        "The cycling team ⟦静岡⟧ Shizuoka won the race.",
        "The festival was ⟦実施⟧ on Sunday in the town.",
        "They ate ⟦חומוס⟧ with bread in the evening.",
        "The minister spoke about ⟦नेपाल⟧ and its rivers.",
        "Prices rose in ⟦Київ і Львів⟧ at the same time.",
    )
    good: ClassVar = (
        "Rus (Русь) was a state, and “город” means town.",
        "The temple, called 金閣寺, is covered in gold.",
        "Patients took β-blockers; the Σ and the Δ are Greek letters, and μg is a unit.",
        "Не было бы счастья, да несчастье помогло.",
        "The word город means “town”; Kyiv, or Київ.",
        "Shinzo Abe 安倍晋三 (born 1954) was prime minister.",
        "He wrote 你好 = hello on the board.",
        "Kyiv (Ukrainian: Київ; Russian: Киев) is the capital.",
        "Café Zürich, naïve, Łódź and Ísafjörður are in Latin letters.",
        "The ツ smile ended the mail.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each run of two foreign letters or more that nothing explains."""
        for passage in passages:
            if passage.text.isascii():
                continue
            runs = list(_run().finditer(passage.text))
            if runs and sum(len(run[0]) for run in runs) < _MOST * len(passage.text):
                for run in runs:
                    if not is_explained(passage, *run.span()):
                        yield Slip(passage, *run.span(), f"“{run[0]}” is not in Latin letters: translate it")


@cache
def _run() -> regex.Pattern[str]:
    """Words of letters that are neither Latin nor in use in every script."""
    scripts = (
        "Cyrillic Greek Han Hiragana Katakana Hangul Arabic Hebrew Devanagari Sinhala Thai Georgian Armenian Bengali"
    )
    letter = "[" + "".join(rf"\p{{{script}}}" for script in (*scripts.split(), "Bengali", "Ethiopic", "Tamil")) + "]"
    word = rf"{letter}(?:{letter}|\p{{M}}|ー)+"
    return regex.compile(rf"(?<![\p{{L}}\d]){word}(?:[ ・]{letter}[{letter[1:-1]}\p{{M}}]*)*(?!\p{{L}})")
