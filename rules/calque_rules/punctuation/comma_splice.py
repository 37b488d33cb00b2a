"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon
from calque_rules.punctuation._quotes import marks_of

_PRONOUNS = frozenset({"he", "she", "it", "they", "we"})

_AUXILIARIES = frozenset(
    {"am", "are", "can", "could", "did", "does", "had", "has", "is", "may", "might", "must", "should", "was", "were"}
    | {"will", "would", "became", "began", "cannot"}
)

_OPENERS = frozenset(
    {"a", "an", "her", "his", "its", "my", "our", "several", "some", "the", "their", "these", "this", "those", "three"}
    | {"two", "four", "five", "many", "most", "all", "both", "one", "he", "she", "it", "they", "we", "there"}
)
"""What a clause with its own subject begins with."""

_ANOTHER_MEANING_WORDS = """
after although as barely because before besides but either even every hardly how however if neither never no nobody
none nor not nothing once only or rather scarcely since so such than that though till unless until what whatever
when whenever where wherever whether which while who whoever whom whose why without yet
"""
_ANOTHER_MEANING = frozenset(_ANOTHER_MEANING_WORDS.split())
"""With one of these in the first clause, the second may depend on it, answer it or stand against it on purpose."""

_TIMES_WORDS = """
afternoon century day days decade evening first hour last less minute moment month months more morning night second
summer time times way week weekend weeks winter year years
"""
_TIMES = frozenset(_TIMES_WORDS.split())
"""The first clause may only say when: “The last time we met, she was ill.”"""

_OBJECTS = frozenset(
    {"a", "an", "to", "the", "his", "her", "its", "their", "him", "them", "in", "near", "from", "on", "into"}
)

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
    triggers = Triggers(frozenset({*(f", {word} " for word in _PRONOUNS), ", the "}))
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
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip at the comma between two full clauses."""
        for passage in passages:
            if not (_second().search(passage.text) and _candidate().search(passage.text)):
                continue
            for sentence in document.sentences(passage):
                found = _clauses().fullmatch(sentence.text)
                if (
                    found
                    and _is_lead(found["lead"])
                    and _is_first_clause(found["first"].split())
                    and _is_second_clause(found)
                ):
                    at = sentence.start + found.end("first")
                    if not any(a <= at < b for a, b in _quoted_ranges(document, passage)):
                        yield _slip(passage, at, sentence.start + found.end("subject"))


def _slip(passage: Passage, comma: int, end: int) -> Slip:
    start = passage.text.rfind(" ", 0, comma) + 1
    last, subject = passage.text[start:comma], passage.text[comma + 1 : end].strip()
    ways = (f"{last}; {subject}", f"{last}, and {subject}", f"{last}. {subject[0].upper()}{subject[1:]}")
    message = "two full clauses with only a comma between them; a semicolon, “and” or a full stop is missing"
    return Slip(passage, start, end, message, tuple(map(Rewrite, ways)))


@cache
def _candidate() -> regex.Pattern[str]:
    return regex.compile(r"\p{L}, (?:he|she|it|they|we|the \p{Ll}+) \p{Ll}")


@cache
def _second() -> regex.Pattern[str]:
    """The beginning of the second clause, which few passages have."""
    subject = r"(?:he|she|it|they|we|the \p{Ll}+(?: \p{Ll}+)??)"
    return regex.compile(rf", {subject} (?:{_verbs()})\b")


def _verbs() -> str:
    return "|".join(sorted(_AUXILIARIES | _past_forms()))


@cache
def _clauses() -> regex.Pattern[str]:
    """A sentence of two parts, perhaps with a short phrase in front; the second begins with a pronoun or with “the”."""
    lead = r"(?:(?<lead>\p{Lu}[^,;:!?()“”\"—–]{2,30}), )?"
    second = r"(?<subject>he|she|it|they|we|the \p{Ll}+(?: \p{Ll}+)??) (?<rest>(?&verb)\b[^,;:!?()“”\"—–]+)"
    return regex.compile(rf"(?(DEFINE)(?<verb>{_verbs()})){lead}(?<first>[^,;:!?()“”\"—–]+?), {second}\.?")


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
    return regex.compile(r"“[^”]*(?:”|$)|[‘](?!\w+’\w)[^’]*’(?!\w)")


def _is_first_clause(words: Sequence[str]) -> bool:
    """Whether these words have a subject and a verb, and nothing on which a second clause could depend."""
    lower = [word.lower() for word in words]
    lower = lower[1:] if lower[0] in ("and", "but") else lower
    if len(lower) < 3:
        return False
    is_named = words[0].istitle() and _is_finite(lower[1]) and lower[0] not in lexicon("function_words")
    if not is_named and lower[0] not in _OPENERS:
        return False
    persons = {"i", "you", *_PRONOUNS}
    dependent = _ANOTHER_MEANING | lexicon("verbs_of_saying")
    if not dependent.isdisjoint(lower) or not persons.isdisjoint(lower[1:]) or lower[0] in ("i", "you"):
        return False
    if not _TIMES.isdisjoint(lower[:4]) or any(word.endswith(("n't", "n’t")) for word in lower):
        return False
    following = (*lower[2:], "")
    return any(_is_finite(a) or (a.endswith("ed") and b in _OBJECTS) for a, b in zip(lower[1:], following, strict=True))


def _is_lead(phrase: str | None) -> bool:
    """Whether what stands in front of the first clause is no clause itself: “In Minsk”, “Two days later”."""
    words = (phrase or "").lower().split()
    return len(words) < 6 and _ANOTHER_MEANING.isdisjoint(words) and not any(map(_is_finite, words))


def _is_second_clause(found: regex.Match[str]) -> bool:
    subject, rest = found["subject"].split(), found["rest"].split()
    first = found["first"].split()[0].lower()
    if subject[-1] in lexicon("function_words") - _PRONOUNS - {"the"} or _is_proverb(first, found):
        return False
    if subject[0] in _PRONOUNS and first in _PRONOUNS:
        return False  # “he came, he saw”
    if "and" in rest and any(map(_is_finite, rest[rest.index("and") :])):
        return False  # “the cat was in, the dog was out and the birds were gone”
    if len(rest) < 2 or rest[0] in lexicon("verbs_of_saying") or rest[0] in _SAYING or subject[-1] in ("more", "less"):
        return False
    return not (first == "the" and len(subject) > 1 and subject[1].endswith(("er", "est", "more", "less", "worse")))


def _is_proverb(first: str, found: regex.Match[str]) -> bool:
    """“The young are bold, the old are cautious”: short clauses that are alike belong together."""
    copulas = {"is", "are", "was", "were"}
    alike = first == "the" and found["subject"].startswith("the ") and found["rest"].split()[0] in copulas
    return alike and len(found.group().split()) < 14 and not copulas.isdisjoint(found["first"].split()[:5])


def _is_finite(word: str) -> bool:
    """Whether a word is a verb that makes a clause: an auxiliary or a past form."""
    return word in _AUXILIARIES or word in _past_forms()


@cache
def _past_forms() -> frozenset[str]:
    """Simple past forms that are neither participles nor nouns."""
    rows = [line.split() for line in lexicon("irregular_verbs")]
    return frozenset(past for row in rows for past in row[1:2])
