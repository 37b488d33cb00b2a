"""Which of a passage's straight quotation marks open and which close, as far as the text can tell.

A straight mark is the same on both sides, so its role is worked out: marks take turns, an opening one has a space in
front of it and a closing one behind it, and what stands there counts as well (`, " said Mary` closes whatever its
spaces say). Of all ways to read a passage the cheapest is taken; how much dearer the other role of a mark would be says
how certain it is.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import regex

from calque import Document
from calque_rules.lexicons import lexicon

MARK = '"'

_SPACED_WRONGLY = 2.0
_GLUED_OR_LOOSE = 1.0  # a word on both sides, or a space on both: no role fits
_UNPAIRED = 3.0  # two opening marks in a row, or two closing ones
_OPENED_EARLIER = 0.5  # the passage begins inside a quotation, as the one before ended in one
_OPENED_NOWHERE = 3.0  # the passage begins inside a quotation, but nothing opened it
_GOES_ON = 2.0  # the passage ends inside one, as in a long quotation of several paragraphs
_NEVER = 12.0

_MORE_SPOKEN = """
admits admitted agreed agrees answered answers asked asks commented comments complained concluded concludes continued
continues emphasised emphasises emphasized emphasizes joked promised replied replies shared tells
"""

_MOST_MARKS = 60  # a passage with more is no prose


class Mark(NamedTuple):
    """A quotation mark: where it stands, whether it opens, and how much dearer the other reading would be."""

    at: int
    opens: bool
    certainty: float
    fits: bool  # whether the spaces beside it are those of its role
    reversed_fits: bool  # or those of the other role


def marks_of(document: Document) -> Mapping[int, Sequence[Mark]]:
    """The straight quotation marks of each passage that has any, in order, by the passage's id.

    There are none where some may stand for inches or code. To be asked for with `document.once`, as all of these.
    """
    return {key: marks for key, (marks, _) in document.once(_read).items()}


def within_quotation(document: Document) -> Collection[int]:
    """The ids of the passages that begin inside a quotation, since the one before ended in one."""
    return {key for key, (_, within) in document.once(_read).items() if within}


def _read(document: Document) -> Mapping[int, tuple[Sequence[Mark], bool]]:
    found: dict[int, tuple[Sequence[Mark], bool]] = {}
    within = False
    for passage in document.passages:
        marks = _marks_in(passage.text, within) if MARK in passage.text else ()
        if marks:
            found[id(passage)] = marks, within
        within = marks[-1].opens if marks else within and passage.kind == "paragraph"
    return found


def _marks_in(text: str, within: bool) -> Sequence[Mark]:
    """The marks of one passage; `within`: the one before ended inside a quotation."""
    count = text.count(MARK)
    if count > _MOST_MARKS:
        return ()
    places = list(accumulate(map(len, text.split(MARK)[:-1]), lambda at, length: at + 1 + length))
    if count % 2 == 0 and _in_turns().fullmatch(text):
        return [Mark(at, k % 2 == 0, _NEVER, True, False) for k, at in enumerate(places)]
    if _no_prose().search(text):
        return ()
    costs = [(_cost(text, at, True), _cost(text, at, False)) for at in places]
    costs[0] = costs[0][0], costs[0][1] + (_OPENED_EARLIER if within else _OPENED_NOWHERE)
    total, roles = _cheapest(costs)
    marks = []
    for k, at in enumerate(places):
        other = [((_NEVER**2, c[1]) if roles[k] else (c[0], _NEVER**2)) if j == k else c for j, c in enumerate(costs)]
        fits, reversed_fits = (_looks(text, at, role) == 0 for role in (roles[k], not roles[k]))
        marks.append(Mark(at, roles[k], _cheapest(other)[0] - total, fits, reversed_fits))
    return marks


@cache
def _in_turns() -> regex.Pattern[str]:
    """A passage whose marks open and close in turn, with the spaces beside them that they should have: all is well."""
    opening, closing = r"(?<![^\s(\[—–/-])\"(?=\S)", r"(?<=\S)\"(?![^\s.,;:!?)\]—–/-])"
    return regex.compile(rf"(?:[^\"]*+{opening}[^\"]*+{closing})*+[^\"]*+")


@cache
def _no_prose() -> regex.Pattern[str]:
    """Inches, or two marks that stand for one or for nothing."""
    inches = r"\d\"(?=\s+(?:x|by|wide|long|tall|deep|thick|high|monitor|screen|pipe)\b)|\d['’]\s?\d+\""
    return regex.compile(inches + r"|\"\"|[={}\\]\s?\"|\"\s?[={}]")


def _cheapest(costs: Sequence[tuple[float, float]]) -> tuple[float, list[bool]]:
    """The cheapest way to give roles, each mark's costs being (opens, closes): the cost and the roles."""
    opened: tuple[float, list[bool]] = (costs[0][0], [True])
    closed: tuple[float, list[bool]] = (costs[0][1], [False])
    for opens, closes in costs[1:]:
        to_open = min((closed[0], closed[1]), (opened[0] + _UNPAIRED, opened[1]), key=lambda way: way[0])
        to_close = min((opened[0], opened[1]), (closed[0] + _UNPAIRED, closed[1]), key=lambda way: way[0])
        opened, closed = (to_open[0] + opens, [*to_open[1], True]), (to_close[0] + closes, [*to_close[1], False])
    return min((opened[0] + _GOES_ON, opened[1]), closed, key=lambda way: way[0])


