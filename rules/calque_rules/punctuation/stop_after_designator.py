"""See the class."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from string import ascii_uppercase, digits

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon
from calque_rules.punctuation._stops import SPACES

_ENDINGS = ("st", "nd", "rd", "th", *ascii_uppercase, *digits)
"""What a number, a code or a name with a letter ends with."""

_WITHOUT_PREPOSITION = frozenset(
    {"then", "held", "born", "died", "opened", "began", "started", "ended", "dated", "planned"}
)

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class StopAfterDesignator(Rule):
    """A full stop after a number that is part of a name: “F-35. fighter”

    Many languages put a full stop after a number to say “th”, and translation programs add or keep one where English
    has none: “the S-400. missile system”, “the G7. summit”, “the 20. century”, “on 9. May”. Delete it; where the
    number counts, write “20th”.

    Numbers of lists, sections and figures are left alone, and so is a stop before “and”, “which” or “the”, about which
    there is a rule of its own.
    """

    category = Category.LINGUISTIC
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    since = "0.1"
    bad = (
        # aircraft, weapons, ships
        ("Spain left the F-16. fighter programme early.", "Spain left the F-16 fighter programme early."),
        ("They bought new S-300. missile systems.", "They bought new S-300 missile systems."),
        ("He flew a Boeing 747. jet to Lima.", "He flew a Boeing 747 jet to Lima."),
        ("Two Su-34. aircraft were seen.", "Two Su-34 aircraft were seen."),
        ("The old Proton-M. rocket failed.", "The old Proton-M rocket failed."),
        ("A Bayraktar TB2. drone was lost.", "A Bayraktar TB2 drone was lost."),
        ("The army has an A-10C. squadron here.", "The army has an A-10C squadron here."),
        ("It was hit by the 9M83. rocket.", "It was hit by the 9M83 rocket."),
        ("The navy sent its Type 45. destroyer.", "The navy sent its Type 45 destroyer."),
        # diseases, groups, treaties, products
        ("Many schools closed in the Covid-19. pandemic.", "Many schools closed in the Covid-19 pandemic."),
        ("SARS-CoV-2. infections are rare here.", "SARS-CoV-2 infections are rare here."),
        ("Covid-19. vaccination begins today.", "Covid-19 vaccination begins today."),
        ("The 2018. winner was a Finn.", "The 2018 winner was a Finn."),
        ("Cases of COVID-19. infection rose.", "Cases of COVID-19 infection rose."),
        ("Tokyo was the host of the G-20. summit.", "Tokyo was the host of the G-20 summit."),
        ("They spoke of NATO’s Article 5. commitments.", "They spoke of NATO’s Article 5 commitments."),
        ("The new Galaxy S9. phones are thin.", "The new Galaxy S9 phones are thin."),
        ("The Apollo 13. mission failed.", "The Apollo 13 mission failed."),
        ("The H5N1.\N{NO-BREAK SPACE}virus is back.", "The H5N1\N{NO-BREAK SPACE}virus is back."),
        # years and days
        ("She won the 2011. election by far.", "She won the 2011 election by far."),
        ("He lost his disputed 1998. title.", "He lost his disputed 1998 title."),
        ("The September 11. attacks changed much.", "The September 11 attacks changed much."),
        ("She was born on 12. May 1931 in Graz.", "She was born on 12 May 1931 in Graz."),
        ("He left on Sunday, 4. July, by train.", "He left on Sunday, 4 July, by train."),
        ("On 17. July the crew voted.", "On 17 July the crew voted."),
        ("He took the oath 20. January 1961.", "He took the oath 20 January 1961."),
        ("The fair ran 24. July to the end of the month.", "The fair ran 24 July to the end of the month."),
        ("The army then 8. January fired back.", "The army then 8 January fired back."),
        ("They finished in 5. seats after all.", "They finished in 5th place after all."),
        ("On the 82. minute he was sent off.", "In the 82nd minute he was sent off."),
        ("The shop is shut since 3. October.", "The shop is shut since 3 October."),
        # ordinals
        ("The church dates from the 13. century.", "The church dates from the 13th century."),
        ("He scored in the 82. minute.", "He scored in the 82nd minute."),
        ("They met on her 21. birthday.", "They met on her 21st birthday."),
        ("He scored in the 64th. minute.", "He scored in the 64th minute."),
        ("It was built in 19. century.", "It was built in 19th century."),
        ("He fought in the 2. World War.", "He fought in the 2nd World War."),
        ("The art of the XX. century is loud.", "The art of the 20th century is loud."),
    )
    good = (
        "The number of members remains at 535. Congress has two chambers.",
        "The air force bought the F-35. Fighter pilots were glad.",
        "The air force bought the F-35 fighter.",
        "Fig. 3. overview of the parts",
        "3.1. overview of the parts",
        "Section 2. definitions and terms",
        "Article 5. general provisions",
        "Table A-12. vaccine doses by county",
        "As can be seen in Table 3. vaccine doses differ.",
        "B2. rooms with a view",
        "The rule is as follows: 1. open the box. 2. take it out. 3. place it on the table.",
        "1. e4 e5 2. Nf3. black is fine.",
        "The team won 3-2. fans went home.",
        "It needs version 3.10. pip does the rest.",
        "This works in ES6. eslint knows it, and so does the V8. node is built on it.",
        "He ended on page 12. May was cold that year.",
        "She came in 5. May 6 was her day off.",
        "The war ended in 1945. soldiers went home.",
        "It was in the 1990s. people were glad.",
        "He was born in the year 1990. Children were few.",
        "The S-400. and how it works.",
        "Repeat the steps in 3. place the lid on top.",
        "It rose to 20. year on year, that is much.",
        "Take the no. 7. bus drivers know it.",
        "The minister answered on July 14. Ukraine was glad.",
    )
    false_alarms = ("The museum owns a MiG-21. visitors may sit in it.",)

    @cached_property
    def triggers(self) -> Triggers:  # type: ignore[override]
        """A stop after what may be a number or a code."""
        return Triggers(frozenset(f"{ending}.{space}" for ending in _ENDINGS for space in SPACES))

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each number with a stop too many."""
        for passage in passages:
            if not _number_with_stop().search(passage.text):
                continue
            for match in _designator().finditer(passage.text) if _goes_on_small().search(passage.text) else ():
                if _names_a_thing(match):
                    safety = Safety.SAFE if _is_designated(match["next"]) else Safety.UNSAFE
                    yield _slip(passage, match, match["name"], safety)
            for match in _ordinal().finditer(passage.text):
                if match["next"] in lexicon("ordinal_nouns"):
                    yield _ordinal_slip(passage, match)
            for match in _date().finditer(passage.text):
                yield _slip(passage, match, match["name"], Safety.SAFE, _american(passage, match))


