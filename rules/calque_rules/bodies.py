"""Countries, seats of government and organisations: their names, and the one that a sentence is about."""

from collections.abc import Container, Iterator
from functools import cache
from itertools import chain, islice, pairwise

import regex

from calque import Kind, Mention, Passage, Role
from calque_rules.lexicons import lexicon
from calque_rules.words import can_be_verb, person_words, without_genitive

_LONGEST_NAME = 8  # words
_LONGEST_NOUN = 5  # words: “the state oil company”
_LONGEST = 200  # characters in which so many words stand, for a fast look at them
_MARKS = '.,;:!?“”"()'


def body_in_focus(passage: Passage, start: int, end: int, others: Container[str] = ()) -> Mention | None:
    """The body that a sentence in this range is about: its subject, or whose words it reports.

    `others` are names of bodies that no list has, as far as the text says so.
    """
    if subject := body_as_subject(passage, start, end, others):
        return subject
    if source := _source().match(passage.text, start, end):
        found = next(_bodies_at(passage, source.end(), end, others), None)
        return found._replace(role=Role.SPEAKER) if found and passage.text.startswith(",", found.end) else None
    return _speaker(passage, start, end, others)


def body_as_subject(passage: Passage, start: int, end: int, others: Container[str] = ()) -> Mention | None:
    """The body that is the subject of the sentence in this range."""
    for at in _places_of_subject(passage.text, start, end):
        for body in _bodies_at(passage, at, end, others):
            verb = _verb().match(passage.text, body.end, end)
            if verb and can_be_verb(verb[1]):
                return body._replace(role=Role.SUBJECT)
    return None


def bodies_named(passage: Passage, start: int, end: int) -> Iterator[Mention]:
    """The countries, seats and organisations that a range of a passage names, in order."""
    words = list(_word().finditer(passage.text, start, end))
    k = 0
    while k < len(words):
        after = k + 1
        for stop in range(min(k + _LONGEST_NAME, len(words)), k, -1) if words[k][0][0].isupper() else ():
            name = without_genitive(passage.text[words[k].start() : words[stop - 1].end()])
            if name in body_names():
                yield Mention(passage, words[k].start(), words[k].start() + len(name), _kind_of(name))
                after = stop
                break
        k = after


@cache
def body_names() -> frozenset[str]:
    """The names of countries, seats of government and organisations that are hardly ever anything else."""
    return (lexicon("countries") | lexicon("capitals") | lexicon("organisations")) - lexicon("names_of_persons_too")


def is_named_as_company(passage: Passage, name: str) -> bool:
    """Whether a passage says that this is a company's name: “the carmaker Minerva”, “Minerva Inc.”."""
    if name not in passage.text or not person_words().isdisjoint(name.split()):
        return False
    return any(without_genitive(found["name"]) == name for found in _naming().finditer(passage.text))


def _places_of_subject(text: str, start: int, end: int) -> Iterator[int]:
    """Where the subject of a sentence may begin: at once, behind “But”, or behind “In May, ”."""
    yield start
    connector = _connector().match(text, start, end)
    at = connector.end() if connector else start
    if connector:
        yield at
    if setting := _setting().match(text, at, end):
        yield setting.end()


def _speaker(passage: Passage, start: int, end: int, others: Container[str]) -> Mention | None:
    """Who is said to say it at the end of a sentence: “…, the ministry said on Friday.”"""
    for comma in _comma().finditer(passage.text, start, end):
        for body in _bodies_at(passage, comma.end(), end, others):
            says = _says().match(passage.text, body.end, end)
            if says and says[1] in lexicon("verbs_of_saying"):
                return body._replace(role=Role.SPEAKER)
    return None


def _bodies_at(passage: Passage, at: int, end: int, others: Container[str]) -> Iterator[Mention]:
    """The bodies that may be named from this place on, the longest name first, then the shortest noun phrase."""
    text = passage.text
    article = _article().match(text, at, end)
    names = article.end() if article else at
    for stop in _ends_of_name(text, names, end, others):
        yield Mention(passage, at, stop, _kind_of(text[names:stop]))
    if noun := _end_of_noun(text, at, end):
        title = _title().match(text, noun, end)
        for stop in (title.end(), noun) if title else (noun,):
            yield Mention(passage, at, stop, Kind.ORGANISATION)


def _kind_of(name: str) -> Kind:
    if name in lexicon("countries"):
        return Kind.COUNTRY
    return Kind.SEAT if name in lexicon("capitals") else Kind.ORGANISATION


def _ends_of_name(text: str, at: int, end: int, others: Container[str]) -> Iterator[int]:
    first = _beginning().match(text, at, end)
    if not first or (first[0].rstrip(".") not in _first_words() and not others):  # as in most
        return
    words = list(islice(_word().finditer(text, at, end), _LONGEST_NAME))
    for word in reversed(words):
        name = text[at : word.end()]
        if name in body_names() or name in others:
            yield word.end()


