"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.punctuation._quotes import Mark, marks_of

_CERTAIN = 1.0
_SAFE = 2.0
_SPOKEN = 5.0

_ONE_FINDING = 60  # characters: a shorter quotation with both its marks misplaced is shown as one


class MisplacedQuotes(Rule):
    """A quotation mark with its space on the wrong side, or none: “the ship" Argo "sailed”, “the"Argo"”

    Translation programs take the marks of the source for words of their own and put spaces around them by guess, or
    drop the space that Chinese and Japanese do not have. A reader stumbles: the mark seems to open what it closes. An
    opening mark stands close to the word behind it, a closing one close to what is in front of it.

    Which of the two a straight mark is, is worked out from the whole paragraph: the marks take turns, and a mark before
    “said Mary” closes. Where that stays uncertain (a mark is missing, inches, code), nothing is reported. Curly marks
    tell by their form what they are.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.SAFE
    since = "0.1"
    sources = ("is", "ja", "ru", "zh")
    triggers = Triggers(frozenset({'"', "“", "”"}))
    bad = (
        ('He likes the bay, "says the guide to all.', 'He likes the bay," says the guide to all.'),
        ('The tug" Hercules "left at dawn.', 'The tug "Hercules" left at dawn.'),
        ('She called it a"perfect"day.', 'She called it a "perfect" day.'),
        ('A member of the party"New Era" resigned.', 'A member of the party "New Era" resigned.'),
        ('The coach said,"We were lucky to win."', 'The coach said, "We were lucky to win."'),
        ('"It rained all day. " She then went home.', '"It rained all day." She then went home.'),
        ('The slogan " Bread for all " hung over the gate.', 'The slogan "Bread for all" hung over the gate.'),
        ('He spoke of "one last push"to the end.', 'He spoke of "one last push" to the end.'),
        ('"I saw the fox twice, "said the farmer.', '"I saw the fox twice," said the farmer.'),
        ('"The dam will hold. "', '"The dam will hold."'),
        (
            '"It is no accident," says Anna Lund of the plan to build a" new harbour "in May.',
            '"It is no accident," says Anna Lund of the plan to build a "new harbour" in May.',
        ),
        ('They sang " Auld Lang Syne" at midnight.', 'They sang "Auld Lang Syne" at midnight.'),
        ("She called it “ a triumph ” of reason.", "She called it “a triumph” of reason."),
        ("The inn“Red Lion” is closed.", "The inn “Red Lion” is closed."),
        ("He said, “ Come in.”", "He said, “Come in.”"),
    )
    good = (
        '"It rained," she said. "Then it snowed." He nodded.',
        '"We began in a shed," he says. "There was no heating.\n\n"By March we had ten people." She laughed.',
        'The board is 6" wide, and he is 5\'10" in his socks.',
        'They got a 27" screen and a 24" one.',
        'Set name = "value" and run it.',
        'The so-called "experts"—three of them—left ("for good").',
        'Three "and"s and two "the"s are too many.',
        'He read "...and so it goes" aloud, then said "no".',
        'There were "good" and "bad" days, "mostly good".',
        "“No,” he said; “not now.” “When?” — “Later.”",
        "\"Not 'now',\" he said, \"but 'soon'.\"",
        '"And that is why we left," he said. "It was time."',
        'The word "if"/"when" question is open.',
        '"It is, I suppose you might say," Mr Lee said.',
        'Press "A"; then "B".',
        'He told me, "And she said, "be quick," so I ran."',
        "In Finnish, ”moi” is a greeting.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each misplaced mark; one for a short quotation with two."""
        marks = document.once(marks_of)
        for passage in passages:
            if id(passage) not in marks and "“" not in passage.text and "”" not in passage.text:
                continue
            straight = _without_nested(marks.get(id(passage), ()))
            wrong = [m for m in (*straight, *_curly_marks(passage.text)) if not m.fits and m.certainty >= _CERTAIN]
            yield from (_slip(passage, group) for group in _together(sorted(wrong)))


def _without_nested(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without those that would make a well-formed quotation if read the other way: one inside another."""
    nested = {
        mark.at
        for a, b in pairwise(marks)
        if not (a.opens or a.fits or b.fits) and b.opens and a.reversed_fits and b.reversed_fits
        if a.certainty < _SPOKEN  # “, "says Mary … a" closes whatever else
        for mark in (a, b)
    }
    return [mark for mark in marks if mark.at not in nested]


def _curly_marks(text: str) -> Iterator[Mark]:
    """Curly marks with a space on the wrong side: “ like this ”."""
    if "“" in text or "”" in text:
        for found in _misplaced_curly().finditer(text):
            yield Mark(found.start("mark"), found["mark"] == "“", 9.0, False, False)


@cache
def _misplaced_curly() -> regex.Pattern[str]:
    opens = r"(?<=[\s(]|^)(?<mark>“)(?=[^\S\n]+\w[^“”]*”)|(?<=\p{L})(?<mark>“)(?=\w[^“”]*”)"
    closes = r"(?<=“[^“”]*+\w[.,!?]?\s)(?<mark>”)(?=\s|$|[.,;:!?)])|(?<=“[^“”]*+\w[.,!?]?)(?<mark>”)(?=\p{L}{2})"
    return regex.compile(f"{opens}|{closes}")


def _together(marks: Sequence[Mark]) -> Iterator[tuple[Mark, ...]]:
    """Marks that are shown as one: the two of a short quotation."""
    done = -1
    for mark, following in pairwise((*marks, Mark(10**9, True, 0, True, True))):
        if mark.at <= done:
            continue
        if mark.opens and not following.opens and following.at - mark.at <= _ONE_FINDING:
            done = following.at
            yield mark, following
        else:
            yield (mark,)


def _slip(passage: Passage, marks: Sequence[Mark]) -> Slip:
    """What is marked are the marks with the spaces beside them; the message shows the words beside them, too."""
    text = passage.text
    first, last = marks[0].at, marks[-1].at + 1
    start, end = len(text[:first].rstrip()), last + len(text[last:]) - len(text[last:].lstrip())
    front, behind = text[_word_before(text, first) : start], text[end : _word_behind(text, last)]
    parts, done = [], _word_before(text, first)
    for mark in marks:
        parts += [_tidy(text[done : mark.at], mark.opens), text[mark.at]]
        done = mark.at + 1
        if not mark.opens and text[done : done + 1].isalnum():
            parts.append(" ")
        elif mark.opens:
            done += len(text[done:]) - len(text[done:].lstrip())
    written = "".join([*parts, text[done:end]])[len(front) :]
    safety = Safety.SAFE if min(m.certainty for m in marks) >= _SAFE else Safety.UNSAFE
    what = "this quotation mark opens" if marks[0].opens else "this quotation mark closes"
    if len(marks) > 1:
        what = "these quotation marks belong to what is between them"
    return Slip(passage, start, end, f"{what}; write “{front}{written}{behind}”", (Rewrite(written, safety),))


def _tidy(front: str, opens: bool) -> str:
    """What stands before a mark, with a space at its end only where the mark wants one."""
    if not opens:
        return front.rstrip()
    if not front or front[-1].isspace() or front[-1] in "([—–-/":
        return front
    return front + " "


def _word_before(text: str, at: int) -> int:
    """Where the word in front of a mark begins."""
    found = regex.search(r"\S+\s*$", text[max(at - 40, 0) : at])
    return at - len(found.group()) if found else at


def _word_behind(text: str, at: int) -> int:
    found = regex.match(r"\s*[\w’'-]+", text, pos=at)
    return found.end() if found else at
