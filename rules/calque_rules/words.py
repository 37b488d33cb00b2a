"""What one word may be, as far as lists can tell. Used to recognise mentions."""

from collections.abc import Iterator
from functools import cache

import regex

from calque import Gender
from calque_rules.lexicons import lexicon

PERSONAL_PRONOUNS = frozenset(
    {"he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "myself"}
)
"""Pronouns that stand for one person."""

_OF_PRONOUN = {
    **dict.fromkeys(("he", "him", "his", "himself"), frozenset({Gender.MAN})),
    **dict.fromkeys(("she", "her", "hers", "herself"), frozenset({Gender.WOMAN})),
    **dict.fromkeys(("it", "its", "itself"), frozenset({Gender.THING})),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), frozenset({Gender.SEVERAL})),
}
_EITHER = frozenset({Gender.MAN, Gender.WOMAN})
_OF_TITLE = {
    **dict.fromkeys(("Mr", "Sir", "Lord", "King", "Father", "Prince"), Gender.MAN),
    **dict.fromkeys(
        ("Baroness", "Dame", "Duchess", "Empress", "Lady", "Miss", "Mrs", "Ms", "Queen", "Princess"), Gender.WOMAN
    ),
}
_OF_NOUN = {
    **dict.fromkeys(("man", "boy", "father", "son", "brother", "husband", "king", "uncle", "actor"), Gender.MAN),
    **dict.fromkeys(
        ("woman", "girl", "mother", "daughter", "sister", "wife", "queen", "aunt", "actress", "widow"), Gender.WOMAN
    ),
}

_AUXILIARIES = frozenset(
    {"is", "was", "has", "had", "does", "did", "will", "would", "can", "could", "may", "might", "must", "should"}
)
_ADVERBS = frozenset(
    {"again", "already", "also", "first", "never", "no", "not", "now", "often", "once", "only", "still", "then", "too"}
)
_ENDINGS_OF_THINGS = ("tion", "tions", "ment", "ments", "ness", "ities")


def can_be_verb(word: str) -> bool:
    """Whether a word behind a name may be its verb, or an adverb before it, and not a noun as in “EU officials”."""
    if word in _AUXILIARIES or word in _ADVERBS or word in _past_forms() or word.endswith(("ed", "ly")):
        return True
    if not word.endswith("s") or word in lexicon("plural_nouns"):
        return False
    return lexicon("person_nouns").isdisjoint(singulars(word))


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(form for line in lexicon("irregular_verbs") for form in line.split()[1:2])


def pronoun_genders(word: str) -> frozenset[Gender]:
    """The genders of a pronoun; none for any other word."""
    return _OF_PRONOUN.get(word.lower(), frozenset())


def genders_of_person(name: str) -> frozenset[Gender]:
    """What a person may be by name, title or noun: a man, a woman, or either where that does not tell."""
    words = [without_genitive(word).rstrip(".") for word in name.split()]
    if title := _OF_TITLE.get(words[0]) or _OF_NOUN.get(words[-1]):
        return frozenset({title})
    if words[0] == "The" and (title := _OF_NOUN.get(words[1] if len(words) > 1 else "")):
        return frozenset({title})
    if found := _surname_ending().search(words[-1]):
        return frozenset({Gender.WOMAN if found["woman"] else Gender.MAN})
    if not lexicon("womens_names").isdisjoint(words[:-1] or words):
        return frozenset({Gender.WOMAN})
    if len(words) > 1 and words[0] in lexicon("mens_names"):  # alone it may be a woman's surname
        return frozenset({Gender.MAN})
    return _EITHER


@cache
def _surname_ending() -> regex.Pattern[str]:
    """Endings of surnames and patronymics that a woman's name, or a man's, has."""
    return regex.compile(
        r"\p{Ll}{2}(?:(?<woman>d[óo]ttir|(?:ov|ev|yov)na|(?:[kn]ov|ey?ev)a|sk[ai]ya|ovská|ová)|ovi[ct]h|evich|[ðþíúýáó]\p{L}*sson)$"
    )


def is_certain_gender(name: str) -> bool:
    """Whether a title, a noun or a woman's first name leaves no doubt of the sex."""
    return len(genders_of_person(name)) == 1


def singulars(word: str) -> Iterator[str]:
    """What a word may be the plural of."""
    for ending, singular in (("s", ""), ("ies", "y"), ("men", "man")):
        if word.endswith(ending):
            yield word.removesuffix(ending) + singular


def without_genitive(word: str) -> str:
    """The word without “'s”."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def is_no_name(word: str) -> bool:
    """Whether one capitalised word is an acronym, a designation with digits, or made of known parts (“US-led”)."""
    if word in person_words() or is_person_word(word.lower()):
        return False
    if word.isupper() or any(c.isdigit() for c in word):
        return True
    return all(
        part[:1].islower() or part in known_names() or part.lower() in lexicon("organisation_words")
        for part in regex.split("[-‑]", word)
    )


def is_common(word: str, in_company: bool) -> bool:
    """Whether a capitalised word is an ordinary one. Other than small words, one is only trusted `in_company`.

    That is at the beginning of a sentence, where any word has a capital, or beside other parts of a name.
    """
    lower = word.lower()
    if word in lexicon("first_names") or is_person_word(lower):
        return False
    if lower in lexicon("function_words"):
        return True
    return in_company and (lower in lexicon("opening_words") or lower.endswith(_ENDINGS_OF_THINGS))


def is_person_word(lower: str) -> bool:
    """Whether a word in lower case is a pronoun or a noun for one person."""
    return lower in PERSONAL_PRONOUNS or lower in lexicon("person_nouns")


def looks_like_person(lower: str) -> bool:
    """Whether an unknown word ends like a noun for a person: “-er”, “-ist”, “-woman”."""
    return bool(_person_ending().fullmatch(lower))


@cache
def _person_ending() -> regex.Pattern[str]:
    return regex.compile(r"\p{Ll}{2,}(?:(?<!i)er|or|ist|ian|ee|eer|(?<!hu)man|woman|person)")


@cache
def person_words() -> frozenset[str]:
    """Capitalised words that are parts of persons' names, and of nothing else."""
    return (lexicon("first_names") | lexicon("person_titles")) - known_names()


@cache
def known_names() -> frozenset[str]:
    """The names of places, peoples, bodies and times that are hardly ever a person's."""
    places = lexicon("cities") | lexicon("regions")
    lists = ("countries", "capitals", "demonyms", "organisations", "thing_words", "months", "weekdays")
    named = places - lexicon("first_names")
    return named.union(*map(lexicon, lists)) - lexicon("names_of_persons_too")
