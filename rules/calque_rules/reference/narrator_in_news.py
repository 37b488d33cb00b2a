"""“We” and “I” in a text that nobody tells."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import ClassVar, NamedTuple

import regex

from calque import Category, Document, Passage, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon
from calque_rules.speech import told

_MOST = 3
"""Sentences in the first person that a text may have; one with more has somebody who tells it."""

_MOST_SPEAKING = 30
"""Passages with “we” or “I” in them, quoted or not, in a report."""

_WORDS_EACH = 45
"""Words of text for each of them, at least."""

_UNCLEAR = 2
"""Passages beside one with a lost quotation mark that may be somebody's words, too."""

_MOST_ADDRESSED = 2
"""Sentences that speak to “you”, at most: advice and instructions say “we” as a matter of course."""


_SHORTEST = 5
"""Words of a sentence that can be judged."""

_SAID_BY_OTHERS = frozenset(
    {"added", "complained", "demanded", "emphasised", "emphasized", "stressed", "urged", "urge", "warned", "encourage"}
)
"""What whoever is told of says or does, and hardly the newspaper: “we stressed the need for masks”."""

_CITING = frozenset({"quote", "quoted", "quotes", "quoting", "words"})


class NarratorInNews(Rule):
    """“We” or “I” outside quotation marks in a report about others: “This year we cancelled the race”

    Where the language leaves the subject out (Japanese, Chinese, Korean), a translator has to guess one, and often
    guesses the speaker: “The fair opened on Friday. To prevent infection, we did not announce the place.” Nobody in
    the text is “we”. Or the quotation marks of somebody's words were lost. Either way the reader asks who speaks; only
    the source tells, so there is no fix.

    The rule reads the whole text first: it must be a report (somebody says, announces, or a date is given), of some
    length, in which all but one to three sentences tell of others. Silent in quotations and those that run on over
    several paragraphs, where “we” is everybody (“we live longer”), for what newspapers say of themselves (“we asked”),
    with “said” in the sentence, and in advice that speaks to “you”.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    safety = Safety.HINT
    since = "0.1"
    triggers = Triggers(frozenset({"I", "We", "we"}), whole_words=True)
    bad: ClassVar[Sequence[str]] = (
        "The fireworks fair of the port town was held on Friday evening for the eleventh time. In order to prevent"
        " infection, ⟦we⟧ did not announce the launch site in advance. Some 2,000 rockets rose over the bay within half"
        " an hour. Residents watched from their balconies. The town council, according to its secretary, paid half of"
        " the costs. The other half came from shops and from the fishing cooperative.",
        "Three more members of the fire brigade have tested positive, the city announced on Monday. All of them had"
        " taken part in the same exercise. The station remains open. There are six other people with symptoms, and"
        " ⟦we⟧ are currently testing them. The brigade has 140 members in four stations. Volunteers from two"
        " neighbouring towns will help out until the middle of the month, the city said.",
        "Striker Aldo Renk signed a new contract until 2029 on Thursday, the club announced. Last season he"
        " scored 19 goals in 31 games. At the age of seventeen ⟦I⟧ made my debut against the champions. His"
        " salary will rise to four million a year, newspapers report. The club has won the cup twice since he came."
        " Renk is captain of the national team as well.",
        "The museum of the lace makers opens a show of 80 pillows on 3 May. Most come from private homes in the valley."
        " The oldest was made in 1790 for a bride. For the opening, ⟦we⟧ have prepared a booklet with patterns. The"
        " curator, Ilse Varga, said that nothing like it had been seen for decades. Entry is free on the first Sunday"
        " of each month. The cafe serves cake from old recipes.",
        "A thief who took a bicycle from the station yard was arrested on Tuesday. Passers-by had seen him cut the"
        " chain. By matching the number of the frame with the register of stolen goods, ⟦we⟧ were able to find the"
        " owner. She had missed it for two years. According to the police, the man admitted four more thefts. He will"
        " appear in court in June. The bicycle is worth 900 euros.",
        "The shrine called off its procession, the priest Ota said on Sunday. ⟦We⟧ will stop all the races and hold"
        " only the rites in the inner yard. Last year 40,000 people came. Hotels in the town have lost most of their"
        " guests since spring. The chamber of trade plans a market of local goods instead. Ota hopes for better days"
        " next summer. The procession has been held since 1650.",
    )
    good: ClassVar[Sequence[str]] = (
        "We moved to the coast in May. I had never seen so much rain. Our neighbours laughed at us.",
        "The fair was held on Friday. “We did not announce the site,” the mayor said. It drew 2,000 people.",
        "Researchers said on Monday that whales sing. The songs change each year. We have known that whales sing since"
        " the sixties, but not why. The team followed nine animals for two winters. Each song lasts up to twenty"
        " minutes and is repeated for hours. Males sing most. The study appeared in the journal Deep Water, and its"
        " authors plan another voyage next year with better microphones.",
        "The minister resigned on Friday. We asked her office for a comment; it did not reply. The prime minister said"
        " that he regretted the decision. Two names are spoken of for the post. One is the mayor of the capital, the"
        " other a judge. The vote in parliament will be held on Tuesday, according to the speaker. Markets hardly"
        " moved. The opposition demands an election in autumn and more money for hospitals.",
        "Scientists said on Tuesday that we are all made of dust. The dust comes from old stars. It took billions of"
        " years to gather. Their model shows how grains stick together. A telescope in the desert found such grains in"
        " four young systems. The nearest is 450 light years away. Its disc is wider than that of the sun, the team"
        " reported in May. A larger telescope is being built.",
        "World War I began in summer. Elizabeth I never married. Part I of the report was published on Monday and says"
        " little. Part II, the commission announced, will follow. It names the banks that failed and the officials who"
        " looked away. The report has 900 pages. Two of its seven authors have resigned since the work began. The"
        " government said it would read every page of it with care before the debate.",
        "To install the module, you need a key. We recommend the long one. You get it from your provider on Monday.",
        "“The river rose at night,” said Mara Lund, who lives by the bridge.\n\n“It was dark. We heard the water.\n\n"
        "We ran uphill. The children cried.\n\nWe came back at noon.” The town counted 40 ruined houses, officials said"
        " on Tuesday. Soldiers have begun to clear the road to the mill. Two schools remain shut. The army sent pumps"
        " from the capital, and the church has opened its hall to those without a home.",
        "Prices rose by 4 percent in June, the bank said. Bread cost 9 percent more. We will see the effect on wages"
        " in autumn, when unions meet. The bank expects calmer months. Rents went up as well, mostly in the south of"
        " the country. Petrol became cheaper for the third time in a row. Economists had expected a smaller rise, of"
        " about 3 percent. The next figures are due on 12 July.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each “we” and “I” that nobody in the text can be."""
        speaking = (p for p in passages if _speaks().search(p.text))
        if len(passages) > _MOST_SPEAKING and sum(1 for _ in islice(speaking, _MOST_SPEAKING + 1)) > _MOST_SPEAKING:
            return
        for place in document.once(_narrators):
            word = place.passage.text[place.start : place.end]
            message = f"Nobody in this text is “{word}”: say who does it, or mark it as somebody's words"
            yield Slip(place.passage, place.start, place.end, message)


