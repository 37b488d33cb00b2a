"""Names without their capital: “kyiv” for “Kyiv”."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import chain, product

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon
from calque_rules.names._settled_names import NATIONS, settled_names, settled_triggers

_LEXICONS = ("countries", "capitals", "cities", "regions", "demonyms", "months", "weekdays")

_WITH_THE = ("Dead Sea", "EU", "Middle East", "North Sea", "UAE", "UK", "UN", "United Nations", "USA", "USSR")
"""Names that are reported behind “the” only: without it they may be ordinary words, or the code of a language."""

_INITIALISMS = """
ASEAN BRICS FIFA IAEA KGB NAFTA NASA NATO OPCW OPEC OSCE UEFA UNESCO UNHCR UNICEF UNRWA USSR
"""
"""Initialisms that are no words, nor names of programs."""

_SPELLED_OUT = """
AFP BBC CEO CFO CIA CNN DNA DPRK DVD EU FBI GDP GPS HIV IMF IOC MLB MVP NBA NFL NHK NHL PCR RNA UAE UK UPI USA USSR WTO
"""
"""Initialisms that are said letter by letter, so that no house style writes them with one capital: “Ceo”, “Uk”."""

_ONLY_IN_NAMES = (
    r"Abu|Addis|Banja|Buenos|Burkina|Chiang|Costa|Hong|Kuala|Las|Los|Novi|Phnom|Puerto|Rio|San|Saudi|Sierra|Sri|Tel|"
    r"United|New(?= (?:York|Zealand))|(?:North|South)(?= Korea)"
)
"""First words that tell that the name begins with them: “saudi Arabia” is the country, but “south Sudan” may not be."""


class PlaceNames(Rule):
    """The name of a place, people, faith, body, month or day without its capital: “kyiv” for “Kyiv”

    Many languages write the names of peoples, languages, months and days small, and many scripts have no capitals at
    all; so a translation leaves English names small here and there. English capitalises them everywhere, also in a
    compound: “anti-Russian”, “mid-February”.

    Initialisms that are no words (“nato”, “unesco”) are capitalised throughout; those that are said letter by letter
    (“Ceo”, “Uk”) are not written with a single capital, either.

    Names that are ordinary words as well (“china”, “polish”, “march”) are reported only beside a word that settles what
    is meant: “the polish government”, “in march 2019”. Set phrases that dictionaries write small (“french fries”,
    “brussels sprouts”) are left alone, and so are text that does without capitals (a chat, a search query), addresses,
    identifiers, a name alone in quotation marks, names between words of another language, and words that are repeated
    over and over, which another rule reports.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.SAFE
    since = "0.1"
    bad = (
        ("The envoy took the night train to kyiv.", "The envoy took the night train to Kyiv."),
        ("Trade along the nepali frontier fell.", "Trade along the Nepali frontier fell."),
        ("The bridge will be closed until early february.", "The bridge will be closed until early February."),
        ("Voters return to the polls on sunday.", "Voters return to the polls on Sunday."),
        ("He accused ankara’s negotiators of stalling.", "He accused Ankara’s negotiators of stalling."),
        ("A wave of anti-russian feeling followed.", "A wave of anti-Russian feeling followed."),
        ("Five french-speaking nurses joined the clinic.", "Five French-speaking nurses joined the clinic."),
        ("Most of them are Russian-speaking latvians.", "Most of them are Russian-speaking Latvians."),
        ("Exports to saudi Arabia doubled.", "Exports to Saudi Arabia doubled."),
        ("She studied in New york before the war.", "She studied in New York before the war."),
        ("The rails came from south Korea by sea.", "The rails came from South Korea by sea."),
        ("Imports from the united states rose by a third.", "Imports from the United States rose by a third."),
        ("Officials in the uk declined to comment.", "Officials in the UK declined to comment."),
        ("A spokesman for the polish government denied this.", "A spokesman for the Polish government denied this."),
        ("The talks between Russia and turkey have stalled.", "The talks between Russia and Turkey have stalled."),
        ("The treaty was signed in march 2014.", "The treaty was signed in March 2014."),
        ("He was born on 9 may 1931 in a small town.", "He was born on 9 May 1931 in a small town."),
        ("The device costs 300 us dollars.", "The device costs 300 US dollars."),
        ("The Italian-polish venture makes tiles.", "The Italian-Polish venture makes tiles."),
        ("Their factory in istanbul, the oldest, is closed.", "Their factory in Istanbul, the oldest, is closed."),
        ("Ministers of the black sea region met.", "Ministers of the Black Sea region met."),
        ("The lorries crossed china in nine days.", "The lorries crossed China in nine days."),
        ("The trains have to cross turkey by night.", "The trains have to cross Turkey by night."),
        ("They played morocco last, and lost.", "They played Morocco last, and lost."),
        ("Who was president of chad then?", "Who was president of Chad then?"),
        ("It came up on may 5, two weeks after the vote.", "It came up on May 5, two weeks after the vote."),
        ("The subtitles are available in english and Polish.", "The subtitles are available in English and Polish."),
        ("Frogs of this kind live in eastern madagascar only.", "Frogs of this kind live in eastern Madagascar only."),
        ("The nato summit in Vilnius ended early.", "The NATO summit in Vilnius ended early."),
        ("Castles of the middle ages stand there.", "Castles of the Middle Ages stand there."),
        ("He met uk prime minister Boris Johnson.", "He met UK prime minister Boris Johnson."),
        ("It is the most since the beginning of may.", "It is the most since the beginning of May."),
        ("Trade with joseon stopped.", "Trade with Joseon stopped."),
        ("They went out of the champions league.", "They went out of the Champions League."),
        ("The Premier league starts in August.", "The Premier League starts in August."),
        ("Two tankers met in the Indian ocean.", "Two tankers met in the Indian Ocean."),
        ("He died in world War II.", "He died in World War II."),
        ("The Ceo of the airline resigned.", "The CEO of the airline resigned."),
        ("The largest agency in the Uk cancelled all trips.", "The largest agency in the UK cancelled all trips."),
        ("He denied it. kharkiv was hit twice that night.", "He denied it. Kharkiv was hit twice that night."),
    )
    good = (
        "The file is in latin-1, not in UTF-8.",
        "Kim Jong Un and the Nato allies met; Fifa and Unesco were silent.",
        "She ordered french fries, brussels sprouts and a slice of swiss on rye.",
        "The china was packed, the turkey stuffed and the silver polished with a polish of her own.",
        "They march on Fridays and may stop in a nice reading room.",
        "Lay the manila envelope beside the panama hat and close the venetian blinds.",
        "Set it in roman, not italic, and use arabic numerals.",
        "i flew to london yesterday, then took the bus to oxford",
        "Her last message read: “stuck in berlin, will call when i land in rome”.",
        "Type “hotels in london” into the search box.",
        "Set the option to “german” and restart.",
        "The file iran_data.csv is served from news.kyiv.ua and mirrored at /srv/ukraine/latest.",
        "Follow @kyiv and #ukraine for news.",
        "The novel, Un hiver à la campagne de russie et de pologne, sold well.",
        "He wrote: El ministro viajó en la mañana de lunes al norte de portugal.",
        "The branch is called fix-london-timezone.",
        "Walls of plaster of paris were painted prussian blue.",
        "Our dutch oven and the german shepherd survived; the dutch courage did not.",
        "The wild turkey's natural predators are few. The turkey's army of fleas moved on.",
        "Coverage is measured with istanbul and drawn with cairo.",
        "Set the `turkish` locale first.",
        "The spoon clinked against china, and the book was bound in full morocco by hand.",
        "He cooked turkey for us, and crossed chile with a bell pepper.",
        "They visited china shops and played turkey shoots across turkey country.",
        "To polish government prose takes patience.",
        "The aria is from Zandonai, Francesca da rimini.",
        "The August heat made the march to Warsaw harder.",
        "It was an august body, and in august company one behaves.",
        "A bank holiday may follow in May; nobody told us officials would resign.",
        "The Kremlin is in Moscow, and Kyiv is the capital of Ukraine.",
        "The south Sudan route is drier than the north Sudan one.",
        "The Gaza city of Rafah lies on the border.",
        "We sailed on, and the black sea beneath us was calm.",
        "The nasa:latest image and the who-knows option of nato_code are used.",
        "She won a Nobel prize for work on the Roman empire, and went to the Olympic games.",
        "They want a united kingdom of the seven tribes.",
        "Add romanian deadlifts and russian twists to the session.",
        "The nepali nepali nepali nepali nepali text went on.",
    )
    false_alarms = ("The report was plotted with gnuplot and the oslo library of OpenStack.",)

    @cached_property
    def triggers(self) -> Triggers:  # type: ignore[override]
        """Every name as it looks when too small."""
        return Triggers(frozenset(_proper_forms()) | settled_triggers(), whole_words=True)

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each small name, unless what stands around it excuses it."""
        for passage in passages:
            names = sorted({*_plain_names(passage.text), *settled_names(passage.text)})
            typed = list(_small_quotations(passage.text)) if names else []
            for start, end in names:
                found = passage.text[start:end]
                name = _proper_forms().get(found) or (found.upper() if found in ("us", "uk") else found.title())
                if not _is_excused(document, passage, start, end, typed):
                    yield Slip(passage, start, end, f"“{found}” is a name; write “{name}”", (Rewrite(name),))


def _plain_names(text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands small that is no ordinary word, nor part of a set phrase that is written small."""
    done = 0
    for word in _word_pattern().finditer(text):
        start = word.start()
        for known in _by_first_word().get(word.group(), ()) if start >= done else ():
            if text.startswith(known, start) and _is_whole(text, start, start + len(known)):
                done = start + len(known)
                if known in _proper_forms():
                    yield start, done
                break


