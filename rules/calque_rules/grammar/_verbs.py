"""The forms of English verbs that the rules of this group need."""

from functools import cache

from calque_rules.grammar._words import words
from calque_rules.lexicons import lexicon

_DOUBLING = words(
    "ban beg begin bet cut dig forget get grab hit let permit plan put quit refer regret run set shut sit stop "
    "submit swap swim transfer travel win"
)
_IN_EED = words("agreed decreed freed guaranteed refereed")
_NOT_PARTICIPLES = words("agreed-upon bed deed hundred indeed need red speed")


@cache
def _pasts() -> dict[str, str]:
    """Past participle → simple past, of the irregular verbs; a participle with two pasts keeps the first."""
    pasts: dict[str, str] = {}
    for line in sorted(lexicon("irregular_verbs")):
        _, past, participle = line.split()
        pasts.setdefault(participle, past)
    return pasts


def simple_past(participle: str) -> str:
    """The simple past of a verb, from its past participle; empty when the word is no participle."""
    if past := _pasts().get(participle):
        return past
    regular = participle.endswith("ed") and len(participle) > 3 and participle not in _NOT_PARTICIPLES
    return participle if regular else ""


def base_of(past: str) -> str:
    """The base form of a simple past that differs from it; empty when the word is no such past."""
    if base := _bases().get(past):
        return base
    if not past.endswith("ed") or past in lexicon("verbs") or (past.endswith("eed") and past not in _IN_EED):
        return ""
    candidates = (past[:-1], past[:-2], past[:-3])
    return next((c for c in candidates if is_base_form(c) and (c != past[:-3] or past[-4] == past[-3])), "")


@cache
def _bases() -> dict[str, str]:
    """Simple past → base form, of the irregular verbs whose past is no base form itself."""
    rows = [line.split() for line in lexicon("irregular_verbs")]
    bases = {base for base, _, _ in rows}
    return {past: base for base, past, _ in rows if past not in bases}


def gerund(base: str) -> str:
    """“reach” → “reaching”, “make” → “making”, “stop” → “stopping”."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + (base[-1] if base in _DOUBLING else "") + "ing"


def is_base_form(word: str) -> bool:
    """Whether a word is a verb that may follow “to”, as far as the list knows."""
    return word in lexicon("verbs")
