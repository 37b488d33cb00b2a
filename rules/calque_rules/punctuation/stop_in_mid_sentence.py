"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon
from calque_rules.punctuation._stops import TRIGGERS, abbreviates_elsewhere, has_no_capitals, is_abbreviation

# These never begin a sentence of news or of a manual. A comma goes before the first, none before the second.
_AFTER_A_COMMA = frozenset(
    {"but", "nor", "yet", "which", "who", "whom", "whose", "where", "whereas", "including", "particularly", "namely"}
)
_AFTER_NOTHING = frozenset({"and", "or", "than", "to", "of", "because", "by", "as", "that", "rather", "whether"})
# Before these the stop is wrong whatever follows.
_CERTAIN = frozenset({"and", "or", "nor", "but", "which", "such", "including"})
_ASKING = frozenset({"which", "who", "whom", "whose", "where"})
_GLUED = ("and", "but", "because", "which", "while", "although", "whereas")
_LONGEST_WORD = 80


class _Place(NamedTuple):
    """A full stop between two words."""

    start: int
    end: int
    word: str
    before: str  # the word with what closes behind it: “Ukraine”), “35%”
    gap: str
    next: str
    lead: str  # the word in front of all that
    rest: str  # the sentence from there on


class StopInMidSentence(Rule):
    """A full stop that cuts a sentence in the middle

    Translation programs work sentence by sentence and often break a long one in two. What comes after the stop begins
    with a small letter and goes on where the first part ended: “to support Ukraine. and how to help”. Before words
    such as “and”, “but”, “which” and “such as”, delete the stop or make it a comma. Before others, such as “the”, it
    may be the capital that is lost.

    A stop that belongs to an abbreviation (“Inc. and”, “a.m. to”), an initial or a number in a list is left alone, and
    so are texts that are written without capitals.
    """

    category = Category.LINGUISTIC
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    since = "0.1"
    bad = (
        # the stop before a conjunction
        ("The two ministers spoke about grain. and about fuel.", "The two ministers spoke about grain and about fuel."),
        (
            "Officials promised help to Moldova. and better roads.",
            "Officials promised help to Moldova and better roads.",
        ),
        ("Sales fell in spring. but they rose in June.", "Sales fell in spring, but they rose in June."),
        ("He neither called. nor wrote.", "He neither called, nor wrote."),
        ("The vote was lost in Iran. and in Oman.", "The vote was lost in Iran and in Oman."),
        ("The law was passed by the EU. and it binds us all.", "The law was passed by the EU, and it binds us all."),
        ("The patient slept badly. because the ward was loud.", "The patient slept badly because the ward was loud."),
        ("The goalkeeper was faster. than anyone thought.", "The goalkeeper was faster than anyone thought."),
        # before a relative clause or examples
        ("They visited the dam. which was finished in 1961.", "They visited the dam, which was finished in 1961."),
        ("She thanked the nurses. who had stayed.", "She thanked the nurses, who had stayed."),
        ("It harms species. such as eels and otters.", "It harms species, such as eels and otters."),
        ("All ports were shut. including Odesa.", "All ports were shut, including Odesa."),
        ("It needs new pumps. as well as a filter.", "It needs new pumps as well as a filter."),
        # before an infinitive or a preposition
        ("Both sides agreed. to withdraw their guns.", "Both sides agreed to withdraw their guns."),
        ("The bridge was closed. by order of the mayor.", "The bridge was closed by order of the mayor."),
        ("The complaint was heard. in court.", "The complaint was heard in court."),
        ("The treaty was signed. with great pomp.", "The treaty was signed with great pomp."),
        # before a verb or a noun
        ("The spokesman. said the talks would go on.", "The spokesman said the talks would go on."),
        ("The reactor. was shut down at noon.", "The reactor was shut down at noon."),
        ("It burnt down ten square meters. meters away.", "It burnt down ten square meters away."),
        # where the capital may be lost instead
        ("In his childhood. he kept bees.", "In his childhood. He kept bees."),
        ("The summit ended in 2019. the Kremlin was silent.", "The summit ended in 2019. The Kremlin was silent."),
        ("They know the man. who is he?", "They know the man. Who is he?"),
        # other white space, other words in front of it
        ("The deal was off.\N{NO-BREAK SPACE}and nobody knew.", "The deal was off\N{NO-BREAK SPACE}and nobody knew."),
        ("The deal was off.  and nobody knew.", "The deal was off  and nobody knew."),
        ("The deal was off . and nobody knew.", "The deal was off and nobody knew."),
        ("The deal was off.and nobody knew.", "The deal was off and nobody knew."),
        ("Prices rose by 35%. and wages fell.", "Prices rose by 35% and wages fell."),
        ("Prices rose until 2014. and fell later.", "Prices rose until 2014 and fell later."),
        ("It began on March 9. and ended soon.", "It began on March 9 and ended soon."),
        ("More than 3,000. people fled.", "More than 3,000 people fled."),
        ("They bought the F-16. and paid for it.", "They bought the F-16 and paid for it."),
        ("The match ended 3-2. and we left.", "The match ended 3-2, and we left."),
        ("The alliance (NATO). and its members agreed.", "The alliance (NATO) and its members agreed."),
        ("He called it “a farce”. and left.", "He called it “a farce” and left."),
        ("so it was agreed. and We signed. The end.", "so it was agreed and We signed. The end."),
    )
    good = (
        "She works at Apple Inc. and lives in Reno.",
        "Bring pens, paper, etc. and a ruler.",
        "The shop is open from 9 a.m. to 5 p.m. and on Sundays.",
        "The trade between the U.S. and Canada grew.",
        "The sales season runs from Jan. to March.",
        "George W. and Laura came, and so did Martin Luther King Jr. and his wife.",
        "Gov. and Mrs. Lee met Sen. and Mrs. Roe in Washington, D.C. and in Tampa, Fla. and left.",
        "See Roe et al. and Lee, op. cit. and loc. cit. for more.",
        "It is 6 ft. by 3 ft. in size and 5 in. of that is paint.",
        "Wait... and see. Wait . . . and see. Well… and then?",
        "The II. and III. Corps met; the 12. and 13. Divisions did not.",
        "1. and 2. are done.",
        "See Fig. 3. overview of the parts.",
        "Use .NET and node.js. and restart.",
        "i was home. and then i slept.",
        "so we went. and then it rained. but ok.",
        "The comment was by bell hooks. bell hooks wrote more.",
        "That was said by Ursula von der Leyen. von der Leyen knew it.",
        "Build the package. npm does the rest.",
        "Turn off the phone. iOS and macOS. iPhones need it.",
        "Quercus pubescens Willd. and Quercus robur L. are oaks.",
        "The firm Halls Ltd. of Leeds, Lee Bros. and Ford Co. are old.",
        "Many towns, e.g. the ports, i.e. the ones by the sea, vs. the rest, are rich.",
        "The No. of the flat and the min. and max. values are here.",
        "Stálskip ehf. is a firm. The owner of ehf. and of hf. was there.",
        "The oak (Kreutz., 1814) is tall. It was named by Kreutz. and is old.",
        "The dept. of health and the Univ. of Kansas agree.",
        "He said “yes.” and left.",
        "Vitamin C. and plan B. are words here.",
        "Run it twice. total_count() shows the sum.",
    )
    false_alarms = (
        "The band fun. is from New York.",
        "The album DAMN. was out in 2017.",
    )

    @cached_property
    def triggers(self) -> Triggers:  # type: ignore[override]
        """A stop and a small letter, with any white space between them; or a stop glued to a conjunction."""
        return Triggers(TRIGGERS | {f".{word}" for word in _GLUED})

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip at each stop after which the sentence goes on."""
        for passage in passages:
            places = [place for place in _places(passage.text) if _cuts(place)]
            if not places or has_no_capitals(passage.text):
                continue
            for place in places:
                if not abbreviates_elsewhere(document.source.text, place.word):
                    yield Slip(passage, place.start, place.end, _message(place), _rewrites(place))


@cache
def _stop() -> regex.Pattern[str]:
    following = r"(?<next>\p{Ll}+(?:['’-]\p{Ll}+)*)(?=\s|$|[,;:)”\"!?]|\.(?:\s|$))"
    glued = "|".join(_GLUED)
    return regex.compile(rf"(?<![.\s])\s?\.(?:(?<gap>\s+)|(?=(?:{glued})\s)){following}")


@cache
def _word_in_front() -> regex.Pattern[str]:
    word = r"(?<word>[\p{L}\d$€£][\p{L}\d'’‑,/–-]*(?<![,'’–-]))(?<close>[)\]”\"’»%]*)"
    return regex.compile(rf"(?<![\w.@#&_=/\\'’-]){word}$")


def _places(text: str) -> Iterator[_Place]:
    for stop in _stop().finditer(text):
        start = max(0, stop.start() - _LONGEST_WORD)
        found = _word_in_front().search(text, start, stop.start())
        if not found:
            continue
        lead = text[start : found.start()].split()[-1:]
        rest = regex.match(r"[^.!?]*+[.!?]?", text[stop.end() :])
        yield _Place(
            start=found.start(),
            end=stop.end(),
            word=found["word"],
            before=found.group(),
            gap=stop["gap"] or " ",
            next=stop["next"],
            lead=lead[0] if lead else "",
            rest=rest.group() if rest else "",
        )


def _cuts(place: _Place) -> bool:
    """Whether the sentence goes on behind the stop."""
    if len(place.next) == 1 and place.next != "a":
        return False
    if place.word.isdigit():
        return _is_year_or_amount(place) and place.next in lexicon("function_words")
    is_roman_number = regex.fullmatch(r"[IVXLC]+", place.word)
    if is_roman_number or is_abbreviation(place.word):
        return False
    return place.next in lexicon("function_words") or _is_common_word(place)


def _is_year_or_amount(place: _Place) -> bool:
    """Whether a bare number is none that a stop may make “3rd”, or the number of an item in a list."""
    in_a_date = place.lead.rstrip(".") in lexicon("months")
    return in_a_date or place.before != place.word or regex.fullmatch(r"1[5-9]\d\d|20\d\d", place.word) is not None


def _is_common_word(place: _Place) -> bool:
    """Whether two plain words stand around the stop: neither is an abbreviation or a name that is written small."""
    shortest = 4 if place.word.islower() else 5
    is_plain = place.word.replace("-", "").isalpha() or "," in place.word  # 3,000
    if len(place.word) < shortest or not is_plain:
        return False
    first = place.next.partition("-")[0]
    known = lexicon("frequent_words")
    derived = regex.fullmatch(r"\p{Ll}{3,}(?:ed|ing|ly|tions?|ments?)", place.next)
    return derived is not None or first in known or f"{first}s" in known


def _message(place: _Place) -> str:
    found = f"“{place.before}. {place.next}”"
    if _never_begins(place):
        return f"{found}: the full stop cuts the sentence in two"
    return f"{found}: a small letter after a full stop; delete the stop, or begin the sentence with a capital"


def _rewrites(place: _Place) -> tuple[Rewrite, ...]:
    """Without the stop, with a comma, with a capital: what the next word allows, the likeliest first."""
    joined, comma, capital = (
        f"{place.before}{mark}{place.gap}{word}"
        for mark, word in (("", place.next), (",", place.next), (".", place.next[0].upper() + place.next[1:]))
    )
    if place.next == place.word:
        joined = place.before
    if _never_begins(place):
        plain_word = len(place.word) > 4 or place.word.isupper()
        safety = Safety.SAFE if place.next in _CERTAIN and plain_word else Safety.UNSAFE
        texts = (comma, joined) if _wants_comma(place) else (joined,)
        return (Rewrite(texts[0], safety), *(Rewrite(text, Safety.HINT) for text in texts[1:]))
    order = (joined, capital) if place.next not in lexicon("sentence_beginners") | _ASKING else (capital, joined)
    return tuple(Rewrite(text, Safety.UNSAFE if text == joined else Safety.HINT) for text in order)


def _never_begins(place: _Place) -> bool:
    """Whether the next word can only go on with a sentence."""
    if place.next in _ASKING and place.rest.endswith("?"):
        return False
    if place.next == "that":
        return not regex.match(r"\s+(?:is|was|will|would)\b", place.rest)
    return place.next in _AFTER_A_COMMA | _AFTER_NOTHING or _is_such_as(place)


def _is_such_as(place: _Place) -> bool:
    return place.next == "such" and regex.match(r"\s+as\b", place.rest) is not None


def _wants_comma(place: _Place) -> bool:
    """Whether a comma goes before the next word: “, but”, “, such as”, “, and they …”."""
    if place.next in ("and", "or"):
        clause = r"\s+(?:I|he|she|it|they|we|you|there|(?:that|this|these|those)\s+(?:is|are|was|were|has|have|will))\b"
        return regex.match(clause, place.rest) is not None
    return place.next in _AFTER_A_COMMA or _is_such_as(place)
