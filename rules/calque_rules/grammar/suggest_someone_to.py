"""The rule `suggest-someone-to`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.grammar._people import compile_with_people, nominative, whom
from calque_rules.grammar._verbs import is_base_form

_THAT = {
    "offer": "suggest",
    "offers": "suggests",
    "offered": "suggested",
    "offering": "suggesting",
    "says": "tells",
    "said": "told",
}
"""The verb to write instead, where it is another one."""

_MEANS = frozenset("aid assist boost cover ease fund guard help offset protect support".split())
"""“They offered nurses to help”: the nurses are what is offered."""

_PRICE = frozenset("appease avoid gain get persuade save secure settle win".split())
_OFFICE = frozenset(
    "act be become chair direct have head host hold house lead manage mediate play receive replace represent run serve stage "
    "succeed".split()
)
"""“proposed Vienna to host the talks”, “suggests him to be the author”."""

_VENUE = frozenset("celebrate escape experience explore host hold house relax stage visit".split())


class SuggestSomeoneTo(Rule):
    """“offered Turkey to transfer”: these verbs take no person with an infinitive

    Many languages have one verb for “offer” and “suggest”, and let it take somebody and an infinitive. In English one offers
    somebody a thing; what somebody is to do is suggested, proposed or demanded in a clause: “suggested that Turkey transfer
    its missiles”. “said him to leave” is “told him to leave”.

    The rule wants a person, a country or an organisation as the object and a verb behind “to”. What could be the thing
    offered (“offered nurses to help”, “offered Vienna to host the talks”), the bearer of an office (“proposed him to lead the
    party”) and evidence (“the records suggest him to be the author”) are left alone, as is “recommend”, which some
    dictionaries allow.
    """

    category = Category.LINGUISTIC
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = Triggers(frozenset({"offer", "suggest", "propos", "demand", "insist", "said ", "says "}))

    bad = (
        ("Officials quietly offered Hungary to return the tanks.", "Officials quietly suggested that Hungary return the tanks."),
        ("The doctor suggested him to stop smoking.", "The doctor suggested that he stop smoking."),
        ("He proposed Kyiv to resume talks.", "He proposed that Kyiv resume talks."),
        ("Brussels has offered the government to delay the vote.", "Brussels has suggested that the government delay the vote."),
        ("Our guide offered us to visit a winery.", "Our guide suggested that we visit a winery."),
        ("The protesters demanded the president to resign.", "The protesters demanded that the president resign."),
        ("They insisted her to stay for dinner.", "They insisted that she stay for dinner."),
        ("The captain said me to wait in the cabin.", "The captain told me to wait in the cabin."),
        ("Moscow is offering Angela Merkel to mediate.", "Moscow is suggesting that Angela Merkel mediate."),
        ("The bank offers residents to pay in instalments.", "The bank suggests that residents pay in instalments."),
        ("He suggested NATO ally Poland to close the border.", "He suggested that NATO ally Poland close the border."),
        ("She demanded Russia not to use force.", "She demanded that Russia not use force."),
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
        "The firm offers customers to its partners.",
        "We would recommend you to book early.",
        "What he said to them is not known.",
        "The club offered Rashford to Barcelona.",
        "The new rule offers women to a degree the same rights.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each such verb with somebody and an infinitive behind it."""
        for passage in passages:
            for found in _frame().finditer(passage.text):
                if is_base_form(found["infinitive"]) and not _is_legitimate(found):
                    yield _slip(passage, found)


@cache
def _frame() -> regex.Pattern[str]:
    verb = r"(?<verb>offer(?:s|ed|ing)?|suggest(?:s|ed|ing)?|propos(?:e|es|ed|ing)|demand(?:s|ed)?|insist(?:s|ed|ing)?|says|said)"
    return compile_with_people(rf"\b{verb}\s+{whom()}\s+(?:(?<no>not)\s+to|to(?:\s+(?<no>not))?)\s+(?<infinitive>[a-z]+)\b")


def _is_legitimate(found: regex.Match[str]) -> bool:
    verb, does = found["verb"], found["infinitive"]
    if verb in ("says", "said"):
        return found["pronoun"] not in ("him", "her", "us", "me")
    if verb.startswith("offer"):
        return does in _PRICE | _VENUE and not found["pronoun"] or does in _MEANS
    if verb.startswith(("suggest", "propos")):
        return does in _OFFICE or does in _VENUE and not found["pronoun"]
    return False


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
