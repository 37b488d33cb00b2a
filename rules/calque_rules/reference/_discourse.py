"""What a pronoun may take up: the country or organisation spoken of last, or somebody else."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

import regex

from calque import Document, Passage, Sentence
from calque_rules.bodies import body_as_subject, body_in_focus, is_named_as_company
from calque_rules.lexicons import lexicon
from calque_rules.mentions import Kind, Mention, has_namesake, possible_persons, sexes_named
from calque_rules.words import without_genitive

PROSE = ("paragraph", "item")

MEMORY = 3
"""Sentences back in which nobody may be named. The pronoun's own paragraph counts whole, however long it is."""

_FAR_MEMORY = 6
"""The same for a “He says” that opens a paragraph."""

_LONGEST_ARTICLE = 60
"""Passages back in which a person may have been named, or a company called one."""

_TOPIC_MEMORY = 12
"""Sentences back in which several other “he” show that the text is about somebody."""

_CHAIN = 3
"""Sentences back to the antecedent: “Iran … . It … . He …”."""

IT = frozenset({"it", "its"})
_MEN = frozenset({"he", "him", "his", "himself"})
_WOMEN = frozenset({"she", "her", "hers", "herself"})


class Claim(Enum):
    """How well what is said of a pronoun suits a country or an organisation."""

    SPEECH = "what mostly persons do: speak, think, want"
    OTHER = "what anybody may do"
    DEED = "what bodies do: border, export, employ"


class Site(NamedTuple):
    """Where a pronoun stands: in the sentence of this number of a passage."""

    passage: Passage
    number: int
    sentence: Sentence
    at: int

    @property
    def is_she(self) -> bool:
        """Whether the pronoun is “she”."""
        return self.passage.text[self.at] in "Ss"


