"""“The source”, “the latter” and “this decision” of which nothing has been said."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rule, Safety, Severity, Slip, Triggers

_NEAR = 250
"""Characters before “the latter” in which two things must be named."""


class NothingToPointAt(Rule):
    """“The source” or “the latter” with nothing before it to point at: “according to the source of the publication”

    The article says that the reader knows which one is meant. Languages without articles (Russian, Ukrainian, Polish,
    Czech) leave that open, and a translator that reads one sentence does not see that this is the first source of the
    text, or that nothing has been counted up of which there could be a latter.

    “The source” is read only with a verb of saying or a newspaper behind it, and only where no source, insider or
    informant has come up before; “the source of the river” is another thing. “The latter” and “the former” need two
    things in front of them, an “and” or “or”. “This decision” is one that begins the text: nothing but titles stands
    before it, and none of them speaks of deciding.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.HINT
    since = "0.1"
    preview = True
    triggers = Triggers(
        frozenset(
            {"the source", "The source", "the interlocutor", "The interlocutor", "he latter", "he former", "This "}
        )
    )
    bad: ClassVar[Sequence[str]] = (
        "A man fell from a roof. According to ⟦the source of the publication⟧, he was drunk.",
        "The bridge is shut. As ⟦the source⟧ told the newspaper, it will stay so.",
        "A train left the rails near Tver. ⟦The source⟧ noted that nobody was hurt.",
        "Two shops burned down. “It was the heat,” ⟦the interlocutor of the agency⟧ said.",
        "The town has rats. This year it will get rid of ⟦the latter⟧.",
        "Prices rose in May. ⟦The former⟧ was to be feared.",
        "⟦This decision⟧ was announced in Kazan on Monday.",
        "A quiet evening at the town hall\n\n⟦This proposal⟧ came from the mayor. He had slept badly.",
    )
    good: ClassVar[Sequence[str]] = (
        "A source at the port called the newspaper. The source said that the ship was late.",
        "The agency cites an insider. The source added that nothing was signed.",
        "The source of the river is in the hills.",
        "The source told in this way is hard to find.",
        "Tea and coffee are served; the latter is weak.",
        "He met the king or the queen, the former in a park.",
        "The former king is ill, and the latter days are here.",
        "Sources close to the club said so. The sources added little.",
        "According to the police, whose informant the paper knows, the source said nothing.",
        "The former was a smith, the latter a poet.",
        "Council decides to close the school\n\nThis decision was announced on Monday.",
        "The council met on Monday.\n\nThis decision was not expected.",
        "This is the first day of spring. This decision is mine.",
        "Our decisions\n\nThis decision tree has four leaves.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for the first “source” of a text, each “latter” without two before it, and “this” at its beginning."""
        for passage in passages:
            found = _source().search(passage.text)
            if found and not _has_source(document, passage, found.start()):
                message = f"No source has been named before “{found[0]}”: write “a source”, or say whose"
                yield Slip(passage, *found.span(), message)
                break
        for passage in passages:
            for found in _latter().finditer(passage.text) if not _both().search(passage.text) else ():
                if not _two().search(_before(document, passage, found.start())):
                    message = f"“{found[0]}” is one of two, and two have not been named: name the one that is meant"
                    yield Slip(passage, *found.span(), message)
        for passage in passages:
            found = _this().match(passage.text)
            if found and not _has_been_said(document, passage, found["what"]):
                message = f"Nothing has been said yet that “{found[0]}” could be: say which"
                yield Slip(passage, *found.span(), message)


def _has_been_said(document: Document, passage: Passage, noun: str) -> bool:
    """Whether more than titles stands before a passage, or one that has to do with the noun."""
    before = [earlier.text for earlier in document.before(passage)]
    return any(text.rstrip().endswith((".", "!", "?", ":", "”", '"')) or noun[:4] in text.lower() for text in before)


def _has_source(document: Document, passage: Passage, at: int) -> bool:
    """Whether somebody who tells the newspaper has come up before this place."""
    texts = (passage.text[:at], *(earlier.text for earlier in document.before(passage)))
    return any(_teller().search(text) for text in texts)


def _before(document: Document, passage: Passage, at: int) -> str:
    """The text in front of a place: its passage, and the one before it, as far as is near."""
    text = passage.text[:at]
    if len(text) < _NEAR and (earlier := next(document.before(passage), None)):
        text = f"{earlier.text} {text}"
    return text[-_NEAR:]


@cache
def _source() -> regex.Pattern[str]:
    """“The source” as somebody who says something."""
    return regex.compile(
        r"""\b[Tt]he\s(?:sources?|interlocutors?)(?:\sof\sthe\s(?:agency|publication|newspaper|channel|portal|edition)\b
        |(?=\s(?:said|says|added|adds|noted|notes|claims|claimed|told(?!\sin)|explained|believes|emphasi[sz]e[sd]|stressed|specified|clarified)\b))""",
        regex.VERBOSE,
    )


@cache
def _teller() -> regex.Pattern[str]:
    return regex.compile(r"(?i)\b(?:sources?|interlocutors?|informants?|insiders?|whistle-?blowers?|witness(?:es)?)\b")


@cache
def _latter() -> regex.Pattern[str]:
    return regex.compile(
        r"\b[Tt]he (?:former|latter)(?=[,.;]|\s(?:is|was|has|had|are|were|will|would|also|can|did|does)\b)"
    )


@cache
def _both() -> regex.Pattern[str]:
    return regex.compile(r"(?s)\bformer\b.*\blatter\b")


@cache
def _two() -> regex.Pattern[str]:
    """Signs of two things named together, or of a pair that is just being told apart."""
    return regex.compile(
        r"\b(?:and|or|nor|both|two|versus|with|than|from|former|latter|second|other|another)\b|[&/;]|,\s"
    )


@cache
def _this() -> regex.Pattern[str]:
    """A text that begins with what somebody has done or said."""
    what = "decision|proposal|statement|measure|initiative|incident|announcement|agreement|step|ruling|verdict|offer"
    return regex.compile(rf"This (?<what>{what})(?= (?:was|is|has|will|came|comes|follows|means|had)\b)")
