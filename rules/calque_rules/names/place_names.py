"""Place, people, language, month and day names without their capital: “kyiv” for “Kyiv”."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import chain

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon

_LEXICONS = ("countries", "capitals", "cities", "regions", "demonyms", "months", "weekdays")

_WITH_THE = ("Dead Sea", "EU", "Middle East", "North Sea", "UAE", "UK", "UN", "United Nations", "USA", "USSR")
"""Names that are reported behind “the” only: without it they may be ordinary words, or the code of a language."""

_ONLY_IN_NAMES = (
    r"Abu|Addis|Banja|Buenos|Burkina|Chiang|Costa|Hong|Kuala|Las|Los|Novi|Phnom|Puerto|Rio|San|Saudi|Sierra|Sri|Tel|"
    r"United|New(?= (?:York|Zealand))|(?:North|South)(?= Korea)"
)
"""First words that tell that the name begins with them: “saudi Arabia” is the country, but “south Sudan” may not be."""

_NATIONAL = r"""(?:
    air\s+force|airline|ambassador|armed\s+forces|army|authorities|citizens?|constitution|currency|delegation|diplomats?|
    economy|embassy|foreign\s+(?:affairs|minister|ministry|policy)|(?:defen[cs]e|interior)\s+(?:minister|ministry)|
    government|lawmakers|leadership|military|ministry|monarchy|navy|officials?|parliament|police|politicians?|president|
    prime\s+minister|soldiers|troops)\b"""
"""What a state has and no thing of the same name: nail polish has no government."""

_PERSON = (
    r"(?:artist|author|coach|footballer|journalist|newspaper|poet|researcher|scientist|striker|tourist|writer)s?\b"
)

_NATION = "afghan|danish|polish|soviet|welsh"

_STATE = "chad|chile|china|guinea|morocco|turkey|wales"

_SETTLED = rf"""(?<![\w@\#/`.=-]|\b(?:[Tt]o|nail|shoe)\s)(?:
    (?<name>{_NATION}|ottoman|roman)\s+{_NATIONAL}
  | (?:a|the|several|some)\s+(?<name>{_NATION})\s+{_PERSON}
  | (?i:the)\s+(?<name>{_NATION})\s+(?:border|capital|language|people)\b
  | (?!finish|varnish)\p{{L}}+(?:an|ese|ish)-(?<name>{_NATION})\b
  | (?<name>{_NATION})-(?:\L<after>|\p{{L}}+(?:an|ese|ish))\b
  | (?<name>afghan)\s+(?:refugees?|war|women)\b
  | (?<name>byzantine|ottoman|roman)\s+(?:emperors?|empire)\b
  | (?<name>roman)\s+(?:legions?|republic|senate)\b
  | (?<name>soviet)\s+(?:republics?|era|occupation)\b
  | (?<!\b(?:[Aa]|[Tt]he|wild)\s)(?<name>{_STATE})['’]s\s+(?:\w+\s+)?{_NATIONAL}
  | (?:(?i:capital|people|republic)|{_NATIONAL})\s+of\s+(?<name>{_STATE})\b(?!\s+clay)
  | (?i:made)\s+in\s+(?<name>{_STATE})\b
  | between\s+(?<name>{_STATE})\s+and\s+(?<beside>\w+)
  | (?<beside>\w+)\s+and\s+(?<name>{_STATE})
        (?=[,.;:)]|$|\s+(?:are|at|for|from|had|has|have|in|on|over|to|were|will)\b)
  | (?i:in)\s+(?<name>cairo|istanbul|monaco)(?=[,.;)]|$|\s+(?:in|last|next|on|this)\b)
  | [Tt]he\ (?<name>us)\ (?:{_NATIONAL}|congress\b|dollar\b|senate\b|treasury\b)
  | (?<=\d\s)(?<name>us)\ dollars?\b
  | (?<name>[Bb]lack\ sea)\s+(?:coast|fleet|grain|ports?|region|resorts?|shipping)\b
  | (?i:occupied)\s+(?<name>west\ bank)\b
  | (?<name>west\ bank)\s+and\s+(?:in\s+)?(?:the\s+)?[Gg]aza\b
  | \d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?<name>august|march|may),?\ (?:19|20)\d\d\b
  | (?i:by|during|early|from|in|late|of|since|until)\s+(?<name>august|march|may)\ (?:of\ )?(?:19|20)\d\d\b
  | (?<name>august|march|may)\ \d{{1,2}}(?:st|nd|rd|th)?,\s+(?:19|20)\d\d\b
  | (?i:on)\s+(?<name>august|march|may)\ \d{{1,2}}(?:st|nd|rd|th)?(?=[,.;:)]|$)
  | (?i:in|last|next|since|until)\s+(?<name>august)(?=[,.;:)]|$)
)"""
"""Where a name that is a word as well can only be the name."""

_SETTLED_TRIGGERS = (
    {*_STATE.split("|"), *_NATION.split("|"), "august", "byzantine", "cairo", "istanbul", "monaco", "ottoman", "roman"}
    | {"lack sea", "west bank", "the us ", "The us ", "us dollar", "march of ", "may of "}
    | {f"{month}{digit}" for month in ("march ", "may ", "march, ", "may, ") for digit in range(1, 10)}
)


class PlaceNames(Rule):
    """The name of a place, people, language, month or day without its capital: “kyiv” for “Kyiv”

    Many languages write the names of peoples, languages, months and days small, and many scripts have no capitals at
    all; so a translation leaves English names small here and there. English capitalises them everywhere, also in a
    compound: “anti-Russian”, “mid-February”.

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
        ("Who was president of chad then?", "Who was president of Chad then?"),
        ("It came up on may 5, two weeks after the vote.", "It came up on May 5, two weeks after the vote."),
        ("The subtitles are available in english and Polish.", "The subtitles are available in English and Polish."),
        ("Frogs of this kind live in eastern madagascar only.", "Frogs of this kind live in eastern Madagascar only."),
        ("He denied it. kharkiv was hit twice that night.", "He denied it. Kharkiv was hit twice that night."),
    )
    good = (
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
        "To polish government prose takes patience.",
        "The aria is from Zandonai, Francesca da rimini.",
        "The August heat made the march to Warsaw harder.",
        "It was an august body, and in august company one behaves.",
        "A bank holiday may follow in May; nobody told us officials would resign.",
        "The Kremlin is in Moscow, and Kyiv is the capital of Ukraine.",
        "The south Sudan route is drier than the north Sudan one.",
        "The Gaza city of Rafah lies on the border.",
        "We sailed on, and the black sea beneath us was calm.",
        "They want a united kingdom of the seven tribes.",
        "Add romanian deadlifts and russian twists to the session.",
        "The nepali nepali nepali nepali nepali text went on.",
    )
    false_alarms = ("The report was plotted with gnuplot and the oslo library of OpenStack.",)

    @cached_property
    def triggers(self) -> Triggers:  # type: ignore[override]
        """Every name as it looks when too small."""
        return Triggers(frozenset(_proper_forms()) | _SETTLED_TRIGGERS)

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each small name, unless what stands around it excuses it."""
        for passage in passages:
            for start, end in sorted(chain(_plain_names(passage.text), _settled_names(passage.text))):
                found = passage.text[start:end]
                name = _proper_forms().get(found) or ("US" if found == "us" else found.title())
                if not _is_excused(document, passage, start, end):
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


def _settled_names(text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands small that is an ordinary word in other company."""
    for match in _settled_pattern().finditer(text):
        beside = match["beside"]
        if not beside or beside.capitalize() in lexicon("countries"):
            yield match.span("name")