def _american(passage: Passage, match: regex.Match[str]) -> Iterator[Rewrite]:
    """The date in its other order, and with the preposition that it may lack: “January 8”, “on January 8”."""
    other = f"{match['next']}{match['gap']}{match['name']}"
    yield Rewrite(other, Safety.HINT)
    before = regex.findall(r"\w+", passage.text[max(match.start("name") - 20, 0) : match.start("name")])
    if before and before[-1] in _WITHOUT_PREPOSITION:
        yield Rewrite(f"on {other}", Safety.HINT)


def _ordinal_slip(passage: Passage, match: regex.Match[str]) -> Slip:
    """As the others; a minute of a match is “in”, and what a team finishes “in” is a place."""
    written = _ordinal_number(match["name"])
    if match["next"] in ("seat", "seats"):
        rewrites = (Rewrite(f"{written}{match['gap']}place"), Rewrite(f"{written}{match['gap']}{match['next']}"))
        message = f"“{match['name']}. {match['next']}” is where a team stands; write “{written} place”"
        return Slip(passage, match.start("name"), match.end("next"), message, rewrites)
    begin = match.start() - 3
    front = passage.text[max(begin, 0) : match.start("name")]
    if match["next"] == "minute" and regex.fullmatch(r"(?:[Oo]n|[Aa]t) the\s+", front):
        preposition = "In" if front[0].isupper() else "in"
        better = f"{preposition} the {written}{match['gap']}minute"
        return Slip(passage, begin, match.end(), f"what happens in a match is “{better}”", (Rewrite(better),))
    return _slip(passage, match, written, Safety.UNSAFE)


def _slip(
    passage: Passage, match: regex.Match[str], written: str, safety: Safety, others: Iterable[Rewrite] = ()
) -> Slip:
    found = f"“{match['name']}. {match['next']}”"
    message = f"{found}: English has no full stop after the number; write “{written} {match['next']}”"
    rewrite = Rewrite(f"{written}{match['gap']}{match['next']}", safety)
    return Slip(passage, match.start("name"), match.end("next"), message, (rewrite, *others))


_DETERMINER = r"(?:the|a|an|this|that|these|its|his|her|their|our|my|your|both|\S+['’]s)"


@cache
def _number_with_stop() -> regex.Pattern[str]:
    """All that the patterns below have in common, which is found faster than they."""
    return regex.compile(r"(?:\d(?:st|nd|rd|th)?|[\d-]?\p{Lu})\.\s+\p{L}")


