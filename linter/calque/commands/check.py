"""`calque check`: how it works is in `calque.run`."""

import argparse
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from calque import run as flow
from calque.commands import options
from calque.errors import CalqueError, ConfigError, nearest
from calque.finding import FileResult
from calque.gates import Gates
from calque.plugins import Output, Reporter
from calque.read import STDIN, encode
from calque.report.describe import Lines, printable

MANY_FILES = 20  # from which a progress bar is shown


def run(args: argparse.Namespace) -> int:
    """Check, report, and fix where asked. Returns the exit status."""
    checker = options.checker(args)
    report = _main_reporter(args, checker)
    extra = [_extra_report(words, checker) for words in args.report]
    for file in (args.output_file, *(file for _, file in extra)):
        if file and not Path(file).absolute().parent.is_dir():
            raise ConfigError(f"{file}: there is no such folder")
    tally = _Tally(checker, args.verbose)
    results: Iterable[FileResult] = tally.count(flow.run(checker, _progress(args)))
    kept: list[FileResult] = []
    if extra or args.show_suppressed:
        results = _keep(results, kept)
    here = checker.finder.for_folder_here()
    rules = checker.rules(here).rules
    with _stream(args) as stream:
        path = Path(args.output_file) if args.output_file else None
        report(results, Output(stream, _wants_color(args.color, stream), args.quiet, rules, path, here.weights))
    if args.show_suppressed:
        _show_silenced(kept)
    for reporter, file in extra:
        with _file(file) as buffer:
            reporter(kept, Output(buffer, rules=rules, path=Path(file), weights=here.weights))
    stale = _say_stale(checker, tally.known) if tally.known else 0
    if tally.failures:
        return 2
    if args.exit_zero:
        return 0
    changed = tally.changed > 0 and (args.exit_non_zero_on_fix or args.diff)
    return int(tally.fails() or changed or (stale > 0 and args.fail_on_stale_baseline))


def _show_silenced(results: Iterable[FileResult]) -> None:
    """List on standard error what the text silences, as other formats than the terminal's cannot take it."""
    for result in results:
        lines = Lines(result.source.text if result.source else "")
        for finding, reason in result.silenced:
            line, column = lines.position(finding.span.start)
            why = f" ({reason})" if reason else ""
            said = f"{result.path}:{line}:{column}: silenced {finding.rule}: {finding.message}{why}"
            print(printable(said), file=sys.stderr)


def _say_stale(checker: flow.Checker, results: Sequence[FileResult]) -> int:
    """Say how many findings the baseline knows that are not there any more, and return that."""
    baseline = checker.baseline(checker.finder.for_folder_here())
    number = baseline.stale(results).total() if baseline and not checker.options.changes else 0
    if number:
        verb = "are" if number > 1 else "is"
        print(f"calque: {number:,} of the baseline {verb} not found any more: `calque baseline prune`", file=sys.stderr)
    return number


class _Tally:
    """Counts what decides the exit status; says failures, and writes fixed standard input, as results come."""

    def __init__(self, checker: flow.Checker, verbose: bool) -> None:
        self._checker, self._verbose = checker, verbose
        self._fixes_stdin = _fixes_stdin(checker.options)
        self.failing = self.failures = self.changed = 0
        settings = checker.finder.for_folder_here()
        self._gates = Gates(settings)
        self._keeps = checker.baseline(settings) is not None
        self.known: list[FileResult] = []

    def fails(self) -> bool:
        """Whether what was found makes the run fail; the limits that it went over are said."""
        if not self._gates.are_set:
            return self.failing > 0
        broken = list(self._gates.broken())
        for limit in broken:
            print(f"calque: {limit}", file=sys.stderr)
        return bool(broken)

    def count(self, results: Iterable[FileResult]) -> Iterator[FileResult]:
        for result in results:
            for failure in result.failures:
                if failure.note and not self._verbose:
                    continue
                by = f" [{failure.rule}]" if failure.rule else ""
                print(printable(f"calque: {failure.path}: {failure.error}{by}"), file=sys.stderr)
                self.failures += not failure.harmless
            level = self._checker.finder.for_file(Path(result.path)).fail_level
            self.failing += sum(f.severity >= level for f in result.findings)
            self.changed += result.original is not None
            self._gates.count(result)
            if self._keeps:
                self.known.append(result)
            if self._fixes_stdin and result.source is not None:
                sys.stdout.buffer.write(encode(result.source))
                sys.stdout.buffer.flush()
            yield result


def _fixes_stdin(asked: flow.Options) -> bool:
    """Whether standard output is for the fixed text, so that the report goes to standard error."""
    return STDIN in asked.paths and asked.fix is not None and not asked.dry_run


def _main_reporter(args: argparse.Namespace, checker: flow.Checker) -> Reporter:
    reporter = _reporter(args.output_format, checker)
    if args.diff:
        from calque.report import diff

        return diff.report
    if args.statistics or args.statistics_by:
        from calque.report import statistics

        return statistics.reporter(args.statistics_by or "rule", args.output_format == "json")
    return reporter


def _reporter(name: str, checker: flow.Checker) -> Reporter:
    reporters = checker.plugins.reporters()
    if name not in reporters:
        hint = nearest(name, reporters)
        raise ConfigError(f"no output format “{name}”{hint}; there are {', '.join(sorted(reporters))}")
    return reporters[name]


def _extra_report(words: str, checker: flow.Checker) -> tuple[Reporter, str]:
    """What `--report FORMAT=FILE` asks for."""
    name, _, file = words.partition("=")
    if not file:
        raise ConfigError(f"--report is FORMAT=FILE, as in sarif=calque.sarif, not “{words}”")
    return _reporter(name, checker), file


def _keep(results: Iterable[FileResult], kept: list[FileResult]) -> Iterator[FileResult]:
    """The results as they come, kept for the reports that are written afterwards."""
    for result in results:
        kept.append(result)
        yield result


@contextmanager
def _stream(args: argparse.Namespace) -> Iterator[TextIO]:
    """Where the main report goes."""
    if args.output_file:
        with _file(args.output_file) as buffer:
            yield buffer
        return
    stream = sys.stderr if STDIN in args.paths and args.fix and not args.diff else sys.stdout
    yield stream
    stream.flush()


@contextmanager
def _file(name: str) -> Iterator[TextIO]:
    """A report's file, written when it is complete, or not at all."""
    buffer = io.StringIO()
    yield buffer
    try:
        Path(name).write_bytes(buffer.getvalue().encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise CalqueError(f"{name}: {error.strerror or error}") from error


def _wants_color(choice: str, stream: TextIO) -> bool:
    """What --color says; left to us: NO_COLOR (no-color.org), then FORCE_COLOR, then whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def _progress(args: argparse.Namespace) -> flow.Progress:
    """A bar on standard error, where a person is looking and there are many files."""

    def show(results: Iterable[FileResult], total: int) -> Iterable[FileResult]:
        if total < MANY_FILES or args.quiet or not sys.stderr.isatty():
            return results
        from rich.console import Console
        from rich.progress import track

        return track(results, "Checking", total, console=Console(stderr=True), transient=True)

    return show
