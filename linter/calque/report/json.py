"""`json`: one document, as schemas/findings.schema.json says; `jsonl`: a line a finding or failure, as they come."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from calque.finding import FileResult
from calque.plugins import Output
from calque.report import describe

SCHEMA_VERSION = 1


def report_json(results: Iterable[FileResult], output: Output) -> None:
    """All files, then a summary. Written at the end, so that it is one well-formed document."""
    files: list[dict[str, Any]] = []
    rules: Counter[str] = Counter()
    fixed: Counter[str] = Counter()
    for result in results:
        findings = describe.findings(result)
        files.append({"path": result.path, "findings": findings, "failures": describe.failures(result.failures)})
        rules.update(f["rule"] for f in findings)
        fixed.update(dict(result.fixed))
    summary = {
        "files": len(files),
        "findings": rules.total(),
        "failures": sum(len(f["failures"]) for f in files),
        "fixed": fixed.total(),
        "rules": dict(sorted(rules.items())),
    }
    document = {"schema_version": SCHEMA_VERSION, "files": files, "summary": summary}
    json.dump(document, output.stream, ensure_ascii=False, indent=2)
    output.stream.write("\n")


def report_jsonl(results: Iterable[FileResult], output: Output) -> None:
    """One JSON object a line: a finding with its `path`, or a failure with its `path` and `error`."""
    for result in results:
        for row in (*describe.findings(result), *describe.failures(result.failures)):
            output.stream.write(json.dumps({"path": result.path, **row}, ensure_ascii=False) + "\n")
        output.stream.flush()
