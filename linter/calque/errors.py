"""Errors that stop calque before it reads the first file: the command prints one line and ends with status 2.

`ReadError`, `FormatError`, `SentenceError` and `EngineError` are of one file, and the rest of the run goes on.
"""

from collections.abc import Iterable


class CalqueError(Exception):
    """Something that the user has to mend: the message says what and where."""


class ConfigError(CalqueError):
    """A settings file or an option that cannot be used."""


class RuleError(CalqueError):
    """A rule, or a file of rules, that cannot be used."""


class PluginError(CalqueError):
    """A plugin that does not load."""


class ReadError(Exception):
    """A file that cannot be read: the message says why and what to do."""


class EngineError(Exception):
    """An engine that cannot check a file: the message says why."""


class FormatError(Exception):
    """A file that is not what its format says it has to be."""

    def __init__(self, problem: str, text: str = "", offset: int = 0) -> None:
        """`offset` is where in the file's text the trouble is."""
        before = text[:offset]
        line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
        super().__init__(f"line {line}: {problem}" if text else problem)


class SentenceError(Exception):
    """A text in which no sentences can be told: the message says which."""


def is_panic(error: BaseException) -> bool:
    """Whether a library in Rust broke down. Its exception is none of Python's, and would end the run."""
    return type(error).__name__ == "PanicException"


def nearest(word: str, known: Iterable[str]) -> str:
    """' (did you mean X?)' for the known name most like `word`, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(known), n=1)
    return f" (did you mean “{close[0]}”?)" if close else ""
