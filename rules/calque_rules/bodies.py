"""Countries, seats of government and organisations: their names, and the one that a sentence is about."""

from functools import cache

import regex

from calque import Passage
from calque_rules.lexicons import lexicon
from calque_rules.mentions import Kind, Mention
from calque_rules.words import can_be_verb


def body_in_focus(passage: Passage, start: int, end: int) -> Mention | None:
    """The body that a sentence in this range is about: its subject, or whose words it reports."""
    if subject := body_as_subject(passage, start, end):
        return subject
    found = _speaker().search(passage.text, start, end) or _source().match(passage.text, start, end)
    return _body(passage, found) if found else None


def body_as_subject(passage: Passage, start: int, end: int) -> Mention | None:
    """The body that is the subject of the sentence in this range."""
    found = _subject().match(passage.text, start, end)
    return _body(passage, found) if found and can_be_verb(found["verb"]) else None


def _body(passage: Passage, found: regex.Match[str]) -> Mention:
    name = found["name"]
    kind = Kind.COUNTRY if name in lexicon("countries") else Kind.SEAT if name in lexicon("capitals") else None
    return Mention(passage, *found.span("body"), kind or Kind.ORGANISATION)


@cache
def body_names() -> frozenset[str]:
    """The names of countries, seats of government and organisations that are hardly ever anything else."""
    return (lexicon("countries") | lexicon("capitals") | lexicon("organisations")) - lexicon("names_of_persons_too")


_BODY = r"""(?<body>(?:[Tt]he\s+|[Oo]fficial\s+)?(?<name>\L<names>)
    | (?:[Tt]he|[Ii]ts|\p{Lu}[\p{L}-]+(?:['’]s)?)\s+(?:(?!(?:of|and|or|in|to|that)\b)[\p{L}\p{N}'’-]+\s+){0,3}?
      (?i:\L<nouns>)(?:\s+(?<name>\L<names>)|(?:\s+(?:of|for|and|on|the|\p{Lu}[\p{L}-]+)){1,6}(?<=\p{Lu}[\p{L}-]+))?
    )(?!['’-]?\w)"""


@cache
def _subject() -> regex.Pattern[str]:
    """A sentence whose subject is a body: something to open with, the body, and its verb."""
    opening = r"""
        (?:(?:But|And|Yet|So|Still|Then|Now|However|Meanwhile|Moreover|Therefore|Thus|Nevertheless|Instead),?\s+)?
        (?:(?:In|On|At|By|Since|During|After|Before|For|From|Last|Earlier|Later|This|Under|Despite|As|With|Unlike|Like
            |Because|Although|While|Following|According|Today|Yesterday|Recently|\p{Lu}\p{Ll}+ly)\b[^,.;:“"]{0,80},\s+)?
        """
    aside = r"""(?:,[^,;:“"]{1,80},)?"""
    return _with_bodies(opening + _BODY + aside + r"\s+(?<verb>\p{Ll}[\p{Ll}'’]+)\b")


@cache
def _speaker() -> regex.Pattern[str]:
    """A sentence that ends by saying whose words it reports: “…, the ministry said on Friday.”"""
    says = "|".join(sorted(lexicon("verbs_of_saying")))
    when = r"""(?:\s+(?:on|in|late|early|earlier|last|this)\b[^,;:“"]{1,60})?"""
    return _with_bodies(r",\s+" + _BODY + rf"\s+(?:{says}){when}\.?$")


@cache
def _source() -> regex.Pattern[str]:
    """A sentence that begins by saying it."""
    return _with_bodies(r"According\s+to\s+" + _BODY + ",")


def _with_bodies(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.VERBOSE, names=body_names(), nouns=lexicon("organisation_words"))
