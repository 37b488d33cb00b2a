"""The rule `number-and-noun`."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque.compiled import compile_kept
from calque_rules.grammar._words import words

_SEVERAL = words(
    "both eight eleven fifty five forty four many nine numerous several seven six ten these thirty those three twelve "
    "twenty two various"
)
_ONE = words("another each every")
_NOUNS = words(
    "accident activity airport apartment area artist book boy brother building city club company country county crime "
    "daughter day deputy discovery doctor event facility factory family gallery girl goal group hospital hour idea "
    "island journalist kilometer kilometre lake library measure medal member metre minute month mountain museum "
    "newspaper patient player politician problem project province question reason region resident restriction river "
    "sister soldier son student teacher territory tournament town tourist university vehicle victim village week "
    "worker year"
)
"""Nouns whose singular is no plural, no adjective and hardly a verb."""

_GRADED = r"(?:(?:most\s+)?\w+est|first|main|leading|best|worst|major|key|popular|important|famous|beautiful|powerful)"


def plural(noun: str) -> str:
    """“city” → “cities”, “day” → “days”."""
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeou" else noun + "s"


_SINGULARS = {plural(noun): noun for noun in _NOUNS}


class NumberAndNoun(Rule):
    """A number word and its noun disagree: “three brother”, “many country”, “each members”

    Behind “three”, “many” and “these” the noun is in the plural, behind “each” and “another” in the singular, and “one
    of the largest” picks from several. Hungarian, Turkish, Chinese and many others do not mark the noun there.

    A noun that describes another one stays as it is (“a three year plan”, “two country houses”), so the noun must end
    its phrase; and numbers may be names (“chapter two book”, “every few days”).
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("hu", "tr", "zh", "ja", "ko", "fa", "si", "ne")
    triggers = Triggers(
        frozenset(map(" ".join, product(_SEVERAL, _NOUNS)))
        | frozenset(map(" ".join, product(_ONE, _SINGULARS)))
        | {f"this {many}" for many in _SINGULARS}
        | {"one of the", "one of his", "one of its", "one of their"},
        ignore_case=True,
        whole_words=True,
    )

    bad = (
        ("He has three brother.", "He has three brothers."),
        ("They visited many island.", "They visited many islands."),
        ("Several soldier were wounded.", "Several soldiers were wounded."),
        ("These problem have been solved.", "These problems have been solved."),
        ("Five month later she returned.", "Five months later she returned."),
        ("Many country in the region have joined.", "Many countries in the region have joined."),
        ("Each members of the jury has a vote.", "Each member of the jury has a vote."),
        ("It rains every months.", "It rains every month."),
        ("The report speaks of this problems.", "The report speaks of these problems."),
        ("It is one of the largest island in Europe.", "It is one of the largest islands in Europe."),
        ("Izmir is one of the oldest city in the world.", "Izmir is one of the oldest cities in the world."),
    )
    good = (
        "He has three brothers.",
        "It is a three year plan, and a ten year, two-stage one at that.",
        "The two country houses are for sale.",
        "Many a man has tried.",
        "The law affects many city and county workers.",
        "Every few days it rains.",
        "One in five patients recovers.",
        "Many company directors agree.",
        "She knows many student and teacher groups.",
        "In season two city life gets harder.",
        "In volume three day and night meet.",
        "For now this measures well.",
        "It is one of the largest island nations.",
        "Every ten minutes a bus leaves.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each such pair at the end of its phrase."""
        for passage in passages:
            for pattern in _pairs():
                for found in pattern.finditer(passage.text):
                    yield _slip(passage, found)


@cache
def _pairs() -> tuple[regex.Pattern[str], ...]:
    nouns, many = "|".join(sorted(_NOUNS)), "|".join(sorted(_SINGULARS))
    end = r"(?=\s*[.,;:!?]|\s+(?:were|are|have|(?:in|from|of|at|on)\s+the|in\s+\p{Lu}|who|which|later|ago|after)\b)"
    one_end = r"(?=\s*[.,;:!?]|\s+(?:in|of|is|was|has|from|that|which|who|to|on|at|for)\b)"
    name = (
        r"(?<!\b(?:part|chapter|volume|episode|season|level|one|of|in|than|number|phase|stage|grade|group)\s+\w+\s+\w+)"
    )
    several, flags = "|".join(sorted(_SEVERAL)), regex.IGNORECASE
    return (
        compile_kept(rf"(?<!\ban?\s)\b(?<several>{several})\s+(?<noun>{nouns})\b{end}{name}", flags),
        compile_kept(rf"\b(?<one>{'|'.join(sorted(_ONE))})\s+(?<noun>{many})\b{one_end}", flags),
        compile_kept(
            rf"\b(?<one>this)\s+(?<noun>{many})(?<!measures|projects|questions|groups|years)\b(?![’'-])", flags
        ),
        compile_kept(
            rf"\b(?<several>one\s+of\s+(?:the|his|its|their)\s+{_GRADED}(?:\s+\w+)?)\s+(?<noun>{nouns})\b{one_end}",
            flags,
        ),
    )


def _slip(passage: Passage, found: regex.Match[str]) -> Slip:
    noun = found["noun"].lower()
    groups = found.groupdict()
    if several := groups.get("several"):
        text = f"{several} {plural(noun)}"
    elif found["one"].lower() == "this":
        text = f"{found['one'][0]}hese {noun}"
    else:
        text = f"{found['one']} {_SINGULARS[noun]}"
    return Slip(passage, *found.span(), f"number and noun disagree; write “{text}”", (Rewrite(text),))
