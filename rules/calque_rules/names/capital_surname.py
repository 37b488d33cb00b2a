"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon

_SYLLABLE = r"(?:(?:[KSTNHMRGZDBPF]|CH|SH|TS|J|[KNHMRGBP]?Y|W)?[AEIOU]{1,2}|N)"


class CapitalSurname(Rule):
    """A Japanese surname in capitals: “Yoichiro YOSHIKAWA”

    Japanese forms and results print surnames in capitals, so that they can be told from given names; in English news
    and books they are written like any name. Reported are words of Japanese syllables behind a given name;
    initialisms and texts that have most of their names in capitals are left alone.
    """

    category = Category.LOCALE
    severity = Severity.MINOR
    safety = Safety.SAFE
    since = "0.1"
    sources = ("ja",)
    triggers = Triggers(
        frozenset(
            {f" {c}{v}" for c in "KSTNHMYRWGZDBPJF" for v in "AEIOUHY"}
            | {f" {v}{c}" for v in "AEIOU" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
        )
    )
    bad = (
        ("Yoichiro YOSHIKAWA said that he was glad.", "Yoichiro Yoshikawa said that he was glad."),
        ("The pair beat Fumiya TAKAMINE in the final.", "The pair beat Fumiya Takamine in the final."),
        ("It was painted by Masujiro OMURA in 1860.", "It was painted by Masujiro Omura in 1860."),
        ("Second came Shohei SUZUKI of Chiba.", "Second came Shohei Suzuki of Chiba."),
        ("They asked Naonori ISHIKAWA about it.", "They asked Naonori Ishikawa about it."),
        ("The judge Keiko TANAKA agreed.", "The judge Keiko Tanaka agreed."),
    )
    good = (
        "Yoichiro Yoshikawa said that he was glad.",
        "The Star Alliance and NASA are names, and so is Project NOAA.",
        "World War II and Phase III were long.",
        "Using NAKAMA is fine.",
        "Our SUZUKI is old, and the Toyota RAV4 too.",
        "Kenzo TANGE, Toyo ITO, Tadao ANDO, Kengo KUMA and Fumihiko MAKI built it.",
        "The Jakarta TAMAN is a park.",
        "Call Yoko ONO’s agent: YOKO ONO.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each surname."""
        names = [(p, found) for p in passages for found in _full_name().finditer(p.text) if _is_name(found)]
        if len({found["surname"] for _, found in names}) > 3:  # a list of results, or the text's own style
            return
        for passage, found in names:
            written = f"{found['given']} {found['surname'].capitalize()}"
            message = f"English does not print surnames in capitals: “{written}”"
            yield Slip(passage, *found.span(), message, (Rewrite(written),))


@cache
def _full_name() -> regex.Pattern[str]:
    given = r"(?<given>\p{Lu}\p{Ll}{2,}[aeioun])"
    return regex.compile(
        rf"(?<![\p{{Lu}}\d]\s|[\w@#/.-]){given} (?<surname>(?=[A-Z]{{4,}}\b){_SYLLABLE}{{2,}})(?![\w/]|\s\p{{Lu}}{{2}})"
    )


def _is_name(found: regex.Match[str]) -> bool:
    given = found["given"]
    syllables = regex.fullmatch(_SYLLABLE + "+", given.upper())
    common = given.lower() in lexicon("function_words") or given.lower() in lexicon("opening_words")
    return bool(syllables) and not common and found["surname"] not in lexicon("initialisms_of_bodies")
