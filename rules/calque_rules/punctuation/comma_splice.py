"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque.compiled import compile_kept
from calque_rules.lexicons import lexicon
from calque_rules.punctuation._clauses import (
    ANOTHER_MEANING,
    DETERMINERS,
    POINTING,
    PRONOUNS,
    is_finite,
    is_full_clause,
    past_forms,
    subject_of,
)
from calque_rules.punctuation._quotes import marks_of

_OPEN_ENDS = frozenset({"example", "found", "instance", "is", "no", "please", "showed", "was", "well", "yes"})
_OF_ONE_SENTENCE = frozenset({"-", "--", "/", "being", "having"})
"""Marks of an aside, of verse, and of “the measure having failed, it was dropped”."""

_PREPOSITIONS = frozenset({"at", "by", "during", "for", "from", "in", "on", "under", "with"})
_RELATIVE = {"he": "who", "she": "who", "it": "which"}
"""What often stands in place of a subject that takes up the last noun."""

_SAYING = frozenset(
    {"seems", "seemed", "appears", "appeared", "turns", "turned", "hopes", "hoped", "knows", "knew", "feels"}
)


class CommaSplice(Rule):
    """Two sentences with only a comma between them: “The man hit the guard, he fell unconscious”

    Russian, Chinese and other languages join full clauses with a comma; English wants a conjunction, a semicolon or a
    full stop. With the comma alone, the reader takes the second clause for a part of the first, and starts again.

    English writers do it on purpose when they set clauses against each other (“It is not a river, it is a sea”), when
    the clauses are alike (“he came, he saw”), and in speech. So only pairs outside quotations are reported, of which
    the first has a subject and a verb of its own, no negation and no word on which the second could depend, and the
    second another subject.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("ru", "uk", "zh", "ja", "cs")
    triggers = Triggers(frozenset(f", {word} " for word in PRONOUNS | POINTING | DETERMINERS))
    bad = (
        (
            "The driver hit a cyclist, the police are looking for him.",
            "The driver hit a cyclist; the police are looking for him.",
        ),
        ("The owner beat his guest, he fell to the floor.", "The owner beat his guest; he fell to the floor."),
        (
            "Everything depends on the coach. The club is rich, it has bought three players.",
            "Everything depends on the coach. The club is rich; it has bought three players.",
        ),
        (
            "The rain will go on, the rivers will rise by a metre.",
            "The rain will go on; the rivers will rise by a metre.",
        ),
        (
            "Two days later, the man died. His wife was ill, she was taken to a clinic.",
            "Two days later, the man died. His wife was ill; she was taken to a clinic.",
        ),
        (
            "This bridge was closed in May, it has been open again since July.",
            "This bridge was closed in May; it has been open again since July.",
        ),
        (
            "A lorry overturned near the village, the road was closed for hours.",
            "A lorry overturned near the village; the road was closed for hours.",
        ),
        (
            "The event took place in the dark, a man noticed the lights and stopped.",
            "The event took place in the dark; a man noticed the lights and stopped.",
        ),
        (
            "At some point, Mia was fed up with all this, she wanted to go home.",
            "At some point, Mia was fed up with all this; she wanted to go home.",
        ),
        (
            "The barn was damaged lightly, there were no casualties.",
            "The barn was damaged lightly; there were no casualties.",
        ),
    )
    good = (
        "If the driver hits a cyclist, the police look for him.",
        "The last time we met, she was ill.",
        "He came, he saw, he won.",
        "It is not a river, it is a sea.",
        "The film was bad, he said. The deal is done, it seems to me.",
        "The more they paid, the worse it became.",
        "A gifted painter, she was sent to Rome in her youth.",
        "“The dam broke, the water came,” he said.",
        "The winner, she was told, was her sister.",
        "The guests left, the host went to bed, and the house was quiet.",
        "The rain fell, the wind howled, the sea rose.",
        "The man they met, he is a baker.",
        "The day he died, the shops were closed.",
        "Had the bridge held, the town would have been saved.",
        "The king was dead, and the queen ruled.",
        "The young are bold, the old are cautious.",
        "You can ask anyone, the next game is what counts.",
        "The task was for me, the man who brought it.",
        "The box was small, the lid was round and the lock was gone.",
        "The city was so poor, it could not pay its guards.",
        "To put the fire out, we should call for help. To beat back fear, they must know more.",
        "Our crews have worked hard -- and thanks to their zeal, we are able to go on.",
        "The further the lamp is, the more light is lost on the way.",
        "This measure having been agreed on, it was put in force. The price being high, the men went home.",
        "The answer is yes, she would like a cake.",
        "They dug for ochre, a mineral used in paint.",
        "The truth is, the house is cold.",
        "The first half was calm and in the second, it was getting loud.",
        "There would be a house, there would be mice in it.",
        "There would be a wish, the rest would follow from it.",
        "The nose pulled the tail out, the tail pulled the nose out.",
        "A short speech is good to hear, a long speech is good to think about.",
        "Typically, the study found, the sleepers woke at noon.",
        "The bark is a remedy, the doctor hopes.",
        "The rivers rose fast, a new study shows.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip at the comma between two full clauses."""
        for passage in passages:
            if not _candidate().search(passage.text):
                continue
            for sentence in document.sentences(passage):
                if "," not in sentence.text or _other_marks().search(sentence.text):
                    continue
                found = _clauses().fullmatch(sentence.text)
                if found and _is_lead(found["lead"]) and is_full_clause(found["first"].split()):
                    length = _second_subject(found)
                    at = sentence.start + found.end("first")
                    if length and not any(a <= at < b for a, b in _quoted_ranges(document, passage)):
                        yield _slip(passage, at, found["second"].split()[:length])


