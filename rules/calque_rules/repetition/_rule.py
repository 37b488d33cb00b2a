"""What the rules of this group share."""

import re
from collections.abc import Iterator, Sequence

from calque import OPAQUE, Document, Passage, Rewrite, Rule, Safety, Slip
from calque_rules.repetition._repeats import Repeat, repeats

_NUMBER = re.compile(r"\d[\d.]*")


class RepeatRule(Rule):
    """A rule about one kind of repeat."""

    since = "0.1"
    reads_all = "repeats have no literal; one fast comparison of neighbouring words serves the whole group"

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each repeat of this kind."""
        wanted = set(map(id, passages))
        for repeat in document.once(repeats):
            if id(repeat.passage) in wanted and (slip := self.slip(repeat)):
                yield slip

    def slip(self, repeat: Repeat) -> Slip | None:
        """What is wrong with it, if anything is."""
        raise NotImplementedError


def collapsed(repeat: Repeat, message: str, safety: Safety) -> Slip:
    """The slip that is mended by leaving the first occurrence, and what begins another one and goes on differently.

    What is marked begins behind the first occurrence: it is right where it stands.
    """
    text, words, begun = repeat.passage.text, repeat.words, repeat.again % repeat.period
    if not repeat.is_adjacent:
        return Slip(repeat.passage, repeat.first_end, repeat.end, message, (Rewrite("", safety),))
    if begun and _ends_there(repeat, begun):  # “to the council, and to the council, and to the council.”
        return Slip(repeat.passage, words[repeat.first + begun - 1].end, repeat.end, message, (Rewrite("", safety),))
    left = text[words[repeat.first + repeat.period + repeat.again - begun - 1].end : repeat.end] if begun else ""
    return Slip(repeat.passage, repeat.first_end, repeat.end, message, (Rewrite(left, safety),))


def _ends_there(repeat: Repeat, begun: int) -> bool:
    """Whether the sentence ends with an occurrence that lacks only what joined it to the next one."""
    after = repeat.passage.text[repeat.end : repeat.end + 1]
    joint = repeat.words[repeat.first + begun].text
    return after in ("", *'.!?;”"') and joint in ("and", "or", "of", "that", "which", "to", "in", "with")


def tells_apart(passage: Passage, start: int, end: int) -> bool:
    """Whether what comes again is told apart: by code (“the key `a` and the key `b`”), links or numbers."""
    text = passage.text[start:end]
    return OPAQUE in text or not passage.is_whole(start, end) or len(set(_NUMBER.findall(text))) > 2


def shown(text: str, most: int = 60) -> str:
    """A text, shortened for a message."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
