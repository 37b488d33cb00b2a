"""People, countries and organisations as the object of a verb: “him”, “NATO member Turkey”, “the prime minister”."""

from functools import cache

import regex

from calque_rules.lexicons import lexicon

NOMINATIVE = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "I"}

_BODY_NOUNS = "administration|authorities|countries|governments?|ministry|opposition|parliament|parties|regulator|sides"
_COLLECTIVES = "citizens|journalists|officials|people|reporters|residents|viewers|workers|employees|voters|readers|patients"
MEMBER = r"(?:[\w-]+\s+){0,2}(?:member|ally|partner|neighbour|neighbor|giant|leader|rival)(?:\s+state)?\s+"


def whom(group: str = "whom") -> str:
    """A verbose-mode pattern, for `compile_with_people`, of an object that is somebody.

    Inside the group of that name, `pronoun`, `body` (a country, a capital, an organisation) or `person` is set.
    """
    return rf"""(?<{group}>
        (?<pronoun>him|her|them|us|me)
      | (?<body>(?:(?:its\s+|the\s+)?(?:{MEMBER}))?(?:[Tt]he\s+)?\L<bodies>)
      | (?<person>
            (?:\L<titles>\s+)+\p{{Lu}}[\p{{L}}’'-]+(?:\s+\p{{Lu}}[\p{{L}}’'-]+)?
          | \L<first_names>\s+\p{{Lu}}[\p{{L}}’'-]+
          | (?:the|his|her|their|our|my|its)\s+(?:[\p{{L}}’'-]+\s+){{0,2}}?(?:\L<person_nouns>s?|{_BODY_NOUNS})
          | (?:the\s+|all\s+|its\s+)?(?:{_COLLECTIVES})
        )
    )(?![\w’'-])"""


def compile_with_people(pattern: str) -> regex.Pattern[str]:
    """A verbose-mode pattern that `whom()` is part of."""
    return regex.compile(pattern, regex.VERBOSE, **_lists())


@cache
def _lists() -> dict[str, list[str]]:
    bodies = lexicon("countries") | lexicon("capitals") | lexicon("organisations") | {"the United States", "the EU"}
    return {
        "bodies": sorted(bodies),
        "titles": sorted(lexicon("person_titles")),
        "first_names": sorted(lexicon("first_names")),
        "person_nouns": sorted(lexicon("person_nouns")),
    }


def nominative(text: str) -> str:
    """“him” → “he”; anything but a pronoun as it is."""
    return NOMINATIVE.get(text, text)
