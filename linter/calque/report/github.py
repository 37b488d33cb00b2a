"""`github`: annotations of a pull request, as GitHub Actions' workflow commands."""

from collections.abc import Iterable
from typing import Any

from calque.finding import FileResult
from calque.plugins import Output
from calque.report import describe

_LEVELS = {"neutral": "notice", "minor": "warning", "major": "warning", "critical": "error"}


def report(results: Iterable[FileResult], output: Output) -> None:
    """One annotation a finding; one error a failure."""
    for result in results:
        for finding in describe.findings(result):
            output.stream.write(_annotation(result.path, finding))
        for failure in result.failures:
            if not failure.harmless:
                output.stream.write(f"::error file={_property(failure.path)},title=calque::{_text(failure.error)}\n")


def _annotation(path: str, finding: dict[str, Any]) -> str:
    place = f"file={_property(path)},line={finding['line']},endLine={finding['end_line']}"
    if finding["line"] == finding["end_line"]:  # GitHub takes columns only within one line
        place += f",col={finding['column']},endColumn={finding['end_column']}"
    title = _property(f"calque ({finding['rule']})")
    return f"::{_LEVELS[finding['severity']]} {place},title={title}::{_text(finding['message'])}\n"


def _text(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _text(value).replace(":", "%3A").replace(",", "%2C")
