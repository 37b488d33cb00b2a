"""The rule `finished-date-first`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rule, Safety, Severity, Slip
from calque.compiled import compile_kept
from calque_rules.grammar._dates import date_pattern
from calque_rules.grammar._perfect import NEEDS, PERFECT, TRIGGERS, is_finished, is_to_come, places, slip, with_perfects
from calque_rules.grammar._words import words

_OPENS_SUBJECT = words(
    "a all an both eight five four he her his i it its many most my nine our seven several she six some ten that "
    "the their these they this those three two we you your"
)
_NOT_IN_SUBJECT = words(
    "about after although as be because been before but by during had has have he how i if into is it nor or she "
    "since than that they to under until was we were what when where whether which while who whom whose will "
    "would you"
)
_ADJECTIVES = words("decreased extended fixed got guided increased limited mixed reduced used")
"""“On Sunday, the shops have reduced hours.”"""


class FinishedDateFirst(Rule):
    """A time that is over, and then the present perfect: “In 1999, the company has opened”

    As in `finished-date`, English ties a finished time to the simple past: “In 1999, the company opened”. Here
    the time opens the clause, and a short subject stands between it and the verb. The same times, verbs and
    recent years are left alone; so is a time that is the subject itself (“Last year has been hard”).
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = TRIGGERS
    needs = NEEDS

    bad = (
        ("In 1999, the company has opened a new plant.", "In 1999, the company opened a new plant."),
        ("On Monday the president has signed the law.", "On Monday the president signed the law."),
        ("Yesterday, I have seen a fox in the garden.", "Yesterday, I saw a fox in the garden."),
        ("Last week Google has released a new phone.", "Last week Google released a new phone."),
        ("Two years ago, the bridge has been demolished.", "Two years ago, the bridge was demolished."),
        ("In the 16th century the monks have been driven out.", "In the 16th century the monks were driven out."),
        (
            "On 24 February 2022, Russian troops have crossed the border.",
            "On 24 February 2022, Russian troops crossed the border.",
        ),
        (
            "He said that in 1975 the state has taken over the mine.",
            "He said that in 1975 the state took over the mine.",
        ),
        ("Last night we’ve won the cup!", "Last night we won the cup!"),
        (
            "In 2004, doctors Meyer and Holm have described the disease.",
            "In 2004, doctors Meyer and Holm described the disease.",
        ),
    )
    false_alarms = ("In 1984, Orwell has described a world without privacy.",)
    good = (
        "Last year has been hard for farmers.",
        "Last week’s storm has damaged the roof.",
        "Since 1999, the company has opened ten plants.",
        "In 1999 prices, output has doubled.",
        "On Sunday, the shops have reduced hours.",
        "On Monday we have invited our neighbours.",
        "On Mondays the museum has always closed early.",
        "In 2024, sales have risen.",
        "In 1990, laws that have changed since were passed.",
        "Last year, people who have moved here paid more.",
        "Yesterday, he said he has finished the book.",
        "In recent years, the club has won everything.",
        "This week, the minister has signed three laws.",
        "In 1945 he is said to have fled.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each perfect whose clause a finished time opens."""
        for passage in with_perfects(document, passages):
            for found in _matches(document, passage):
                if _is_subject(found) and _is_past(found) and is_finished(found, document):
                    yield slip(passage, found)


def _matches(document: Document, passage: Passage) -> Iterator[regex.Match[str]]:
    """Clauses that open with a time and have a perfect, looked for where there is one."""
    text = passage.text
    for at in places(document, passage, before=True):
        for opening in _opening().finditer(text, max(at - 150, 0), at):
            found = _date_and_perfect().match(text, opening.end())
            if found and found.start("perfect") == at:
                yield found
                break


@cache
def _opening() -> regex.Pattern[str]:
    """What stands in front of a clause, if a time can begin with the next word."""
    numbers = "a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|several|some|many"
    first = rf"on|in|back|early|late|earlier|later|yesterday|the|last|over|about|around|almost|nearly|{numbers}"
    return compile_kept(rf"(?:^|[.!?;:—–]['\"”’)]?\s|\b(?:and|but|that)\s)(?=(?i:{first}|\d+)\b)")


@cache
def _date_and_perfect() -> regex.Pattern[str]:
    subject = r"(?<comma>,)?(?:\s+(?<subject>[\w’'-]+(?:\s+[\w’'-]+){0,6}?)(?=\s+ha(?:s|ve)\b))?\s+"
    return compile_kept(rf"(?<date>(?i:{date_pattern()})){subject}{PERFECT}", regex.VERBOSE)


def _is_past(found: regex.Match[str]) -> bool:
    """Not “On Sunday we have planned a walk”, nor “On Sunday shops have reduced hours”."""
    return found["verb"] not in _ADJECTIVES and not is_to_come(found)


def _is_subject(found: regex.Match[str]) -> bool:
    """Whether the words between the time and the verb are the subject of the verb."""
    if found["pronoun"]:
        return not found["subject"]
    if not found["subject"]:
        return False
    first, *rest = found["subject"].split()
    opens = bool(found["comma"]) or first.lower() in _OPENS_SUBJECT or first[0].isupper()
    return opens and first not in (_NOT_IN_SUBJECT | {"and"}) - _OPENS_SUBJECT and _NOT_IN_SUBJECT.isdisjoint(rest)
