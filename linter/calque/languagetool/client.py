"""Asks a LanguageTool server, by its HTTP interface: https://languagetool.org/http-api/

language-tool-python's own client is not used: it gives lengths in UTF-16 and leaves the rules' descriptions out.
"""

import json
import time
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

from calque.errors import EngineError

_MOST_REPLACEMENTS = 5
_LOCAL = ("localhost", "127.0.0.1", "::1")
_AGAIN = (429, 500, 502, 503, 504)


Row = tuple[int, int, str, str, str, str, str, list[str]]
"""A match as it is kept."""


class Match(NamedTuple):
    """An answer: where, in UTF-16 units or, once it is placed, code points; and what is said of it."""

    start: int
    end: int
    rule: str
    category: str
    type: str
    description: str
    message: str
    replacements: tuple[str, ...]


class Client:
    """A server at an address. Once it does not answer, it is not asked again: a run over many files comes to an end."""

    def __init__(self, address: str, timeout: float = 60, retries: int = 2) -> None:
        self.address = address.rstrip("/").removesuffix("/v2")
        self._timeout, self._retries = timeout, retries
        local = urlsplit(self.address).hostname in _LOCAL
        self._opener: OpenerDirector = build_opener(ProxyHandler({})) if local else build_opener()
        self._broken = ""

    def languages(self) -> frozenset[str]:
        """The codes of the languages that the server has, such as "en", "en-US". Raises EngineError."""
        return frozenset(row[key] for row in self._ask("languages", None) for key in ("code", "longCode") if key in row)

    def version(self) -> str:
        """The server's version and build. Raises EngineError."""
        software = self._ask("check", {"text": "", "language": "en-US"})["software"]
        return f"{software.get('version')} {software.get('buildDate')}"

    def check(self, text: str, options: dict[str, str]) -> list[Match]:
        """What the server finds in a text. Raises EngineError."""
        answer = self._ask("check", {**options, "text": text})
        try:
            return [_match(row) for row in answer["matches"]]
        except (LookupError, TypeError) as error:
            raise EngineError(f"LanguageTool at {self.address} gave an answer that has no {error}") from error

    def _ask(self, what: str, values: dict[str, str] | None) -> Any:
        if self._broken:
            raise EngineError(self._broken)
        data = urlencode(values).encode() if values is not None else None
        for tried in range(self._retries + 1):
            try:
                with self._opener.open(Request(f"{self.address}/v2/{what}", data), timeout=self._timeout) as answer:
                    return json.load(answer)
            except HTTPError as error:
                problem, again = f"says: {_said(error)}", error.code in _AGAIN
            except (OSError, ValueError) as error:  # not to be reached, too slow, or no JSON
                problem, again = f"does not answer: {getattr(error, 'reason', None) or error}", True
            if not again:
                raise EngineError(f"LanguageTool at {self.address} {problem}")
            if tried < self._retries:
                time.sleep(0.5 * 2**tried)
        self._broken = f"LanguageTool at {self.address} {problem}"
        raise EngineError(self._broken)


def _said(error: HTTPError) -> str:
    with error:
        body = error.read(500).decode("utf-8", "replace").strip()
    return f"{error.code} {body or error.reason}"


def _match(row: dict[str, Any]) -> Match:
    rule = row["rule"]
    return Match(
        row["offset"],
        row["offset"] + row["length"],
        rule["id"],
        rule["category"]["id"],
        rule.get("issueType", ""),
        rule.get("description", ""),
        row["message"],
        tuple(r["value"] for r in row["replacements"][:_MOST_REPLACEMENTS]),
    )
