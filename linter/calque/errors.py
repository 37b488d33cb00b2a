"""Errors that stop calque before it reads the first file: the command prints one line and ends with status 2."""

from collections.abc import Iterable


class CalqueError(Exception):
    """Something that the user has to mend: the message says what and where."""


class ConfigError(CalqueError):
    """A settings file or an option that cannot be used."""


class RuleError(CalqueError):
    """A rule, or a file of rules, that cannot be used."""


class PluginError(CalqueError):
    """A plugin that does not load."""


def nearest(word: str, known: Iterable[str]) -> str:
    """' (did you mean X?)' for the known name most like `word`, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(known), n=1)
    return f" (did you mean “{close[0]}”?)" if close else ""
