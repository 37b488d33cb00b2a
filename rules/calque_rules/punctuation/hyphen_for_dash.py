"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Case, Category, Document, Passage, Rewrite, Rule, Severity, Slip, Triggers
from calque_rules.whole import whole

_IN_COMPOUNDS = """
war type phase class category article level grade part group title stage tier division chapter factor and but me cyclin
angiotensin vitamin hepatitis influenza serie plan team block section model say what as else if now back until by the
not who have why or post do make get got give take sock rock beat stop no every any some all last nothing anything
either more been see thank lest forget for of in to up off on one can non pre re co know break exclusive inclusive
"""
"""Words that a compound may begin with whose end looks like a clause: “type-I”, “has-been”, “what-if”, “break-even”."""

_CLAUSE = r"""
    I(?:[’'](?:m|ve|ll|d))?\s(?:am|was|have|had|can|could|do|did|will|would|think|thought|know|knew|want|wanted|see|saw
        |came|went|feel|felt|hope|believe|love|like|need|met|got|don|didn|just|also|never|always|still|really|ready|not
        |going|been|glad|sure|sorry|happy)\b
  | (?:it|he|she|that|there|they|we|you)[’'](?:s|re|ve|ll)\s
  | (?:so|this|these|those|they|their|its|we|there|therefore|which|because|he|she|it|if|my|our|you|even|especially
        |including|usually|perhaps|maybe|although|though|while|then|when|where|who|what|not|are|was|were|but)
        \s(?!to\b)[\p{Ll}I](?!\p{L}*-)
  | (?:the|a|an)\s[\p{L}\d]
  | (?:and|or)\s(?:the|it|they|all|their|we|in|then|he|she|this|that|there|I|some|even|so|my|his|her|our|its|these
        |those|you)\b
  | (?:for\s(?:example|instance)|in\s(?:fact|other\swords|particular)|at\sleast|each\s(?:of|one)|one\sof)\b
  | (?:basically|thousands)\s\p{Ll}
  | (?:therefore|that\sis),
"""
"""What no compound goes on with."""

_OPENERS = """
for in at each one basically thousands therefore,
I a although an and are because but especially even he if including it its maybe my not or our perhaps she so that the
their then there therefore these they this those though usually was we were what when where which while who you
"""

_A_HABIT = 3


class HyphenForDash(Rule):
    """A hyphen between two clauses, for a dash: “it’s all right-I’m ready”

    A hyphen joins words; between clauses English has a dash with spaces (or one without, but long), a colon or a
    semicolon. With the hyphen the reader first takes the two words for a compound.

    Words that no compound ends with (“the”, “they”, “this”, “because” …) tell the two apart. Left alone: “the type-I
    error”, “World War-I”, “me-I-know-best”, “a has-been”, lists (“low-and middle-income”), and a text that does it
    again and again and has fewer dashes of other kinds, as old transcripts do: that is how it writes them.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    since = "0.1"
    sources = ("ru", "zh")
    triggers = Triggers(frozenset(f"-{word}{end}" for word in _OPENERS.split() for end in " '’"))
    bad: ClassVar[Sequence[Case]] = (
        (
            "But now it’s all right-I’m ready to play again.",
            "But now it’s all right – I’m ready to play again.",
        ),
        (
            "Once more about the old church-I came across this text.",
            "Once more about the old church – I came across this text.",
        ),
        (
            "Do not worry-it’s only rain.",
            "Do not worry – it’s only rain.",
        ),
        (
            "They sold the house-I was sorry to hear it.",
            "They sold the house – I was sorry to hear it.",
        ),
        (
            "Please wait-I'm not done.",
            "Please wait – I'm not done.",
        ),
        (
            "Read it again-there’s a mistake.",
            "Read it again – there’s a mistake.",
        ),
        (
            "The sun is gone-so the planet has to shine by itself.",
            "The sun is gone – so the planet has to shine by itself.",
        ),
        (
            "Wages are low in poor countries-not a little, but a lot.",
            "Wages are low in poor countries – not a little, but a lot.",
        ),
        (
            "He was visiting his friend-a teacher from Omsk.",
            "He was visiting his friend – a teacher from Omsk.",
        ),
        (
            "The bird sees red and blue-they are its colours.",
            "The bird sees red and blue – they are its colours.",
        ),
        (
            "Look at the heat-the flies are drawn by it.",
            "Look at the heat – the flies are drawn by it.",
        ),
        (
            "It is an old three-dimensional chart-and the best that we have.",
            "It is an old three-dimensional chart – and the best that we have.",
        ),
        (
            "There are many kinds-at least a million of them.",
            "There are many kinds – at least a million of them.",
        ),
        (
            "Income is what counts-for example, in the north.",
            "Income is what counts – for example, in the north.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "But now it’s all right – I’m ready to play again.",
        "A type-I error was made, and a phase-I trial began.",
        "World War-I was long.",
        "The Article-I courts met.",
        "The hormone angiotensin-I was measured.",
        "It was a he-said-she-said story.",
        "He has a me-I-know attitude, and you-know-who came.",
        "A make-it-or-break-it moment came.",
        "He is a has-been who lives on his say-so alone.",
        "It is frequent in low-and middle-income countries.",
        "A Post-it note, a thank-you card and a what-if question lay there.",
        "Vitamin-a deficiency and type-the-word games.",
        "She has the know-how that it takes, and he is a do-it fellow.",
        "An either-or choice, an if-then rule, an all-but certain win.",
        "The fathers-in-law met off-the-record.",
        "Set no-dupe-else-if and consistent-this to off.",
        "Cold-or warm-blooded, they slept through the winter.",
        "They reached the break-even point and used an exclusive-or in C.",
        "We ask one thing-a fair price. We have one aim-the peace of all. It is late-we must go.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each hyphen before the beginning of a clause, unless the text writes its dashes so."""
        found = [(passage, *match.span()) for passage in passages for match in _glued().finditer(passage.text)]
        if len(found) >= _A_HABIT and len(found) >= document.once(_dashes):
            return
        rewrites = (Rewrite(" – "), Rewrite(" - "), Rewrite("; "))
        for passage, start, end in found:
            yield Slip(passage, start, end, "a dash is meant here, not a hyphen", rewrites)


def _dashes(document: Document) -> int:
    """How many dashes that are none of these the text has."""
    text = document.once(whole).text
    return sum(map(text.count, ("–", "—", " - ", "--")))


@cache
def _glued() -> regex.Pattern[str]:
    first = "|".join(_IN_COMPOUNDS.split())
    before = rf"(?<=(?:^|[\s(“\"'])(?:[\p{{L}}’']+-){{0,2}}(?!(?i:{first})-)\p{{L}}[\p{{L}}’']+)"
    return regex.compile(rf"{before}-(?={_CLAUSE})", regex.VERBOSE)
