"""Words after which a sentence cannot be over, so that a full stop behind them is one too many."""

import regex

from calque_rules.lexicons import lexicon

ALWAYS_OPEN = (
    *("an", "every", "its", "my", "our", "the", "their", "your"),
    *("although", "and", "because", "lest", "nor", "or", "unless", "whereas"),
    *("amid", "amongst", "despite", "during", "including", "via"),
)
"""No sentence ends with one of these, whatever follows."""

_AUXILIARIES = "am are be been being can cannot could had has have is may might must shall should was were will would"

_PREPOSITIONS = """
about against among as at between by for from in into of than through to toward towards under upon with without
"""
"""A sentence may end with one (“nothing to speak of”), but then a capital follows."""

_OTHERS = """
a also another both each few her his if many more most only several some such that these this those until very what
when where which while who whose
"""
"""A sentence may end with one (“more like this”), but then none follows that lost its capital by chance."""

_WHOLE = "about after all and at before by for from in is like of on than to was with"

_STANDING_ALONE = {
    "that": frozenset(_WHOLE.split()),
    "if": frozenset({"as", "only", "what"}),
    "while": frozenset({"a", "little", "long", "short"}),
    "such": frozenset({"as"}),
    "between": frozenset({"in"}),
}
"""Before these words, something that makes a whole of the two: “after that”, “as if”, “for a while”."""

_DIMENSIONS = frozenset({"deep", "high", "long", "tall", "thick", "wide"})

_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "you"})


def leaves_open(front: str, word: str, following: str) -> bool:
    """Whether no sentence ends with the word, which has this in front of it and the following behind a full stop."""
    lead = (front.split() or [""])[-1]
    if not lead or not word.islower():  # “Can. rock”, “Sci. Am. and”
        return False
    if following[0].isupper():
        return _is_open_before_a_capital(front, lead, word, following)
    if word in ALWAYS_OPEN:
        return True
    if following in lexicon("lower_case_names") or lead.lower() in _STANDING_ALONE.get(word, ()):
        return False
    if word in _AUXILIARIES.split() + _PREPOSITIONS.split():
        return len(following) > 1 and following not in _SUBJECTS and not _means_inches(lead, word, following)
    if word == "that":
        return len(following) > 1
    if word == "a" and lead.lower() not in lexicon("function_words"):  # the label of a list
        return False
    return word in _OTHERS.split() and len(following) > 2 and following not in lexicon("sentence_beginners")


def _means_inches(lead: str, word: str, following: str) -> bool:
    return word == "in" and (any(c.isnumeric() for c in lead) or following in _DIMENSIONS)


def _is_open_before_a_capital(front: str, lead: str, word: str, following: str) -> bool:
    if not lead.isalpha() or lead.lower() in ALWAYS_OPEN:  # words that are spoken of: “a, an and the.”
        return False
    if word == "of":  # “the teaching of. Swahili”, but not “something to dream of. Swahili …”
        is_noun = regex.search(r"\b(?:the|an?|its|their|his)\s+\p{Ll}+\s+$", front)
        return is_noun is not None and following.lower() not in lexicon("opening_words") | lexicon("function_words")
    return word in ALWAYS_OPEN and word not in ("although", "because", "unless")  # “Just because. Then …”
