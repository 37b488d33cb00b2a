"""The rule `suggest-someone-to`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.grammar._people import BODY, PRONOUN, WHOM, is_body, kind_of, nominative
from calque_rules.grammar._verbs import is_base_form
from calque_rules.grammar._words import words

_THAT = {
    "offer": "suggest",
    "offers": "suggests",
    "offered": "suggested",
    "offering": "suggesting",
    "says": "tells",
    "said": "told",
}
"""The verb to write instead, where it is another one."""

_MEANS = words("aid assist boost cover ease fund guard help offset protect support")
"""“They offered nurses to help”: the nurses are what is offered."""

_PRICE = words("appease avoid gain get persuade save secure settle win")
_OFFICE = words(
    "act be become chair direct have head host house lead manage mediate play receive replace represent run serve "
    "stage succeed"
)
"""“proposed Vienna to host the talks”, “suggests him to be the author”."""

_SUBJECTS = words("He She They We I")
_VENUE = words("celebrate escape experience explore host house relax stage visit")


class SuggestSomeoneTo(Rule):
    """“offered Turkey to transfer”: these verbs take no person with an infinitive

    Many languages have one verb for “offer” and “suggest”, and let it take somebody and an infinitive. In
    English one offers somebody a thing; what somebody is to do is suggested, proposed or demanded in a clause:
    “suggested that Turkey transfer its missiles”. “said him to leave” is “told him to leave”.

    The rule wants a person, a country or an organisation as the object and a verb behind “to”. What could be
    the thing offered (“offered nurses to help”, “offered Vienna to host the talks”), the bearer of an office
    (“proposed him to lead the party”) and evidence (“the records suggest him to be the author”) are left alone,
    as is “recommend”, which some dictionaries allow.
    """

    category = Category.LINGUISTIC
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = Triggers(
        words("offer suggest propos demand insist")
        | {f"{say} {whom} " for say in ("said", "says") for whom in ("him", "her", "us", "me")}
    )
    needs = ((" to ",),)

    bad = (
        (
            "Officials quietly offered Hungary to return the tanks.",
            "Officials quietly suggested that Hungary return the tanks.",
        ),
        ("The doctor suggested him to stop smoking.", "The doctor suggested that he stop smoking."),
        ("He proposed Kyiv to resume talks.", "He proposed that Kyiv resume talks."),
        (
            "Brussels has offered the government to delay the vote.",
            "Brussels has suggested that the government delay the vote.",
        ),
        ("Our guide offered us to visit a winery.", "Our guide suggested that we visit a winery."),
        ("The protesters demanded the president to resign.", "The protesters demanded that the president resign."),
        ("They insisted her to stay for dinner.", "They insisted that she stay for dinner."),
        ("The captain said me to wait in the cabin.", "The captain told me to wait in the cabin."),
        ("Moscow is offering Angela Merkel to mediate.", "Moscow is suggesting that Angela Merkel mediate."),
        ("The bank offers residents to pay in instalments.", "The bank suggests that residents pay in instalments."),
        ("He suggested NATO ally Poland to close the border.", "He suggested that NATO ally Poland close the border."),
        ("She demanded Russia not to use force.", "She demanded that Russia not use force."),
        ("Paris proposed Kyiv to hold a summit.", "Paris proposed that Kyiv hold a summit."),
        ("Macron offered Zelensky to visit Lyon.", "Macron suggested that Zelensky visit Lyon."),
        (
            "Washington suggested to Turkey to hand over the tanks.",
            "Washington suggested to Turkey that it hand over the tanks.",
        ),
        ("He proposed to him to meet in Oslo.", "He proposed to him that he meet in Oslo."),
        ("The coach proposed them to train at night.", "The coach proposed that they train at night."),
    )
    good = (
        "They offered Turkey the chance to transfer its missiles.",
        "He offered himself to the cause.",
        "The city offered land to build a school.",
        "The post was offered to Johnson to keep him quiet.",
        "The agency offered nurses to help in the camps.",
        "The ministry offered officials to help with the count.",
        "Austria offered Vienna to host the talks.",
        "The board proposed him to lead the company.",
        "The records suggest him to be the author.",
        "They offered to transfer the missiles to Turkey.",
        "He asked Turkey to transfer the missiles.",
        "The kidnappers demanded money to release him.",
        "The measures he proposed to Kyiv to end the war are known.",
        "The incentives offered to Turkey to join were generous.",
        "The firm offers customers to its partners.",
        "We would recommend you to book early.",
        "What he said to them is not known.",
        "They said him to be a liar.",
        "The king demanded workers to build the wall.",
        "The club offered Rashford to Barcelona.",
        "The new rule offers women to a degree the same rights.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each such verb with somebody and an infinitive behind it."""
        for passage in passages:
            for found in _frame().finditer(passage.text):
                if is_base_form(found["infinitive"]) and not _is_legitimate(found, kind_of(found["whom"])):
                    yield _slip(passage, found)
            for found in _frame_with_to().finditer(passage.text) if _verb_with_to().search(passage.text) else ():
                if is_base_form(found["infinitive"]) and _says_to_whom(found):
                    yield _slip_with_to(passage, found)


