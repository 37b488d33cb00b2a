"""What a text speaks of: who and what each sentence mentions, and what its pronouns take up.

The engine knows no language. A `Reader` recognises the mentions of one; a plugin brings it (`calque_readers`). A
`Discourse` asks it sentence by sentence, only as far as anybody wants to know, and keeps the answers, so that reading
costs what is asked and grows with the text, not with its square.

    discourse = document.once(read)  # the rule pack's own: def read(document): return Discourse(document, English())
    line = discourse.line(passage, at)  # the sentence at this place
    for back, earlier in enumerate(discourse.before(line), 1):
        for mention in discourse.mentions(earlier):
            if mention.kind is Kind.PERSON and Gender.MAN in mention.genders:
                ...  # somebody whom “he” may mean, `back` sentences before
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import NamedTuple, Protocol

from calque.document import Document, Passage, Sentence


class Kind(StrEnum):
    """What a mention is a mention of."""

    PERSON = "person"
    PERSONS = "persons"
    COUNTRY = "country"
    SEAT = "seat of government"
    ORGANISATION = "organisation"
    THING = "thing"
    PRONOUN = "pronoun"


class Role(StrEnum):
    """What a mention does in its sentence."""

    SUBJECT = "subject"
    SPEAKER = "speaker"
    OTHER = "other"


class Gender(StrEnum):
    """Which pronouns can take a mention up: “he”, “she”, “it” or “they”."""

    MAN = "he"
    WOMAN = "she"
    THING = "it"
    SEVERAL = "they"


class Mention(NamedTuple):
    """A place in a passage that names somebody or something, or a pronoun that stands for it.

    `genders` are those that it may have; more than one where the words do not tell.
    """

    passage: Passage
    start: int
    end: int
    kind: Kind
    role: Role = Role.OTHER
    genders: frozenset[Gender] = frozenset()

    @property
    def text(self) -> str:
        """The words of the mention."""
        return self.passage.text[self.start : self.end]


class Line(NamedTuple):
    """A sentence where it stands: of this number in its passage."""

    passage: Passage
    number: int
    sentence: Sentence


class Link(NamedTuple):
    """What a pronoun takes up, as far as can be told, and why. `antecedent` is None where that is left open."""

    pronoun: Mention
    antecedent: Mention | None
    reason: str


class Reader(Protocol):
    """Recognises what the sentences of one language mention."""

    def mentions(self, document: Document, line: Line) -> Iterable[Mention]:
        """Who and what a sentence mentions, pronouns too, in order."""

    def link(self, discourse: "Discourse", line: Line, pronoun: Mention) -> Link:
        """What a pronoun in this sentence takes up."""


_PROSE = frozenset({"paragraph", "item", "heading"})


class Discourse:
    """A document as a reader understands it, worked out as far as it is asked for."""

    def __init__(self, document: Document, reader: Reader) -> None:
        self.document = document
        self.reader = reader
        self._mentions: dict[tuple[int, int], tuple[Mention, ...]] = {}

    def lines(self) -> Iterator[Line]:
        """All sentences of the prose, in order."""
        for passage in self.document.passages:
            if passage.kind in _PROSE:
                yield from (Line(passage, k, s) for k, s in enumerate(self.document.sentences(passage)))

    def line(self, passage: Passage, at: int) -> Line:
        """The sentence in which this place of a passage stands."""
        sentences = self.document.sentences(passage)
        number = max(bisect_right(sentences, at, key=lambda s: s.start) - 1, 0)
        return Line(passage, number, sentences[number])

    def before(self, line: Line) -> Iterator[Line]:
        """The sentences in front of one, the nearest first: those of its passage, then those of the ones before."""
        sentences = self.document.sentences(line.passage)
        yield from (Line(line.passage, k, sentences[k]) for k in range(line.number - 1, -1, -1))
        for passage in self.document.before(line.passage):
            if passage.kind in _PROSE:
                sentences = self.document.sentences(passage)
                yield from (Line(passage, k, sentences[k]) for k in range(len(sentences) - 1, -1, -1))

    def near(self, line: Line, sentences: int, end: int | None = None) -> tuple[Line, ...]:
        """A sentence, only as far as `end` where that is given, and so many in front of it, the nearest first."""
        so_far = line if end is None else line._replace(sentence=line.sentence._replace(end=end))
        return (so_far, *islice(self.before(line), sentences))

    def mentions(self, line: Line) -> tuple[Mention, ...]:
        """Who and what a sentence mentions, in order."""
        key = id(line.passage), line.number
        if key not in self._mentions:
            self._mentions[key] = tuple(sorted(self.reader.mentions(self.document, line), key=lambda m: m.start))
        return self._mentions[key]

    def links(self, line: Line) -> Iterator[Link]:
        """What each pronoun of a sentence takes up."""
        pronouns = (m for m in self.mentions(line) if m.kind is Kind.PRONOUN)
        return (self.reader.link(self, line, pronoun) for pronoun in pronouns)
