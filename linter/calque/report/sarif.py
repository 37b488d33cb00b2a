"""`sarif`: SARIF 2.1.0, for code scanning and the viewers that read it.

Every active rule is listed, so that an alert closes when its slip is gone. Columns and offsets are code points, as
`columnKind` says. A finding is known again by `partialFingerprints`: its rule and sentence. What the text silences is
listed as suppressed; where a baseline accepts some, these are "unchanged" and the others "new". MQM's error types stand
as a taxonomy. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from calque import __version__
from calque.document import Source, Span
from calque.finding import Category, Failure, FileResult, Finding, Fix, Severity
from calque.fingerprint import numbered
from calque.measure.evidence import current_version, evidence_of
from calque.plugins import Output
from calque.report.describe import Lines
from calque.rule import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.NEUTRAL: "note", Severity.MINOR: "note", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}
_PROBLEMS = {"note": "recommendation", "warning": "warning", "error": "error"}
_PRECISIONS = ((0.95, "very-high"), (0.9, "high"), (0.7, "medium"), (0.0, "low"))
_MOST = 25_000  # results that GitHub takes


def report(results: Iterable[FileResult], output: Output) -> None:
    """One run with all there is, the gravest findings first."""
    files = list(results)
    rules = _distinct(output.rules)
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    has_baseline = any(file.known for file in files)
    found = [item for file in files for item in _results(file, numbers, has_baseline)]
    found.sort(key=lambda item: item[0])
    failures = [f for file in files for f in file.failures]
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "calque",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
                "supportedTaxonomies": [{"name": "MQM", "index": 0}],
            }
        },
        "columnKind": "unicodeCodePoints",
        "taxonomies": [_taxonomy()],
        "results": [row for _, row in found[:_MOST]],
        "invocations": [
            {
                "executionSuccessful": all(f.harmless for f in failures),
                "toolExecutionNotifications": [_notification(f) for f in failures],
            }
        ],
    }
    if len(found) > _MOST:
        run["properties"] = {"resultsLeftOut": len(found) - _MOST}
    json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, output.stream, ensure_ascii=False, indent=2)
    output.stream.write("\n")


def _distinct(rules: Sequence[Rule]) -> list[Rule]:
    """One of each name: the entries of a phrase table are one rule."""
    return list({rule.name: rule for rule in reversed(rules)}.values())[::-1]


def _rule(rule: Rule) -> dict[str, Any]:
    level = _LEVELS[rule.severity]
    properties: dict[str, Any] = {
        "tags": ["prose", rule.group, rule.category.value],
        "problem.severity": _PROBLEMS[level],
    }
    if precision := _precision(rule):
        properties["precision"] = precision
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why or rule.summary},
        "help": {"text": rule.why or rule.summary, "markdown": rule.why or rule.summary},
        "defaultConfiguration": {"level": level},
        "properties": properties,
        "relationships": [
            {
                "target": {"id": rule.category.value, "toolComponent": {"name": "MQM", "index": 0}},
                "kinds": ["superset"],
            }
        ],
    }


def _precision(rule: Rule) -> str:
    """The measured precision in SARIF's words; none where it has not been measured, or of an earlier rule."""
    evidence = evidence_of(rule)
    if evidence is None or evidence.precision is None or evidence.version != current_version(rule):
        return ""
    return next(word for least, word in _PRECISIONS if evidence.precision >= least)


def _taxonomy() -> dict[str, Any]:
    return {
        "name": "MQM",
        "organization": "MQM Council",
        "informationUri": "https://themqm.org/",
        "shortDescription": {"text": "Multidimensional Quality Metrics: types of translation errors"},
        "taxa": [{"id": c.value, "name": c.value, "shortDescription": {"text": c.value}} for c in Category],
    }


def _results(
    file: FileResult, numbers: dict[str, int], has_baseline: bool
) -> Iterable[tuple[tuple[bool, int], dict[str, Any]]]:
    """Each result, and where it is to stand: what is reported before what is accepted, the gravest first."""
    accepted: dict[Finding, dict[str, str]] = {s.finding: _suppression("inSource", s.reason) for s in file.silenced}
    accepted |= {finding: _suppression("external", "accepted by the baseline") for finding in file.known}
    everything = sorted({*file.findings, *accepted}, key=lambda f: (f.span, f.rule))
    if file.source is None or not everything:
        return
    lines = Lines(file.source.text)
    for finding, key in numbered(everything, file.source):
        row: dict[str, Any] = {
            "ruleId": finding.rule,
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [_location(file.path, finding.span, file.source, lines)],
            "partialFingerprints": {"primaryLocationLineHash": key, "calqueSentence/v1": key},
        }
        if finding.rule in numbers:
            row["ruleIndex"] = numbers[finding.rule]
        if finding.related:
            row["relatedLocations"] = [
                {**_location(file.path, r.span, file.source, lines), "id": k, "message": {"text": r.message}}
                for k, r in enumerate(finding.related)
            ]
        if fixes := [_fix(file.path, fix, lines) for fix in finding.fixes if fix.edits]:
            row["fixes"] = fixes
        if finding in accepted:
            row["suppressions"] = [accepted[finding]]
        if has_baseline:
            row["baselineState"] = "unchanged" if finding in file.known else "new"
        yield (finding in accepted, -finding.severity), row


def _suppression(kind: str, reason: str) -> dict[str, str]:
    return {"kind": kind, "justification": reason} if reason else {"kind": kind}


def _location(path: str, span: Span, source: Source, lines: Lines) -> dict[str, Any]:
    region = _region(span, lines) | {"snippet": {"text": source.text[span.start : span.end]}}
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}


def _region(span: Span, lines: Lines) -> dict[str, Any]:
    (line, column), (end_line, end_column) = lines.position(span.start), lines.position(span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _fix(path: str, fix: Fix, lines: Lines) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    return {"description": {"text": f"{fix.title} ({fix.safety.label})"}, "artifactChanges": [change]}


def _artifact(path: str) -> dict[str, str]:
    """A relative path as a relative URI; an absolute one as it is, since no consumer knows our root."""
    return {"uri": quote(PurePath(path).as_posix())}


def _notification(failure: Failure) -> dict[str, Any]:
    row: dict[str, Any] = {
        "level": "note" if failure.harmless else "error",
        "message": {"text": failure.error},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(failure.path)}}],
    }
    return row | ({"associatedRule": {"id": failure.rule}} if failure.rule else {})
