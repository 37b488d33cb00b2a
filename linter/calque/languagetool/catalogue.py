"""LanguageTool's rules, as far as they are known beforehand: those that fired on the texts that calque measures on.

`rules/LanguageTool-6.8.json` has each rule's category, type and description, as that version says them, and the names
of those that are on by default: they have passed the same criterion as calque's own (`evidence.json`, for English).
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from calque.engine import EngineRule
from calque.finding import Category, Safety, Severity

NAME = "languagetool"
FILE = Path(__file__).parent / "rules" / "LanguageTool-6.8.json"
PAGE = "https://community.languagetool.org/rule/show/{}?lang=en"

_CATEGORIES = {
    "COLLOQUIALISMS": Category.AUDIENCE,
    "CREATIVE_WRITING": Category.STYLE,
    "FALSE_FRIENDS": Category.ACCURACY,
    "GENDER_NEUTRALITY": Category.AUDIENCE,
    "INCLUSIVE_LANGUAGE": Category.AUDIENCE,
    "PLAIN_ENGLISH": Category.STYLE,
    "REDUNDANCY": Category.STYLE,
    "REGIONALISMS": Category.LOCALE,
    "REPETITIONS_STYLE": Category.STYLE,
    "SEMANTICS": Category.ACCURACY,
    "STYLE": Category.STYLE,
    "TEXT_ANALYSIS": Category.STYLE,
    "TYPOGRAPHY": Category.LINGUISTIC,
    "WIKIPEDIA": Category.DESIGN,
}
_TYPES = {
    "inconsistency": Category.STYLE,
    "locale-specific-content": Category.LOCALE,
    "locale-violation": Category.LOCALE,
    "markup": Category.DESIGN,
    "mistranslation": Category.ACCURACY,
    "register": Category.AUDIENCE,
    "style": Category.STYLE,
    "terminology": Category.TERMINOLOGY,
}
"""Of the Internationalization Tag Set (https://www.w3.org/TR/its20/#lqissue-typevalues)."""


class Known(NamedTuple):
    """What LanguageTool says of a rule."""

    category: str
    type: str
    description: str


def rule_of(name: str, known: Known, *, preview: bool) -> EngineRule:
    """The rule that LanguageTool calls so."""
    rule = EngineRule(
        f"{NAME}/{name}", NAME, known.description or name, f"{known.category}, {known.type}: {PAGE}".format(name)
    )
    rule.category = _CATEGORIES.get(known.category) or _TYPES.get(known.type, Category.LINGUISTIC)
    rule.severity = Severity.NEUTRAL if rule.category in (Category.STYLE, Category.AUDIENCE) else Severity.MINOR
    rule.safety = Safety.UNSAFE
    rule.since, rule.preview, rule.path = "0.1", preview, FILE
    return rule


@cache
def _read() -> tuple[frozenset[str], Mapping[str, Known]]:
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    return frozenset(kept["default"]), {name: Known(*row) for name, row in kept["rules"].items()}


def default() -> frozenset[str]:
    """The rules that are on by default, as LanguageTool calls them."""
    return _read()[0]


def known() -> Mapping[str, Known]:
    """What is known, by LanguageTool's name."""
    return _read()[1]
