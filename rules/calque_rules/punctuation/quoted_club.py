"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon

_SPORT_WORDS = """
championship club coach cup defender final finals football forward game games goal goalkeeper goals hockey league match
matches midfielder player players playoffs points race races round season squad stadium striker team teams tournament
transfer
"""
_SPORT = frozenset(_SPORT_WORDS.split())

_LENGTH = 20_000
_MANY = 200  # passages from which on it is cheaper to ask first what the text is about
"""So much of a document's beginning, in characters, tells whether it is about sport."""

_SAID_WORDS = "Yes No Oh Well Thanks Hello Sir God Bravo Hurrah Goal Good Great Fantastic"
_SAID = frozenset(_SAID_WORDS.split())

_WORKS_WORDS = """
album anthem article book called chant documentary dubbed episode film hit hymn motto movie musical named nickname
nicknamed novel play podcast poem programme program series show slogan so-called song term title titled track word words
"""
_WORKS = frozenset(_WORKS_WORDS.split())
"""What stands behind these is a title or a word, and keeps its marks."""


class QuotedClub(Rule):
    """A club’s name in quotation marks in sports news: ““Lokomotiv” beat “Rostov””

    Russian, Ukrainian and Estonian put the names of clubs in quotation marks; English writes them like any name. With
    the marks, the reader takes the name for a nickname or for irony.

    Only texts that are about sport are looked at, and names of one or two words in capitals. A nickname between two
    names (“Earvin “Magic” Johnson”), titles of films and books with more words, and what somebody says are left alone.
    """

    category = Category.LOCALE
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("ru", "uk", "et")
    triggers = Triggers(frozenset({'"', "“", "«"}))
    bad = (
        (
            "The match was the last of the season. The team lost a goal, and the coach of “Lokomotiv” was pleased.",
            "The match was the last of the season. The team lost a goal, and the coach of Lokomotiv was pleased.",
        ),
        (
            'In the next round of the league the team meets "Rostov". A player scored two goals.',
            "In the next round of the league the team meets Rostov. A player scored two goals.",
        ),
        (
            "“Legion” is an ambitious team of the top league. The striker scored a goal in the last match.",
            "Legion is an ambitious team of the top league. The striker scored a goal in the last match.",
        ),
        (
            "The goalkeeper saved a penalty in the match with the Tallinn «Flora». The season of the league ends.",
            "The goalkeeper saved a penalty in the match with the Tallinn Flora. The season of the league ends.",
        ),
        (
            "The midfielder moved from “Real Sociedad” to a new club. He scored nine goals in the league last season.",
            "The midfielder moved from Real Sociedad to a new club. He scored nine goals in the league last season.",
        ),
        (
            "The final of the cup was won by “Zenit”, the team’s fourth trophy. The coach praised every player.",
            "The final of the cup was won by Zenit, the team’s fourth trophy. The coach praised every player.",
        ),
    )
    good = (
        "The match was the last of the season. The club Neva lost, and the coach of Lokomotiv was pleased.",
        "The team’s coach saw “Hamlet” at the theatre.",
        "After the final of the cup, the striker sang the song “Katyusha”, and the team joined the coach.",
        "The player Earvin “Magic” Johnson won the league, the cup and the final with his team.",
        "The coach of the team called the goal in the final match “superb”.",
        "In the last match of the season, the team sang “Sweet Caroline Forever” with the coach.",
        "“Yes”, said the coach after the match, the last of the season for the team.",
        "The team’s coach said: “Goals win games.” The match in the league was the last.",
        "The frigate “Essen” left port.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each quoted name in a text about sport."""
        if len(passages) > _MANY and not document.once(_is_about_sport):
            return
        for passage in passages:
            for found in _quoted().finditer(passage.text):
                if _is_club(found, passage.text) and document.once(_is_about_sport):
                    name = regex.sub('["“”«»]', "", found["quoted"])
                    ways = () if found["next"] else (Rewrite(name),)
                    message = f"English writes a club’s name without quotation marks: “{name}”"
                    yield Slip(passage, found.start("quoted"), found.end("quoted"), message, ways)


@cache
def _quoted() -> regex.Pattern[str]:
    name = r"(?<name>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?)"
    behind = r"(?![\w’'])(?! [\p{Ll}]+ing\b)(?=(?:\s+(?<next>\p{Lu}\p{Ll}))?)"
    quoted = rf"(?:(?<!\S)\"{name}\"|“{name}”|«{name}»)"
    more = r"(?:(?:,|,? (?:and|or|vs\.?|against)) (?:(?&other)))"
    other = r"\"\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?\"|“\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?”"
    return regex.compile(rf"(?(DEFINE)(?<other>{other}))(?<quoted>{quoted}{more}*+){behind}")


def _is_club(found: regex.Match[str], text: str) -> bool:
    """Whether these words can be a club, and not a nickname or a word that somebody says."""
    first = found["name"].split()[0]
    small = first.lower()
    if first in _SAID or small in lexicon("function_words") or small in lexicon("opening_words"):
        return False
    in_front = text[max(0, found.start() - 40) : found.start()].rstrip().rpartition(" ")[2]
    if in_front.lower() in _WORKS or found["name"].endswith((" Cup", " Open", " League")):
        return False
    return not (found["next"] and in_front[:1].isupper() and in_front.lower() not in _SPORT)


def _is_about_sport(document: Document) -> bool:
    text = "\n".join(passage.text for passage in document.passages[:200])[:_LENGTH].lower()
    words = regex.findall(r"\p{L}+", text)
    of_sport = [word for word in words if word in _SPORT]
    return len(set(of_sport)) >= 4 and len(of_sport) * 60 > len(words)