class Discourse:
    """A document as far as it has been read: what its pronouns may mean."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._mended: set[Sentence] = set()
        self._namesakes: dict[str, bool] = {}
        self._named: dict[int, frozenset[bool]] = {}

    def mend(self, sentence: Sentence) -> None:
        """Note that the pronouns of a sentence have been reported; they mean nobody."""
        self._mended.add(sentence)

    def before(self, site: Site) -> Iterator[tuple[Passage, Sentence]]:
        """The sentences in front of a pronoun's own, the nearest first, back through all passages."""
        yield from self._own(site)
        yield from self._earlier(site)

    def body_before(self, site: Site) -> Mention | None:
        """The body that the sentence before is about, or one further back when those between go on with a pronoun."""
        for where, sentence in islice(self.before(site), _CHAIN):
            if where.kind not in PROSE:
                return None
            if body := body_in_focus(where, sentence.start, sentence.end):
                return body
            if where is site.passage and (company := self._company_opening(where, sentence)):
                return body_as_subject(where, sentence.start, sentence.end, {company})
            opening = pronoun_opening().match(where.text, sentence.start, sentence.end)
            if not opening or (opening["pronoun"].lower() not in IT and sentence not in self._mended):
                return None
        return None

    def body_of_clause(self, site: Site) -> Mention | None:
        """The body that is the subject of a clause before the pronoun's: “Because Laos has no coast, he …”."""
        text, start = site.passage.text, site.sentence.start
        clause = _subordinate().match(text, start, site.at)
        return body_as_subject(site.passage, clause.end(), site.at) if clause else None

    def subject(self, site: Site) -> Mention | None:
        """The body that is the subject of a pronoun's own sentence."""
        return body_as_subject(site.passage, site.sentence.start, site.sentence.end)

    def has_context(self, site: Site) -> bool:
        """Whether enough prose goes before to be sure that nobody is the topic."""
        return sum(where.kind in PROSE for where, _ in islice(self.before(site), MEMORY)) == MEMORY

    def has_namesake(self, body: Mention) -> bool:
        """Whether the text has a person of the body's name."""
        if body.text not in self._namesakes:
            self._namesakes[body.text] = has_namesake(self.document, body.text)
        return self._namesakes[body.text]

    def may_mean_person(self, site: Site, body: Mention, claim: Claim) -> bool:
        """Whether somebody else than the body may be meant.

        In the pronoun's own paragraph everybody counts. When that paragraph has turned to the body, those of earlier
        ones count the less, the more it has said and the less what follows suits a person.
        """
        if any(self._persons_in_paragraph(site, body)) or self._named_behind(site):
            return True
        if self._named_before(site):
            return True
        if body.passage is not site.passage or claim is not Claim.DEED:
            distant = body.kind is not Kind.ORGANISATION and site.number >= MEMORY
            if claim is Claim.OTHER and distant:
                return False
            return any(self._persons_near(site, body, claim)) or self._pronouns_afar(site) > 1
        if body.kind is not Kind.ORGANISATION and site.number >= MEMORY:
            return self._pronouns_afar(site) > MEMORY
        return self._has_topic(site, body) or self._pronouns_afar(site) > 1

    def _company_opening(self, where: Passage, sentence: Sentence) -> str | None:
        """The company, known only from the text, whose name opens a sentence."""
        name = _name().match(sentence.text)
        if name and name[0].lower() not in lexicon("function_words") and self._is_company(where, name[0]):
            return name[0]
        return None

    def _is_company(self, passage: Passage, name: str) -> bool:
        near = islice(self.document.before(passage), _LONGEST_ARTICLE)
        return any(is_named_as_company(where, name) for where in (passage, *near))

    def _own(self, site: Site) -> Iterator[tuple[Passage, Sentence]]:
        yield from ((site.passage, s) for s in reversed(self.document.sentences(site.passage)[: site.number]))

    def _earlier(self, site: Site) -> Iterator[tuple[Passage, Sentence]]:
        for passage in self.document.before(site.passage):
            if passage.kind in (*PROSE, "heading"):
                yield from ((passage, s) for s in reversed(self.document.sentences(passage)))

    def _persons_in_paragraph(self, site: Site, body: Mention) -> Iterator[Mention]:
        yield from possible_persons(self.document, site.passage, site.sentence.start, site.at)
        for where, sentence in self._own(site):
            yield from self._persons(site, body, where, sentence)

    def _persons_near(self, site: Site, body: Mention, claim: Claim) -> Iterator[Mention]:
        """Who is named in the last sentences, as far as they stand in earlier passages.

        A “He says” that opens a paragraph may reach far back: in the news each sentence is a paragraph.
        """
        opens = body.passage is not site.passage and claim is Claim.SPEECH
        window = _FAR_MEMORY if opens else max(MEMORY - site.number, 2)
        for where, sentence in islice(self._earlier(site), window):
            yield from self._persons(site, body, where, sentence)

    def _persons(self, site: Site, body: Mention, where: Passage, sentence: Sentence) -> Iterator[Mention]:
        for person in possible_persons(self.document, where, sentence.start, sentence.end):
            is_body = where is body.passage and (body.start <= person.start < body.end or _describes(body, person))
            same_slip = sentence in self._mended and person.text.lower() in _MEN | _WOMEN
            if not (is_body or same_slip or _is_other_sex(site, person) or self._is_of_company(person)):
                yield person

    def _named_before(self, site: Site) -> bool:
        """Whether before the pronoun's paragraph, however far in the article, somebody of its sex has a full name."""
        earlier = islice(self.document.before(site.passage), _LONGEST_ARTICLE)
        return any(site.is_she in self._sexes(passage) for passage in earlier)

    def _sexes(self, passage: Passage) -> frozenset[bool]:
        """Of the persons with a full name or a title in a passage: whether any may be a woman (True), a man (False)."""
        key = id(passage)
        if key not in self._named:
            self._named[key] = frozenset(sexes_named(passage.text))
        return self._named[key]

    def _named_behind(self, site: Site) -> bool:
        """Whether the sentence goes on to name somebody: “He missed one, but Owen Pryce put the last one over”."""
        behind = site.passage.text[site.at : site.sentence.end]
        return site.is_she in set(sexes_named(behind))

    def _is_of_company(self, person: Mention) -> bool:
        """Whether a supposed person is a company, or the “maker” before its name."""
        at = person.start if person.text[0].isupper() else person.end + 1
        name = _name().match(person.passage.text, at)
        return name is not None and self._is_company(person.passage, without_genitive(name[0]))

    def _has_topic(self, site: Site, body: Mention) -> bool:
        """Whether the passages before end with somebody: named in the last sentence, or a pronoun in the last three."""
        return any(
            (back == 0 or person.text.lower() in _MEN | _WOMEN) and sentence not in self._mended
            for back, (where, sentence) in enumerate(islice(self._earlier(site), MEMORY))
            for person in self._persons(site, body, where, sentence)
        )

    def _pronouns_afar(self, site: Site) -> int:
        """How often anybody is “he”, or “she”, further back in earlier passages."""
        far = islice(self.before(site), max(MEMORY, site.number), _TOPIC_MEMORY)
        same = _WOMEN if site.is_she else _MEN
        return sum(
            word[0].lower() in same
            for _, sentence in far
            if sentence not in self._mended
            for word in _word().finditer(sentence.text)
        )


