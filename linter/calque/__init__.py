"""calque finds, explains and fixes the slips of machine-translated text.

The names here are what rules and plugins are written with; everything else may change. They are loaded on first use, so
that `calque --version` and `--help` start at once.
"""

from importlib import import_module

TYPE_CHECKING = False  # which type checkers take for true: to import `typing` for it takes longer than all the rest

if TYPE_CHECKING:
    from calque.config import Settings
    from calque.discourse import Discourse, Gender, Kind, Line, Link, Mention, Reader, Role
    from calque.document import NOT_PROSE, OPAQUE, Builder, Document, Passage, Sentence, Source, Span, Token
    from calque.engine import Choice, Engine, EngineRule
    from calque.errors import CalqueError, EngineError
    from calque.finding import Category, FileResult, Place, Rewrite, Safety, Severity, Slip
    from calque.pack import load_pack
    from calque.plugins import Output, Reporter, hookimpl
    from calque.rule import Case, Rule, adapt_case
    from calque.rulefile import load_rules
    from calque.triggers import Triggers

__version__ = "0.1.0"

_HOMES = {
    "calque.config": ("Settings",),
    "calque.discourse": ("Discourse", "Gender", "Kind", "Line", "Link", "Mention", "Reader", "Role"),
    "calque.document": (
        "NOT_PROSE",
        "OPAQUE",
        "Builder",
        "Document",
        "Passage",
        "Sentence",
        "Source",
        "Span",
        "Token",
    ),
    "calque.engine": ("Choice", "Engine", "EngineRule"),
    "calque.errors": ("CalqueError", "EngineError"),
    "calque.finding": ("Category", "FileResult", "Place", "Rewrite", "Safety", "Severity", "Slip"),
    "calque.pack": ("load_pack",),
    "calque.plugins": ("Output", "Reporter", "hookimpl"),
    "calque.rule": ("Case", "Rule", "adapt_case"),
    "calque.rulefile": ("load_rules",),
    "calque.triggers": ("Triggers",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "NOT_PROSE",
    "OPAQUE",
    "Builder",
    "CalqueError",
    "Case",
    "Category",
    "Choice",
    "Discourse",
    "Document",
    "Engine",
    "EngineError",
    "EngineRule",
    "FileResult",
    "Gender",
    "Kind",
    "Line",
    "Link",
    "Mention",
    "Output",
    "Passage",
    "Place",
    "Reader",
    "Reporter",
    "Rewrite",
    "Role",
    "Rule",
    "Safety",
    "Sentence",
    "Settings",
    "Severity",
    "Slip",
    "Source",
    "Span",
    "Token",
    "Triggers",
    "adapt_case",
    "hookimpl",
    "load_pack",
    "load_rules",
]


def __getattr__(name: str) -> object:
    """A public name, from the module where it is at home."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value
