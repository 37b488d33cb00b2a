"""Compiled patterns, kept from run to run: to compile one takes longer than to search most texts with it.

What is kept is what `pickle` would keep of one, in a file of the user's cache folder, for one version of Python and of
the `regex` module. It holds the patterns that earlier runs needed, so that reading it takes no longer than it saves.
"""

import atexit
import copyreg
import marshal
import sys
from binascii import crc32
from collections.abc import Callable
from functools import cache
from typing import Any

import regex

from calque.cache import cache_folder, keep

_MOST = 5000  # patterns; a file with more has many that are not used any more, and begins anew

_Known = dict[tuple[str, int], tuple[Any, ...]]

_new: _Known = {}
_in_use = False


def keep_patterns() -> None:
    """From here on, use what earlier runs have compiled, and keep for later ones what this one compiles."""
    global _in_use  # noqa: PLW0603 - a cache of the process
    if not _in_use and _reduce() is not None:
        _in_use = True
        atexit.register(_save)


def compile_kept(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """As `regex.compile`. Raises regex.error where it is no pattern."""
    key = pattern, int(flags)
    reduce = _reduce()
    if not _in_use or reduce is None:
        return regex.compile(pattern, flags)
    if (known := _earlier().get(key)) is not None:
        found: regex.Pattern[str] = _rebuild()(*known)
        return found
    made = regex.compile(pattern, flags)
    _new[key] = reduce(made)[1]
    return made


@cache
def _reduce() -> Callable[[regex.Pattern[str]], tuple[Any, ...]] | None:
    """What tells how to make a pattern again, as `pickle` has it: a function, and what to call it with."""
    found: Any = copyreg.dispatch_table.get(regex.Pattern)
    reduce: Callable[[regex.Pattern[str]], tuple[Any, ...]] | None = found
    return reduce


@cache
def _rebuild() -> Callable[..., regex.Pattern[str]]:
    reduce = _reduce()
    assert reduce is not None
    rebuild: Callable[..., regex.Pattern[str]] = reduce(regex.compile(""))[0]
    return rebuild


@cache
def _earlier() -> _Known:
    try:
        state, check, data = marshal.loads((cache_folder() / "patterns").read_bytes())
        if state != _state() or check != crc32(data):  # the `regex` module believes what it is given
            return {}
        known: _Known = marshal.loads(data)
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return known


def _state() -> str:
    return f"{sys.version} {regex.__version__}"


def _save() -> None:
    if _new:
        _earlier.cache_clear()  # another run may have added to it
        known = _earlier() if len(_earlier()) < _MOST else {}
        data = marshal.dumps(known | _new)
        keep(cache_folder() / "patterns", marshal.dumps((_state(), crc32(data), data)))
