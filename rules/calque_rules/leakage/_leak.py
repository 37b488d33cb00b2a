"""What the rules of this group share: a phrase out of another kind of book than the text at hand."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Document, Passage, Rule, Slip
from calque.compiled import compile_kept
from calque_rules.whole import matching, whole

_SHARE = 0.12
"""Where so many of the paragraphs sound like it, the text is of that kind."""


class LeakRule(Rule):
    """Reports what `pattern` finds outside direct speech, in a text that is not of the `register` itself."""

    since = "0.1"
    pattern: ClassVar[str] = ""
    register: ClassVar[str] = ""
    said: ClassVar[str] = ""
    """What to tell the user; {match} is what was found."""

    whole_sentence: ClassVar[bool] = False
    """Whether the sentence that it stands in is not to be trusted either, so that all of it is marked."""

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each match."""
        found = [
            (passage, match)
            for passage in passages
            for match in _compiled(self.pattern).finditer(passage.text)
            if not is_quoted(passage.text, match.start())
        ]
        if found and not document.once(_REGISTERS[self.register]):
            yield from self.slips(document, found)

    def slips(self, document: Document, found: Sequence[tuple[Passage, regex.Match[str]]]) -> Iterator[Slip]:
        """A slip for each match, or for the sentence that it is in."""
        done: set[tuple[int, int]] = set()
        for passage, match in found:
            start, end = match.span()
            if self.whole_sentence:
                start, end = next(
                    (s[:2] for s in document.sentences(passage) if s.start <= start < s.end), (start, end)
                )
            if (id(passage), start) not in done:
                done.add((id(passage), start))
                yield Slip(passage, start, end, self.said.format(match=match.group().strip()))


def is_quoted(text: str, position: int) -> bool:
    """Whether a place is inside direct speech, or behind an opening mark."""
    before = text[:position]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return compile_kept(pattern)


_SCRIPTURE = (
    r"\b(?:thou|thee|thy|ye|hath|saith|shalt|unto|begat|LORD|Amen|verily|behold|Behold|came to pass)\b"
    r"|\b(?:iniquity|righteousness)\b|\bAnd \w+ (?:\w+ )?shall\b"
    r"|\b(?:Psalms?|Genesis|Leviticus|Isaiah|Jeremiah"
    r"|Matthew|Corinthians|Bible|Qur['’]?an|Scriptures?) \d*"
)
_LAW = (
    r"\b(?:pursuant to|hereinafter|notwithstanding|thereof|hereby|laid down in)\b|\b(?:Article|Section|Clause) \d"
    r"|\bparagraph \d|\bshall (?:be|not|have|apply|take|ensure)\b|\b(?:Regulation|Directive) \("
)


def is_scripture(document: Document) -> bool:
    """Whether a document is scripture, a sermon or a text about them; for `document.once`."""
    return _sounds_like(document, _SCRIPTURE)


def is_law(document: Document) -> bool:
    """Whether a document is a law, a contract or a text about them; for `document.once`."""
    return _sounds_like(document, _LAW)


def _sounds_like(document: Document, pattern: str) -> bool:
    alike, of = matching(document, pattern), len(document.once(whole).passages)
    return (alike > 2 and alike >= _SHARE * of) or (alike > 1 and alike >= of / 2)


_REGISTERS: dict[str, Callable[[Document], bool]] = {"scripture": is_scripture, "law": is_law}