def _looks(text: str, at: int, opens: bool) -> float:
    """What the spaces beside a mark say against its role."""
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    free_left = not left or left.isspace() or left in "([{—–-/‘'“«:"
    free_right = not right or right.isspace() or right in ".,;:!?)]}—–-/’'”»…"
    if right == "s" and not text[at + 2 : at + 3].isalpha():  # three "and"s
        free_right = True
    if opens:
        tight = bool(right) and not right.isspace()
        return 0 if free_left and tight else _SPACED_WRONGLY if free_right and not free_left else _GLUED_OR_LOOSE
    tight = bool(left) and not left.isspace()
    return 0 if free_right and tight else _SPACED_WRONGLY if free_left and not free_right else _GLUED_OR_LOOSE


def _cost(text: str, at: int, opens: bool) -> float:
    cost = _looks(text, at, opens)
    before, behind = text[:at].rstrip()[-40:], text[at + 1 : at + 40].lstrip()
    said = bool(_is_said().match(behind)) and before[-1:] in tuple(",!?.…")
    saying = bool(_saying().search(before)) and not (said and _looks(text, at, False) == 0)
    if opens:
        cost += _NEVER * (not behind) + 4 * (behind[:1] in tuple(".,;:!?)") and behind[:2] not in ("..", "…"))
        cost += 6 * (said and not saying)
    else:
        cost += _NEVER * (not before) + 4 * (before[-1:] in tuple("([:")) + 3 * saying
        cost += behind[:1].isupper() and before[-1:].isalpha() and text[at - 1 : at].isspace()
    return cost


@cache
def _is_said() -> regex.Pattern[str]:
    """What follows a quotation: “said Mary”, “he added”, “Albert Proza said”."""
    verbs = "|".join(sorted(_spoken()))
    return regex.compile(rf"(?:(?:he|she|they|I|it|(?:\p{{Lu}}[\w.’'-]+\s+){{1,3}}|the\s+\w+)\s*)?\s?\b(?:{verbs})\b")


@cache
def _saying() -> regex.Pattern[str]:
    verbs = "|".join(sorted(_spoken()))
    return regex.compile(rf"\b(?:{verbs}|saying)\s*[,:]$")


@cache
def _spoken() -> frozenset[str]:
    return lexicon("verbs_of_saying") | frozenset(_MORE_SPOKEN.split())
