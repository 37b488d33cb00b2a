"""What shows a pronoun to mean a person, whatever goes before it."""

from functools import cache

import regex

from calque_rules.mentions import possible_persons
from calque_rules.reference._discourse import Reading, Site, is_quoted


def is_personal(reading: Reading, site: Site) -> bool:
    """Whether a pronoun stands in direct speech or next to it, or means a person by what it does."""
    text, end = site.passage.text, site.sentence.end
    if is_quoted(text, site.at) or _speech().match(text, max(site.at - 2, 0), end):
        return True
    if _personal().match(text, site.at, end):
        return True
    predicate = _predicate().match(text, site.at, end)
    return predicate is not None and any(possible_persons(reading.document, site.passage, predicate.end(), end))


@cache
def _speech() -> regex.Pattern[str]:
    """“…, he said”: whose words these are, which the text may have told long before."""
    return regex.compile(r"[,\"”’'—–-]\s*(?i:he|she)\s+\p{Ll}+\s*(?:[,.:;]|$)")


@cache
def _personal() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?i:he|she)\s+(?:(?:has|had|is|was|also|later|then|will|be|been|being)\s+)*(?:born|died|dead|married|divorced|arrested
        |sentenced|jailed|imprisoned|detained|charged|killed|wounded|injured|buried|educated|elected|appointed|aged|survived
        |hospitali[sz]ed|graduated|studied|resigned|retired|lived|moved|\d+|myself|drank|ate|slept|walked|smiled|laughed|wept
        |nodded|himself|herself)\b""",
        regex.VERBOSE,
    )


@cache
def _predicate() -> regex.Pattern[str]:
    """“He is a …”: if a person follows, he is one."""
    return regex.compile(
        r"(?i:he|she)(?:['’]s|\s+(?:is|was|became|remains|has\s+been))\s+(?:an?|the|one|\p{Lu}\p{L}+['’]s)\b"
    )
