"""Keeps LanguageTool's answers, so that a second run asks only about what has changed.

A row a passage, known by its text and by all that the answer depends on. A cache that cannot be read or written is no
loss: everything is asked anew.
"""

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from calque.languagetool.client import Match, Row

_DAY = 86_400
_KEPT = 60  # days without use

Key = bytes


def key(text: str, depends_on: str) -> Key:
    """What an answer is known by: the text sent, and the server's version, language and options."""
    return sha256(f"{depends_on}\0{text}".encode("utf-8", "surrogatepass")).digest()


class Cache:
    """Answers in a file; shared with other processes."""

    def __init__(self, file: Path | None) -> None:
        self._base: sqlite3.Connection | None = None
        if file is None:
            return
        with contextlib.suppress(sqlite3.Error, OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(file, timeout=5, isolation_level=None)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute("CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, day INTEGER, matches TEXT)")
            base.execute("DELETE FROM answers WHERE day < ?", (_today() - _KEPT,))
            self._base = base

    def get(self, keys: Iterable[Key]) -> dict[Key, list[Match]]:
        """The answers that there are."""
        found: dict[Key, list[Match]] = {}
        if self._base is None:
            return found
        today = _today()
        with contextlib.suppress(sqlite3.Error, ValueError, TypeError):
            for wanted in keys:
                kept = self._base.execute("SELECT matches, day FROM answers WHERE key = ?", (wanted,)).fetchone()
                if kept:
                    found[wanted] = [_match(row) for row in json.loads(kept[0])]
                    if kept[1] != today:
                        self._base.execute("UPDATE answers SET day = ? WHERE key = ?", (today, wanted))
        return found

    def put(self, answers: dict[Key, list[Match]]) -> None:
        """Keep some answers."""
        if self._base is None:
            return
        rows = [(k, _today(), json.dumps(matches, ensure_ascii=False)) for k, matches in answers.items()]
        with contextlib.suppress(sqlite3.Error):
            self._base.execute("BEGIN IMMEDIATE")
            self._base.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)
            self._base.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            self._base.close()
            self._base = None

    __del__ = close


def _match(row: Row) -> Match:
    return Match(*row[:7], tuple(row[7]))


def _today() -> int:
    return int(time.time() // _DAY)