def _is_excused(document: Document, passage: Passage, start: int, end: int) -> bool:
    text = passage.text
    before = regex.findall(r"[\p{L}-]+", text[max(0, start - 30) : start])[-2:]
    after = regex.findall(r"[\p{L}-]+", text[end : end + 30])[:2]
    return (
        not lexicon("foreign_small_words").isdisjoint(before + after)
        or text[start:end] in before[-1:] + after[:1]
        or any(a <= start and end <= b for a, b in _small_quotations(text))
        or not _uses_capitals(document, passage, start)
    )


def _small_quotations(text: str) -> Iterator[tuple[int, int]]:
    """Quoted or bracketed things without any capital: a search term, an option's value, what someone typed."""
    for match in _quotation_pattern().finditer(text):
        quoted = match.group()
        typed = len(quoted.split()) <= 5 or text[: match.start()].rstrip().endswith(":")
        if typed and quoted == quoted.lower():
            yield match.span()


def _uses_capitals(document: Document, passage: Passage, slip: int) -> bool:
    """Whether the text around the slip writes capitals: at least half of the sentences of its passage begin with one.

    The sentence that the slip itself begins tells nothing. With no other to go by, any capitalised word will do.
    """
    firsts = []
    for sentence in document.sentences(passage):
        first = regex.search(r"[\p{L}\d]", sentence.text)
        if first and first.group().isalpha() and sentence.start + first.start() != slip:
            firsts.append(first.group().isupper())
    return 2 * sum(firsts) >= len(firsts) if firsts else regex.search(r"\p{Lu}\p{Ll}", passage.text) is not None


