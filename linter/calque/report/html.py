"""`html`: one page that an editor or translator reads: the text with its slips marked, reasons and fixes, and charts.

The page holds everything that it needs. Written over an earlier one, it keeps that one's runs, for the chart of the
penalty over time.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from calque.document import Source, Span
from calque.finding import FileResult, Finding
from calque.penalty import Weighed
from calque.plugins import Output
from calque.report.describe import Lines, before_and_after, findings

_DATA = '<script type="application/json" id="data">'
_KEPT = re.compile(re.escape(_DATA) + r"(.*?)</script>", re.DOTALL)
_MOST_RUNS = 30
_CONTEXT = 400  # characters shown before and after a finding


def report(results: Iterable[FileResult], output: Output) -> None:
    """The page. Files without findings are counted, and not shown."""
    kept = list(results)
    weighed = Weighed()
    for result in kept:
        weighed.add(result)
    weight = weighed.penalty(output.weights)
    run = {
        "time": datetime.now(UTC).strftime("%Y-%m-%d %H:%M"),
        "words": weighed.words,
        "findings": weighed.findings.total(),
        "penalty": round(weight.value, 2) if weight else None,
    }
    data = {
        "files": [_file(result) for result in kept],
        "failures": [{"path": f.path, "error": f.error} for r in kept for f in r.failures if not f.harmless],
        "words": run["words"],
        "runs": [*_earlier_runs(output.path), run][-_MOST_RUNS:],
    }
    page = (resources("calque.report") / "page.html").read_text(encoding="utf-8")
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")  # so that no text can end the script
    output.stream.write(page.replace(f"{_DATA}{{}}", f"{_DATA}{text}"))


def _earlier_runs(path: Path | None) -> list[dict[str, Any]]:
    """The runs that the page at a path tells of; none where there is no such page."""
    try:
        found = _KEPT.search(path.read_text(encoding="utf-8")) if path else None
        runs = json.loads(found[1])["runs"] if found else []
    except (OSError, ValueError, LookupError, TypeError):
        return []
    return [run for run in runs if isinstance(run, dict) and {"time", "penalty"} <= run.keys()]


def _file(result: FileResult) -> dict[str, Any]:
    if result.source is None or not result.findings:
        return {"path": result.path, "findings": [], "excerpts": [], "skipped_after": 0}
    lines = Lines(result.source.text)
    rows = [
        {**row, "fixes": _fixes(result.source, finding), "related": _related(finding, lines)}
        for row, finding in zip(findings(result), result.findings, strict=True)
    ]
    excerpts = list(_excerpts(result.source.text, result.findings, lines))
    end = excerpts[-1]["start"] + len(excerpts[-1]["text"])
    after = result.source.text.count("\n", end)
    return {"path": result.path, "findings": rows, "excerpts": excerpts, "skipped_after": after}


def _fixes(source: Source, finding: Finding) -> list[dict[str, Any]]:
    rows = []
    for fix in finding.fixes:
        before, after = before_and_after(source, finding, fix) if fix.edits else (None, None)
        rows.append({"title": fix.title, "safety": fix.safety.label, "before": before, "after": after})
    return rows


def _related(finding: Finding, lines: Lines) -> list[dict[str, Any]]:
    return [{"line": lines.position(r.span.start)[0], "message": r.message} for r in finding.related]


def _excerpts(text: str, found: Sequence[Finding], lines: Lines) -> Iterator[dict[str, Any]]:
    """The lines around the findings, joined where they touch; a long line is cut."""
    spans: list[Span] = []
    for finding in found:
        around = lines.around(Span(max(finding.span.start - _CONTEXT, 0), min(finding.span.end + _CONTEXT, len(text))))
        start = max(around.start, finding.span.start - 2 * _CONTEXT)
        end = min(around.end, finding.span.end + 2 * _CONTEXT)
        if spans and start <= spans[-1].end + 1:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    last = 0
    for span in spans:
        yield {"start": span.start, "text": text[span.start : span.end], "skipped": text.count("\n", last, span.start)}
        last = span.end
