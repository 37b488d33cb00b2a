"""`gitlab`: a Code Quality report, as GitLab shows it in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from calque.finding import FileResult, Severity
from calque.fingerprint import numbered
from calque.plugins import Output
from calque.report.describe import Lines

_SEVERITIES = {
    Severity.NEUTRAL: "info",
    Severity.MINOR: "minor",
    Severity.MAJOR: "major",
    Severity.CRITICAL: "critical",
}


def report(results: Iterable[FileResult], output: Output) -> None:
    """One array; an issue a finding, and a blocker a failure."""
    issues = [issue for result in results for issue in (*_findings(result), *_failures(result))]
    json.dump(issues, output.stream, ensure_ascii=False, indent=2)
    output.stream.write("\n")


def _findings(result: FileResult) -> Iterator[dict[str, Any]]:
    if result.source is None:
        return
    lines = Lines(result.source.text)
    for finding, key in numbered(result.findings, result.source):
        begin, end = (lines.position(offset) for offset in finding.span)
        yield {
            "description": f"{finding.rule}: {finding.message}",
            "check_name": finding.rule,
            "fingerprint": sha256(f"{result.path}\0{key}".encode("utf-8", "surrogatepass")).hexdigest(),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": result.path,
                "positions": {
                    "begin": {"line": begin[0], "column": begin[1]},
                    "end": {"line": end[0], "column": end[1]},
                },
            },
        }


def _failures(result: FileResult) -> Iterator[dict[str, Any]]:
    for failure in result.failures:
        if not failure.harmless:
            key = f"{failure.path}\0{failure.rule}\0{failure.error}"
            yield {
                "description": f"calque: {failure.error}",
                "check_name": failure.rule or "calque",
                "fingerprint": sha256(key.encode("utf-8", "surrogatepass")).hexdigest(),
                "severity": "blocker",
                "location": {"path": failure.path, "lines": {"begin": 1}},
            }
