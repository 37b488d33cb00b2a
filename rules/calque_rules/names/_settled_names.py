"""Names that are ordinary words as well (“china”, “march”), where what stands beside them settles what is meant."""

import re
from collections.abc import Iterator
from functools import cache

import regex

from calque.compiled import compile_kept
from calque_rules.lexicons import lexicon

NATIONS = ("afghan", "danish", "polish", "soviet", "welsh")

_NATION = "|".join(NATIONS)

_STATE = "chad|chile|china|guinea|morocco|turkey|wales"

_OWNED = r"(?<owned>\p{L}+(?:\s+\p{L}+){0,2})"

_SETTLED = rf"""(?<![\w@\#/`.=-])(?:
    (?:across|cross(?:e[ds]|ing)?|invade[ds]?|mainland|play(?:ed|ing)?|throughout|visit(?:ed|ing)?
        |(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)ern)\s+(?<name>{_STATE})
        (?=[,.;:)]|$|\s+(?:and|are|at|by|for|from|had|has|have|in|last|next|on|this|to|was|were|will)\b)
  | (?<!\b(?:[Tt]o|nail|shoe)\s)(?:
    (?:[Aa]|[Tt]he|several|some)\s+(?<name>{_NATION})\s+(?<person>\p{{L}}+)
  | [Tt]he\s+(?<name>{_NATION})\s+(?:border|capital|language|people)\b
  | (?!finish|varnish)\p{{L}}+(?:an|ese|ish)-(?<name>{_NATION})\b
  | (?<name>{_NATION})-(?<tied>\p{{L}}+)
  | (?<name>afghan)\s+(?:refugees?|war|women)\b
  | (?<name>byzantine|ottoman|roman)\s+(?:emperors?|empire)\b
  | (?<name>roman)\s+(?:legions?|republic|senate)\b
  | (?<name>soviet)\s+(?:republics?|era|occupation)\b
  | (?<name>{_NATION}|ottoman|roman)\s+{_OWNED}
  | (?<!\b(?:[Aa]|[Tt]he|wild)\s)(?<name>{_STATE})['’]s\s+{_OWNED}
  | (?<owner>\p{{L}}+)\s+of\s+(?<name>{_STATE})\b(?!\s+clay)
  | [Mm]ade\s+in\s+(?<name>{_STATE})\b
  | between\s+(?<name>{_STATE})\s+and\s+(?<beside>\w+)
  | (?<beside>\w+)\s+and\s+(?<name>{_STATE})
        (?=[,.;:)]|$|\s+(?:are|at|for|from|had|has|have|in|on|over|to|were|will)\b)
  | [Ii]n\s+(?<name>cairo|istanbul|monaco)(?=[,.;)]|$|\s+(?:in|last|next|on|this)\b)
  | [Tt]he\ (?<name>us)\ {_OWNED}
  | (?<name>uk)\ {_OWNED}
  | (?<=\d\s)(?<name>us)\ dollars?\b
  | (?<name>[Bb]lack\ sea)\s+(?:coast|fleet|grain|ports?|region|resorts?|shipping)\b
  | [Oo]ccupied\s+(?<name>west\ bank)\b
  | (?<name>west\ bank)\s+and\s+(?:in\s+)?(?:the\s+)?[Gg]aza\b
  | \d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?<name>august|march|may),?\ (?:19|20)\d\d\b
  | (?:[Bb]y|[Dd]uring|[Ee]arly|[Ff]rom|[Ii]n|[Ll]ate|of|[Ss]ince|[Uu]ntil)\s+
        (?<name>august|march|may)\ (?:of\ )?(?:19|20)\d\d\b
  | (?<name>august|march|may)\ \d{{1,2}}(?:st|nd|rd|th)?,\s+(?:19|20)\d\d\b
  | [Oo]n\s+(?<name>august|march|may)\ \d{{1,2}}(?:st|nd|rd|th)?(?=[,.;:)]|$)
  | (?:beginning|end|middle)\s+of\s+(?<name>august|march|may)(?=[,.;:)]|$|\s+(?:and|at|in|last|next|on|this|to)\b)
  | (?:[Ii]n|[Ll]ast|[Nn]ext|[Ss]ince|[Uu]ntil)\s+(?<name>august)(?=[,.;:)]|$)
))"""

_NATIONAL = frozenset(
    """
    airline|ambassador|army|authorities|citizen|citizens|constitution|currency|delegation|diplomat|diplomats|economy
    embassy|government|lawmakers|leadership|military|ministry|monarchy|navy|official|officials|parliament|police
    politician|politicians|president|soldiers|troops|air force|armed forces|foreign affairs|foreign minister
    foreign ministry|foreign policy|defence minister|defence ministry|defense minister|defense ministry
    interior minister|interior ministry|prime minister
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
"""What a state has and no thing of the same name: nail polish has no government."""

_OWNERS = {phrase.split()[-1] for phrase in _NATIONAL} | {
    "capital",
    "Capital",
    "people",
    "People",
    "republic",
    "Republic",
}

_AMERICAN = frozenset({"congress", "dollar", "senate", "treasury"})

_PERSONS = frozenset(
    {"artist", "author", "coach", "footballer", "journalist", "newspaper", "poet", "researcher", "scientist", "striker"}
    | {"tourist", "writer"}
)

_WORDS = frozenset(
    {*NATIONS, *_STATE.split("|"), "august", "byzantine", "cairo", "istanbul", "monaco", "ottoman", "roman"}
)


@cache
def settled_triggers() -> frozenset[str]:
    """The words, and “may” and the like with a number: one of these is in every passage with such a name."""
    days = {f"{day}{ending}" for day in range(1, 32) for ending in ("", "st", "nd", "rd", "th")}
    years = {str(year) for year in range(1900, 2100)}
    dates = {f"{month} {number}" for month in ("march", "may") for number in days | years | {"of"}}
    dates |= {"of may", "of march"} | {f"{month}, {year}" for month in ("march", "may") for year in years}
    return _WORDS | dates | {"black sea", "Black sea", "west bank", "the us", "The us", "uk", "us dollar", "us dollars"}


def settled_names(text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands small that is an ordinary word in other company."""
    if _WORDS.isdisjoint(re.findall(r"[a-z]+", text)) and not _other_words().search(text):
        return
    for match in _pattern().finditer(text, overlapped=True):
        if _is_settled(match):
            yield match.span("name")


def _is_settled(match: regex.Match[str]) -> bool:
    if match["beside"]:
        return match["beside"].capitalize() in lexicon("countries")
    if match["person"]:
        return match["person"].removesuffix("s") in _PERSONS
    if match["owner"]:
        return match["owner"] in _OWNERS
    if match["tied"]:
        return match["tied"] in lexicon("after_hyphen") or match["tied"].endswith(("an", "ese", "ish"))
    return not match["owned"] or _is_national(match["owned"].split(), match["name"])


def _is_national(owned: list[str], name: str) -> bool:
    """Whether what follows the name is a state's: “turkey’s new government”."""
    if name == "us" and owned[0] in _AMERICAN:
        return True
    starts = (0, 1) if name in _STATE.split("|") else (0,)
    return any(" ".join(owned[k : k + n]) in _NATIONAL for k in starts for n in (1, 2))


@cache
def _other_words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:march|may),?\s(?:of\s)?\d|\b(?:us|uk)\s|\bof\s(?:march|may)\b|\bwest bank\b|\b[Bb]lack sea\b"
    )


@cache
def _pattern() -> regex.Pattern[str]:
    return compile_kept(_SETTLED, regex.VERBOSE)
