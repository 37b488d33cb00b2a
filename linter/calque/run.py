"""The flow: discover → read → extract → analyse → check → fix → report. Start at `run`, then `Checker.file`."""

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any

from calque import fix, language
from calque.baseline import Baseline, read_baseline
from calque.changes import Changes
from calque.check import check, speaks
from calque.config import Finder, Settings
from calque.document import NOT_PROSE, Document, Passage, Source
from calque.errors import CalqueError, FormatError, ReadError
from calque.finding import Failure, FileResult, Finding, Safety
from calque.fix import Examined
from calque.plugins import Plugins, load_plugins
from calque.read import STDIN, decode, read
from calque.selection import RuleSet, select_rules

PARALLEL_FROM = 2_000_000  # bytes; below, starting workers costs more than they save

Progress = Callable[[Iterable[FileResult], int], Iterable[FileResult]]
"""Passes results on as they come, and shows how many of how many are done."""


@dataclass(frozen=True)
class Options:
    """What one run is asked to do. `fix` is the least safe fix to apply, None for none; a dry run writes nothing.

    `reports` are files that the run writes: an earlier one that stands there is not read.
    """

    paths: tuple[str, ...] = (".",)
    stdin_filename: str = ""
    isolated: bool = False
    config: str = ""
    overrides: dict[str, Any] = field(default_factory=dict)
    force_exclude: bool = False
    fix: Safety | None = None
    dry_run: bool = False
    jobs: int = 0
    changes: Changes | None = None
    baseline: str = ""
    no_baseline: bool = False
    reports: tuple[str, ...] = ()


