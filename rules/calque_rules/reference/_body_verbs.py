"""What governments and organisations do, and what persons do: how well a verb suits either."""

from functools import cache

import regex

from calque_rules.lexicons import lexicon
from calque_rules.reference._discourse import Claim


def acts_as_body(text: str, at: int) -> bool:
    """Whether the verb behind this place, past adverbs and auxiliaries, is one of governments and companies."""
    return _verb_behind(text, at) in body_verbs()


def claim_behind(text: str, at: int) -> Claim:
    """What the verb behind this place says of its subject."""
    verb = _verb_behind(text, at)
    if verb in _forms("verbs_of_persons") or verb in lexicon("verbs_of_saying"):
        return Claim.SPEECH
    return Claim.DEED if verb in body_verbs() else Claim.OTHER


def body_verbs() -> frozenset[str]:
    """All forms of the verbs of governments and companies."""
    return _forms("verbs_of_bodies")


@cache
def _forms(name: str) -> frozenset[str]:
    """All forms of the verbs in a lexicon."""
    bases = lexicon(name)
    regular = {base + ending for base in bases for ending in ("", "s", "es", "d", "ed", "ing")}
    shortened = {base[:-1] + ending for base in bases for ending in ("ing", "ies", "ied")}
    doubled = {base + base[-1] + ending for base in bases for ending in ("ed", "ing")}
    irregular = {form for line in lexicon("irregular_verbs") for form in line.split() if line.split()[0] in bases}
    return frozenset(regular | shortened | doubled | irregular)


def _verb_behind(text: str, at: int) -> str:
    found = _verb().match(text, at)
    return found["verb"] if found else ""


@cache
def _verb() -> regex.Pattern[str]:
    """The first word that is neither an auxiliary nor an adverb."""
    return regex.compile(
        r"""(?:['’](?:s|d|ll|ve))?
        (?:\s*+
            (?:\b\p{Ll}+ly|also|again|further|even|now|since|still|then|already|always|never|not|no|longer|instead|once
            |,\s+(?:however|meanwhile|therefore|too|in\s+(?:re)?turn|for\s+(?:his|her)\s+part),
            |has|have|had|is|was|will|would|does|did|may|might|could|can|must|should|be|been|being
            |ready|willing|prepared|going|determined|about|set|likely|to
            )(?!\w)
        )*+
        \s+(?<verb>\p{Ll}+)""",
        regex.VERBOSE,
    )