class _Narrator(NamedTuple):
    """Where somebody says “we” or “I”."""

    passage: Passage
    start: int
    end: int


def _narrators(document: Document) -> list[_Narrator]:
    """The first persons of a report about others; none in any other text."""
    texts = document.once(told)
    speaking = [p for p in document.passages if _first_person().search(texts.get(id(p), ""))]
    if len(speaking) > _MOST or not speaking:
        return []
    sentences = [(p, s.start, s.end) for p in speaking for s in document.sentences(p)]
    spoken = [s for s in sentences if _first_person().search(texts[id(s[0])], s[1], s[2])]
    if len(spoken) > _MOST or not _is_report(document, texts, len(spoken)):
        return []
    unclear = _near_lost_marks(document, texts)
    return [f for s in spoken if id(s[0]) not in unclear and (f := _narrator(texts[id(s[0])], *s))]


def _near_lost_marks(document: Document, texts: dict[int, str]) -> frozenset[int]:
    """The headline, which may quote, and the passages beside one whose quotation marks have no partner."""
    passages = document.passages
    lost = [k for k, p in enumerate(passages) if id(p) not in texts]
    near = {j for k in lost for j in range(max(k - _UNCLEAR, 0), min(k + _UNCLEAR + 1, len(passages)))}
    return frozenset(id(passages[k]) for k in {0, *near} if len(passages) > 1)


def _is_report(document: Document, texts: dict[int, str], spoken: int) -> bool:
    prose = [texts[id(p)] for p in document.passages if id(p) in texts]
    if sum(text.count(" ") for text in prose) < spoken * _WORDS_EACH:
        return False
    addressed = sum(1 for text in prose for _ in _you().finditer(text))
    return addressed <= _MOST_ADDRESSED and any(_report_words().search(text) for text in prose)


