"""What governments and organisations do, and what persons do: how well a verb suits either."""

from functools import cache

import regex

from calque.compiled import compile_kept
from calque_rules.antecedents import Claim
from calque_rules.lexicons import lexicon


def acts_as_body(text: str, at: int) -> bool:
    """Whether the verb behind this place, past adverbs and auxiliaries, is one of governments and companies."""
    return _verb_behind(text, at) in body_verbs()


def claim_behind(text: str, at: int) -> Claim:
    """What the verb behind this place says of its subject."""
    if _state().match(text, at):
        return Claim.STATE
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
    return compile_kept(
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


@cache
def _state() -> regex.Pattern[str]:
    """What is said of countries and companies alone."""
    return compile_kept(
        r"""(?:\s+(?:also|still|already|now|then|even|later|again|never|not|has|had|will|would|does|did|\p{Ll}+ly))*\s+
        (?:borders?\b|shares?\s+(?:\p{Ll}+\s+){1,3}borders?\b|exports?\b|exported\b|imports?\b|imported\b|annex|ratif(?:y|ied)
        |recogni[sz]ed?\s+(?:the\s+)?(?:independence|government|republic)|mobili[sz]ed|conscript|straddles|enrich
        |joined\s+(?:NATO|the\s+(?:EU|European|alliance|bloc|euro|union|sanctions|coalition|treaty))
        |(?:maintain|enjoy|have|has|had|keep)s?\s+(?:\p{Ll}+\s+){0,3}(?:relations|ties|trade)\s+with
        |(?:is|was|became|becomes|remains|been)\s+(?:not\s+)?an?\s+(?:\p{Ll}+\s+)?(?:NATO\s+|EU\s+|UN\s+)?(?:member(?:\s+of|\s+state|\.|,)|republic|landlocked
          |subsidiary|island)
        |(?:is|was|became|remains|been)\s+(?:the|one\s+of\s+the)\s+(?:\S+\s+){0,4}?(?:exporter|importer|producer|supplier|buyer|economy|economies|exporters
          |importers|producers|suppliers|economies|countries|carrier|employer|lender|maker)\b
        |(?:close|open|reopen|shut)(?:s|d|ed)?\s+(?:\p{Ll}+\s+){0,2}(?:airspace|borders?|straits?|embass|consulate|ports?\b)
        |(?:impose|introduce|lift)(?:s|d|ed)?\s+(?:\p{Ll}+\s+){0,3}(?:sanctions|tariffs|embargo|visa)
        |(?:suppl(?:y|ies|ied)|sells?|sold|delivers?|delivered|provided|sent|buys|bought)\s+(?:\p{Lu}?[\p{Ll}\d]+\s+){0,3}(?:drones|weapons|arms|tanks|ammunition
          |gas|oil|electricity|grain|missiles|aircraft|warplanes|jets|shells|howitzers)\b
        |(?:has|had)\s+(?:a\s+population|(?:an?\s+)?(?:\p{Ll}+\s+)?(?:coastline|fleet|army|navy)|(?:\S+\s+){1,2}inhabitants)
        |employs?\s+(?:\p{Ll}+\s+){0,2}\d|operates\s+(?:\p{Ll}+\s+){0,2}\d)""",
        regex.VERBOSE,
    )
