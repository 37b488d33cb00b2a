"""`grouped`: findings under the name of their file, for people with many files."""

from collections.abc import Iterable

from calque.finding import FileResult
from calque.plugins import Output
from calque.report.describe import findings, printable


def report(results: Iterable[FileResult], output: Output) -> None:
    """The path, then a line a finding: place, severity, rule, message."""
    for result in results:
        rows = findings(result)
        if not rows:
            continue
        places = [f"{f['line']}:{f['column']}" for f in rows]
        width = max(map(len, places))
        output.stream.write(f"{printable(result.path)}\n")
        for place, f in zip(places, rows, strict=True):
            output.stream.write(printable(f"  {place:>{width}}  {f['severity']:8}  {f['rule']}: {f['message']}") + "\n")
        output.stream.write("\n")
