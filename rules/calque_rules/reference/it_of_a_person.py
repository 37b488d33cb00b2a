"""“It” and “its” of a person."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers, adapt_case
from calque.compiled import compile_kept
from calque_rules.lexicons import lexicon

_OPENINGS = (
    "Before becoming",
    "After becoming",
    "Before turning",
    "Since becoming",
    "Upon becoming",
    "As a ",
    "As an ",
)
_QUALITIES = "great|kind|good|wonderful|nice|brave|talented|modest|honest|generous|friendly|lovely|warm-hearted"
_PERSONS = "person|human being|man|woman|father|mother|husband|wife|friend|colleague|teammate"
_HURT = "hurt|injured|wounded|hungry|thirsty|tired|ill|sick|infected|vaccinated|hospitali[sz]ed|arrested|married"


class ItOfAPerson(Rule):
    """“It” or “its” of a person: “Before becoming an agent, it sold cars”, “It has been a great person”

    A language that leaves the subject out, or in which persons have a grammatical sex of their own kind, gives no
    pronoun, and the translator writes “it”. The rule reads only what tells a person by itself: an opening that says
    what somebody was or became (“As a child, it”), a quality that only persons have (“it was a kind person”), “I am
    fine. It wasn't hurt”, and a full name that owns a career (“Anna Lund spent years of its childhood”). Who it is, he
    or she, the text around tells. Silent before “who” and “that” (“it was a brave man who”), before what “it”
    stands for further on (“Before becoming a pilot, it is wise to …”), and of animals, teams and ships.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    safety = Safety.HINT
    since = "0.1"
    triggers = Triggers(frozenset({", it ", "It was", "It wasn", "it was a", "it has been a", "it is a", " its "}))
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "Before becoming a free agent, it played for two clubs in the north.",
            "Before becoming a free agent, he played for two clubs in the north.",
        ),
        ("As a child, it lived with an aunt.", "As a child, he lived with an aunt."),
        (
            "After becoming a minister of trade, it signed three treaties.",
            "After becoming a minister of trade, he signed three treaties.",
        ),
        (
            "She speaks of Brenda and says it has been a great person.",
            "She speaks of Brenda and says he has been a great person.",
        ),
        ("“I am lucky. It wasn't hurt at all.”", "“I am lucky. I wasn't hurt at all.”"),
        (
            "The house in which Claude Durand spent the last years of its career is open.",
            "The house in which Claude Durand spent the last years of his career is open.",
        ),
        ("Peter Lund met its wife in Riga.", "Peter Lund met his wife in Riga."),
    )
    good: ClassVar[Sequence[str]] = (
        "Before becoming a pilot, it is wise to see a doctor.",
        "Before becoming a free agent, it was clear that he would leave.",
        "As a child, it seemed to her that the hill was a mountain.",
        "Before becoming a museum, it served as a school.",
        "After becoming a member of the union, it exported more.",
        "It was a brave man who opened the door.",
        "It is a good friend that tells you so.",
        "“I am lucky. It was tired bread, but it was bread.”",
        "“I was lucky. It was hurt pride, no more.”",
        "The whale spent most of its childhood near the coast.",
        "Peter Lund met the company and its wife of old.",
        "Ann Weiss loves the town and its childhood smells.",
        "The dog wagged its tail. Peter Lund fed it.",
        "As a student, it helps to sleep.",
        "As a player it matters that you train.",
        "Is it a good man, or is it a bad one?",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each “it” that can only be a person."""
        for passage in passages:
            text = passage.text
            if ", it " in text and any(opening in text for opening in _OPENINGS):
                yield from _of(passage, _opening())
            if "a " in text and ("it " in text or "It " in text):
                yield from _of(passage, _quality())
            if "It was" in text and "I" in text:
                yield from (_slip(passage, *m.span("it"), ("I",)) for m in _hurt().finditer(text))
            if " its " in text:
                for found in _possession().finditer(text):
                    if found["first"] in lexicon("first_names") and found["last"].lower() not in lexicon(
                        "function_words"
                    ):
                        yield _slip(passage, *found.span("it"), ("his", "her"))


def _of(passage: Passage, pattern: "regex.Pattern[str]") -> Iterator[Slip]:
    for found in pattern.finditer(passage.text):
        words = tuple(adapt_case(found["it"], word) for word in ("he", "she"))
        yield _slip(passage, *found.span("it"), words)


def _slip(passage: Passage, start: int, end: int, words: Sequence[str]) -> Slip:
    message = f"“{passage.text[start:end]}” is a person here: write {' or '.join(f'“{word}”' for word in words)}"
    return Slip(passage, start, end, message, tuple(map(Rewrite, words)))


@cache
def _opening() -> regex.Pattern[str]:
    """What somebody was or became, and “it” with a verb of doing, not with what “it” announces."""
    return compile_kept(
        r"""(?<![\w,]\s)\b(?:(?:Before|After|Since|Upon)\s(?:becoming|turning)|As)\s(?:an?|the)\s(?:[\p{Ll}-]+\s){0,2}
        (?:child|teenager|student|boy|girl|agent|president|minister|mayor|doctor|lawyer|actor|actress|singer|writer|painter
        |teacher|professor|priest|monk|nun|coach|manager|footballer|player|soldier|officer|pilot|engineer|politician|king
        |queen|bishop|pope|widow|widower|father|mother)(?:\s(?:of|in|for|at)\s[^,.;:“”"]{2,40})?,\s(?<it>it)\s
        (?!(?:is|was|has|had|were|will\sbe|would\sbe|can\sbe|could\sbe|may|might|must|should|seem|took|take|becam|becom|mak|made|help
        |pa(?:ys|id)|happen|turn|mean|dawn|felt|feel|occur|follow(?:s|ed)\sthat|matter|look|appear|struck|strikes|cost|g[oe]|got|goes|came
        |comes|gives|gave|needs|hurts|hurt|suits)\p{Ll}*\b(?!\s(?:been\s)?(?:born|elected|married|educated|appointed)))
        (?=(?:will\s|would\s|has\s|had\s|is\s|was\s|did\snot\s)?\p{Ll}+)""",
        regex.VERBOSE,
    )


@cache
def _quality() -> regex.Pattern[str]:
    return compile_kept(
        rf"""(?<!\b(?:[Ii]s|[Ww]as|think|whether|if|when|because|when)\s)\b(?<it>[Ii]t)(?:['’]s|\s(?:is|was|has\sbeen|had\sbeen))\s(?:always\s|also\s|really\s)?
        (?:such\s)?an?\s(?:very\s|really\s|truly\s)?(?:{_QUALITIES})\s(?:{_PERSONS})(?=[.,;!”"]|\sand\s(?:a\s)?(?:{_QUALITIES}))""",
        regex.VERBOSE,
    )


@cache
def _hurt() -> regex.Pattern[str]:
    return compile_kept(
        rf"""\bI(?:['’]m|\sam|\swas|\sfeel|\sfelt)\s(?:so\s|very\s|really\s|just\s)?\p{{Ll}}+\.\s(?<it>It)\s
        (?:was(?:n['’]t|\snot)?|has(?:n['’]t|\snot)?\sbeen)\s(?:{_HURT})(?=\sat\sall|\sin\sthe|[.,;!]|\sbecause)""",
        regex.VERBOSE,
    )


@cache
def _possession() -> regex.Pattern[str]:
    """“Claude Durand spent the last years of its career”, “Peter Lund met its wife”; no other name between."""
    return compile_kept(
        r"""\b(?<first>\p{Lu}\p{Ll}+)\s(?<last>\p{Lu}\p{Ll}+)\s(?:\p{Ll}+ed|spent|met|left|told|wrote|lost|began)\s
        (?:(?:the|most|last|first|of|many|much|\p{Ll}+\syears|years|\p{Ll}+ty)\s){0,6}
        (?<it>its)\s(?:career|childhood|youth|practice|wife|husband|fianc\p{Ll}+|girlfriend|boyfriend|life)\b""",
        regex.VERBOSE,
    )
