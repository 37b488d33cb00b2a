"""A country or an organisation taken up as “he” or “she”."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Kind, Line, Mention, Passage, Rule, Sentence, Severity, Slip, Triggers
from calque_rules.antecedents import Claim
from calque_rules.bodies import body_names
from calque_rules.lexicons import lexicon
from calque_rules.reference._body_verbs import acts_as_body, claim_behind
from calque_rules.reference._discourse import (
    IT,
    PROSE,
    Reading,
    Site,
    owns_as_body,
    pronoun_opening,
)
from calque_rules.reference._personal import is_personal
from calque_rules.reference._report import report

_ALSO_SURNAMES = frozenset({"Washington"})


class CountryAsPerson(Rule):
    """A country or an organisation taken up as “he” or “she”

    Many languages have only gendered pronouns, so that what stands for a country, a capital (“Ankara” for the Turkish
    government), an alliance, a ministry or a company comes out as “he” or “she”. English says “it”.

    The rule looks for the country or organisation that the sentence before is about (or the same sentence, for a
    country), and weighs whoever else may be meant: a name, an unknown capitalised word, an office or trade, a pronoun.
    Anybody in the pronoun's own paragraph means silence. In earlier ones a person weighs the less the further away, and
    the weights add up; how much is too much depends on what is said: much may stand beside what only states do
    (“exports”, “borders”), little beside what mostly persons do (“says”, “hopes”).
    Without several sentences before it the verb must be one of governments and companies, since stories begin with “he”
    and no name; so must it with “she”, because of the old literary usage (“Britain and her navy”). Direct speech and
    what only a person does (“He was born”) are left alone.
    """

    category = Category.LINGUISTIC
    severity = Severity.MAJOR
    since = "0.1"
    triggers = Triggers(frozenset({"He", "She", "His ", " he ", " she ", " his "}))
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "Iran has enriched uranium to 60 percent. He denies seeking a bomb.",
            "Iran has enriched uranium to 60 percent. It denies seeking a bomb.",
        ),
        (
            "The airline cancelled 40 flights. He apologised and offered his passengers a refund.",
            "The airline cancelled 40 flights. It apologised and offered its passengers a refund.",
        ),
        (
            "The ministry rejected the figures. She added that her own data were sound.",
            "The ministry rejected the figures. It added that its own data were sound.",
        ),
        (
            "Poland borders Belarus and Ukraine. However, she also opposed the grain quotas.",
            "Poland borders Belarus and Ukraine. However, it also opposed the grain quotas.",
        ),
        (
            "Official Minsk is silent.\n\nEarlier, he denied that drones had crossed the border.",
            "Official Minsk is silent.\n\nEarlier, it denied that drones had crossed the border.",
        ),
        (
            "Three bridges were destroyed, the ministry said on Monday. He blamed the rains.",
            "Three bridges were destroyed, the ministry said on Monday. It blamed the rains.",
        ),
        (
            "According to the Bank of Japan, growth is slowing. He expects 0.8 percent.",
            "According to the Bank of Japan, growth is slowing. It expects 0.8 percent.",
        ),
        (
            "Chinese tech giant Huawei is under sanctions. He denies any links with the military.",
            "Chinese tech giant Huawei is under sanctions. It denies any links with the military.",
        ),
        (
            "Greece left the project. It cited rising costs. He will instead build a terminal of his own.",
            "Greece left the project. It cited rising costs. It will instead build a terminal of its own.",
        ),
        (
            "Turkey promised that he would not close the straits.",
            "Turkey promised that it would not close the straits.",
        ),
        (
            "Serbia signed the declaration, but he voted against the resolution.",
            "Serbia signed the declaration, but it voted against the resolution.",
        ),
        (
            "Norway supplies the continent with gas. His exports have doubled.",
            "Norway supplies the continent with gas. Its exports have doubled.",
        ),
        ("Russia has moved part of his fleet to another port.", "Russia has moved part of its fleet to another port."),
        (
            "Two ports are shut. Ships wait. Prices have doubled. Libya depends on imports. He lives on oil money.",
            "Two ports are shut. Ships wait. Prices have doubled. Libya depends on imports. It lives on oil money.",
        ),
        (
            "The minister left.\n\nThe talks went on. Laos has no coast. Its rivers are its roads. He exports power.",
            "The minister left.\n\nThe talks went on. Laos has no coast. Its rivers are its roads. It exports power.",
        ),
        (
            "The tunnel is long.\n\nAustria bears a third of the costs. He has also granted 2 million in loans.",
            "The tunnel is long.\n\nAustria bears a third of the costs. It has also granted 2 million in loans.",
        ),
        (
            "A driver was hurt. It was dark.\n\nThe city council has reacted. He installed 40 lamps.",
            "A driver was hurt. It was dark.\n\nThe city council has reacted. It installed 40 lamps.",
        ),
        (
            "The carmaker Minerva has closed a plant. Sales fell. Minerva kept its staff. He employs 900 people.",
            "The carmaker Minerva has closed a plant. Sales fell. Minerva kept its staff. It employs 900 people.",
        ),
        (
            "President Orban came.\n\nTalks were short.\n\nHungary has no coast. It buys gas. He imports it by pipe.",
            "President Orban came.\n\nTalks were short.\n\nHungary has no coast. It buys gas. It imports it by pipe.",
        ),
        (
            "Because Egypt depends on grain from abroad, he subsidises bread.",
            "Because Egypt depends on grain from abroad, it subsidises bread.",
        ),
        (
            "Brazil is the largest producer of coffee. Last year she exported 40 million bags.",
            "Brazil is the largest producer of coffee. Last year it exported 40 million bags.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "The bank was shut. He considered his options.",
        "Canada was home by then. He imported maple syrup for a living.",
        "Beijing summoned the ambassador on Friday. He called the move a provocation.",
        "The premier arrived on Sunday.\n\nItaly supports the pact. He announced new aid.",
        "Rossi trains in the hills. Italy has supported the club. He expects to win.",
        "Paris Hilton came late. Paris was tired. She said little.",
        "Jordan scored thirty points. He said it was the night of his life.",
        "Washington crossed the river by night. He then attacked the camp.",
        "Germany, he said, would pay its share.",
        "“Spain is a friend,” he said. “Spain keeps its word. He who doubts it is wrong.”",
        "England was cold that winter. He had not slept for days.",
        "Britain stood alone. She had her navy and the Channel.",
        "The navy bought the ship in 1942. She was sunk a year later.",
        "Russia said he would be tried in Moscow.",
        "France remembers his songs. Germany welcomed his decision.",
        "The court rejected the appeal. He was sentenced to six years.",
        "The company is based in Leeds. He was born there.",
        "Spain has a new king. He supports reform.",
        "An American was held for a month. Moscow denies it. He accused the guards of theft.",
        "Iran has freed one of the two women. She denies spying.",
        "The agency asked a 34-year-old to resign. The agency has declined to comment. He rejects the claims.",
        "In his memoir, the general is frank. Turkey banned the book. He condemned the ban.",
        "Belarus is a republic. He is the only leader it has had.",
        "Everyone in the village knew. Poland was poor then. He recalled the hunger.",
        "Turkey has applied to join. It expects an answer by May.",
        "“I will not sign it,” Novak said.\n\nHungary has blocked two drafts. He vetoed both of them.",
        "The president took the oath. Her speech was short.\n\nThe country saw six cabinets. She dissolved one.",
        "Kowalczyk has run the plant since 1998.\n\nThe company employs 900 people. He hired most of them himself.",
        "At the far end sat the owner.\n\nThe shipyard had launched nothing since spring. He employed sixty men.",
        "Sir Alan owns the airline.\n\nThe airline carries nine million people a year. He cut forty routes in May.",
        "The pope asked for peace. He did so in bed.\n\nThe Vatican published a photograph. He received two guests.",
        "Trump loyalists filled the hall.\n\nCanada has imposed tariffs of its own. He has threatened to double them.",
        "Silva's plan was bold.\n\nBrazil exports soya. The ports are full. Brazil needs rails. He promised new ones.",
        "While Austria negotiated, he annexed the duchy.",
        "The council counted his armed forces among the losers of the day.",
        "Denmark was what he missed most. He recalled the light.",
        "The Musk company board resigned. Musk is silent. He has transferred his shares.",
    )
    false_alarms: ClassVar[Sequence[str]] = ("The party is over. He says he will not miss it.",)

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each sentence in which a body goes on as a person."""
        reading = Reading(document)
        for passage in passages:
            if passage.kind in PROSE and _any_pronoun().search(passage.text):
                for number, sentence in enumerate(document.sentences(passage)):
                    if slip := _slip(reading, passage, number, sentence):
                        reading.mend(Line(passage, number, sentence))
                        yield slip


