"""The rule `wrong-participle`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque.compiled import compile_kept
from calque_rules.grammar._words import words
from calque_rules.lexicons import lexicon

_BEHIND_HAVE = words(
    "ate became began came chose did drove fell flew gave grew knew rose saw spoke stole threw took went wrote"
)
_BEHIND_BE = words("ate chose drank overthrew shook stole threw tore withdrew wrote")
_HAVE, _BE = words("had has have"), words("are been being is was were")


class WrongParticiple(Rule):
    """A simple past for a participle: “has went”, “was stole”, “is drank”

    Behind “have” and “be” stands the participle: “has gone”, “was stolen”. Where the two forms differ, a translation
    that chose the wrong one is plainly wrong.

    “All that he had went to his son” and “how ill he was became clear” have the verb of another clause.
    """

    category = Category.LINGUISTIC
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = Triggers(
        frozenset(f"{have} {past}" for have in _HAVE for past in _BEHIND_HAVE)
        | frozenset(f"{be} {past}" for be in _BE for past in _BEHIND_BE),
        whole_words=True,
    )

    bad = (
        ("He has went to Paris.", "He has gone to Paris."),
        ("They have took the keys.", "They have taken the keys."),
        ("The firm has began to build.", "The firm has begun to build."),
        ("She had wrote a letter.", "She had written a letter."),
        ("The soil is drank by the river.", "The soil is drunk by the river."),
        ("The car was stole in May.", "The car was stolen in May."),
        ("The book was wrote by two monks.", "The book was written by two monks."),
    )
    good = (
        "He has gone home.",
        "All that he had went to his son.",
        "What we have came from her.",
        "The little we had went quickly.",
        "How ill he was became clear.",
        "The bus was stolen.",
        "The blade is saw-toothed.",
        "Those who have fell trees.",
        "Everything the village had took years to build.",
        "The money they had ran out.",
        "What the ship was threw no light on it.",
        "How hungry he was ate at him.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each such past in front of what may follow a participle."""
        for passage in passages:
            for found in _pattern().finditer(passage.text):
                text = f"{found['verb']} {_participles()[found['past']]}"
                message = f"“{found['past']}” is no participle; write “{text}”"
                yield Slip(passage, *found.span(), message, (Rewrite(text),))


@cache
def _pattern() -> regex.Pattern[str]:
    have, be = "|".join(sorted(_BEHIND_HAVE)), "|".join(sorted(_BEHIND_BE))
    of_another = (
        "all|everything|what|whatever|little|money|that|which|much|few|one|things?|nothing|anything|only|more|best|first"
        "|last|time|luck|hope|faith|power|wealth|food|as|than|who|how|where"
    )
    not_so = rf"(?<!\b(?i:{of_another})(?:\s+[\w’'-]+){{0,4}}\s+\w+\s+\w+)"
    object_ = (
        "to|the|an?|in|on|at|his|her|their|its|with|from|for|by|him|them|it|into|down|up|out|back|home|part|place|that"
    )
    behind_be = r"\s*[.,;!?]|$|\s+(?:to|in|on|at|by|from|with|and|during|after|for|into|away)\b"
    return compile_kept(
        rf"\b(?:(?<verb>has|have|had)\s+(?<past>{have})\b(?=\s+(?:{object_})\b)"
        rf"|(?<verb>{'|'.join(sorted(_BE))})\s+(?<past>{be})\b(?={behind_be})){not_so}"
    )


@cache
def _participles() -> dict[str, str]:
    """Simple past → participle."""
    return {past: participle for _, past, participle in map(str.split, lexicon("irregular_verbs"))}
