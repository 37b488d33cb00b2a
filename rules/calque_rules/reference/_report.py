"""The slip for a body that goes on as “he” or “she”, with “it” for its pronouns."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise, zip_longest

import regex

from calque import Mention, Place, Rewrite, Slip, adapt_case
from calque_rules.lexicons import lexicon
from calque_rules.mentions import possible_persons
from calque_rules.reference._discourse import Reading, Site

_HE = {"he": "it", "him": "it", "his": "its", "himself": "itself"}
_SHE = {"she": "it", "her": "it", "herself": "itself"}


def report(reading: Reading, site: Site, body: Mention) -> Slip:
    """The slip, with the pronouns that follow in the sentence as long as nobody else comes up."""
    passage, _, sentence, at = site
    first = passage.text[at : sentence.end].split(maxsplit=1)[0].lower()
    same = _SHE if first.startswith("she") else _HE
    persons = (p for p in possible_persons(reading.document, passage, at, sentence.end) if p.text.lower() not in same)
    stop = next((p.start for p in persons), sentence.end)
    pronouns = list(_pronoun(*same).finditer(passage.text, at, stop))
    texts = [_neuter(passage.text, p, same) for p in pronouns]
    gaps = [passage.text[a.end() : b.start()] for a, b in pairwise(pronouns)]
    rewritten = "".join(text + gap for text, gap in zip_longest(texts, gaps, fillvalue=""))
    message = f"“{pronouns[0][0]}” takes up “{body.text}”, which is no person: write “{texts[0]}”"
    place = Place(body.passage, body.start, body.end, f"“{body.text}” is named here")
    return Slip(passage, at, pronouns[-1].end(), message, (Rewrite(rewritten),), (place,))


def _neuter(text: str, pronoun: regex.Match[str], same: Mapping[str, str]) -> str:
    """“It” for the pronoun at its place, “its” for a “her” that owns the next word."""
    following = text[pronoun.end() :].split(maxsplit=1)[:1]
    owns = pronoun[0] == "her" and following and following[0][0].islower()
    if owns and following[0].strip(".,;:") not in lexicon("function_words"):
        return "its"
    return adapt_case(pronoun[0], same[pronoun[0].lower()])


@cache
def _pronoun(*words: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?i)\b(?:{'|'.join(words)})\b")