def is_quoted(text: str, at: int) -> bool:
    """Whether this place stands in direct speech."""
    return text.count('"', 0, at) % 2 == 1 or text.count("“", 0, at) > text.count("”", 0, at)


def owns_as_body(text: str, at: int) -> bool:
    """Whether the “his” at this place stands before what bodies have: “his exports”, “his own armed forces”."""
    words = [w[0] for w in islice(_word().finditer(text, at), 1, 5)]
    pairs = {f"{a} {b}" for a, b in pairwise(words)}
    own = words[:1] == ["own"]
    return not lexicon("possessions_of_bodies").isdisjoint({*words[own : own + 2], *pairs})


def _describes(body: Mention, person: Mention) -> bool:
    """Whether a noun only says what the body is: “Brazil is the largest producer of coffee”."""
    being = _being().fullmatch(body.passage.text, body.end, max(person.start, body.end))
    return being is not None and lexicon("function_words").isdisjoint(being[1].split()) and person.text.islower()


def _is_other_sex(site: Site, person: Mention) -> bool:
    """Whether this is a “she” or a “Ms” that no “he” takes up, or the other way round."""
    others = ("Mr", "Sir", "Lord", "King", *_MEN) if site.is_she else ("Ms", "Mrs", "Miss", "Lady", "Queen", *_WOMEN)
    first = person.text.split()[0].rstrip(".")
    return first in others or first.lower() in others


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{N}-]+")


@cache
def _being() -> regex.Pattern[str]:
    return regex.compile(r"\s+(?:is|was|remains|remained|became|has\s+become)\s+(?:an?|the)\s+((?:[\p{L}’'-]+\s+)*)")


@cache
def _name() -> regex.Pattern[str]:
    """Words with capitals that stand together."""
    return regex.compile(r"\p{Lu}[\p{L}\p{N}’'&-]+(?:\s+\p{Lu}[\p{L}\p{N}’'&-]+){0,2}")


@cache
def _subordinate() -> regex.Pattern[str]:
    return regex.compile(r"(?:Although|Though|Because|Since|If|Unless)\s+")


@cache
def pronoun_opening() -> regex.Pattern[str]:
    """A sentence that begins with a pronoun."""
    return regex.compile(
        r"""(?:(?:But|And|Yet|So|Then|Now|Today)\s+|\p{Lu}[^,.;:!?“”"]{1,60},\s+
        |(?:Last|This|In|By|Since|Until)\s(?:(?!h?is\b|s?he\b)[\p{L}\p{N}]+\s+){1,3}?)?(?P<pronoun>[Hh]e|[Ss]he|[Ii]ts?|[Hh]is)\b""",
        regex.VERBOSE,
    )