@cache
def _frame() -> regex.Pattern[str]:
    verb = r"(?<verb>(?:offer|suggest|insist)(?:s|ed|ing)?|propos(?:e|es|ed|ing)|demand(?:s|ed)?)"
    said = r"(?<verb>says|said)\s+(?<whom>him|her|us|me)"
    to = r"(?:(?<no>not)\s+to|to(?:\s+(?<no>not))?)"
    return regex.compile(rf"\b(?:{verb}\s+{WHOM}|{said})\s+{to}\s+(?<infinitive>[a-z]+)\b")


@cache
def _frame_with_to() -> regex.Pattern[str]:
    """“Washington suggested to Turkey to …” heading a sentence: elsewhere it may be “the deal he offered to Turkey”."""
    subject = r"(?:^|[.!?;:]['\"”’]?\s+)(?<subject>\p{Lu}[\w’'-]*(?:\s+\p{Lu}[\w’'-]*){0,3})"
    verb = r"(?:\s+(?:has|have|had|also|later|\w+ly))*\s+(?<slip>(?<verb>offer(?:s|ed)|suggest(?:s|ed)|propos(?:es|ed))"
    return regex.compile(rf"{subject}{verb}\s+to\s+{WHOM}\s+to\s+(?<infinitive>[a-z]+)\b)")


@cache
def _verb_with_to() -> regex.Pattern[str]:
    """A cheap test for the costly one."""
    return regex.compile(r"(?:offer|suggest|propos)e?[sd]\s+to\s|(?:offer|suggest)ed\s+to\s")


def _says_to_whom(found: regex.Match[str]) -> bool:
    subject = found["subject"]
    return (is_body(subject) or subject in _SUBJECTS) and kind_of(found["whom"]) in (PRONOUN, BODY)


def _slip_with_to(passage: Passage, found: regex.Match[str]) -> Slip:
    verb, somebody = found["verb"], found["whom"]
    subject = nominative(somebody) if kind_of(somebody) == PRONOUN else "it"
    text = f"{_THAT.get(verb, verb)} to {somebody} that {subject} {found['infinitive']}"
    message = f"“{verb}” takes no person with an infinitive; write “{text}”"
    return Slip(passage, *found.span("slip"), message, (Rewrite(text),))


def _is_legitimate(found: regex.Match[str], kind: str) -> bool:
    verb, does = found["verb"], found["infinitive"]
    if verb in ("says", "said"):
        return does in ("be", "have")
    if verb.startswith("offer"):
        return not kind or does in _MEANS or (kind == BODY and does in _PRICE | _VENUE)
    if verb.startswith(("suggest", "propos")):
        return not kind or does in _OFFICE or (kind == BODY and does in _VENUE)
    return not kind


def _slip(passage: Passage, found: regex.Match[str]) -> Slip:
    verb, somebody, does = found["verb"], found["whom"], found["infinitive"]
    negation = "not " if found["no"] else ""
    other = _THAT.get(verb, verb)
    if verb in ("says", "said"):
        texts = [f"{other} {somebody} {negation}to {does}"]
    else:
        texts = [f"{other} that {nominative(somebody)} {negation}{does}"]
    if verb.startswith("offer"):
        asked = verb.replace("offer", "ask")
        texts.append(f"{asked} {somebody} {negation}to {does}")
    message = f"“{verb}” takes no person with an infinitive; write “{texts[0]}”"
    return Slip(passage, *found.span(), message, tuple(Rewrite(text) for text in texts))
