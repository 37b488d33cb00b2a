"""`rdjson` and `rdjsonl`: reviewdog's diagnostic format. Lines count from 1, columns from 1 in bytes of UTF-8.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from calque.document import Source, Span
from calque.finding import FileResult, Finding, Severity
from calque.plugins import Output
from calque.report.describe import Lines, before_and_after

_SEVERITIES = {
    Severity.NEUTRAL: "INFO",
    Severity.MINOR: "WARNING",
    Severity.MAJOR: "WARNING",
    Severity.CRITICAL: "ERROR",
}
_SOURCE = {"name": "calque"}


def report_rdjson(results: Iterable[FileResult], output: Output) -> None:
    """One object with all diagnostics."""
    diagnostics = [row for result in results for row in _diagnostics(result)]
    json.dump({"source": _SOURCE, "diagnostics": diagnostics}, output.stream, ensure_ascii=False, indent=2)
    output.stream.write("\n")


def report_rdjsonl(results: Iterable[FileResult], output: Output) -> None:
    """A diagnostic a line, as they come."""
    for result in results:
        for row in _diagnostics(result):
            output.stream.write(json.dumps({"source": _SOURCE, **row}, ensure_ascii=False) + "\n")
        output.stream.flush()


def _diagnostics(result: FileResult) -> Iterator[dict[str, Any]]:
    if result.source is not None and result.findings:
        lines = Lines(result.source.text)
        yield from (_diagnostic(result.path, result.source, finding, lines) for finding in result.findings)
    for failure in result.failures:
        if not failure.harmless:
            place = {"path": failure.path}
            yield {
                "message": failure.error,
                "location": place,
                "severity": "ERROR",
                "code": {"value": failure.rule or "calque"},
            }


def _diagnostic(path: str, source: Source, finding: Finding, lines: Lines) -> dict[str, Any]:
    suggestions = []
    for fix in finding.fixes:
        if fix.edits:
            reach = Span(
                min(finding.span.start, *(e.span.start for e in fix.edits)),
                max(finding.span.end, *(e.span.end for e in fix.edits)),
            )
            suggestions.append({"range": _range(reach, lines), "text": before_and_after(source, finding, fix)[1]})
    row: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": path, "range": _range(finding.span, lines)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    return row | ({"suggestions": suggestions} if suggestions else {})


def _range(span: Span, lines: Lines) -> dict[str, Any]:
    return {name: _position(offset, lines) for name, offset in (("start", span.start), ("end", span.end))}


def _position(offset: int, lines: Lines) -> dict[str, int]:
    line, column = lines.position_in_bytes(offset)
    return {"line": line, "column": column}