def _is_excused(document: Document, passage: Passage, start: int, end: int, typed: Sequence[tuple[int, int]]) -> bool:
    text = passage.text
    before = _hyphenated_word().findall(text, max(0, start - 30), start)[-2:]
    after = _hyphenated_word().findall(text, end, end + 30)[:2]
    return (
        not lexicon("foreign_small_words").isdisjoint(before + after)
        or text[start:end] in before[-1:] + after[:1]
        or any(a <= start and end <= b for a, b in typed)
        or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit())  # an encoding: “latin-1”
        or not uses_capitals(document, passage, start)
    )


def _small_quotations(text: str) -> Iterator[tuple[int, int]]:
    """Quoted or bracketed things without any capital: a search term, an option's value, what someone typed."""
    for match in _quotation_pattern().finditer(text):
        quoted = match.group()
        typed = len(quoted.split()) <= 5 or text[: match.start()].rstrip().endswith(":")
        if typed and quoted == quoted.lower():
            yield match.span()


def uses_capitals(document: Document, passage: Passage, slip: int) -> bool:
    """Whether the text around the slip writes capitals: at least half of the sentences of its passage begin with one.

    The sentence that the slip itself begins tells nothing. With no other to go by, any capitalised word will do.
    """
    known = document.once(_beginnings)
    if id(passage) not in known:
        starts = dict(_first_letters(document, passage))
        known[id(passage)] = starts, sum(starts.values())
    starts, capitals = known[id(passage)]
    number = len(starts) - (slip in starts)
    capitals -= starts.get(slip, False)
    return 2 * capitals >= number if number else regex.search(r"\p{Lu}\p{Ll}", passage.text) is not None


