"""How rare a literal is in English prose, roughly: enough to choose which of several to look for."""

from collections.abc import Iterable
from functools import cache
from math import log2

_WORDS = """the of and to a in that is for it was on with as he be by at his i have from this not are but they had has
who an were been their which will one you or would she all said her we more when there about after out up if what can
new its also other so no two people could first time than into years only some them last over most may now him year
such before should government my like any then made these because our between us your how even those during many much
work state being well do here still own just through where back did must while against way since life both good each
world president under another off part day former country national get number days week company minister public police
project plan system price place high says according second early late told men women children company control states
results month months hours information published called level start works needs means makes lives next ago home city
man use used see know take make go come long little never again down too around without within became found three four
five six seven eight nine ten per cent million led won lost left market health university party members group water"""
_LETTERS = dict(
    zip(
        "etaoinsrhldcumfpgwybvkxjqz",
        (3.1, 3.6, 3.8, 3.9, 3.9, 4.0, 4.1, 4.2, 4.4, 4.8, 5.0, 5.1, 5.2, 5.5, 5.6, 5.7, 5.8, 6.0, 6.0, 6.3, 6.9, 7.4,
         9.1, 9.5, 10.1, 10.5),
        strict=True,
    )
)  # fmt: skip
_OTHER = 8.0  # bits of what is no letter
_REDUNDANT = 0.75  # of the bits of its letters is what a string has, since letters follow each other in ways
_A_WORD = 13.5, 0.6  # bits that a word has at most, and for each of its letters besides: any may be a frequent one
_BESIDE = 0.5  # of the bits of further words: what stands beside each other belongs together


def rarity(literals: Iterable[str]) -> float:
    """How rarely one of these stands in a text: about the logarithm of the characters between two places."""
    return -log2(sum(2 ** -_bits(literal.lower()) for literal in literals))


def _bits(literal: str) -> float:
    pieces = sorted(map(_bits_of_piece, literal.split()), reverse=True)
    return pieces[0] + _BESIDE * sum(pieces[1:]) if pieces else 2.5


@cache
def _bits_of_piece(piece: str) -> float:
    if piece in _ranks():
        return log2(60 * (_ranks()[piece] + 3))
    most, more = _A_WORD
    return min(_REDUNDANT * sum(_LETTERS.get(c, _OTHER) for c in piece), most + more * len(piece))


@cache
def _ranks() -> dict[str, int]:
    return {word: rank for rank, word in enumerate(dict.fromkeys(_WORDS.split()))}
