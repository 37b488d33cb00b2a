"""The rule `infinitive-without-object`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque.compiled import compile_kept
from calque_rules.grammar._verbs import is_base_form
from calque_rules.grammar._words import words

_NEEDS_NOBODY = words("be come continue enter exist go leave live pass remain rest return speak stand stay vote")
"""“people the law allows to stay”: the object may stand further in front."""

_IN_FRONT = (
    r"\b(?:whom|what|who|whoever|whatever|those|any\w*|every\w*|no(?:body|thing|\s+one)|people|things|only)\b[^.;:]*$"
)


class InfinitiveWithoutObject(Rule):
    """“allows to reduce costs”: a verb that wants somebody before the infinitive

    “Allow”, “enable” and “encourage” take an object in front of the infinitive: “allows us to reduce costs”.
    Where there is nobody to name, English says “makes it possible to reduce”. Most other languages need
    neither.

    The passive is fine (“he is allowed to leave”), and so is an object further in front (“the people whom it
    allows to stay”, “what it allows to happen”); hence the rule is silent about verbs such as “stay” and behind
    such words.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = Triggers(
        frozenset(f"{verb} not " for verb in ("urge", "urges", "call", "calls", "called"))
        | frozenset(f"{verb} to " for verb in words("allow allows enable enables encourages obliges"))
        | frozenset(f"{verb} to " for verb in words("urge urges urged advise advises advised"))
        | frozenset(f"recommend{ending} to " for ending in ("", "s", "ed"))
    )

    bad = (
        ("The new filter allows to reduce noise.", "The new filter makes it possible to reduce noise."),
        ("This enables to save fuel.", "This makes it possible to save fuel."),
        ("An app that allows to track parcels.", "An app that makes it possible to track parcels."),
        ("The grant will allow to build two schools.", "The grant will make it possible to build two schools."),
        ("The city encourages to use bicycles.", "The city encourages people to use bicycles."),
        ("Doctors advise to drink more water.", "Doctors advise people to drink more water."),
        ("He urged to boycott the brand.", "He urged people to boycott the brand."),
        ("The police urge not to buy from them.", "The police urge people not to buy from them."),
        ("Doctors called not to drink tap water.", "Doctors called on people not to drink tap water."),
        ("The device also allows to quickly find keys.", "The device also makes it possible to quickly find keys."),
    )
    good = (
        "Residents are allowed to park here.",
        "The new law allows farmers to burn straw.",
        "It names the people whom the law allows to stay.",
        "What the state allows to happen is a scandal.",
        "Allow to cool before serving.",
        "The tool allows access to logs.",
        "The permit allows to the public one visit a year.",
        "These are the films she recommends to friends.",
        "The police are advised to wait.",
        "Doctors urged to end the strike.",
        "Growers urged not to accept low offers",
        "The woman called not to complain but to thank us.",
        "Visitors allowed to see the cave were few.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each such verb with an infinitive right behind it."""
        for passage in passages:
            for pattern, template in _frames():
                for found in pattern.finditer(passage.text):
                    if _is_slip(found):
                        yield _slip(passage, found, found.expand(template))


@cache
def _frames() -> tuple[tuple[regex.Pattern[str], str], ...]:
    infinitive = r"to(?<adverb>\s+\w+ly)?\s+(?<infinitive>[a-z]+)\b"
    modal = r"(?<=\b(?:will|would|can|could|should|may|might|to|not)\s+(?:also\s+|\w+ly\s+)?)"
    start = r"(?<=^|[.!?:;,]['\"”’]?\s|\b(?:that|and|but)\s)"
    advisers = "activists|authorities|doctors|experts|organisers|organizers|psychologists|specialists"
    advisers = rf"(?:[Tt]he\s+)?(?i:{advisers})"
    subject = rf"(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|{advisers})"
    past = r"(?<=\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)\s+(?:urg|advis|recommend))ed"
    advise = rf"(?:{start}{subject}\s+(?:also\s+)?)\K(?<verb>(?:urg|advis)(?:es?|{past})|recommend(?:s?|{past}))"
    return (
        (compile_kept(rf"\b(?:allows|enables)\s+{infinitive}"), "makes it possible to\\g<adverb> \\g<infinitive>"),
        (compile_kept(rf"{modal}(?:allow|enable)\s+{infinitive}"), "make it possible to\\g<adverb> \\g<infinitive>"),
        (
            compile_kept(rf"\b(?<verb>encourages|obliges)\s+{infinitive}"),
            "\\g<verb> people to\\g<adverb> \\g<infinitive>",
        ),
        (compile_kept(rf"{advise}\s+{infinitive}"), "\\g<verb> people to\\g<adverb> \\g<infinitive>"),
        (
            compile_kept(rf"\b(?<verb>urges?)\s+not\s+{infinitive}"),
            "\\g<verb> people not to\\g<adverb> \\g<infinitive>",
        ),
        (
            compile_kept(rf"\b(?<verb>calls|called)\s+not(?!\s+to\s+\w+\s+but)\s+{infinitive}"),
            "\\g<verb> on people not to\\g<adverb> \\g<infinitive>",
        ),
    )


def _is_slip(found: regex.Match[str]) -> bool:
    verb, before = found["infinitive"], found.string[: found.start()]
    return (
        is_base_form(verb) and verb not in _NEEDS_NOBODY and not regex.search(_IN_FRONT, before[-80:], regex.IGNORECASE)
    )


def _slip(passage: Passage, found: regex.Match[str], text: str) -> Slip:
    message = f"“{found.group()}” does not say who is to do it; write “{text}”"
    return Slip(passage, *found.span(), message, (Rewrite(text),))
