"""What governments and organisations do: whether a verb suits one of them."""

from functools import cache

import regex

from calque_rules.lexicons import lexicon


def acts_as_body(text: str, at: int) -> bool:
    """Whether the verb behind this place, past adverbs and auxiliaries, is one of governments and companies."""
    found = _verb().match(text, at)
    return found is not None and found["verb"] in body_verbs()


@cache
def body_verbs() -> frozenset[str]:
    """All forms of the verbs of governments and companies."""
    bases = lexicon("verbs_of_bodies")
    regular = {base + ending for base in bases for ending in ("", "s", "es", "d", "ed", "ing")}
    shortened = {base[:-1] + ending for base in bases for ending in ("ing", "ies", "ied")}
    doubled = {base + base[-1] + ending for base in bases for ending in ("ed", "ing")}
    irregular = {form for line in lexicon("irregular_verbs") for form in line.split() if line.split()[0] in bases}
    return frozenset(regular | shortened | doubled | irregular)


@cache
def _verb() -> regex.Pattern[str]:
    """The first word that is neither an auxiliary nor an adverb."""
    return regex.compile(
        r"""(?:['’](?:s|d|ll|ve))?
        (?:\s*+
            (?:\b\p{Ll}+ly|also|again|further|even|now|still|then|already|always|never|not|no|longer|instead|once
            |,\s+(?:however|meanwhile|therefore|too|in\s+(?:re)?turn|for\s+(?:his|her)\s+part),
            |has|have|had|is|was|will|would|does|did|may|might|could|can|must|should|be|been|being
            |ready|willing|prepared|going|determined|about|set|likely|to
            )(?!\w)
        )*+
        \s+(?<verb>\p{Ll}+)""",
        regex.VERBOSE,
    )
