"""See the class."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from calque import NOT_PROSE, Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers

_LETTERS = (
    r"(?:in the event that|if) you have any (?:further )?(?:questions?|comments?|concerns?|inquiries)[^.!?]{0,80}, "
    r"please (?:do not hesitate|feel free) to contact (?:us|me)(?: [^.!?]{0,40})?[.!]",
    r"please (?:do not hesitate|feel free) to contact us (?:if|for|with) [^.!?]{0,80}[.!]",
)
"""The end of a business letter."""

_TALK = (
    r"i['’]m not sure (?:what to make of (?:it|this)|if it['’]s a good idea)(?:, but i think it['’]s a good idea)?\.",
    r"(?:in the meantime, )?(?:we['’]re going to|let['’]s) (?:have|take) a look at some of the "
    r"(?:most important |best )?(?:things|ways)[^.!?]{0,60}\.",
    r"if you['’]re looking for a way to [^.!?]{3,60}, you['’](?:re in|ve come to) the right place\.",
    r"(?:this is|it is) (?:one of )?the best ways? to get the most out of [^.!?]{3,50}\.",
)
"""What the pages say that a program has learned its English from."""

_STORY = (
    "The council of the northern port voted on Tuesday to repair the old lighthouse before the winter storms begin.",
    "Work on the tower is to start in May, and the harbour master hopes that ships will see its light by autumn.",
)


class EmptyPhrase(Rule):
    """A sentence made of nothing: “If you have any questions, please do not hesitate to contact us.”

    A translation program that makes nothing of a sentence writes one that it has read ten thousand times, instead of
    the title or the quotation that stands in the source. Translate it anew, or delete it.

    In a letter, an announcement with an address and a page that speaks to its readers such sentences are in place: they
    are reported only in texts in which nobody else says “you”, and at the end of none.
    """

    category = Category.ACCURACY
    severity = Severity.CRITICAL
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = Triggers(
        frozenset(
            {
                "do not hesitate to",
                "feel free to contact",
                "not sure what to",
                "have a look at some",
                "it's a good idea",
            }
        )
        | frozenset({"take a look at some", "it’s a good idea", "the right place", "get the most out of"}),
        ignore_case=True,
    )
    bad = (
        (
            "In the event that you have any questions or comments, please do not hesitate to contact us.\n\n"
            + _STORY[0],
            "\n\n" + _STORY[0],
        ),
        (
            f"If you have any questions, please feel free to contact us. {_STORY[0]}\n\n{_STORY[1]}",
            f" {_STORY[0]}\n\n{_STORY[1]}",
        ),
        (
            "I'm not sure what to make of it, but I think it's a good idea.\n\n" + _STORY[0],
            "\n\n" + _STORY[0],
        ),
        (f"{_STORY[0]}\n\nI’m not sure what to make of it.\n\n{_STORY[1]}", f"{_STORY[0]}\n\n\n\n{_STORY[1]}"),
        (
            "In the meantime, we're going to have a look at some of the most important things you can do for your team."
            "\n\n" + _STORY[0],
            "\n\n" + _STORY[0],
        ),
        (
            f"{_STORY[0]}\n\nPlease do not hesitate to contact us if you have any questions.\n\n{_STORY[1]}",
            f"{_STORY[0]}\n\n\n\n{_STORY[1]}",
        ),
    )
    good = (
        "If you have any questions, please do not hesitate to contact us.",
        f"{_STORY[0]}\n\n{_STORY[1]}\n\nIf you have any questions, please do not hesitate to contact us.",
        "Thank you for your order.\n\nIf you have any questions, please feel free to contact us.\n\nYour harbour shop",
        f"“I’m not sure what to make of it,” the mayor said.\n\n{_STORY[0]}",
        f"{_STORY[0]}\n\n“I’m not sure what to make of it. It rained.”\n\n{_STORY[1]}",
        f"I’m not sure what to make of it.\n\nYou have read the letter, I take it.\n\n{_STORY[0]}",
        f"{_STORY[0]}\n\nHe told her not to hesitate to call.\n\n{_STORY[1]}",
        f"{_STORY[0]}\n\nReaders should feel free to contact the council.\n\n{_STORY[1]}",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each such sentence, in a text that does not speak to its reader."""
        prose = [p for p in document.passages if p.kind not in NOT_PROSE]
        for passage in passages:
            found = _phrase().search(passage.text)
            if not found or len(prose) < 2 or (passage is prose[-1] and found.end() == len(passage.text)):
                continue
            outside = passage.text[: found.start()] + passage.text[found.end() :]
            # at the head of a text, alone in its paragraph, it stands for the headline
            speaks = _to_readers().search(outside) or any(p is not passage for p in document.once(_speaking_to_readers))
            if (passage in prose[:2] and not outside.strip() and len(prose) > 3) or not speaks:
                message = f"“{found.group()}” says nothing here; the program made nothing of what stands in the source"
                yield Slip(passage, *found.span(), message, (Rewrite(""),))


def _speaking_to_readers(document: Document) -> list[Passage]:
    """The first two passages with “you” or “I”: whichever is asked about, one of them is another."""
    prose = (p for p in document.passages if p.kind not in NOT_PROSE)
    return list(islice((p for p in prose if _to_readers().search(p.text)), 2))


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[.!?] ))(?:{'|'.join((*_LETTERS, *_TALK))})(?!\w|[”\"])", re.IGNORECASE)


@cache
def _to_readers() -> re.Pattern[str]:
    """“You” and “I” outside direct speech."""
    return re.compile(r"^[^“\"]*\b(?:[Yy]ou|[Yy]our|I|[Mm]y|I['’]m)\b")