def _slip(reading: Reading, passage: Passage, number: int, sentence: Sentence) -> Slip | None:
    opening = pronoun_opening().match(passage.text, sentence.start, sentence.end)
    if opening and opening["pronoun"].lower() not in IT:
        site = Site(passage, number, sentence, opening.start("pronoun"))
        body = _body_before(reading, site) if _is_open(site) else None
        fits = body and _may_be_said_of(reading, site, body)
    elif found := _inside().search(passage.text, sentence.start, sentence.end):
        site = Site(passage, number, sentence, found.start())
        body = reading.subject(site) if _is_open(site) else None
        fits = body and _may_go_on(reading, site, body)
    else:
        return None
    if not body or not fits or is_personal(reading, site):
        return None
    if reading.may_mean_person(site, body, _claim(site)) or reading.has_namesake(body):
        return None
    return report(reading, site, body)


def _body_before(reading: Reading, site: Site) -> Mention | None:
    if _claim(site) in (Claim.DEED, Claim.STATE) and (body := reading.body_of_clause(site)):
        return body
    return reading.body_before(site)


def _is_open(site: Site) -> bool:
    """Whether this is “he” or “she”, or a “his” before what bodies have."""
    return not _is_his(site) or owns_as_body(site.passage.text, site.at)


def _is_his(site: Site) -> bool:
    return site.passage.text.startswith(("His", "his"), site.at)


