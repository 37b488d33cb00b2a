"""`calque baseline write|show|prune`: the findings that a project accepts for now."""

import argparse
from collections import Counter
from dataclasses import replace
from pathlib import Path

from calque import run as flow
from calque.baseline import NAME, Baseline, read_baseline, write_baseline
from calque.commands import options
from calque.errors import CalqueError


def run(args: argparse.Namespace) -> int:
    """Write, show or prune the baseline. Returns the exit status. Raises CalqueError."""
    checker = options.checker(args)
    settings = checker.finder.for_folder_here()
    file = (
        Path(args.baseline) if args.baseline else settings.root / settings.baseline if settings.baseline else Path(NAME)
    )
    if args.action == "show":
        return _show(read_baseline(file))
    known = read_baseline(file) if file.exists() or args.action == "prune" else Baseline(file)
    everything = replace(checker.options, baseline=str(file) if file.exists() else "", no_baseline=not file.exists())
    results = list(flow.run(flow.Checker(everything), lambda rows, _: rows))
    failures = [failure for result in results for failure in result.failures if not failure.harmless]
    if failures:
        raise CalqueError(
            f"nothing was written, since not all could be checked: {failures[0].path}: {failures[0].error}"
        )
    after = known.without_stale(results) if args.action == "prune" else known.with_all(results)
    write_baseline(after)
    print(f"{file}: {_findings(after.counts.total())}{_change(known, after)}")
    if args.action == "write" and not (args.baseline or settings.baseline):
        print(f'Set `baseline = "{NAME}"` in the settings, so that `calque check` heeds it.')
    return 0


def _show(baseline: Baseline) -> int:
    """How many findings of which rule are known, file by file."""
    for path in sorted({key.path for key in baseline.counts}):
        rules: Counter[str] = Counter()
        for key, number in baseline.counts.items():
            if key.path == path:
                rules[key.rule] += number
        print(f"{path}: " + ", ".join(f"{rule} {number}" for rule, number in sorted(rules.items())))
    print(f"{_findings(baseline.counts.total())} in all")
    return 0


def _findings(number: int) -> str:
    return f"{number:,} known finding{'s' * (number != 1)}"


def _change(before: Baseline, after: Baseline) -> str:
    added, gone = ((a.counts - b.counts).total() for a, b in ((after, before), (before, after)))
    return f" ({added:,} added, {gone:,} removed)" if before.counts else ""
