"""Whether some words are a full clause, as far as lists of words tell: for rules about what stands between clauses."""

from collections.abc import Sequence
from functools import cache

from calque_rules.lexicons import lexicon

PRONOUNS = frozenset({"he", "she", "it", "they", "we"})
POINTING = frozenset({"this", "these", "there"})
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "several", "many"})

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
ANOTHER_MEANING = frozenset(_ANOTHER_MEANING_WORDS.split())
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

_TAKEN = _OBJECTS - {"to", "in", "near", "from", "on", "into"}

_BY_THEMSELVES = frozenset(
    {"appeared", "arrived", "collapsed", "continued", "crashed", "died", "disappeared", "ended", "escaped", "exploded"}
    | {"happened", "occurred", "remained", "returned", "started", "stopped"}
)
"""What cannot be a participle behind its noun: “a mineral used in paint”."""

_BETWEEN = frozenset({"also", "already", "immediately", "now", "often", "still", "then", "therefore"})
"""Adverbs between a subject and its verb."""


def is_finite(word: str) -> bool:
    """Whether a word is a verb that makes a clause: an auxiliary or a past form."""
    return word in _AUXILIARIES or word in past_forms()


@cache
def past_forms() -> frozenset[str]:
    """Simple past forms that are neither participles nor nouns."""
    rows = [line.split() for line in lexicon("irregular_verbs")]
    return frozenset(past for row in rows for past in row[1:2])


def is_full_clause(words: Sequence[str]) -> bool:
    """Whether these words have a subject and a verb, and nothing on which a second clause could depend."""
    lower = [word.lower() for word in words]
    lower = lower[1:] if lower[0] in ("and", "but") else lower
    if len(lower) < 3:
        return False
    is_named = words[0].istitle() and is_finite(lower[1]) and lower[0] not in lexicon("function_words")
    if not is_named and lower[0] not in _OPENERS:
        return False
    persons = {"i", "you", *PRONOUNS}
    dependent = ANOTHER_MEANING | lexicon("verbs_of_saying")
    if not dependent.isdisjoint(lower) or not persons.isdisjoint(lower[1:]) or lower[0] in ("i", "you"):
        return False
    if not _TIMES.isdisjoint(lower[:4]) or any(word.endswith(("n't", "n’t")) for word in lower):
        return False
    following = (*lower[2:], "")
    return any(is_finite(a) or (a.endswith("ed") and b in _OBJECTS) for a, b in zip(lower[1:], following, strict=True))


def subject_of(words: Sequence[str]) -> int:
    """How many words the subject of a clause has that begins with a pronoun or a determiner; 0 where it is none."""
    if words[0] in PRONOUNS | POINTING:
        verb = 2 if len(words) > 2 and words[1] in _BETWEEN else 1
        return 1 if len(words) > verb and _is_verb_of(words[0], words[verb]) else 0
    if words[0] not in DETERMINERS:
        return 0
    for length in range(2, min(5, len(words) - 1)):
        if words[length - 1] in lexicon("function_words"):
            return 0
        word, behind = words[length], words[length + 1]
        if is_finite(word) or word in _BY_THEMSELVES or (word.endswith("ed") and behind in _TAKEN):
            return length
    return 0


def _is_verb_of(pronoun: str, word: str) -> bool:
    if is_finite(word) or (pronoun in PRONOUNS and word.endswith("ed")):
        return True
    if pronoun in ("he", "she", "it"):
        return word.endswith("s") and not lexicon("verbs").isdisjoint((word[:-1], word[:-2]))
    return pronoun in ("they", "we") and word in lexicon("verbs")
