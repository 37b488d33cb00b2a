"""People, countries and organisations as the object of a verb: “him”, “NATO member Turkey”, “the prime minister”."""

from functools import cache

import regex

from calque_rules.grammar._words import words
from calque_rules.lexicons import lexicon

NOMINATIVE = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "I"}

WHOM = r"(?<whom>[\w’'-]+(?:\s+[\w’'-]+){0,5}?)"
"""A pattern of words that may be such an object; `kind_of` says whether they are."""

PRONOUN, BODY, PERSON = "pronoun", "body", "person"

_DETERMINERS = words("the his her their our my its")
_OFFICES = words("President Minister Chancellor King Queen")
_GOVERNING = words(
    "administration authorities board council countries government governments hosts management ministry "
    "opposition parliament parties police regulator sides staff union"
)
_COLLECTIVES = words(
    "citizens clients consumers customers drivers guests journalists passengers readers reporters residents "
    "subscribers tourists travellers users viewers visitors voters"
)
_MEMBERS = words("ally giant leader member neighbor neighbour partner rival state")


def kind_of(phrase: str) -> str:
    """PRONOUN, BODY (a country, a capital, an organisation) or PERSON; empty when the phrase is none of them."""
    if phrase in NOMINATIVE:
        return PRONOUN
    if is_body(phrase) or is_body(without_membership(phrase)):
        return BODY
    return PERSON if _is_name(phrase.split()) or _is_role(phrase.split()) else ""


def is_body(phrase: str) -> bool:
    """“Turkey”, “the EU”, “Washington”."""
    return regex.sub(r"^[Tt]he\s+", "", phrase) in _bodies()


def without_membership(phrase: str) -> str:
    """“its NATO ally Turkey” → “Turkey”; a phrase without such a word as it is."""
    before = phrase.split()
    last = max((k for k, word in enumerate(before) if word in _MEMBERS), default=-1)
    return " ".join(before[last + 1 :]) if last < 5 else phrase


def nominative(text: str) -> str:
    """“him” → “he”; anything but a pronoun as it is."""
    return NOMINATIVE.get(text, text)


def _is_name(name: list[str]) -> bool:
    """“Zelensky”, “President Zelensky”, “Angela Merkel”, “Mr Smith”."""
    *before, last = name
    if not before:
        return last in lexicon("leaders")
    if len(name) > 4 or not all(word[0].isupper() for word in name):
        return False
    titled = before[0] in lexicon("person_titles") | lexicon("first_names")
    return titled or not _OFFICES.isdisjoint(before[:2])


def _is_role(phrase: list[str]) -> bool:
    """“the government”, “his wife”, “the company’s director”, “residents”."""
    last = phrase[-1]
    if last in _COLLECTIVES:
        return len(phrase) == 1 or (len(phrase) == 2 and phrase[0] in _DETERMINERS | {"all"})
    known = last in _GOVERNING or bool({last, last.removesuffix("s")} & lexicon("person_nouns"))
    return known and phrase[0] in _DETERMINERS and 1 < len(phrase) < 5


@cache
def _bodies() -> frozenset[str]:
    return lexicon("countries") | lexicon("capitals") | lexicon("organisations")
