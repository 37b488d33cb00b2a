"""See the class."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers

_SURE = r"(?:(?:sure(?: thing)?|certainly|of course|absolutely|okay|ok)[,.!]? )?"
_TRANSLATION = (
    r"(?:translation|translated (?:text|version|article|document)|(?:\w+ )?(?:translation|version) of (?:the|your) \w+)"
)

_OPENING = (
    rf"{_SURE}(?:here(?:['’]s| is| are)|below is) (?:the|your|an?|my) (?:\w+ )?{_TRANSLATION}"
    r"(?: (?:of|into|in|from|to|for|you) [^:.!]{1,80})?[:.!]",
    r"(?:sure|certainly|of course|absolutely)[,.!]? i(?:['’]ll| will| can) (?:gladly )?translate [^:.!]{1,80}[:.!]",
    r"as an ai(?: language)? model, i [^.]{1,200}\.",
)
"""What begins the first paragraph, or is all of it."""

_CHANGES = (
    "(?:changes|adjustments|modifications|revisions|edits|corrections|translat\\w+|assistance|tweaks|clarification)"
)

_CLOSING = (
    r"(?:please )?(?:let me know|feel free to (?:ask|tell me)) if you(?:['’]d like| would like| need| want| have) "
    rf".{{0,40}}{_CHANGES}.{{0,60}}",
    r"(?:note: )?i(?:['’]ve| have) (?:translated|kept|preserved|tried to (?:keep|preserve)) .{0,160}"
    r"(?:translation|tone|formatting|meaning|style|structure) (?:of|in) the (?:original|source|text).{0,60}",
    r"would you like me to (?:translate|adjust|revise|polish|change) .{1,120}\?",
)
"""All of the last paragraph."""

_POLITE = r"(?:i )?hope (?:this|that|it) helps(?: you)?|let me know if you have any (?:other |further )?questions"
"""All of the last paragraph of a text in which nobody else says “I” or “you”."""


_TRIGGERS = "translat|version of|as an ai|let me know|feel free|would you like me|helps|i have|i've|i’ve"


class AssistantTalk(Rule):
    """What a chat program says around a translation: “Here is the translation:”

    A language model that is asked for a translation often begins with an announcement and ends with an offer of more
    help. Only the first and the last paragraph of a text are looked at. Delete what is not part of the text.
    """

    category = Category.DESIGN
    severity = Severity.CRITICAL
    safety = Safety.UNSAFE
    since = "0.1"
    preview = True
    triggers = Triggers(frozenset(_TRIGGERS.split("|")), ignore_case=True)
    bad = (
        ("Here is the translation: The minister resigned.", "The minister resigned."),
        ("Here is the translation:\n\nThe minister resigned.", "\n\nThe minister resigned."),
        ("Sure! Here’s the English translation of your article:\n\nIt rained.", "\n\nIt rained."),
        ("Certainly, here is your translated text:\n\nIt rained.", "\n\nIt rained."),
        ("Of course! Below is the translated version of the press release:\n\nIt rained.", "\n\nIt rained."),
        ("Here is the translation of the text into English:\n\nIt rained.", "\n\nIt rained."),
        ("As an AI language model, I cannot say. It rained all day.", "It rained all day."),
        ("It rained.\n\nLet me know if you need any changes or further help!", "It rained.\n\n"),
        ("It rained.\n\nFeel free to ask if you need any further assistance.", "It rained.\n\n"),
        ("It rained.\n\nNote: I have kept the tone of the original.", "It rained.\n\n"),
        ("It rained.\n\nWould you like me to translate the headline too?", "It rained.\n\n"),
        ("The rain fell all day.\n\nI hope this helps!", "The rain fell all day.\n\n"),
    )
    good = (
        "Here is the plan: we leave at nine.",
        "Here is the translation that won the prize, and it is a good one.",
        "It rained.\n\nHere is the translation:\n\nThe sun came out.",
        "I have tried your recipe.\n\nI hope this helps!",
        "You asked about the rain.\n\nHope this helps.",
        "It rained.\n\nLet me know if you can come on Friday.",
        "I hope this helps!\n\nIt rained.",
        "Sure, here is the ball, he said.",
        "It rained.\n\nI have kept bees for years, and they like the original flowers.",
        "It rained.\n\nWould you like me to open the window?",
        "As an AI researcher, I study rain.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for the first and for the last paragraph."""
        prose = [p for p in document.passages if p.kind not in ("comment", "front-matter")]
        for passage in passages:
            found = _opening().match(passage.text) if passage is prose[0] else None
            if not found and passage is prose[-1] and len(prose) > 1:
                found = _closing().fullmatch(passage.text) or _is_polite(passage, prose[:-1])
            if found and passage.original is None:
                message = f"“{found.group().strip()}” is said about the translation, not in it; delete it"
                yield Slip(passage, found.start(), found.end(), message, (Rewrite(""),))


def _is_polite(last: Passage, others: Sequence[Passage]) -> re.Match[str] | None:
    """The polite end of a text in which nobody else speaks."""
    if any(re.search(r"\b(?:I|[Yy]ou|[Yy]our)\b", p.text) for p in others):
        return None
    return _polite().fullmatch(last.text)


def _flexible(pattern: str) -> str:
    return re.sub(r" (?![?*+{])", r"\\s+", pattern)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{_flexible('|'.join(_OPENING))})\s*", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?:{_flexible('|'.join(_CLOSING))})[.!?]*", re.IGNORECASE)


@cache
def _polite() -> re.Pattern[str]:
    return re.compile(rf"(?:{_flexible(_POLITE)})[.!]*", re.IGNORECASE)
