"""A country or an organisation taken up as “he” or “she”."""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise, zip_longest
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Place, Rewrite, Rule, Sentence, Severity, Slip, Triggers, adapt_case
from calque_rules.bodies import body_as_subject, body_names
from calque_rules.lexicons import lexicon
from calque_rules.mentions import Kind, Mention, possible_persons
from calque_rules.reference._antecedents import (
    MEMORY,
    PROSE,
    antecedent,
    is_namesake,
    is_quoted,
    persons_before,
    pronoun_opening,
    sentences_before,
)
from calque_rules.reference._body_verbs import acts_as_body

_HE = {"he": "it", "him": "it", "his": "its", "himself": "itself"}
_SHE = {"she": "it", "her": "it", "herself": "itself"}
_ALSO_SURNAMES = frozenset({"Washington"})


class CountryAsPerson(Rule):
    """A country or an organisation taken up as “he” or “she”

    Many languages have only gendered pronouns, so that what stands for a country, a capital (“Ankara” for the Turkish
    government), an alliance, a ministry or a company comes out as “he” or “she”. English says “it”.

    The rule is sure only where nobody else can be meant. It looks for the country or organisation that the sentence
    before is about (or the same sentence, for a country), and is silent when anything that may be a person stands in
    the paragraph or in the sentences before it: a name, an unknown capitalised word, an office or trade, a pronoun.
    Without several such sentences the verb must be one of governments and companies, since stories begin with “he”
    and no name; so must it with “she”, because of the old literary usage (“Britain and her navy”). Direct speech and
    what only a person does (“He was born”) are left alone.
    """

    category = Category.LINGUISTIC
    severity = Severity.MAJOR
    since = "0.1"
    triggers = Triggers(frozenset({"He", "She", "His ", " he ", " she ", " his "}))
    bad: ClassVar[Sequence[Sequence[str]]] = (
        (
            "Iran has enriched uranium to 60 percent. He denies seeking a bomb.",
            "Iran has enriched uranium to 60 percent. It denies seeking a bomb.",
        ),
        (
            "The airline cancelled 40 flights. He apologised and offered his passengers a refund.",
            "The airline cancelled 40 flights. It apologised and offered its passengers a refund.",
        ),
        (
            "The ministry rejected the figures. She added that her own data were sound.",
            "The ministry rejected the figures. It added that its own data were sound.",
        ),
        (
            "Poland borders Belarus and Ukraine. However, she also opposed the grain quotas.",
            "Poland borders Belarus and Ukraine. However, it also opposed the grain quotas.",
        ),
        (
            "Official Minsk is silent.\n\nEarlier, he denied that drones had crossed the border.",
            "Official Minsk is silent.\n\nEarlier, it denied that drones had crossed the border.",
        ),
        (
            "Three bridges were destroyed, the ministry said on Monday. He blamed the rains.",
            "Three bridges were destroyed, the ministry said on Monday. It blamed the rains.",
        ),
        (
            "According to the Bank of Japan, growth is slowing. He expects 0.8 percent.",
            "According to the Bank of Japan, growth is slowing. It expects 0.8 percent.",
        ),
        (
            "Chinese tech giant Huawei is under sanctions. He denies any links with the military.",
            "Chinese tech giant Huawei is under sanctions. It denies any links with the military.",
        ),
        (
            "Greece left the project. It cited rising costs. He will instead build a terminal of his own.",
            "Greece left the project. It cited rising costs. It will instead build a terminal of its own.",
        ),
        (
            "Turkey promised that he would not close the straits.",
            "Turkey promised that it would not close the straits.",
        ),
        (
            "Serbia signed the declaration, but he voted against the resolution.",
            "Serbia signed the declaration, but it voted against the resolution.",
        ),
        (
            "Norway supplies the continent with gas. His exports have doubled.",
            "Norway supplies the continent with gas. Its exports have doubled.",
        ),
        ("Russia has moved part of his fleet to another port.", "Russia has moved part of its fleet to another port."),
        (
            "Two ports are shut. Ships wait. Prices have doubled. Libya depends on imports. He lives on oil money.",
            "Two ports are shut. Ships wait. Prices have doubled. Libya depends on imports. It lives on oil money.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "The bank was shut. He considered his options.",
        "Canada was home by then. He imported maple syrup for a living.",
        "Beijing summoned the ambassador on Friday. He called the move a provocation.",
        "The premier arrived on Sunday.\n\nItaly supports the pact. He announced new aid.",
        "Rossi trains in the hills. Italy has supported the club. He expects to win.",
        "Paris Hilton came late. Paris was tired. She said little.",
        "Jordan scored thirty points. He said it was the night of his life.",
        "Washington crossed the river by night. He then attacked the camp.",
        "Germany, he said, would pay its share.",
        "“Spain is a friend,” he said. “Spain keeps its word. He who doubts it is wrong.”",
        "England was cold that winter. He had not slept for days.",
        "Britain stood alone. She had her navy and the Channel.",
        "The navy bought the ship in 1942. She was sunk a year later.",
        "Russia said he would be tried in Moscow.",
        "France remembers his songs. Germany welcomed his decision.",
        "The court rejected the appeal. He was sentenced to six years.",
        "The company is based in Leeds. He was born there.",
        "Spain has a new king. He supports reform.",
        "An American was held for a month. Moscow denies it. He accused the guards of theft.",
        "Iran has freed one of the two women. She denies spying.",
        "The agency asked a 34-year-old to resign. The agency has declined to comment. He rejects the claims.",
        "In his memoir, the general is frank. Turkey banned the book. He condemned the ban.",
        "Belarus is a republic. He is the only leader it has had.",
        "Everyone in the village knew. Poland was poor then. He recalled the hunger.",
        "Turkey has applied to join. It expects an answer by May.",
    )
    false_alarms: ClassVar[Sequence[str]] = ("The party is over. He says he will not miss it.",)

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each sentence in which a body goes on as a person."""
        mended: set[Sentence] = set()
        for passage in passages:
            if passage.kind in PROSE:
                for number, sentence in enumerate(document.sentences(passage)):
                    if slip := _slip(document, passage, number, sentence, mended):
                        mended.add(sentence)
                        yield slip


def _slip(
    document: Document, passage: Passage, number: int, sentence: Sentence, mended: Container[Sentence]
) -> Slip | None:
    opening = pronoun_opening().match(passage.text, sentence.start, sentence.end)
    if opening and opening["pronoun"].lower() != "it":
        at, body = opening.start("pronoun"), antecedent(document, passage, number)
        fits = body and _may_be_said_of(document, passage, number, at, body)
    elif found := _inside().search(passage.text, sentence.start, sentence.end):
        at, body = found.start(), body_as_subject(passage, sentence.start, sentence.end)
        fits = body and _may_go_on(document, passage, number, at, body)
    else:
        return None
    if not body or not fits or _is_personal(document, passage, sentence, at) or is_namesake(document, body):
        return None
    if any(persons_before(document, passage, number, at, body, mended)):
        return None
    return _report(document, passage, sentence, at, body)


def _may_be_said_of(document: Document, passage: Passage, number: int, at: int, body: Mention) -> bool:
    """Whether a sentence that opens with a pronoun may be about a body."""
    if body.text in _ALSO_SURNAMES and not acts_as_body(body.passage.text, body.end):
        return False
    if passage.text[at : at + 3].lower() == "his":
        return True
    is_she = passage.text[at] in "Ss"
    acts = acts_as_body(passage.text, at + len("she" if is_she else "he"))
    if _has_context(document, passage, number):
        literary = is_she and body.kind in (Kind.COUNTRY, Kind.SEAT)
        return acts or (body.passage is passage and not literary)
    return acts and _is_news(body, passage, document.sentences(passage)[number])


def _may_go_on(document: Document, passage: Passage, number: int, at: int, body: Mention) -> bool:
    """Whether a pronoun inside a sentence may be its subject, a body, once more."""
    if passage.text.startswith("his", at):
        return True
    if body.kind not in (Kind.COUNTRY, Kind.SEAT):
        return False
    joined = _joined().search(passage.text, body.end, at) and acts_as_body(passage.text, at + len("he"))
    own = _pledge().search(passage.text, body.end, at) or _ready().match(passage.text, at)
    return bool(joined or own) or _has_context(document, passage, number)


def _has_context(document: Document, passage: Passage, number: int) -> bool:
    """Whether enough prose goes before to be sure that nobody is the topic."""
    before = [where for where, _ in islice(sentences_before(document, passage, number), MEMORY)]
    return sum(where.kind in PROSE for where in before) == MEMORY


def _is_news(body: Mention, passage: Passage, sentence: Sentence) -> bool:
    """Whether this reads like news, with figures, other names, or a body that does what bodies do; or like a story."""
    if acts_as_body(body.passage.text, body.end):
        return True
    same = body.passage is passage
    words = _word().findall(passage.text[body.end if same else sentence.start : sentence.end])
    names = body_names() | lexicon("demonyms") | lexicon("verbs_of_saying")
    return any(word.isdigit() or word in names for word in words)


def _is_personal(document: Document, passage: Passage, sentence: Sentence, at: int) -> bool:
    """Whether the pronoun at this place stands in direct speech or next to it, or means a person by what it does."""
    text = passage.text
    if is_quoted(text, at) or _speech().match(text, max(at - 2, 0), sentence.end):
        return True
    if _personal().match(text, at, sentence.end):
        return True
    predicate = _predicate().match(text, at, sentence.end)
    return predicate is not None and any(possible_persons(document, passage, predicate.end(), sentence.end))


def _report(document: Document, passage: Passage, sentence: Sentence, at: int, body: Mention) -> Slip:
    """The slip, with the pronouns that follow in the sentence as long as nobody else comes up."""
    first = passage.text[at : sentence.end].split(maxsplit=1)[0].lower()
    same = _SHE if first.startswith("she") else _HE
    persons = (p for p in possible_persons(document, passage, at, sentence.end) if p.text.lower() not in same)
    stop = next((p.start for p in persons), sentence.end)
    pronouns = list(_pronoun(*same).finditer(passage.text, at, stop))
    texts = [_neuter(passage.text, p, same) for p in pronouns]
    gaps = [passage.text[a.end() : b.start()] for a, b in pairwise(pronouns)]
    rewritten = "".join(text + gap for text, gap in zip_longest(texts, gaps, fillvalue=""))
    message = f"“{pronouns[0][0]}” takes up “{body.text}”, which is no person: write “{texts[0]}”"
    place = Place(body.passage, body.start, body.end, f"“{body.text}” is named here")
    return Slip(passage, at, pronouns[-1].end(), message, (Rewrite(rewritten),), (place,))


def _neuter(text: str, pronoun: regex.Match[str], same: Mapping[str, str]) -> str:
    """“It” for the pronoun at its place, “its” for a “her” that owns the next word."""
    following = text[pronoun.end() :].split(maxsplit=1)[:1]
    owns = pronoun[0] == "her" and following and following[0][0].islower()
    if owns and following[0].strip(".,;:") not in lexicon("function_words"):
        return "its"
    return adapt_case(pronoun[0], same[pronoun[0].lower()])


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"\p{L}+|\p{N}+")


@cache
def _pronoun(*words: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?i)\b(?:{'|'.join(words)})\b")


@cache
def _inside() -> regex.Pattern[str]:
    had = lexicon("possessions_of_bodies")
    return regex.compile(r"\b(?:he|his(?=\s+(?:own\s+)?(?:\p{Ll}+\s+)?\L<had>\b))\b", had=had)


@cache
def _joined() -> regex.Pattern[str]:
    return regex.compile(r",\s+(?:but|and|so|while|although|though)\s+$")


@cache
def _pledge() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:pledge|promise|vow|threaten)(?:s|d|ed)\s+(?:that\s+)?$")


@cache
def _ready() -> regex.Pattern[str]:
    """What is said of oneself: “Turkey said he was ready to mediate”."""
    return regex.compile(
        r"""he\s+(?:is|was|remains|remained)\s+(?:still\s+|not\s+|also\s+)?
        (?:ready|willing|prepared|preparing|planning|determined)\b""",
        regex.VERBOSE,
    )


@cache
def _speech() -> regex.Pattern[str]:
    """“…, he said”: whose words these are, which the text may have told long before."""
    return regex.compile(r"[,\"”’'—–-]\s*(?i:he|she)\s+\p{Ll}+\s*(?:[,.:;]|$)")


@cache
def _personal() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?i:he|she)\s+(?:(?:has|had|is|was|also|later|then|will|be|been|being)\s+)*(?:born|died|dead|married|divorced|arrested
        |sentenced|jailed|imprisoned|detained|charged|killed|wounded|injured|buried|educated|elected|appointed|aged|survived
        |hospitali[sz]ed|graduated|studied|resigned|retired|lived|moved|\d+|myself|drank|ate|slept|walked|smiled|laughed|wept
        |nodded|himself|herself)\b""",
        regex.VERBOSE,
    )


@cache
def _predicate() -> regex.Pattern[str]:
    """“He is a …”: if a person follows, he is one."""
    return regex.compile(
        r"(?i:he|she)(?:['’]s|\s+(?:is|was|became|remains|has\s+been))\s+(?:an?|the|one|\p{Lu}\p{L}+['’]s)\b"
    )
