"""What `--statistics` shows: how often each rule found something, the most frequent first."""

from collections import Counter
from collections.abc import Iterable

from calque.finding import FileResult, Safety
from calque.plugins import Output


def report(results: Iterable[FileResult], output: Output) -> None:
    """Count, rule, and how many of them have a safe fix."""
    counts: Counter[str] = Counter()
    safe: Counter[str] = Counter()
    for result in results:
        counts.update(f.rule for f in result.findings)
        safe.update(f.rule for f in result.findings if f.fixes and f.fixes[0].safety is Safety.SAFE)
    width = len(str(max(counts.values(), default=0)))
    for rule, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        fixable = f"  ({safe[rule]} with a safe fix)" if safe[rule] else ""
        output.stream.write(f"{number:>{width}}  {rule}{fixable}\n")
    if counts or not output.quiet:
        output.stream.write(f"{counts.total()} in all\n")