def _slip(passage: Passage, comma: int, subject: Sequence[str]) -> Slip:
    start = passage.text.rfind(" ", 0, comma) + 1
    last, second = passage.text[start:comma], " ".join(subject)
    end = comma + 2 + len(second)
    pronoun = _RELATIVE.get(second)
    third = f"{last}, {pronoun}" if pronoun else f"{last}. {second[0].upper()}{second[1:]}"
    ways = (f"{last}; {second}", f"{last}, and {second}", third)
    message = "two full clauses with only a comma between them; a semicolon, “and” or a full stop is missing"
    return Slip(passage, start, end, message, tuple(map(Rewrite, ways)))


@cache
def _candidate() -> regex.Pattern[str]:
    """The beginning of the second clause, which few passages have."""
    verb = "|".join(
        sorted(
            {"am", "are", "can", "could", "did", "does", "had", "has", "is", "may", "must", "was", "were"}
            | {"will", "would"}
            | past_forms()
        )
    )
    alone = rf"(?:{'|'.join(sorted(PRONOUNS | POINTING))}) \p{{Ll}}"
    noun = rf"(?:{'|'.join(sorted(DETERMINERS))}) (?:\p{{L}}+ ){{1,3}}?(?:(?:{verb})\b|\p{{Ll}}+ed )"
    return compile_kept(rf", (?<=\p{{L}}, )(?:{alone}|{noun})")


@cache
def _other_marks() -> regex.Pattern[str]:
    """What the clauses below have none of."""
    return compile_kept(r"[;:!?()“”\"—–]")


@cache
def _clauses() -> regex.Pattern[str]:
    """A sentence of two parts, perhaps with a short phrase in front and a dependent one behind."""
    lead = r"(?:(?<lead>\p{Lu}[^,;:!?()“”\"—–]{2,30}), )?"
    behind = r"(?:, (?:but|so|because|as well as|which|where|who) [^;:!?()“”\"—–]+)?"
    begins = "|".join(sorted(PRONOUNS | POINTING | DETERMINERS))
    return compile_kept(rf"{lead}(?<first>[^,;:!?()“”\"—–]+?), (?<second>(?:{begins}) [^,;:!?()“”\"—–]+?){behind}\.?")


def _quoted_ranges(document: Document, passage: Passage) -> list[tuple[int, int]]:
    """Where somebody speaks: between marks, straight or curly."""
    ranges = [m.span() for m in _quoted().finditer(passage.text)]
    marks = document.once(marks_of).get(id(passage), ())
    for k, mark in enumerate(marks):
        if mark.opens:
            ranges.append((mark.at, marks[k + 1].at if k + 1 < len(marks) else len(passage.text)))
        elif k == 0:
            ranges.append((0, mark.at))
    return ranges


@cache
def _quoted() -> regex.Pattern[str]:
    return compile_kept(r"“[^”]*(?:”|$)|[‘](?!\w+’\w)[^’]*’(?!\w)")


def _is_lead(phrase: str | None) -> bool:
    """Whether what stands in front of the first clause is no clause itself: “In Minsk”, “Two days later”."""
    words = (phrase or "").lower().split()
    return len(words) < 6 and ANOTHER_MEANING.isdisjoint(words) and not any(map(is_finite, words))


def _second_subject(found: regex.Match[str]) -> int:
    """How many words the second clause's subject has; 0 where it is no clause that stands by itself."""
    words, first = found["second"].split(), found["first"].lower().split()
    length = subject_of(words)
    rest = words[length:]
    if not length or _leans_on(first) or (words[0] in PRONOUNS and first[0] in PRONOUNS):  # “he came, he saw”
        return 0
    if "and" in rest and any(map(is_finite, rest[rest.index("and") :])):
        return 0  # “the cat was in, the dog was out and the birds were gone”
    saying = lexicon("verbs_of_saying") | _SAYING
    if len(rest) < 2 or not saying.isdisjoint(rest[:3]) or words[length - 1] in ("more", "less"):
        return 0
    if first[0] == "the" and words[1].endswith(("er", "est", "more", "less", "worse")):
        return 0
    return 0 if _is_proverb(first, words, rest) else length


def _leans_on(first: Sequence[str]) -> bool:
    """Whether the first clause ends with what belongs to the second: “the truth is, …”, “… and in May, …”."""
    if first[-1] in _OPEN_ENDS or not _OF_ONE_SENTENCE.isdisjoint(first):
        return True
    last = list(first[-6:])
    return "and" in last and last[-1] != "and" and last[last.index("and") + 1] in _PREPOSITIONS


def _is_proverb(first: Sequence[str], second: Sequence[str], rest: Sequence[str]) -> bool:
    """“The young are bold, the old are cautious”, “One lie brings a lie”: clauses that are alike belong together."""
    length = len(first) + len(second)
    if first[0] == "there" and (second[0] == "there" or "would" in rest[:1]):
        return True
    again = (set(first) & set(second)) - lexicon("function_words")
    if len(again) > 1 or (again and length < 12) or (second[0] not in PRONOUNS and length < 9):
        return True
    copulas = {"is", "are", "was", "were"}
    alike = first[0] == second[0] and rest[0] in copulas and not copulas.isdisjoint(first[:5])
    return alike and length < 15
