"""What `--statistics` shows: how often something was found, by rule or otherwise, the most frequent first."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from calque.finding import FileResult, Finding, Safety
from calque.plugins import Output, Reporter

_UNKNOWN = "none suspected"

Names = Callable[[FileResult, Finding], Iterable[str]]
"""What a finding is counted under."""


def report(results: Iterable[FileResult], output: Output, by: str = "rule", as_json: bool = False) -> None:
    """Count, name, and how many of them have a safe fix. `by` is one of `KINDS`."""
    names = KINDS[by](output)
    counts: Counter[str] = Counter()
    safe: Counter[str] = Counter()
    total = 0
    for result in results:
        for finding in result.findings:
            mine = list(names(result, finding))
            counts.update(mine)
            total += 1
            if finding.fixes and finding.fixes[0].safety is Safety.SAFE:
                safe.update(mine)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    write = _write_json if as_json else _write
    write(output, by, {name: (counts[name], safe[name]) for name in order}, total)


def reporter(by: str, as_json: bool) -> Reporter:
    """The report that counts by one of `KINDS`."""
    return partial(report, by=by, as_json=as_json)


def _write(output: Output, by: str, counts: Mapping[str, tuple[int, int]], total: int) -> None:
    width = max((len(str(number)) for number, _ in counts.values()), default=1)
    for name, (number, safe) in counts.items():
        fixable = f"  ({safe} with a safe fix)" if safe else ""
        output.stream.write(f"{number:>{width}}  {name}{fixable}\n")
    if counts or not output.quiet:
        more = "; a finding may point to several languages" if by == "source" else ""
        output.stream.write(f"{total} in all{more}\n")


def _write_json(output: Output, by: str, counts: Mapping[str, tuple[int, int]], total: int) -> None:
    rows = [{"name": name, "findings": number, "with_safe_fix": safe} for name, (number, safe) in counts.items()]
    json.dump({"by": by, "counts": rows, "findings": total}, output.stream, ensure_ascii=False, indent=2)
    output.stream.write("\n")


def _sources(output: Output) -> Names:
    """The languages that a finding's rule points to."""
    languages: dict[str, set[str]] = {}
    for rule in output.rules:
        languages.setdefault(rule.name, set()).update(rule.sources)
    return lambda _, finding: sorted(languages.get(finding.rule, ())) or [_UNKNOWN]


KINDS: Mapping[str, Callable[[Output], Names]] = {
    "rule": lambda _: lambda _, finding: [finding.rule],
    "group": lambda _: lambda _, finding: [finding.group],
    "file": lambda _: lambda result, _: [result.path],
    "severity": lambda _: lambda _, finding: [finding.severity.label],
    "source": _sources,
}
"""What can be counted by."""
