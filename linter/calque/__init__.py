"""calque finds, explains and fixes the slips of machine-translated text.

The names here are what rules and plugins are written with; everything else may change.
"""

from calque.document import OPAQUE, Document, Passage, Sentence, Source, Span, Token
from calque.finding import Category, Place, Rewrite, Safety, Severity, Slip
from calque.plugins import hookimpl
from calque.rule import Rule, adapt_case
from calque.rulefile import load_rules
from calque.triggers import Triggers

__version__ = "0.1.0"

__all__ = [
    "OPAQUE",
    "Category",
    "Document",
    "Passage",
    "Place",
    "Rewrite",
    "Rule",
    "Safety",
    "Sentence",
    "Severity",
    "Slip",
    "Source",
    "Span",
    "Token",
    "Triggers",
    "adapt_case",
    "hookimpl",
    "load_rules",
]
