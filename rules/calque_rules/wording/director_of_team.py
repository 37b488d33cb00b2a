"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers


class DirectorOfTeam(Rule):
    """A team's manager called its director: “Director Mori changed pitchers in the ninth inning”

    Japanese *kantoku* directs a film and manages a team, as do Spanish *director técnico* and Hebrew *menahel*. In a
    report of a match, “Director” in front of or behind the surname alone is the manager. Sporting, technical and
    managing directors have their office named in front of it, and stay; so does everybody where no match is told of.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    since = "0.1"
    sources = ("ja",)
    triggers = Triggers(frozenset({"Director"}), whole_words=True)
    bad = (
        (
            "The pitcher left in the ninth inning. Director Mori said it was cold.",
            "The pitcher left in the ninth inning. Manager Mori said it was cold.",
        ),
        (
            "The striker sat on the bench.\n\nDirector Mori hopes for a goal from the midfielder.",
            "The striker sat on the bench.\n\nManager Mori hopes for a goal from the midfielder.",
        ),
        (
            "A home run in the last inning. Mori Director was glad.",
            "A home run in the last inning. Manager Mori was glad.",
        ),
        (
            "Two outs in the inning, a batter on base. Director Yoda waited.",
            "Two outs in the inning, a batter on base. Manager Yoda waited.",
        ),
        (
            "The batter struck out in the first inning; Director Ito shook his head.",
            "The batter struck out in the first inning; Manager Ito shook his head.",
        ),
        (
            "The goalkeeper and the striker were hurt, said Director Abe.",
            "The goalkeeper and the striker were hurt, said Manager Abe.",
        ),
    )
    good = (
        "Director Mori said that the museum opens in May.",
        "The striker and the goalkeeper met Sporting Director Mori.",
        "The pitcher left in the ninth inning. Technical Director Mori said it was cold.",
        "In the last inning the batter met Director of Baseball Ito.",
        "The striker and the goalkeeper saw the film by Director General Abe.",
        "The pitcher left in the ninth inning, said Managing Director Mori.",
        "The inning was long, said the batter to FBI Director Mori.",
        "Director James Cameron has made a film.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each manager, in a document that tells of a match."""
        for passage in passages:
            for found in _director().finditer(passage.text):
                if not document.once(_tells_of_match):
                    return
                written = f"Manager {found['name']}"
                yield Slip(passage, *found.span(), f"a team has a manager; write “{written}”", (Rewrite(written),))


def _tells_of_match(document: Document) -> bool:
    """Whether two different words of the playing field are in the text."""
    words = set[str]()
    for passage in document.passages:
        words |= {word.lower().rstrip("s") for word in _field().findall(passage.text)}
        if len(words) > 1:
            return True
    return False


@cache
def _field() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?:[Ii]nnings?|[Bb]atters?|[Pp]itchers?|[Bb]unts?|[Ii]nfielders?|[Oo]utfielders?|strikers?|midfielders?|"
        r"goalkeepers?|home runs?|struck out|strikeouts?|J1|no-hitter|starting lineup)\b"
    )


@cache
def _director() -> regex.Pattern[str]:
    """“Director” and a surname, or the other way round; no office, agency or first name beside it."""
    front = r"(?<!\b\p{Lu}[\w’'.]* )(?<!-)"
    name = r"\p{Lu}\p{Ll}{2,}"
    offices = "General|Of|At|Emeritus|James|Peter|John|David|Michael|Robert|Christopher"
    before = rf"{front}Director (?!(?:{offices})\b)(?<name>{name})\b(?! \p{{Lu}})"
    kinds = (
        "Sporting|Technical|Managing|Executive|Medical|General|Deputy|Artistic|Athletic|The|Former|Club|Team|Regional"
    )
    return regex.compile(
        rf"{before}|(?<!\p{{Lu}}[\w’'.]* )\b(?!(?:{kinds})\b)(?<name>{name}) Director\b(?! \p{{Lu}}| of\b)"
    )