def _claim(site: Site) -> Claim:
    return Claim.DEED if _is_his(site) else claim_behind(site.passage.text, _behind(site))


def _behind(site: Site) -> int:
    return site.at + len("she" if site.is_she else "he")


def _may_be_said_of(reading: Reading, site: Site, body: Mention) -> bool:
    """Whether a sentence that opens with a pronoun may be about a body."""
    if body.text in _ALSO_SURNAMES and not acts_as_body(body.passage.text, body.end):
        return False
    if _is_his(site):
        return True
    acts = _claim(site) is Claim.STATE or acts_as_body(site.passage.text, _behind(site))
    if reading.has_context(site):
        literary = site.is_she and body.kind in (Kind.COUNTRY, Kind.SEAT)
        return acts or (body.passage is site.passage and not literary)
    return acts and _is_news(site, body)


def _may_go_on(reading: Reading, site: Site, body: Mention) -> bool:
    """Whether a pronoun inside a sentence may be its subject, a body, once more."""
    if body.kind not in (Kind.COUNTRY, Kind.SEAT):
        return False
    if _is_his(site):
        return True
    text = site.passage.text
    joined = _joined().search(text, body.end, site.at) and acts_as_body(text, _behind(site))
    own = _pledge().search(text, body.end, site.at) or _ready().match(text, site.at)
    return bool(joined or own) or reading.has_context(site)


def _is_news(site: Site, body: Mention) -> bool:
    """Whether this reads like news, with figures, other names, or a body that does what bodies do; or like a story."""
    if acts_as_body(body.passage.text, body.end):
        return True
    same = body.passage is site.passage
    words = _word().findall(site.passage.text[body.end if same else site.sentence.start : site.sentence.end])
    names = body_names() | lexicon("demonyms") | lexicon("verbs_of_saying")
    return any(word.isdigit() or word in names for word in words)


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"\p{L}+|\p{N}+")


@cache
def _any_pronoun() -> regex.Pattern[str]:
    return regex.compile(r"(?i)\b(?:he|she|his)\b")


@cache
def _inside() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:he|his)\b")


@cache
def _joined() -> regex.Pattern[str]:
    return regex.compile(r",\s+(?:but|and|so|while|although|though)\s+$")


@cache
def _pledge() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:pledge|promise|vow|threaten)(?:s|d|ed)\s+(?:that\s+)?$")


@cache
def _ready() -> regex.Pattern[str]:
    """What is said of oneself: “Turkey said he was ready to mediate”."""
    return regex.compile(
        r"""he\s+(?:is|was|remains|remained)\s+(?:still\s+|not\s+|also\s+)?
        (?:ready|willing|prepared|preparing|planning|determined)\b""",
        regex.VERBOSE,
    )