def _beginnings(_: Document) -> dict[int, tuple[dict[int, bool], int]]:
    """Of each passage asked for: where its sentences begin, each with a capital or not; and how many with one."""
    return {}


def _first_letters(document: Document, passage: Passage) -> Iterator[tuple[int, bool]]:
    for sentence in document.sentences(passage):
        first = _first_letter().search(sentence.text)
        if first and first.group().isalpha():
            yield sentence.start + first.start(), first.group().isupper()


def is_place(small: str) -> bool:
    """Whether this rule knows a form in small letters as the name of a place, people, language, month or day."""
    return small in _proper_forms() or small in lexicon("words_from_names")


@cache
def _proper_forms() -> dict[str, str]:
    """Each way to write a name too small, and the name: “new york” and “New york” → “New York”."""
    words = lexicon("words_from_names")
    forms: dict[str, str] = {}
    for name in chain.from_iterable(map(lexicon, _LEXICONS)):
        if name.lower() not in words and not any(part.isupper() and len(part) > 1 for part in name.split()):
            forms |= dict.fromkeys(_too_small(name), name)
    for name in lexicon("names_never_small") - words:  # “Olympic games” is some houses’ style, “olympic games” nobody’s
        forms[name.lower()] = name
    forms |= {name.lower(): name for name in _INITIALISMS.split()}
    forms |= {name.title(): name for name in _SPELLED_OUT.split()}
    for name in lexicon("names_in_fixed_case"):
        forms |= dict.fromkeys(_in_other_cases(name), name)
    for name in _WITH_THE:
        forms |= {f"{the} {small}": f"{the} {name}" for the in ("the", "The") for small in _too_small(name)}
    return forms