@cache
def _proper_forms() -> dict[str, str]:
    """Each way to write a name too small, and the name: “new york” and “New york” → “New York”."""
    words = lexicon("words_from_names")
    forms: dict[str, str] = {}
    for name in chain.from_iterable(map(lexicon, _LEXICONS)):
        if name.lower() not in words and not any(part.isupper() and len(part) > 1 for part in name.split()):
            forms |= dict.fromkeys(_too_small(name), name)
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


@cache
def _by_first_word() -> dict[str, list[str]]:
    """The names too small, and the set phrases that no name is looked for in, by their first word; longest first."""
    found: dict[str, list[str]] = {}
    for known in sorted(_proper_forms().keys() | lexicon("words_from_names"), key=len, reverse=True):
        if first := regex.match(r"\p{L}+", known):
            found.setdefault(first.group(), []).append(known)
    return found


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether nothing ties a name to what is beside it: it is no part of an address or of an unknown compound."""
    if not _end_pattern().match(text, end):
        return False
    left = regex.search(r"(?:(?<![\w-])(\p{L}+))?-$", text[max(0, start - 30) : start])
    if left and not _is_tied(left[1] or "", "before_hyphen"):
        return False
    right = regex.match(r"-(\p{L}+)", text, pos=end)
    return right is None or _is_tied(right[1], "after_hyphen")


def _is_tied(word: str, lexicon_name: str) -> bool:
    """Whether a word may be tied to a name by a hyphen: “anti”, “made”, another name."""
    known = word.lower() in lexicon(lexicon_name) or word in _proper_forms() or word in _NATION.split("|")
    return known or word[:1].isupper()


@cache
def _word_pattern() -> regex.Pattern[str]:
    """A word of prose: not in an address, a path or an identifier."""
    return regex.compile(r"(?<![\w@#/\\.=~$%&+:`]|\w['’])\p{L}+")


@cache
def _end_pattern() -> regex.Pattern[str]:
    return regex.compile(r"(?![\w@\\/=`]|[.:(\[][\p{Ll}\d]|['’](?!s\b)\w|-\W)")


@cache
def _settled_pattern() -> regex.Pattern[str]:
    return regex.compile(_SETTLED, regex.VERBOSE, after=lexicon("after_hyphen"))


@cache
def _quotation_pattern() -> regex.Pattern[str]:
    return regex.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)[‘'][\w\s-]*[’'](?!\w)|\[[^]]*\]|[{<][^}>]*[}>]")
