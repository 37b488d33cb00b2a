"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon
from calque_rules.punctuation._open_words import ALWAYS_OPEN, leaves_open
from calque_rules.punctuation._stops import (
    GLUED,
    SPACES,
    TRIGGERS,
    Stop,
    abbreviates_elsewhere,
    has_no_capitals,
    is_abbreviation,
    stops_in,
)

# These never begin a sentence of news or of a manual. A comma goes before the first, none before the second.
_AFTER_A_COMMA = frozenset(
    {"but", "nor", "yet", "which", "who", "whom", "whose", "where", "whereas", "including", "particularly", "namely"}
    | {"according"}
)
_AFTER_NOTHING = frozenset({"and", "or", "than", "to", "of", "because", "by", "as", "that", "rather", "whether"})
# Before these the stop is wrong whatever follows.
_CERTAIN = frozenset({"and", "or", "nor", "but", "which", "such", "including"})
_SET_OFF = frozenset({"according", "namely", "particularly"})
# Lists of words that may go on with a sentence; their short ones are the names of programs as well (“make”, “go”).
_MORE_WORDS = ("designated_things", "parts_of_states", "person_nouns", "place_nouns", "plural_nouns", "verbs")
_ASKING = frozenset({"which", "who", "whom", "whose", "where"})


class StopInMidSentence(Rule):
    """A full stop that cuts a sentence in the middle

    Translation programs work sentence by sentence and often break a long one in two. What comes after the stop begins
    with a small letter and goes on where the first part ended: “to support Ukraine. and how to help”. Before words
    such as “and”, “but”, “which” and “such as”, delete the stop or make it a comma. Before others, such as “the”, it
    may be the capital that is lost. After words such as “and”, “the” and “must” no sentence ends: “must. land”.

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
        # after a word that ends no sentence
        ("The crew mended the mast and. sailed home.", "The crew mended the mast and sailed home."),
        ("She feeds the hens and. milks a cow.", "She feeds the hens and milks a cow."),
        ("They stayed because. it was raining.", "They stayed because it was raining."),
        ("The letter was sent to the. ambassador.", "The letter was sent to the ambassador."),
        ("He met the. Chancellor in Bonn.", "He met the Chancellor in Bonn."),
        ("It was built during. World War II by prisoners.", "It was built during World War II by prisoners."),
        ("She took over the training of. Norwegian divers.", "She took over the training of Norwegian divers."),
        ("He bought fish and. The rest was for the cat.", "He bought fish and the rest was for the cat."),
        ("The fishermen sold their. boats.", "The fishermen sold their boats."),
        ("They came with a. heavy crate.", "They came with a heavy crate."),
        ("The club hopes to. reopen the pool.", "The club hopes to reopen the pool."),
        ("All lorries must. stop at the weighbridge.", "All lorries must stop at the weighbridge."),
        ("It lowered the gate so that. they could pass.", "It lowered the gate so that they could pass."),
        ("It grows herbs such as. lovage.", "It grows herbs such as lovage."),
        (
            "The mill, which is. according to the guide, still runs.",
            "The mill, which is, according to the guide, still runs.",
        ),
        ("He collects small things, for example. thimbles.", "He collects small things, for example, thimbles."),
        ("The pump is. noisier than the old one.", "The pump is noisier than the old one."),
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
        "It was nothing to speak of. iPhone owners know that feeling.",
        "Nobody knew what the lever was for. And then it broke.",
        "It was nothing to be the judge of. Nothing else counted.",
        "He left it there, just because. They never asked whose. Nobody knew.",
        "The three articles are a, an and the. Then come the pronouns.",
        "Learn when to use *the*. Then do the exercise.",
        "She waited for a while. Then she did what she could. The rest was luck.",
        "Choose between a. red and b. blue, or take plan a. both are good.",
        "The board is six in. wide and 3 in. thick.",
        "He plays Can. rock, and reads Sci. Am. and other papers.",
        "Take the lift up, then turn the lamp on. npm is not needed.",
    )
    false_alarms = (
        "The band fun. is from New York.",
        "The album DAMN. was out in 2017.",
    )

    @cached_property
    def triggers(self) -> Triggers:  # type: ignore[override]
        """A stop and a small letter, with any white space between them, or one glued to a conjunction; “the. ”."""
        open_words = {f"{word}.{space}" for word in (*ALWAYS_OPEN, " of") for space in SPACES}
        return Triggers(TRIGGERS | open_words | {f".{word}" for word in GLUED})

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip at each stop after which the sentence goes on."""
        for passage in passages:
            stops = [stop for stop in stops_in(passage.text) if _cuts(stop)]
            if not stops or has_no_capitals(passage.text):
                continue
            for stop in stops:
                if not _is_excused(document, passage, stop):
                    yield Slip(passage, stop.start, stop.end, _message(stop), _rewrites(stop))


def _is_excused(document: Document, passage: Passage, stop: Stop) -> bool:
    """Whether the word is an abbreviation of this text's own, or set off by markup: “the article *the*. It …”."""
    if _is_open(stop):
        return not passage.is_whole(stop.start, stop.end)
    begins = stop.end - len(stop.next)
    if not passage.is_whole(begins - 1, begins + 1):
        return True  # “sent by *level*. *mode* is the second argument”
    return abbreviates_elsewhere(document.source.text, stop.word)