@cache
def _goes_on_small() -> regex.Pattern[str]:
    """The end of what `_designator` finds, which is found faster."""
    return regex.compile(r"\.\s+\p{Ll}{3}")


@cache
def _designator() -> regex.Pattern[str]:
    """A code (F-35), a name with a number (Boeing 737) or a letter (Proton-M), or a year, and what stands before it."""
    code = r"(?=[^\s.]*\d)(?=[^\s.]*\p{Lu}|covid)[\p{L}\d]+(?:[-‑–][\p{L}\d]+)*"
    named = r"\p{Lu}[\p{L}-]+\s\d{1,4}[A-Z]?|\p{Lu}\p{Ll}+-\p{Lu}"
    year = r"(?<year>(?:1[5-9]|20)\d\d)"
    determined = (
        rf"\b(?<determiner>(?i:{_DETERMINER}))\s+(?:(?<between>\p{{Ll}}[\p{{L}}-]+)\s+)?(?:\p{{Lu}}[\p{{L}}-]+\s+)?"
    )
    plain = r"\b(?<front>[\p{L}\d]+)[,’”)]?\s+|^(?=\p{Lu}\p{L}*[-‑–]\d\d|\p{Lu}\p{L}{2,}\S*[-‑–]\d)"
    following = r"(?<next>\p{Ll}{3,}(?:-\p{Ll}+)*)(?![\w(])"
    return regex.compile(rf"(?:{determined}|{plain})(?<name>{named}|{code}|{year})\.(?<gap>\s+){following}")


def _names_a_thing(match: regex.Match[str]) -> bool:
    """Whether what follows the stop belongs to the name in front of it."""
    if regex.fullmatch(r"[KQRBN]?x?[a-h][1-8]", match["name"]) or match["between"] in lexicon("function_words"):
        return False
    if {match["front"], match["name"].split()[0]} & lexicon("numbered_parts"):
        return False
    if match["next"] in lexicon("function_words") | lexicon("lower_case_names"):
        return False
    return bool(match["determiner"]) or (not match["year"] and _is_designated(match["next"]))


def _is_designated(word: str) -> bool:
    return word in lexicon("designated_things")


@cache
def _ordinal() -> regex.Pattern[str]:
    """A number before what may be counted; without “the”, not where a command follows: “in 3. Place the lid on top”."""
    number = r"(?<name>1?\d{1,2}(?:st|nd|rd|th)?|[IVXLC]+)"
    prepositions = r"(?:in|of|from|since|until|on|at|during|for|to)"
    no_command = r"(?!\S+\s+\w+\s+(?:the|a|an|it|them|your|on)\b)"
    return regex.compile(
        rf"\b(?i:{_DETERMINER}\s+|{prepositions}\s+{no_command}){number}\.(?<gap>\s+)(?<next>\p{{L}}+)\b"
    )


def _ordinal_number(written: str) -> str:
    """“82” and “82nd” → “82nd”, “XX” → “20th”."""
    if written.isalpha():
        values = [_ROMAN[c] for c in written]
        written = str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))
    if not written.isdigit():
        return written
    ending = "th" if written[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(written[-1], "th")
    return written + ending


@cache
def _date() -> regex.Pattern[str]:
    """A day with a month; what goes before or after shows that no sentence ends between them."""
    months, weekdays = "|".join(lexicon("months")), "|".join(lexicon("weekdays"))
    before = rf"(?i:on|since|until|till|from|by|of|and|to|before|after|(?:{weekdays}),?)\s+(?:the\s+)?"
    goes_on = "at|in|and|to|this|last|next|until|when|with|by|for"
    after = rf"(?=\s+\d{{4}}\b|[,;:)]|\.?$|\.\s|\s+(?:{goes_on})\b)"
    no_verb = r"(?!\s+(?:was|is|were|has|had|will|saw|came)\b)"
    happens = "then|eve|dated|held|born|died|planned|expected|scheduled|opened|began|begins|starts?|started|ended|ends"
    day = r"(?<name>[12]?\d|3[01])\.(?<gap>\s+)"
    return regex.compile(
        rf"(?:\b{before}{day}(?<next>{months}){after}|\b(?i:on)\s+{day}(?<next>(?!May|March){months}){no_verb}"
        rf"|\b(?:{happens})\s+{day}(?<next>(?!May|March){months})"
        rf"|\p{{L}},?\s+{day}(?<next>{months})(?=\s+(?:\d{{4}}|to|until|last|this|next)\b))"
    )
