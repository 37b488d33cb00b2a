"""One government as “it” and as “they”."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import ClassVar

import regex

from calque import Category, Document, Kind, Mention, Passage, Place, Rule, Safety, Severity, Slip, Triggers
from calque_rules.bodies import body_in_focus
from calque_rules.discourse import read
from calque_rules.mentions import many_persons
from calque_rules.reference._discourse import is_quoted

_BODIES = (Kind.COUNTRY, Kind.SEAT, Kind.ORGANISATION)


class ItAndThey(Rule):
    """A government as “they” in a text that says “it” elsewhere: “Turkey votes. It … Turkey waits. They …”

    British writers make a government, a team or a company “they”, and American ones “it”; one text needs one. A
    translator that reads sentence by sentence takes whichever the sentence suggests. Read is a pronoun that opens the
    sentence behind one about a country, a capital or a body, and reported is “they”, where the same name is taken up
    as “it” in another place, and where the sentence before names nobody and nothing else in the plural.

    In preview: “they” may be the people, the ministers, the players.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.HINT
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset({"They", ", they"}))
    bad: ClassVar[Sequence[str]] = (
        "Turkey closed the port. It cited a storm. On Monday, Turkey opened the port. ⟦They⟧ will open bridges, too.",
        "NATO has agreed. It will send help. NATO sent a note later. ⟦They⟧ did not say more.",
        "Hungary has vetoed the plan. It wants a delay.\n\nHungary buys gas. ⟦They⟧ pay in euros.",
        "The ministry rejected it. It gave no reason. The ministry rejected it again. ⟦They⟧ are silent.",
        "Norway sold gas. It sold oil. Norway sold fish. However, ⟦they⟧ bought grain.",
        "Moscow denied the report. It called it a lie. Moscow summoned the envoy. ⟦They⟧ demanded a note.",
    )
    good: ClassVar[Sequence[str]] = (
        "Turkey closed the port. They cited a storm.",
        "Turkey closed the port. It cited a storm. Officials wept. They had no ships.",
        "Turkey closed the port. It cited a storm. Turkey invited the envoys. They came.",
        "NATO has agreed. It will send help. NATO has ships. They will come soon.",
        "The ministry rejected the plans. They were vague. It rejected the ministry's heirs.",
        "Norway sold gas. It sold oil. “Norway sold fish. They bought grain,” he said.",
        "Spain won. They celebrated. Italy lost. It wept.",
        "Hungary borders on Serbia. They share a river. It is wide.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each “they” of a body that is “it” elsewhere."""
        if not any(_they().search(p.text) for p in passages):
            return
        taken_up = document.once(_taken_up)
        for body, pronoun in taken_up:
            if pronoun.text.lower() != "they" or is_quoted(pronoun.passage.text, pronoun.start):
                continue
            if model := next((b for b, p in taken_up if b.text == body.text and p.text.lower() == "it"), None):
                place = Place(model.passage, model.start, model.end, f"“{body.text}” goes on as “it” here")
                message = f"“{pronoun.text}” takes up “{body.text}”, which is “it” elsewhere in this text"
                yield Slip(pronoun.passage, pronoun.start, pronoun.end, message, (), (place,))


def _taken_up(document: Document) -> list[tuple[Mention, Mention]]:
    """Each body that a sentence is about, with the “it” or “they” that opens the next; for `document.once`."""
    discourse = document.once(read)
    pairs = []
    for line in discourse.lines():
        passage, _, sentence = line
        opening = _opening().match(passage.text, sentence.start, sentence.end)
        before = next(islice(discourse.before(line), 1), None) if opening else None
        if not opening or not before or before.passage.kind == "heading":
            continue
        where, _, earlier = before
        body = body_in_focus(where, earlier.start, earlier.end)
        if body and body.kind in _BODIES and not _is_plural(document, where, body, earlier.end):
            pairs.append((body, Mention(passage, *opening.span("pronoun"), Kind.PRONOUN)))
    return pairs


def _is_plural(document: Document, passage: Passage, body: Mention, end: int) -> bool:
    """Whether a sentence about a body names several of anything behind it, or one more name, beside which it is two."""
    _, _, rest = passage.text[body.end : end].lstrip().partition(" ")  # without the verb
    return bool(_several().search(rest)) or any(many_persons(document, passage, body.end, end))


@cache
def _they() -> regex.Pattern[str]:
    return regex.compile(r"\bThey\b|, they\b")


@cache
def _opening() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?:(?:But|And|Yet|So|Then|Later|Earlier|However|Also|Now),?\s|In\saddition,\s)?(?P<pronoun>[Tt]hey|[Ii]t)\b
        (?!['’]s\s|\s(?:is|was)\s(?:not\s)?(?:clear|known|likely|possible|unclear|said|believed|reported|expected
        |\p{Ll}+\sthat))""",
        regex.VERBOSE,
    )


@cache
def _several() -> regex.Pattern[str]:
    """A plural, or one more name."""
    return regex.compile(r"\b(?:\p{Ll}{2,}(?<![suia])s|people|both|these|those|all)\b|\b\p{Lu}\p{Ll}+")
