"""What a pronoun may take up: the country or organisation spoken of last, or somebody else."""

from functools import cache, partial
from itertools import islice, pairwise
from typing import NamedTuple

import regex

from calque import Document, Gender, Kind, Line, Mention, Passage, Sentence
from calque_rules.antecedents import PRESENT, Claim, candidates
from calque_rules.bodies import body_as_subject, body_in_focus, is_named_as_company
from calque_rules.discourse import read
from calque_rules.lexicons import lexicon
from calque_rules.mentions import has_namesake, sexes_named
from calque_rules.words import without_genitive

PROSE = ("paragraph", "item")

MEMORY = 3
"""Sentences back in which nobody may be named. The pronoun's own paragraph counts whole, however long it is."""

_NEW_PARAGRAPH = 0.6
"""A pronoun that opens a paragraph may more easily go back to somebody of an earlier one."""

_LONGEST_ARTICLE = 60
"""Passages back in which a person may have been named, or a company called one."""

_CHAIN = 3
"""Sentences back to the antecedent: “Iran … . It … . He …”."""

IT = frozenset({"it", "its"})


class Site(NamedTuple):
    """Where a pronoun stands: in the sentence of this number of a passage."""

    passage: Passage
    number: int
    sentence: Sentence
    at: int

    @property
    def line(self) -> Line:
        """The sentence that it stands in."""
        return Line(self.passage, self.number, self.sentence)

    @property
    def gender(self) -> Gender:
        """Whose pronoun it is."""
        return Gender.WOMAN if self.is_she else Gender.MAN

    @property
    def is_she(self) -> bool:
        """Whether the pronoun is “she”."""
        return self.passage.text[self.at] in "Ss"


class Reading:
    """A document as far as it has been read: what its pronouns may mean."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.discourse = document.once(read)
        self._mended: set[tuple[int, int]] = set()
        self._namesakes: dict[str, bool] = {}

    def mend(self, line: Line) -> None:
        """Note that the pronouns of a sentence have been reported; they mean nobody."""
        self._mended.add((id(line.passage), line.number))

    def is_mended(self, line: Line) -> bool:
        """Whether the pronouns of a sentence have been reported."""
        return (id(line.passage), line.number) in self._mended

    def body_before(self, site: Site) -> Mention | None:
        """The body that the sentence before is about, or one further back when those between go on with a pronoun."""
        for line in islice(self.discourse.before(site.line), _CHAIN):
            where, _, sentence = line
            if where.kind not in PROSE:
                return None
            if body := body_in_focus(where, sentence.start, sentence.end):
                return body
            if where is site.passage and (company := self._company_opening(where, sentence)):
                return body_as_subject(where, sentence.start, sentence.end, {company})
            opening = pronoun_opening().match(where.text, sentence.start, sentence.end)
            if not opening or (opening["pronoun"].lower() not in IT and not self.is_mended(line)):
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
        near = islice(self.discourse.before(site.line), MEMORY)
        return sum(line.passage.kind in PROSE for line in near) == MEMORY

    def has_namesake(self, body: Mention) -> bool:
        """Whether the text has a person of the body's name."""
        if body.text not in self._namesakes:
            self._namesakes[body.text] = has_namesake(self.document, body.text)
        return self._namesakes[body.text]

    def may_mean_person(self, site: Site, body: Mention, claim: Claim) -> bool:
        """Whether somebody else than the body may be meant.

        In the pronoun's own paragraph everybody counts, and so does who is named behind the pronoun. In earlier ones
        the weight of all persons together must be small, and the smaller, the more what follows suits a person.
        """
        if self._named_behind(site):
            return True
        persons = candidates(self.discourse, site.line, site.at, site.gender, partial(self._is_nobody, body))
        most = claim.value if body.passage is site.passage else claim.value * _NEW_PARAGRAPH
        total = 0.0
        return any(p.weight >= PRESENT or (total := total + p.weight) >= most for p in persons)

    def _company_opening(self, where: Passage, sentence: Sentence) -> str | None:
        """The company, known only from the text, whose name opens a sentence."""
        name = _name().match(sentence.text)
        if name and name[0].lower() not in lexicon("function_words") and self._is_company(where, name[0]):
            return name[0]
        return None

    def _is_company(self, passage: Passage, name: str) -> bool:
        near = islice(self.document.before(passage), _LONGEST_ARTICLE)
        return any(is_named_as_company(where, name) for where in (passage, *near))

    def _is_nobody(self, body: Mention, line: Line, person: Mention) -> bool:
        """Whether a supposed person is none: the body itself, a pronoun that has been reported, a company."""
        if line.passage is body.passage and (body.start <= person.start < body.end or _describes(body, person)):
            return True
        if person.kind is Kind.PRONOUN:
            return self.is_mended(line)
        return without_genitive(person.text) == body.text or self._is_of_company(person)

    def _named_behind(self, site: Site) -> bool:
        """Whether the sentence goes on to name somebody: “He missed one, but Owen Pryce put the last one over”."""
        behind = site.passage.text[site.at : site.sentence.end]
        return site.is_she in set(sexes_named(behind))

    def _is_of_company(self, person: Mention) -> bool:
        """Whether a supposed person is a company, or the “maker” before its name."""
        at = person.start if person.text[0].isupper() else person.end + 1
        name = _name().match(person.passage.text, at)
        return name is not None and self._is_company(person.passage, without_genitive(name[0]))


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
