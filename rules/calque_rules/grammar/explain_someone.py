"""The rule `explain-someone`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.grammar._words import words

_HEARERS = "journalists|reporters"
_PRONOUNS = "me|him|her|us|them|you"
_TIMES = (
    r"(?:same|very|first|last)\b|(?:afternoon|autumn|day|evening|fall|hour|month|moment|morning|night|season|spring|summer|time"
    r"|way|week|weekend|winter|year|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)s?\b"
)

_FORMS = words(
    "admit admits admitted admitting announce announces announced announcing confess confesses confessed confessing "
    "confirm confirms confirmed confirming declare declares declared declaring demonstrate demonstrates demonstrated "
    "demonstrating describe describes described describing explain explains explained explaining mention mentions "
    "mentioned mentioning propose proposes proposed proposing report reports reported reporting said says suggest "
    "suggests suggested suggesting"
)


class ExplainSomeone(Rule):
    """“explained me that”: one explains something to somebody

    The hearer of “explain”, “mention”, “suggest”, “announce” and their like stands behind “to”: “explained to
    me that”. The hearer of “tell” does not, and that of “say” is told: “told reporters that”, not “told to
    reporters that”, “said reporters that”.

    A speaker behind the verb (“…,” explained Smith) is no hearer; so only pronouns, and the words “journalists”
    and “reporters”, are taken for one, and only with a clause behind.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    preview = True
    triggers = Triggers(
        frozenset(f"{verb} {hearer}" for verb in _FORMS for hearer in (*_PRONOUNS.split("|"), *_HEARERS.split("|")))
        | {"told to"},
        whole_words=True,
    )

    bad = (
        ("The guide explained me that the gate was closed.", "The guide explained to me that the gate was closed."),
        ("Let me explain you how the filter works.", "Let me explain to you how the filter works."),
        ("He explained journalists why the launch failed.", "He explained to journalists why the launch failed."),
        ("She mentioned us that the price had gone up.", "She mentioned to us that the price had gone up."),
        ("My doctor suggested me that I should rest.", "My doctor suggested to me that I should rest."),
        (
            "The minister said reporters that the talks would go on.",
            "The minister told reporters that the talks would go on.",
        ),
        ("The ranger explained us the way to the hut.", "The ranger explained to us the way to the hut."),
        ("She explained them what a fuse is for.", "She explained to them what a fuse is for."),
        (
            "The pilot said journalists that old engines were safe.",
            "The pilot told journalists that old engines were safe.",
        ),
        ("He told to reporters that he was innocent.", "He told reporters that he was innocent."),
        ("The mayor told to the BBC that the dam had held.", "The mayor told the BBC that the dam had held."),
        ("He says me that he is tired.", "He tells me that he is tired."),
        ("The club announced him that he was free to go.", "The club announced to him that he was free to go."),
    )
    good = (
        "“It works,” explained Smith, who built it.",
        "He explained things that nobody knew.",
        "The test was positive, said officials that morning.",
        "“We are late,” said reporters that evening.",
        "“We won,” said reporters that covered the race.",
        "He described her how-to guide.",
        "He explained them that way.",
        "He explained them the next day.",
        "The rules suggested them the best of both worlds.",
        "She proposed him the same day.",
        "The hospital admitted him that August.",
        "The army reported her that same day.",
        "She explained her idea.",
        "He explained to me that the gate was closed.",
        "The story that she told to reporters was false.",
        "A lie told to us that day came back.",
        "It was told to me that he had left.",
        "He told me to wait.",
        "They described him as a hero.",
        "She suggested them both.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each hearer without its “to”, each “to” too many, and each “say” that is to be “tell”."""
        for passage in passages:
            for found in _without_to().finditer(passage.text):
                yield _slip(passage, found, f"{found['verb']} to {found['hearer']}")
            for found in _thing_without_to().finditer(passage.text):
                yield _slip(passage, found, f"{found['verb']} to {found['hearer']}")
            for found in _said().finditer(passage.text):
                yield _slip(passage, found, f"{'told' if found['verb'] == 'said' else 'tells'} {found['hearer']}")
            for found in _told_to().finditer(passage.text) if "told to" in passage.text else ():
                yield _slip(passage, found, f"told {found['hearer']}")


@cache
def _without_to() -> regex.Pattern[str]:
    stems = r"admit(?:s|ted|ting)?|confess(?:es|ed|ing)?|(?:announc|declar|describ)(?:e|es|ed|ing)|"
    stems += r"(?:confirm|explain|mention|report|suggest)(?:s|ed|ing)?"
    return regex.compile(rf"\b(?<verb>{stems})\s+(?<hearer>{_PRONOUNS}|{_HEARERS}){_clause('that|how|why')}")


@cache
def _thing_without_to() -> regex.Pattern[str]:
    """“explained us the way”; but “explained them the next day”, “explained me away”."""
    no_time = rf"(?!{_TIMES}|(?:best|following|next|only|other)\b)"
    thing = rf"(?:the\s+way|what|where|(?:the|his|her|their|our|its)\s+{no_time}\p{{Ll}}+)\b"
    verb = r"(?<verb>explain(?:s|ed|ing)?|(?:demonstrat|propos)(?:e|es|ed|ing)|suggest(?:s|ed|ing)?)"
    return regex.compile(rf"\b{verb}\s+(?<hearer>me|him|us|them)\s+(?={thing})")


@cache
def _said() -> regex.Pattern[str]:
    subject_next = (
        r"(?=\s+that\s+(?:(?:the|a|an|no|this|these|there|he|she|it|they|we|his|her|its|their|our|\p{Lu}[\w-]*)\b"
        r"|(?!\w+ly\b|(?:later|then|also|once|now|already|had|have|has|were|are)\b)\p{Ll}+\s+(?:\p{Ll}+\s+)?(?:are|were|would|will)\b))"
    )
    hearer = rf"(?<hearer>me|him|us|(?:{_HEARERS}){subject_next})"
    return regex.compile(rf"\b(?<verb>said|says)(?<![,\"”’']\s\w+)\s+{hearer}{_clause('that')}")


@cache
def _told_to() -> regex.Pattern[str]:
    name = r"\p{Lu}[\w’'-]+"
    subject = rf"(?:\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|who)|(?:^|[.!?]\s+)(?:The\s+\w+|{name}(?:\s+{name}){{0,3}}))"
    not_a_tale = r"(?<!\b(?:that|which|what|story|stories|tale|tales|lie|lies)\s+)"
    hearer = rf"{_PRONOUNS}|(?:the\s+)?(?:{_HEARERS}|agency|newspaper|press|media|{name}(?:\s+{name}){{0,2}})"
    verb = r"(?:\s+(?:has|have|had|also|later))?\s+(?<verb>told\s+to)"
    return regex.compile(rf"{not_a_tale}{subject}{verb}\s+(?<hearer>{hearer}){_clause('that')}")


def _clause(words: str) -> str:
    """What begins a clause, and is not the “that” of “that evening”."""
    return rf"(?=\s+(?:{words})\b(?!\s+(?:{_TIMES})|\s*[.,;!?]|[-‑]\w))"


def _slip(passage: Passage, found: regex.Match[str], text: str) -> Slip:
    start, end = found.start("verb"), found.end("hearer")
    message = f"“{passage.text[start:end]}” is not how this verb takes its hearer; write “{text}”"
    return Slip(passage, start, end, message, (Rewrite(text),))