class Checker:
    """What checking a file needs: plugins, settings and rules, each made once."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.plugins: Plugins = load_plugins()
        self.finder = Finder(
            isolated=options.isolated,
            config=Path(options.config) if options.config else None,
            overrides=options.overrides,
        )
        self.rules: Callable[[Settings], RuleSet] = cache(self._rules)
        self._baselines: Callable[[Path], Baseline] = cache(read_baseline)

    def _rules(self, settings: Settings) -> RuleSet:
        return select_rules(self.plugins.rules(settings), settings)

    def baseline(self, settings: Settings) -> Baseline | None:
        """The findings that are accepted for now. Raises ConfigError where they cannot be read."""
        if self.options.no_baseline or not (self.options.baseline or settings.baseline):
            return None
        return self._baselines(Path(self.options.baseline or settings.root / settings.baseline))

    def discover(self) -> Iterator[Path | Failure]:
        """The files that the options name, where asked only those that have changed; and what of them is not there."""
        reports = {os.path.realpath(name) for name in self.options.reports}
        changes = self.options.changes
        for found in self._named():
            if isinstance(found, Failure):
                yield found
                continue
            if os.path.realpath(found) not in reports and (changes is None or changes.has(found)):
                yield found

    def _named(self) -> Iterator[Path | Failure]:
        paths = [Path(path) for path in self.options.paths]
        if all(map(os.path.isfile, paths)) and not self.options.force_exclude:
            once: dict[str, Path] = {}
            for path in paths:
                once.setdefault(os.path.realpath(path), path)
            return iter(once.values())
        from calque.discover import Discovery  # only folders and patterns need its library

        discovery = Discovery(self.finder, self.plugins.suffixes(), force_exclude=self.options.force_exclude)
        return discovery.files(paths)

    def prepare(self, files: Iterable[Path]) -> None:
        """Load the settings and rules for some files. Raises CalqueError, so that nothing is done half."""
        for settings in {self.finder.for_folder_here(), *map(self.finder.for_file, files)}:
            self.rules(settings)
            self.baseline(settings)

    def file(self, path: Path) -> FileResult:
        """Read, extract, check and, where asked, fix and write one file."""
        settings = self.finder.for_file(path)
        try:
            source = read(path, settings)
        except ReadError as error:
            return FileResult(str(path), failures=(Failure(str(path), str(error)),))
        result = self._source(source, settings)
        if result.original is None or result.source is None or self.options.dry_run:
            return result
        if problem := fix.write(path, source, result.source):
            as_it_was = self._checked(source, settings)
            return replace(as_it_was, failures=(*as_it_was.failures, Failure(str(path), problem)))
        return result

    def stdin(self, data: bytes) -> FileResult:
        """The same for the bytes of standard input; nothing is written."""
        name = self.options.stdin_filename or STDIN
        settings = self.finder.for_file(Path(name))
        self.rules(settings)
        try:
            return self._source(decode(name, data, settings), settings)
        except ReadError as error:
            return FileResult(name, failures=(Failure(name, str(error)),))

    def _source(self, source: Source, settings: Settings) -> FileResult:
        if self.options.fix is None:
            return self._checked(source, settings)
        fixed = fix.fix(source, partial(self.examine, given=settings), self.options.fix)
        return FileResult(
            path=source.path,
            source=fixed.source,
            findings=tuple(fixed.examined.findings),
            failures=tuple(fixed.examined.failures),
            original=source.text if fixed.source.text != source.text else None,
            fixed=tuple(sorted(fixed.mended.items())),
            words=fixed.examined.words,
            known=tuple(fixed.examined.known),
        )

    def _checked(self, source: Source, settings: Settings) -> FileResult:
        findings, failures, words, known = self.examine(source, settings)
        return FileResult(source.path, source, tuple(findings), tuple(failures), words=words, known=tuple(known))

    def examine(self, source: Source, given: Settings) -> Examined:
        """Extract and check a text: its findings and what failed."""
        settings, declared = language.for_file(Path(source.path), given)
        try:
            passages = self.plugins.extract(source, settings)
        except FormatError as error:
            return Examined([], [Failure(source.path, f"cannot be read: {error}")])
        except Exception as error:
            return Examined([], [Failure(source.path, f"cannot be parsed: {type(error).__name__}: {error}")])
        if not declared and language.detected(p for p in passages if p.kind not in NOT_PROSE):
            other = {settings.language: language.UNKNOWN}
            passages = tuple(replace(p, language=other.get(p.language, p.language)) for p in passages)
        findings, failures = check(Document(source, passages), self.rules(given), given)
        known: list[Finding] = []
        if self.options.changes is not None:
            findings = self.options.changes.touched(findings, source)
        if baseline := self.baseline(given):
            findings, known = baseline.split(findings, source)
        words = sum(p.text.count(" ") + 1 for p in passages if p.kind not in NOT_PROSE)
        return Examined(findings, failures + _notes(source.path, passages, self.rules(given)), words, known)


def _notes(path: str, passages: Iterable[Passage], rules: RuleSet) -> list[Failure]:
    """What was not checked, for want of rules for its language."""
    found = Counter(p.language for p in passages if p.kind not in NOT_PROSE)
    silent = [lang for lang in found if not any(speaks(lang, rule) for rule in {r.language for r in rules.rules})]
    said = "no rules for “{}”: passages not checked: {}"
    return [Failure(path, said.format(lang, found[lang]), harmless=True, note=True) for lang in sorted(silent)]


def run(checker: Checker, progress: Progress) -> Iterator[FileResult]:
    """Check what the options name: a result for each file, in order, as they come.

    Raises CalqueError before the first file when settings, rules or plugins cannot be used.
    """
    if STDIN in checker.options.paths:
        return iter([checker.stdin(sys.stdin.buffer.read())])
    found = list(checker.discover())
    files = [path for path in found if isinstance(path, Path)]
    failures = [FileResult(f.path, failures=(f,)) for f in found if isinstance(f, Failure)]
    checker.prepare(files)
    return chain(failures, progress(_results(files, checker), len(files)))


def _results(files: Sequence[Path], checker: Checker) -> Iterator[FileResult]:
    """The results in order, from several processes where that pays."""
    jobs = checker.options.jobs or (os.cpu_count() or 1)
    if jobs == 1 or len(files) < 2 or (not checker.options.jobs and sum(map(_size, files)) < PARALLEL_FROM):
        return map(checker.file, files)
    return _in_parallel(files, checker.options, min(jobs, len(files)))


def _in_parallel(files: Sequence[Path], options: Options, jobs: int) -> Iterator[FileResult]:
    """The results in order. The processes start at once: a fork beside the progress bar's thread could hang."""
    from concurrent.futures import ProcessPoolExecutor  # most runs are one process
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(options,))
    results = pool.map(_work, files, chunksize=max(1, min(32, len(files) // (jobs * 4))))

    def collect() -> Iterator[FileResult]:
        try:
            yield from results
        except BrokenProcessPool as error:
            raise CalqueError("a worker process ended unexpectedly (out of memory? try --jobs 1)") from error
        finally:  # when the run ends early, wait for what is being written, and begin nothing new
            pool.shutdown(wait=True, cancel_futures=True)

    return collect()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


_checkers: list[Checker] = []  # of this worker process: the one that `_start_worker` made


def _start_worker(options: Options) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process ends the run
    _checkers.append(Checker(options))


def _work(path: Path) -> FileResult:
    return _checkers[0].file(path)
