"""`github`: annotations of a pull request, as GitHub Actions' workflow commands, and a summary of the job.

GitHub shows ten of each level a step (and drops the rest), so the gravest become annotations and the others lines of
the log, with their count. The summary is appended to the file that GITHUB_STEP_SUMMARY names.
"""

import io
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from calque.errors import CalqueError
from calque.finding import FileResult, Severity
from calque.plugins import Output
from calque.report import markdown
from calque.report.describe import findings, in_brackets, printable

_LEVELS = {"neutral": "notice", "minor": "warning", "major": "warning", "critical": "error"}
_RANKS = {s.label: -s for s in Severity}
ANNOTATIONS = 10
"""How many of one level GitHub shows for a step."""
_SUMMARY_BYTES = 1_000_000  # GitHub takes 1 MiB


def report(results: Iterable[FileResult], output: Output) -> None:
    """Failures and findings, the gravest first."""
    files = list(results)
    shown: Counter[str] = Counter()
    for failure in (f for result in files for f in result.failures if not f.harmless):
        shown["error"] += 1
        output.stream.write(f"::error file={_property(failure.path)},title=calque::{_text(failure.error)}\n")
    rows = sorted(
        ((result.path, f) for result in files for f in findings(result)), key=lambda row: _RANKS[row[1]["severity"]]
    )
    left = 0
    for path, finding in rows:
        level = _LEVELS[finding["severity"]]
        shown[level] += 1
        if shown[level] <= ANNOTATIONS:
            output.stream.write(_annotation(path, finding))
        else:
            left += 1
            place = f"{path}:{finding['line']}:{finding['column']}"
            output.stream.write(
                printable(f"{place}: {finding['severity']} {finding['rule']}: {finding['message']}") + "\n"
            )
    if left:
        output.stream.write(
            f"calque: GitHub shows {ANNOTATIONS} annotations of a level; {left:,} more are in this log\n"
        )
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        _append(Path(summary), files)


def _append(summary: Path, files: Iterable[FileResult]) -> None:
    stream = io.StringIO()
    markdown.report(files, Output(stream))
    text = stream.getvalue().encode("utf-8", "backslashreplace")
    if len(text) > _SUMMARY_BYTES:
        text = text[: text.rindex(b"\n", 0, _SUMMARY_BYTES)] + b"\n\n(cut here: GitHub takes no longer summary)\n"
    try:
        with summary.open("ab") as file:
            file.write(text)
    except OSError as error:
        raise CalqueError(f"{summary}: {error.strerror or error}") from error


def _annotation(path: str, finding: dict[str, Any]) -> str:
    place = f"file={_property(path)},line={finding['line']},endLine={finding['end_line']}"
    if finding["line"] == finding["end_line"]:  # GitHub takes columns only within one line
        place += f",col={finding['column']},endColumn={finding['end_column']}"
    title = _property(f"calque ({finding['rule']})")
    message = _text(finding["message"] + in_brackets(finding))
    return f"::{_LEVELS[finding['severity']]} {place},title={title}::{message}\n"


def _text(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _text(value).replace(":", "%3A").replace(",", "%2C")
