"""The rule `finished-date`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rule, Safety, Severity, Slip
from calque.compiled import compile_kept
from calque_rules.grammar._dates import date_pattern, is_looked_back_on
from calque_rules.grammar._perfect import (
    NEEDS,
    PERFECT,
    TRIGGERS,
    governs,
    is_finished,
    is_to_come,
    places,
    slip,
    with_perfects,
)
from calque_rules.grammar._verbs import simple_past
from calque_rules.grammar._words import words

_TAKES_OBJECT = words(
    "abandoned accepted accused acquired addressed adopted allocated annexed appointed approved arrested attacked "
    "attended awarded beaten begun bombed bought broken brought built captured carried charged closed collected "
    "completed congratulated conquered created crossed damaged declared defeated delivered deployed deported "
    "destroyed detained discovered dismissed donated doubled downed entered established evacuated executed "
    "expelled exported extended extradited finished fired fled founded freed given had held hit hosted imported "
    "imposed inaugurated increased informed injured intercepted invaded issued jailed joined killed launched left "
    "liberated lifted lost lowered made married met murdered occupied opened paid passed posted presented "
    "promoted published questioned raised ratified reached recaptured received recognised recognized recorded "
    "registered released removed renewed reopened replaced reported rescued resigned revealed sacked seized sent "
    "sentenced shared shot signed sold started stolen struck submitted sunk taken thanked told transferred "
    "unveiled vetoed visited won wounded written"
)
"""Verbs whose object seldom has a date of its own; that of “has denied the attack on Monday” does."""

_EVENTS = words(
    "announcement announcements article attack attacks ballot bombing bombings ceremony comments conference data "
    "debate debates decision election elections exam festival figures game games gathering hearing interview "
    "invasion letter match matches meeting meetings murder protest protests race rallies rally referendum remarks "
    "report reports ruling session sessions show speech statement strike strikes summit talks ticket tickets "
    "trial visit vote votes war"
)
_WITH_EVENTS = words(
    "attended begun completed delivered ended finished given had held issued launched lost made opened posted "
    "presented published received released sent signed started won"
)
_WITH_OF = words("captured closed entered held joined left lost occupied opened reached seized signed won")
"""“has won the title of champion in 1999”; but “has told the story of a girl in 1950”."""
_PARTICLES = words(
    "abroad again alive apart away back badly bankrupt birth dead down early effect guilty here home independence "
    "late off office out over part place power there together up well"
)
_PLACES = words(
    "airport army bank capital church city club company country court district effect force government hospital "
    "house jail office parliament police power prison region school senate town university village"
)
_NAMES_A_TIME = _EVENTS | words(
    "agreements anniversary budget census championship conflict crisis cup disaster earthquake events exhibition film "
    "flood floods forecast games incident incidents killing law laws novel olympics operations order orders plan "
    "plans policy programmes schedule season tests tour tournament visits voting work"
)
"""What a preposition leads to may have its own date: “a ban on protests in 2021”."""
_LINKED = words(
    "added amounted attributed belonged compared connected linked objected reacted referred related responded"
)
_PRONOUNS = words("her him it me that them this us you")
_CLAUSE = words(
    "about after against ahead although as at available be because been before but by due during effective for "
    "from had has have he how i if in into is it nor on or over she since than that they to under until vacant "
    "valid was we were what when where whether which while who whom whose will would you"
)


class FinishedDate(Rule):
    """The present perfect with a time that is over: “has started on February 24”

    English ties a finished time to the simple past: “started on February 24”. Languages whose perfect is their
    ordinary past (French, German, Italian, Romanian …) leave “has started” behind when they are translated word
    by word.

    The rule wants the time right behind the verb, or with a short object or place between the two. It is silent
    about times that may belong to something else (“has called a vote on Monday”, “laws passed in 1990”), that
    go on (“since 1999”, “this week”) or repeat (“every year”), about infinitives and modals (“is said to have
    died in 1924”), and about a recent year unless the text itself speaks of a later one.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = TRIGGERS
    needs = NEEDS

    bad = (
        ("The strike that has started on March 3 goes on.", "The strike that started on March 3 goes on."),
        ("The museum has been opened in 1999.", "The museum was opened in 1999."),
        ("They have met last week in Geneva.", "They met last week in Geneva."),
        ("The singer has died yesterday, his agent said.", "The singer died yesterday, his agent said."),
        ("The minister has signed on Monday the agreement.", "The minister signed on Monday the agreement."),
        ("My brother has left two days ago.", "My brother left two days ago."),
        ("The abbey has been built in the 12th century.", "The abbey was built in the 12th century."),
        ("The rebels have seized the capital on 4 May.", "The rebels seized the capital on 4 May."),
        ("The poet has been born in Lviv in 1897.", "The poet was born in Lviv in 1897."),
        ("The two leaders have spoken with Macron on Tuesday.", "The two leaders spoke with Macron on Tuesday."),
        ("The law has entered into force on 1 July 2016.", "The law entered into force on 1 July 2016."),
        ("Exports have fallen by 7% last year.", "Exports fell by 7% last year."),
        ("I’ve seen him yesterday.", "I saw him yesterday."),
        ("I have been robbed last night.", "I was robbed last night."),
        ("The players have not been paid last month.", "The players were not paid last month."),
        ("The court has officially been dissolved in 1806.", "The court was officially dissolved in 1806."),
        ("The festival has taken place last weekend.", "The festival took place last weekend."),
        ("She has been elected president in 2010.", "She was elected president in 2010."),
        ("The firm has been founded in 2022.", "The firm was founded in 2022."),
        ("The rate has risen in 2021. By 2023 it was lower.", "The rate rose in 2021. By 2023 it was lower."),
        ("The actress has died at the age of 96 on Thursday.", "The actress died at the age of 96 on Thursday."),
        ("The central bank has raised rates last Thursday.", "The central bank raised rates last Thursday."),
        (
            "The island has approved a safety programme for all ports in 2019. By 2022 it worked.",
            "The island approved a safety programme for all ports in 2019. By 2022 it worked.",
        ),
        (
            "They have signed a pact on water rights in 2017, but in 2023 it was void.",
            "They signed a pact on water rights in 2017, but in 2023 it was void.",
        ),
        (
            "The rivals have met for the last time in 2018. That was before 2020.",
            "The rivals met for the last time in 2018. That was before 2020.",
        ),
        ("The club has extended his contract two weeks ago.", "The club extended his contract two weeks ago."),
        ("The phone has been announced on 3 June and sells well.", "The phone was announced on 3 June and sells well."),
        (
            "Chad has held two elections in 2021, and turnout fell each time.",
            "Chad held two elections in 2021, and turnout fell each time.",
        ),
        ("The temple has been destroyed in 70 AD.", "The temple was destroyed in 70 AD."),
    )
    false_alarms = ("The star has appeared in 1984, the film of the novel.",)
    good = (
        "We have made progress this last year.",
        "She has paid the tax due on Monday.",
        "He has told the story of a girl in 1950.",
        "The company has grown since 1999.",
        "The manuscript is said to have been found in 1924.",
        "The ship may well have sunk in 1512.",
        "He is believed to have lived in Rome and have died in 1650.",
        "The council has been closed on Mondays for years.",
        "Parliament has called a vote on Monday.",
        "The opposition has called elections on June 24 a farce.",
        "All flights have been cancelled on Friday because of the storm.",
        "The hearing has been scheduled on Monday.",
        "She has confirmed that she met him on Monday.",
        "A law passed in 1990 has changed this.",
        "Many countries have laws passed in 1990.",
        "The fire has resulted in 2000 deaths.",
        "Wages have been frozen in 1999 prices.",
        "The band has focused on Monday’s concert.",
        "The club has won three matches this week.",
        "Prices have doubled in the last 10 years.",
        "Turnover has surpassed last year by a wide margin.",
        "The holiday has been held on January 6 for centuries and is every child’s favourite.",
        "It has been held in 1994, 1999 and 2004.",
        "The two have met on Monday mornings.",
        "Sales have fallen in 2024.",
        "The police have denied the beating last week.",
        "The storm had started on Monday.",
        "The group has been linked to the Bali bombings in 2002.",
        "The council has approved a festival for the old town in 2022.",
        "The court has upheld a ban on protests in 2019. It is 2023 now.",
        "The state has lifted a ban on protests in 2019. It is 2023 now.",
        "A sequel has been announced on Monday.",
        "The film has starred actors born in 1950.",
        "The committee has recently finished its work.",
        "Have you ever been there in 1999, or did you only read about it?",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each perfect with a finished time behind it."""
        for passage in with_perfects(document, passages):
            for start in places(document, passage, before=False):
                if not (found := _perfect_and_date().match(passage.text, start)):
                    continue
                own = _belongs(found) or (_is_far_object(found) and is_looked_back_on(found, document))
                if own and is_finished(found, document):
                    yield slip(passage, found, with_preposition=not found["gap"])


@cache
def _perfect_and_date() -> regex.Pattern[str]:
    gap = r"(?<gap>(?:\s+[\w%’'.,-]*[\w%]){0,9}?)"
    return compile_kept(rf"(?>{PERFECT}){gap}\s+(?<date>{date_pattern()})", regex.VERBOSE)


def _belongs(found: regex.Match[str]) -> bool:
    """Whether the date is the verb's own: right behind it, or with something short between that has no date."""
    between = found["gap"].split()
    if not between:
        return not governs(found)
    if is_to_come(found) or not _CLAUSE.isdisjoint(between[1:]):
        return False
    if any(simple_past(word) or word.endswith("ing") for word in between):
        return False
    return (
        _is_adverb(between) or _is_amount(between) or _is_place_or_agent(found, between) or _is_object(found, between)
    )


def _is_far_object(found: regex.Match[str]) -> bool:
    """“signed an agreement on common tariffs” in front of a date that ends the clause."""
    between = found["gap"].split()
    if found["been"] or is_to_come(found) or not regex.match(r"\s*(?:[.,;!?)]|$)", found.string[found.end() :]):
        return False
    if regex.fullmatch(r"for\s+the\s+(?:first|second|third|last)\s+time", " ".join(between)):
        return found["verb"] in ("met", "won", "lost", "played")
    at = next((k for k, word in enumerate(between) if word in ("on", "for")), 0)
    head, rest = between[:at], between[at + 1 :]
    if at < 2 or found["verb"] not in _TAKES_OBJECT or not _CLAUSE.isdisjoint(head + rest):
        return False
    return not any(word in _NAMES_A_TIME or simple_past(word) for word in rest + head[:1])


def _is_adverb(between: Sequence[str]) -> bool:
    if regex.fullmatch(r"at the age of \d+|aged \d+", " ".join(between)):
        return True
    return len(between) == 1 and (between[0] in _PARTICLES or (between[0].endswith("ly") and between[0] != "only"))


def _is_amount(between: Sequence[str]) -> bool:
    """“by 5%”, “12 percent”."""
    counts = between[0] in ("by", "to") or between[0][0].isdigit()
    return counts and (between[-1].endswith("%") or between[-1] in ("percent", "cent", "points"))


def _is_place_or_agent(found: regex.Match[str], between: Sequence[str]) -> bool:
    """“in Paris”, “to the hospital”, “with Smith”; “by the police” of what was done."""
    verb, last = found["verb"], between[-1]
    fits = {
        "by": bool(found["been"]),
        "with": verb in ("met", "spoken", "talked"),
        **dict.fromkeys(("in", "at", "near", "to", "from", "into"), verb not in _LINKED),
    }.get(between[0], False)
    return fits and len(between) > 1 and (last in _PLACES or last[0].isupper()) and _EVENTS.isdisjoint(between)


def _is_object(found: regex.Match[str], between: Sequence[str]) -> bool:
    """“the contract”, “him”; “president” of who has been elected."""
    verb, first = found["verb"], between[0]
    if first in _CLAUSE - {"it", "you"}:
        return False
    if found["been"]:
        return verb in ("appointed", "elected", "named")
    if len(between) == 1 and first in _PRONOUNS:
        return True
    if "of" in between and verb not in _WITH_OF:
        return False
    return verb in _TAKES_OBJECT and (verb in _WITH_EVENTS or _EVENTS.isdisjoint(between))