def _end_of_noun(text: str, at: int, end: int) -> int | None:
    """Behind “the state oil company” or “Norway's parliament”, if that stands here."""
    near = text[at : min(end, at + _LONGEST)].lower().split(None, _LONGEST_NOUN)[:_LONGEST_NOUN]
    if len(near) == _LONGEST_NOUN and lexicon("organisation_words").isdisjoint(word.strip(_MARKS) for word in near):
        return None
    words = islice(_word().finditer(text, at, end), _LONGEST_NOUN)
    opening = next(words, None)
    first = opening[0] if opening else ""
    if first.lower() not in ("the", "its") and (not first[:1].isupper() or first.lower() in lexicon("function_words")):
        return None
    stop = None
    for before, word in pairwise(chain((opening,) if opening else (), words)):
        if word.start() != before.end() + 1 or word[0].lower() in lexicon("function_words"):
            break
        if word[0].lower() in lexicon("organisation_words"):
            stop = word.end()
    return stop


@cache
def _article() -> regex.Pattern[str]:
    return regex.compile(r"(?:[Tt]he|[Oo]fficial)\s+")


@cache
def _beginning() -> regex.Pattern[str]:
    return regex.compile(r"[^\s,;:!?“”\"()]+")


@cache
def _first_words() -> frozenset[str]:
    """The words that the name of a body begins with, or all of it."""
    return frozenset(name.split()[0].rstrip(".") for name in body_names())


@cache
def _word() -> regex.Pattern[str]:
    """A word without the marks that close a phrase."""
    return regex.compile(r"[^\s,;:!?“”\"()]+?(?=\.?[,;:!?“”\"()]|\.?\s|\.?$)")


@cache
def _title() -> regex.Pattern[str]:
    """What belongs to the name of an institution: the “of the Interior” of “the Ministry of the Interior”."""
    return regex.compile(
        r"""(?:(?:\s+(?:of|for|and|on|the|\p{Lu}[\p{L}-]+)){1,6}(?<=\p{Lu}[\p{L}-]+)
        |(?<=ministry|department|court)\s+(?:of|for)\s+\p{Ll}+(?:\s+and\s+\p{Ll}+)?)(?!['’-]?\w)""",
        regex.VERBOSE,
    )


@cache
def _verb() -> regex.Pattern[str]:
    """The word behind a body, past an aside between commas."""
    return regex.compile(r"(?:,[^,;:“\"]{1,80},)?\s+(\p{Ll}[\p{Ll}'’]+)\b")


@cache
def _connector() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:But|And|Yet|So|Still|Then|Now|However|Meanwhile|Moreover|Therefore|Thus|Nevertheless|Instead),?\s+"
    )


@cache
def _setting() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?:In|On|At|By|Since|During|After|Before|For|From|Last|Earlier|Later|This|Under|Despite|As|With|Unlike|Like
        |Because|Although|While|Following|According|Today|Yesterday|Recently|\p{Lu}\p{Ll}+ly)\b[^,.;:“"]{0,80},\s+""",
        regex.VERBOSE,
    )


@cache
def _comma() -> regex.Pattern[str]:
    return regex.compile(r",\s+")


@cache
def _says() -> regex.Pattern[str]:
    return regex.compile(r"\s+(\p{Ll}+)(?:\s+(?:on|in|late|early|earlier|last|this)\b[^,;:“\"]{1,60})?\.?$")


@cache
def _source() -> regex.Pattern[str]:
    return regex.compile(r"According\s+to\s+")


@cache
def _naming() -> regex.Pattern[str]:
    """A name that the words beside it make a company's."""
    return regex.compile(
        r"""\b(?:(?:\p{L}[\p{L}'’-]*\s+)(?:company|firm|manufacturer|group|start-?up|operator|supplier|maker)
            |(?:\p{Ll}{3,}maker|start-?up|conglomerate|brewery|shipyard|airline|retailer))
          \s+(?<name>\p{Lu}[\p{L}\p{N}&-]+(?:\s+\p{Lu}[\p{L}\p{N}&-]+){0,2})
          (?=[,.;)]|\s+(?:has|had|is|was|will|would|plans)\b)
        |\b(?<name>\p{Lu}[\p{L}\p{N}&-]+(?:\s+\p{Lu}[\p{L}\p{N}&-]+){0,2}),?\s+
          (?:Inc|AG|GmbH|Ltd|LLC|[Pp][Ll][Cc]|Corp|S\.?A|S\.?p\.?A|Oyj?|ASA?|AB|NV|KK)\b
        |\b(?<name>\p{Lu}[\p{L}\p{N}&-]+(?:\s+\p{Lu}[\p{L}\p{N}&-]+){0,2}),
          \s+(?:an?|the)\s+(?:[\p{L}'’-]+\s+){0,3}(?:company|firm|manufacturer|airline|conglomerate|start-?up|brewery)\b
        |\b(?<name>\p{Lu}[\p{L}-]+[- ]?(?:[Ww]erke|GmbH))\b""",
        regex.VERBOSE,
    )
