"""`markdown`: tables for a comment, a wiki or a job's summary."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from calque.finding import FileResult, Severity
from calque.plugins import Output
from calque.report.describe import findings, printable

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def report(results: Iterable[FileResult], output: Output) -> None:
    """How many of each rule; then the findings of each file; then what failed."""
    files = [(result, findings(result)) for result in results]
    rows = [f for _, some in files for f in some]
    output.stream.write(f"## calque: {_count(len(rows), 'finding')} in {_count(len(files), 'file')}\n")
    if rows:
        output.stream.write("\n" + _by_rule(rows))
    for result, some in files:
        if some:
            table = "".join(
                f"| {f['line']}:{f['column']} | {f['severity']} | {escaped(f['rule'])} | {escaped(f['text'])}"
                f" | {escaped(f['message'])} |\n"
                for f in some
            )
            head = "| Place | Severity | Rule | Text | Why |\n| --- | --- | --- | --- | --- |\n"
            output.stream.write(f"\n### {escaped(result.path)}\n\n{head}{table}")
    failures = [f for result, _ in files for f in result.failures if not f.harmless]
    if failures:
        output.stream.write("\n### What could not be done\n\n")
        output.stream.write("".join(f"- {escaped(f.path)}: {escaped(f.error)}\n" for f in failures))


def _by_rule(rows: Iterable[dict[str, Any]]) -> str:
    counts = Counter((f["rule"], f["severity"]) for f in rows)
    ranks = {s.label: s for s in Severity}
    order = sorted(counts.items(), key=lambda item: (-ranks[item[0][1]], -item[1], item[0]))
    table = "".join(f"| {escaped(rule)} | {severity} | {number} |\n" for (rule, severity), number in order)
    return f"| Rule | Severity | Findings |\n| --- | --- | ---: |\n{table}"


def escaped(text: str) -> str:
    """The text as it stands, in Markdown: on one line, with nothing in it that Markdown reads."""
    return _SPECIAL.sub(r"\\\1", " ".join(printable(text).split()))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