def _cuts(stop: Stop) -> bool:
    """Whether the sentence goes on behind the stop."""
    if _is_open(stop) or _is_for_example(stop):
        return True
    if stop.next[0].isupper() or (len(stop.next) == 1 and stop.next != "a"):
        return False
    if stop.word.isdigit():
        return _is_year_or_amount(stop) and stop.next in lexicon("function_words")
    is_roman_number = regex.fullmatch(r"[IVXLC]+", stop.word)
    if is_roman_number or is_abbreviation(stop.word):
        return False
    return stop.next in lexicon("function_words") or _is_common_word(stop)


def _is_open(stop: Stop) -> bool:
    is_label = stop.word == "a" and stop.rest.endswith(" b.")
    return stop.before == stop.word and not is_label and leaves_open(stop.front, stop.word, stop.next)


def _is_for_example(stop: Stop) -> bool:
    """“…, for example. drones”"""
    return stop.lead.lower() == "for" and stop.before in ("example", "instance") and stop.next.islower()


def _is_year_or_amount(stop: Stop) -> bool:
    """Whether a bare number is none that a stop may make “3rd”, or the number of an item in a list."""
    in_a_date = stop.lead.rstrip(".") in lexicon("months")
    return in_a_date or stop.before != stop.word or regex.fullmatch(r"1[5-9]\d\d|20\d\d", stop.word) is not None


def _is_common_word(stop: Stop) -> bool:
    """Whether two plain words stand around the stop: neither is an abbreviation or a name that is written small."""
    shortest = 4 if stop.word.islower() else 5
    is_plain = stop.word.replace("-", "").isalpha() or "," in stop.word  # 3,000
    if len(stop.word) < shortest or not is_plain or stop.next in lexicon("lower_case_names"):
        return False
    first = stop.next.partition("-")[0]
    derived = regex.fullmatch(r"\p{Ll}{3,}(?:ed|ing|ly|tions?|ments?)", stop.next)
    return derived is not None or not _common_words().isdisjoint({first, f"{first}s", first.removesuffix("s")})


@cache
def _common_words() -> frozenset[str]:
    longer = {word for name in _MORE_WORDS for word in lexicon(name) if len(word) > 4 and word.islower()}
    return lexicon("frequent_words") | longer


def _message(stop: Stop) -> str:
    found = f"“{stop.before}. {stop.next}”"
    if _never_begins(stop) or _is_open(stop) or _is_for_example(stop):
        return f"{found}: the full stop cuts the sentence in two"
    return f"{found}: a small letter after a full stop; delete the stop, or begin the sentence with a capital"


def _rewrites(stop: Stop) -> tuple[Rewrite, ...]:
    """Without the stop, with a comma, with a capital: what the words around it allow, the likeliest first."""
    joined, comma, capital = (
        f"{stop.before}{mark}{stop.gap}{word}"
        for mark, word in (
            ("", _inside_a_sentence(stop)),
            (",", stop.next),
            (".", stop.next[0].upper() + stop.next[1:]),
        )
    )
    if stop.next == stop.word:
        joined = stop.before
    if _is_for_example(stop):
        return Rewrite(comma, Safety.UNSAFE), Rewrite(joined, Safety.HINT)
    if _is_open(stop) and stop.next not in _SET_OFF:
        is_certain = stop.word in ALWAYS_OPEN and stop.next.islower()
        return (Rewrite(joined, Safety.SAFE if is_certain else Safety.UNSAFE),)
    if _never_begins(stop):
        plain_word = len(stop.word) > 4 or stop.word.isupper()
        safety = Safety.SAFE if stop.next in _CERTAIN and plain_word else Safety.UNSAFE
        texts = (comma, joined) if _wants_comma(stop) else (joined,)
        return (Rewrite(texts[0], safety), *(Rewrite(text, Safety.HINT) for text in texts[1:]))
    order = (joined, capital, comma) if stop.next not in lexicon("sentence_beginners") | _ASKING else (capital, joined)
    return tuple(Rewrite(text, Safety.UNSAFE if text == joined else Safety.HINT) for text in order)


def _inside_a_sentence(stop: Stop) -> str:
    """The next word, without the capital that only the stop has given to it: “and. The” → “and the”."""
    small = stop.next.lower()
    return small if small in lexicon("function_words") | lexicon("sentence_beginners") else stop.next


def _never_begins(stop: Stop) -> bool:
    """Whether the next word can only go on with a sentence."""
    if stop.next in _ASKING and stop.rest.endswith("?"):
        return False
    if stop.next == "that":
        return not regex.match(r"\s+(?:is|was|will|would)\b", stop.rest)
    return stop.next in _AFTER_A_COMMA | _AFTER_NOTHING or _is_such_as(stop)


def _is_such_as(stop: Stop) -> bool:
    return stop.next == "such" and regex.match(r"\s+as\b", stop.rest) is not None


def _wants_comma(stop: Stop) -> bool:
    """Whether a comma goes before the next word: “, but”, “, such as”, “, and they …”."""
    if stop.next in ("and", "or"):
        clause = r"\s+(?:I|he|she|it|they|we|you|there|(?:that|this|these|those)\s+(?:is|are|was|were|has|have|will))\b"
        return regex.match(clause, stop.rest) is not None
    return stop.next in _AFTER_A_COMMA or _is_such_as(stop)
