"""“Who” and “whom” of a country."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Kind, Mention, Passage, Place, Rewrite, Rule, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon
from calque_rules.mentions import has_namesake, many_persons, possible_persons
from calque_rules.reference._body_verbs import acts_as_body, body_verbs
from calque_rules.reference._discourse import is_quoted

_ALLIANCES = frozenset({"NATO", "EU", "European Union", "UN", "United Nations", "Kremlin", "Pentagon"})
_PERSONS_OR_TEAMS = frozenset(
    {"America", "England", "Holland", "India", "Ireland", "Kenya", "Lima", "London", "Paris", "Vienna", "Washington"}
)
"""Names behind which “who” may mean a person or a team even where nothing else says so."""

_LONGEST_NAME = 6  # words
_LONGEST_ASIDE = 100  # characters
_CONJUNCTIONS = frozenset({"although", "because", "but", "if", "that", "though", "when", "whereas", "while"})
_BEFORE_VERBS = frozenset(
    {"to", "not", "will", "would", "can", "could", "may", "might", "must", "should", "did", "does", "do"}
)


class WhomOfAThing(Rule):
    """“Who” or “whom” of a country, a capital or an alliance

    “Turkey, with whom it has close ties”: many languages have one relative pronoun for persons and things. English
    says “which” of a country, of a capital that stands for its government, and of an alliance.

    The rule fires only right behind the name, or behind “Moscow, analysts say,”, and only where the name itself is
    meant. With a person or people before it (“the president of France, with whom”, “players from Poland, who”) it is
    silent. “Who” without a preposition counts with a verb of governments alone and in no text about sports, where
    “England, who won” is good English; companies and clubs are left alone altogether.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    since = "0.1"
    triggers = Triggers(frozenset({"whom", " who "}))
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "The ruling will not placate Beijing, with whom the island trades heavily.",
            "The ruling will not placate Beijing, with which the island trades heavily.",
        ),
        (
            "It was careful not to anger Riyadh, diplomats say, on whom it depends for oil.",
            "It was careful not to anger Riyadh, diplomats say, on which it depends for oil.",
        ),
        (
            "Relations with Serbia, with whom Kosovo has no border pact, are tense.",
            "Relations with Serbia, with which Kosovo has no border pact, are tense.",
        ),
        (
            "NATO, of whom Turkey is a member, has not commented.",
            "NATO, of which Turkey is a member, has not commented.",
        ),
        (
            "Azerbaijan, whom Turkey supported in the war, has regained the valley.",
            "Azerbaijan, which Turkey supported in the war, has regained the valley.",
        ),
        (
            "Ukraine, who has asked for more tanks, will get ten.",
            "Ukraine, which has asked for more tanks, will get ten.",
        ),
        (
            "Analysts note that China, who imports its oil by sea, is building pipelines.",
            "Analysts note that China, which imports its oil by sea, is building pipelines.",
        ),
        (
            "Talks with Eritrea, who has mobilised its reserves, will go on.",
            "Talks with Eritrea, which has mobilised its reserves, will go on.",
        ),
        ("Moscow, who supplies the gas, has cut deliveries.", "Moscow, which supplies the gas, has cut deliveries."),
        ("Hungary is a country who has blocked the aid twice.", "Hungary is a country that has blocked the aid twice."),
    )
    good: ClassVar[Sequence[str]] = (
        "She met the president of France, with whom she discussed the pact.",
        "France's Macron, who arrived on Monday, was silent.",
        "The people of Ukraine, who have suffered most, want peace.",
        "Allies of Moscow, who supply the parts, met on Friday.",
        "Officials in Kyiv, with whom the mission spoke, denied it.",
        "Players from Poland, who trained all summer, will join.",
        "Six Syrians were held in Lebanon, from whom cash was seized.",
        "England, who won the toss, chose to bat.",
        "Spain, who has won the tournament twice, will host the final.",
        "Chad, with whom I shared a flat, has moved out.",
        "Denzel Washington, who has signed, was there.",
        "Miss Canada, who has signed a contract, smiled.",
        "The company with whom we work was sold; so was the club for whom he played.",
        "Turkey and Greece, both of whom are members, agreed.",
        "Russia and China, who supply the parts, disagreed.",
        "The nations with whom we trade are many.",
        "She is the only woman in the country who has read it.",
        "“Iran, with whom we have talked for years, must decide,” the envoy said.",
        "Everyone in Spain, with whom I talked, says so.",
        "Japan, which exports the parts, has stopped.",
    )
    false_alarms: ClassVar[Sequence[str]] = (
        "Sweden, with whom I had lunch that day, was our name for the new girl from Malmö.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each relative clause that takes a country for a person."""
        for passage in passages:
            for found in _relative("whom" in passage.text).finditer(passage.text):
                body = _body_before(passage, found)
                if body and _is_slip(document, passage, body, found):
                    yield _report(body, found, regex.sub("whom?", "which", found["word"]))
            for found in _kind().finditer(passage.text) if _body_who().search(passage.text) else ():
                yield _report(Mention(passage, *found.span("name"), Kind.COUNTRY), found, "that")


def _body_before(passage: Passage, found: regex.Match[str]) -> Mention | None:
    """The country or alliance that a relative clause stands behind, perhaps with “, analysts say” between them."""
    if found["preposition"] and found["preposition"] not in lexicon("prepositions"):
        return None
    if body := _name_before(passage, found.start()):
        return body
    aside = _aside().search(passage.text, max(found.start() - _LONGEST_ASIDE, 0), found.start())
    if aside and not lexicon("verbs_of_saying").isdisjoint(aside[1].split()[1:][-3:]):
        return _name_before(passage, aside.start())
    return None


def _name_before(passage: Passage, end: int) -> Mention | None:
    words = _last_words().search(passage.text, max(end - _LONGEST_ASIDE, 0), end)
    starts = [w.start() for w in regex.finditer(r"\S+", passage.text, pos=words.start(), endpos=end)] if words else []
    return next((Mention(passage, s, end, Kind.COUNTRY) for s in starts if passage.text[s:end] in _names()), None)


@cache
def _names() -> frozenset[str]:
    return (lexicon("countries") | lexicon("capitals") | _ALLIANCES) - lexicon("names_of_persons_too")


def _is_slip(document: Document, passage: Passage, body: Mention, found: regex.Match[str]) -> bool:
    if is_quoted(passage.text, found.start("word")):
        return False
    start = max(s.start for s in document.sentences(passage) if s.start <= body.start)
    before = passage.text[start : body.start].split()
    if before and before[-1] in ("The", "the"):
        before.pop()
    alone = _is_clear_object(before) or not _has_persons(document, passage, start, body.start)
    if found["word"] == "who" and (_is_coordinated(before, found) or not _is_of_a_state(document, body, found)):
        return False
    return alone and not has_namesake(document, body.text)


def _is_coordinated(before: Sequence[str], found: regex.Match[str]) -> bool:
    """Whether “who” may mean several: “Russia and China, who”, “exiles from Sudan, who arrived”."""
    last = before[-1] if before else ""
    plural_verb = not found["one"]
    return last in ("and", "or", "both") or (plural_verb and last in lexicon("prepositions"))


def _is_clear_object(before: Sequence[str]) -> bool:
    """Whether nothing but the name itself can be meant, by the words of its sentence before it."""
    if not before:
        return True
    if before[-1] in _CONJUNCTIONS or before[-1] in body_verbs():
        return True
    is_word = before[-1].islower() and before[-1] not in lexicon("function_words")
    return is_word and len(before) > 1 and before[-2] in _BEFORE_VERBS


def _has_persons(document: Document, passage: Passage, start: int, end: int) -> bool:
    """Whether one person or several may be named in a range."""
    return any(possible_persons(document, passage, start, end)) or any(many_persons(document, passage, start, end))


def _is_of_a_state(document: Document, body: Mention, found: regex.Match[str]) -> bool:
    """Whether the verb behind “who” is a government's, and the text about no sports."""
    if body.text in _PERSONS_OR_TEAMS or not acts_as_body(body.passage.text, found.end("word")):
        return False
    return not document.once(_speaks_of_sports)


def _speaks_of_sports(document: Document) -> bool:
    return any(_sports().search(p.text) for p in document.passages)


def _report(body: Mention, found: regex.Match[str], right: str) -> Slip:
    message = f"“{found['word']}” means a person, “{body.text}” is none: write “{right}”"
    place = Place(body.passage, body.start, body.end, f"“{body.text}” is named here")
    return Slip(body.passage, *found.span("word"), message, (Rewrite(right),), (place,))


@cache
def _relative(has_whom: bool) -> regex.Pattern[str]:
    """A relative clause about a person, with a preposition or a comma before it."""
    both = r"(?:,?\s+(?<word>(?<preposition>\p{Ll}+)\s+whom)|,\s+(?<word>whom?))"
    start = both if has_whom else r",\s+(?<word>who)(?<preposition>(?!))?"  # begins with a comma, found fast
    return regex.compile(
        rf"""{start}\b
        (?<one>\s+(?:\p{{Ll}}+ly\s+|also\s+|still\s+)?(?:has|is|was|does|\p{{Ll}}{{2,}}(?<!s)s)\b)?""",
        regex.VERBOSE,
    )


@cache
def _aside() -> regex.Pattern[str]:
    """What may stand between a name and its clause: “, analysts say”."""
    return regex.compile(r",((?:\s+[\p{L}\p{N}'’.-]+){2,9})$")


@cache
def _last_words() -> regex.Pattern[str]:
    return regex.compile(rf"(?:(?<![\p{{L}}\p{{N}}'’-])[\p{{L}}’'.-]+\s+){{0,{_LONGEST_NAME - 1}}}[\p{{L}}’'.-]+$")


@cache
def _body_who() -> regex.Pattern[str]:
    """The end of what `_kind` finds, which is found faster."""
    return regex.compile(r"(?:y|ic|nt|on|e)\s+who\b")


@cache
def _kind() -> regex.Pattern[str]:
    """“Is a country who has …”."""
    return regex.compile(
        r"""\b(?:is|was|became|remains)\s+(?:an?|the)\s+(?:(?!\L<small>\b)[\p{L}-]+\s+){0,3}
        (?<name>country|republic|ministry|government|parliament|organi[sz]ation|institution|alliance|agency|authority)\s+(?<word>who)
        (?=\s+(?:\p{Ll}+ly\s+|also\s+|still\s+)?(?:has|is|was|does|can|will|\p{Ll}{2,}(?<!s)s)\b)""",
        regex.VERBOSE,
        small=lexicon("prepositions") | {"a", "an", "the", "one", "man", "woman", "person"},
    )


@cache
def _sports() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)\b(?:champion|coach|cups?\b|eurovision|football|fifa|goals?\b|league|match|medal|olympic|player|qualif|rugby"
        r"|scored|six\s+nations|squad|teams?\b|tournament|uefa|wicket)"
    )