def _narrator(text: str, passage: Passage, start: int, end: int) -> _Narrator | None:
    """The first person that does something in this sentence."""
    sentence = text[start:end]
    words = _word().findall(sentence)
    if len(words) < _SHORTEST or sentence[0] in "'‘-–—" or "?" in sentence:
        return None
    found = _deed().search(text, start, end)
    verb = (found["verb"] or "").lower() if found else ""
    if not found or verb in _of_everybody():
        return None
    saying = lexicon("verbs_of_saying").intersection(words) - ({verb} & _SAID_BY_OTHERS)
    if saying or not _CITING.isdisjoint(words):
        return None
    before = _word_before().search(text, start, found.start("who"))
    if found["who"] == "I" and before and _is_numeral_behind(before[1]):
        return None
    return _Narrator(passage, *found.span("who"))


def _is_numeral_behind(word: str) -> bool:
    """Whether “I” behind this word is a number: “Peter I”, “a phase I study”."""
    lower = word.lower()
    is_part = word.capitalize() in lexicon("numbered_parts")
    return is_part or (word[0].isupper() and lower not in lexicon("function_words"))


@cache
def _of_everybody() -> frozenset[str]:
    """What everybody does, and newspapers of themselves: no sign of a lost subject."""
    return lexicon("verbs_of_everybody")


@cache
def _word_before() -> regex.Pattern[str]:
    return regex.compile(r"(\p{L}+) $")


@cache
def _speaks() -> regex.Pattern[str]:
    return regex.compile(r"(?<![^\W_])(?:I|[Ww]e)(?![^\W_])")


@cache
def _first_person() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:I(?=['’]|\s+\p{Ll})|(?:[Ww]e|[Oo]ur|us|[Mm]y|me|myself|ourselves)\b(?![.-]\p{L}))")


@cache
def _you() -> regex.Pattern[str]:
    return regex.compile(r"\b[Yy]ou(?:rs?)?\b")


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"\p{Ll}+")


@cache
def _report_words() -> regex.Pattern[str]:
    """What reports have: whose words these are, the day on which it happened, where, or who played."""
    return regex.compile(
        r"""\b(?:said|says|told|announced|reported|according\s+to|spoke\s+to\s+reporters|prefectur(?:e|al)|Prefecture|Shimbun|Yahoo
        |innings?|batter|pitcher|striker|midfielder|goalkeeper|from\s+the\s+\d{1,2}(?:st|nd|rd|th)
        |on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|on\s+the\s+\d{1,2}(?:st|nd|rd|th)
        |(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}
        |\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December))\b""",
        regex.VERBOSE,
    )


@cache
def _deed() -> regex.Pattern[str]:
    """“We” and “I” as the subject of what somebody did, does now, or is going to do."""
    return regex.compile(
        r"""(?:(?<=^|[.!?,;:–—]\s*|\s{2}|\b(?:and|but|so|because|that|since|if|while|where|why|[Tt]hen|minute|(?:this|last)\s(?:year|month|week|time|season))\s)
        (?<!\p{Ll}\s(?=we\s+(?:live|know)))
        (?:(?<who>[Ww]e)
            (?:\s+(?:also|already|then|still|now|just|\p{Ll}+ly))*
            \s+(?:(?:did|had|were)(?:n['’]t)?(?:\s+(?:not|also|already))?\s+(?<verb>\p{Ll}+)
               |(?:have|['’]ve)(?:\s+(?:not|also|already|now|just))?\s+(?<verb>\p{Ll}+(?:ed|en|ne|ld|nt|ght|de|ut|et|un))\b
               |are(?:\s+(?:not|also|already|now|currently|still))?\s+(?<verb>\p{Ll}+ing)\b
               |will(?:\s+(?:not|also|only|continue\s+to))?\s+(?<verb>\p{Ll}+)
               |(?<verb>ask|encourage|plan|aim|expect|request|sell|accept|offer|provide|hold|support|produce|call(?=\s+(?:for|on)\b)|\p{Ll}{2,}ed
                 |held|took|gave|made|began|brought|built|bought|sold|sent|set|won|lost|led|chose|put|went|ran|met|found|got|caught|decided)\b
            )
        )
         |(?<who>\bI)(?:['’](?:m|ve|d|ll))?(?:\s+(?:also|already|then|still|now|just|not|\p{Ll}+ly))*\s+(?<verb>\p{Ll}+)
        )""",
        regex.VERBOSE,
    )
