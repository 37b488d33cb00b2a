"""The rule `base-after-preposition`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque.compiled import compile_kept
from calque_rules.grammar._verbs import gerund
from calque_rules.grammar._words import words

_ONLY_VERBS = words(
    "achieve acquire adopt allow apply arrive avoid become begin believe belong bring build buy carry choose "
    "communicate compare consider contain continue create defend define deliver describe destroy detect determine "
    "develop eat eliminate encourage enjoy ensure enter establish exclude exist expand explain express extend "
    "follow forget generate get give go hear identify imagine implement improve include inform introduce "
    "invest involve invite join keep know learn lose maintain obtain perform prepare prevent prove provide "
    "publish reach realise realize receive recognise recognize reduce remain remember remove replace resolve say "
    "see sell send serve simplify sing solve speak spend strengthen suffer take teach think travel understand write"
)
"""Verbs whose base form is hardly ever a noun or an adjective."""


class BaseAfterPreposition(Rule):
    """A base form where English has -ing: “without say a word”, “capable to reduce”, “suggested to build”

    A verb behind a preposition is in its -ing form: “without saying”, “instead of paying”. “Capable”, “possibility”
    and “dream” take “of” and “suggest” no preposition at all, where many languages have an infinitive.

    Base forms that are nouns, too, are not in the list (“without pay”, “in addition to work”), and neither is “to” for
    a person (“suggested to sell-side analysts”).
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = Triggers(
        frozenset(
            {
                *(f"{word} " for word in ("ithout", "espite")),
                *(
                    f"{thing} of "
                    for thing in ("nstead", "possibility", "purpose", "risk", "process", "method", "capable")
                ),
                *(f"{word} of " for word in ("afraid",)),
                *(f"{word} on " for word in ("focus", "focused", "insist", "insists", "insisted")),
                *(f"{word} in " for word in ("interested", "succeed", "succeeds", "succeeded")),
                *(f"contribut{ending} to " for ending in ("e", "es", "ed", "ing")),
                *(f"suggest{ending} to " for ending in ("", "s", "ed", "ing")),
                *(f"dream{ending} to " for ending in ("", "s", "ed", "t")),
                *(f"{word} to " for word in ("addition", "rior", "capable", "possibility", "prospect")),
                "aimed at ",
            }
        )
    )

    bad = (
        ("He left without say a word.", "He left without saying a word."),
        ("Instead of receive help, he got a bill.", "Instead of receiving help, he got a bill."),
        ("In addition to provide food, they teach.", "In addition to providing food, they teach."),
        ("The filter is capable to reduce noise.", "The filter is capable of reducing noise."),
        ("This contributes to improve the air.", "This contributes to improving the air."),
        ("The mayor suggested to build a bridge.", "The mayor suggested building a bridge."),
        ("There is no possibility to obtain a visa.", "There is no possibility of obtaining a visa."),
        ("She dreams to become a doctor.", "She dreams of becoming a doctor."),
        ("They are interested in buy the club.", "They are interested in buying the club."),
    )
    good = (
        "He left without saying a word.",
        "They were left without pay.",
        "In addition to work, he studies.",
        "It is suggested to be of use.",
        "He suggested to a friend that they leave.",
        "Without, say, ten more men it fails.",
        "The way of the cross is long.",
        "She lived in a dream to the end.",
        "It has been suggested to be the oldest.",
        "Without live music, the bar is dull.",
        "It was her dream to become a doctor.",
        "It is suggested to avoid salt.",
        "They are capable, to be fair.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each base form behind such a word."""
        for passage in passages:
            for pattern, link in _frames():
                for found in pattern.finditer(passage.text):
                    text = f"{found['keep']} {link}{gerund(found['verb'])}"
                    message = f"“{found.group()}” wants the -ing form; write “{text}”"
                    yield Slip(passage, *found.span(), message, (Rewrite(text),))


@cache
def _frames() -> tuple[tuple[regex.Pattern[str], str], ...]:
    """What stands in front of the base form, and what joins it to the -ing form."""
    be = r"(?:is|are|was|were|be|been)"
    of = r"[Tt]he\s+(?:possibility|purpose|risk|process|method)\s+of"
    prepositions = rf"""[Ww]ithout|[Dd]espite|[Ii]nstead\s+of|[Ii]n\s+addition\s+to|[Pp]rior\s+to|{of}|capable\s+of
        |contribut(?:e|es|ed|ing)\s+to|(?:focus(?:ed)?|insist(?:s|ed)?)\s+on|interested\s+in|succeed(?:s|ed)?\s+in
        |afraid\s+of|aimed\s+at"""
    active = rf"(?<!\b(?:{be}|its?|the|an?)\s+)"
    determiner = r"(?:[Tt]he|a|no|any|his|her|their|our)"
    dreamer = r"(?<=\b(?:he|she|who|they|I|we|has|have|had|also|always|\p{Lu}\p{Ll}+)\s+)"
    verb = rf"\s+(?<verb>{'|'.join(sorted(_ONLY_VERBS))})\b(?![-,'’])"
    frames = {
        rf"\b(?<keep>{prepositions}){verb}": "",
        rf"{active}\b(?<keep>suggest(?:s|ed|ing)?)\s+to{verb}": "",
        rf"\b(?<keep>(?:in)?capable|{determiner}\s+(?:possibility|prospect))\s+to{verb}": "of ",
        rf"{dreamer}(?<keep>dream(?:s|ed|t)?)\s+to{verb}": "of ",
    }
    return tuple((compile_kept(pattern, regex.VERBOSE), link) for pattern, link in frames.items())