def _too_small(name: str) -> set[str]:
    """A name without its capitals, or a name of several words with the first or all but the first of them capitalised.

    A “Gaza city” is any city in Gaza, so that a “city” does not count.
    """
    first, _, rest = name.partition(" ")
    forms = {name.lower()}
    if rest and rest != "City":
        forms.add(f"{first} {rest.lower()}")
    if rest and regex.match(rf"(?:{_ONLY_IN_NAMES})\b", name):
        forms.add(f"{first.lower()} {rest}")
    return forms - {name}


def _in_other_cases(name: str) -> Iterator[str]:
    """A name with some of its words small, or all: “Premier league”, “premier League”, “premier league”."""
    parts = [(word.lower(), word) if word.isalpha() and not word.isupper() else (word,) for word in name.split()]
    ways = {" ".join(way) for way in product(*parts)} - {name}
    yield from (way for way in ways if way[0].islower() or not way.istitle())


@cache
def _by_first_word() -> dict[str, list[str]]:
    """The names too small, and the set phrases that no name is looked for in, by their first word; longest first."""
    found: dict[str, list[str]] = {}
    first_word = re.compile(r"[^\W\d_]+")
    for known in _proper_forms().keys() | lexicon("words_from_names"):
        if first := first_word.match(known):
            found.setdefault(first.group(), []).append(known)
    return {word: sorted(names, key=len, reverse=True) for word, names in found.items()}


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether nothing ties a name to what is beside it: it is no part of an address or of an unknown compound."""
    if not _end_pattern().match(text, end):
        return False
    if text[start - 1 : start] == "-":
        left = _tied_before().search(text, max(0, start - 30), start)
        if left and not _is_tied(left[1] or "", "before_hyphen"):
            return False
    right = _tied_behind().match(text, end)
    return right is None or _is_tied(right[1], "after_hyphen")


def _is_tied(word: str, lexicon_name: str) -> bool:
    """Whether a word may be tied to a name by a hyphen: “anti”, “made”, another name."""
    known = word.lower() in lexicon(lexicon_name) or word in _proper_forms() or word in NATIONS
    return known or word[:1].isupper()


@cache
def _word_pattern() -> regex.Pattern[str]:
    """A word of prose: not in an address, a path or an identifier."""
    return regex.compile(r"(?<![\w@#/\\.=~$%&+:`]|\w['’])\p{L}+")


@cache
def _hyphenated_word() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}-]+")


@cache
def _first_letter() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\d]")


@cache
def _tied_before() -> regex.Pattern[str]:
    return regex.compile(r"(?:(?<![\w-])(\p{L}+))?-$")


@cache
def _tied_behind() -> regex.Pattern[str]:
    return regex.compile(r"-(\p{L}+)")


@cache
def _end_pattern() -> regex.Pattern[str]:
    return regex.compile(r"(?![\w@\\/=`]|[.:(\[][\p{Ll}\d]|['’](?!s\b)\w|-\W)")


@cache
def _quotation_pattern() -> regex.Pattern[str]:
    return regex.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)[‘'][\w\s-]*[’'](?!\w)|\[[^]]*\]|[{<][^}>]*[}>]")
