"""A present perfect with a finished time: what the two rules about it share."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Document, Passage, Place, Rewrite, Slip, Triggers
from calque_rules.grammar._dates import is_over
from calque_rules.grammar._verbs import simple_past
from calque_rules.grammar._words import words

_ADVERB = r"(?:\s+(?:\w{2,}(?<!on)ly|also|already|just|now|finally|even|again|later|then|indeed))"

_BEFORE_VERB = rf"""
    (?<adverbs>{_ADVERB}{{0,2}}(?:\s+not(?=\s+been))?)\s+(?:(?<been>been)(?<inner>{_ADVERB}?)\s+)?(?<verb>\p{{Ll}}+)\b"""

_HAVERS = r"\b(?<pronoun>I|[Ww]e|[Yy]ou|[Tt]hey)"

PERFECT = rf"""(?<perfect>(?:\b(?<have>has|have)|\b(?<pronoun>I|[Ww]e|[Yy]ou|[Tt]hey)['’]ve)
    {_BEFORE_VERB})"""
"""A verbose-mode pattern: “has officially been opened”, “I’ve seen”."""

TRIGGERS = Triggers(frozenset({"has ", "have ", "'ve ", "’ve "}))
NEEDS = ((*"0123456789", "day", "last", " ago", " century"),)
"""What the times have that are over; see `_hint`."""

_HABIT = r"\b(?:since|every|each|annually|yearly|always|usually|often|traditionally|typically|ever|never|so\s+far)\b"
_NOT_FINITE = r"""\b(?:to\s+(?:\w+ly\s+)?
    |(?:may|might|could|would|should|must|will|shall|can|cannot|ought)(?:n['’]t)?\s+(?:[\w’']+\s+){0,2})$"""


_BEFORE_A_DATE_TO_COME = words(
    "announced arranged asked banned booked called canceled cancelled chosen closed confirmed convened convoked "
    "delayed due expected fixed forecast hired invited moved offered ordered organised organized planned "
    "postponed predicted prepared promised proposed rescheduled reserved scheduled selected set slated summoned "
    "suspended timed told urged"
)
"""With these, “on Monday” may be the day to come."""

_TAKES_ON = words(
    "agreed based celebrated centered centred commented concentrated counted dwelt fallen fixed focused focussed "
    "insisted landed marked observed reflected relied settled"
)
_TAKES_IN = words(
    "believed culminated dated ended engaged included interested invested involved located participated placed "
    "resulted set specialised specialized succeeded"
)
_ONCE = words(
    "abolished acquired adopted born built created died dissolved elected established founded inaugurated "
    "introduced killed launched opened patented published ratified released signed"
)
_TAKES_A_TIME = words(
    "analysed analyzed beaten called characterised characterized compared described discussed dominated eclipsed "
    "equalled exceeded followed forgotten marked matched missed outpaced recalled remembered resembled reviewed "
    "seen spent surpassed survived topped"
)
"""“has surpassed last year”, “has called yesterday a success”: the time is the object."""


def with_perfects(document: Document, passages: Sequence[Passage]) -> list[Passage]:
    """Those of the passages in which `places` finds any."""
    known = document.once(_known)
    for passage in passages:
        if id(passage) not in known:
            known[id(passage)] = list(_perfects(passage.text))
    return [passage for passage in passages if known[id(passage)]]


def places(document: Document, passage: Passage, *, before: bool) -> Iterator[int]:
    """Where a perfect may begin that has a number, “last”, “ago” or a day before or behind it. Cheap tests."""
    for start, end in document.once(_known)[id(passage)]:
        near = (max(start - 120, 0), start) if before else (end, end + 130)
        if _hint().search(passage.text, *near):
            yield start


def _known(_: Document) -> dict[int, list[tuple[int, int]]]:
    """The places of “has left” and the like, by passage, as far as they have been asked for."""
    return {}


def _perfects(text: str) -> Iterator[tuple[int, int]]:
    for place in _may_begin().finditer(text):
        found = _have().match(text, place.start())
        if found and simple_past(found["verb"]):
            yield found.start() if found["have"] else found.start("pronoun"), found.end()


@cache
def _may_begin() -> re.Pattern[str]:
    return re.compile("has|have|['’]ve")


@cache
def _have() -> regex.Pattern[str]:
    """“has left”, and “'ve left” without what stands before."""
    before = rf"(?:\b(?<have>has|have)|['’]ve(?<={_HAVERS}['’]ve))"
    return regex.compile(before + _BEFORE_VERB, regex.VERBOSE)


@cache
def _hint() -> regex.Pattern[str]:
    return regex.compile(r"\d|day\b|[Ll]ast\s|\sago\b|\scentury\b")


def is_finished(found: regex.Match[str], document: Document) -> bool:
    """Whether a match of PERFECT and of a date is a present perfect, and the date is finished and may go with it."""
    text = found.string
    if not simple_past(found["verb"]) or regex.search(_HABIT, _sentence(text, *found.span()), regex.IGNORECASE):
        return False
    return _is_finite(found, text[: found.start("perfect")]) and (is_over(found, document) or _happens_once(found))


def _is_finite(found: regex.Match[str], before: str) -> bool:
    """Whether it is not “to have left”, “may well have left” or “is said to have lived there and have left”."""
    if found["have"] == "have" and before.rstrip().endswith((" and", " or")):
        return False
    return not regex.search(_NOT_FINITE, before[-60:], regex.VERBOSE)


def _happens_once(found: regex.Match[str]) -> bool:
    """“has been founded in 2021”: this was over at once, whatever the year of the text."""
    return found["have"] == "has" and found["verb"] in _ONCE and bool(found["been"] or found["verb"] == "died")


def governs(found: regex.Match[str]) -> bool:
    """Whether the date right behind the verb may be its object or its complement, or a date to come."""
    verb, passive = found["verb"], bool(found["been"])
    if found["day"]:
        return verb in _TAKES_ON or is_to_come(found)
    if found["named"]:
        return verb in _TAKES_A_TIME and not passive
    return bool(found["year"] or found["age"]) and verb in _TAKES_IN


def is_to_come(found: regex.Match[str]) -> bool:
    """Whether the day may lie ahead: “has been planned on Monday”, but not “announced on Monday and sells well”."""
    if found["verb"] == "announced" and regex.match(r"\s+(?:and|but)\s+(?!will\b)", found.string[found.end() :]):
        return False
    return bool(found["day"]) and found["verb"] in _BEFORE_A_DATE_TO_COME


def slip(passage: Passage, found: regex.Match[str], *, with_preposition: bool = False) -> Slip:
    """What to report: the perfect, and the preposition of the date right behind it."""
    perfect, past = found["perfect"], _past(found)
    start, end = found.span("perfect")
    date = found["date"]
    message = f"“{date}” is over, so the verb is in the simple past: “{past}”, not “{perfect}”"
    if with_preposition and (preposition := regex.match(r"(?:on|in)\b", date)):
        past += passage.text[end : found.start("date")] + preposition.group()
        end = found.start("date") + preposition.end()
    place = Place(passage, found.start("date"), found.end("date"), "the finished time")
    return Slip(passage, start, end, message, (Rewrite(past),), (place,))


def _past(found: regex.Match[str]) -> str:
    """The perfect made a simple past: “has been opened” → “was opened”, “I’ve seen” → “I saw”."""
    subject = found["pronoun"] or ""
    parts = [*([subject] if subject else []), *found["adverbs"].split(), *(found["inner"] or "").split()]
    if not found["been"]:
        return " ".join([*parts, simple_past(found["verb"])])
    first = subject or _word_before(found)
    be = "was" if found["have"] == "has" or first == "I" else "were"
    return " ".join([*parts[: bool(subject)], be, *parts[bool(subject) :], found["verb"]])


def _word_before(found: regex.Match[str]) -> str:
    before = found.string[: found.start("perfect")].split()
    return before[-1] if before else ""


def _sentence(text: str, start: int, end: int) -> str:
    begin = max(text.rfind(mark, 0, start) for mark in ".!?;") + 1
    stop = regex.compile(r"[.!?;](?=\s|$)|,\s+(?:and|but)\s").search(text, end)
    return text[begin : stop.start() if stop else len(text)]
