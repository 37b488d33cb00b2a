"""The flow: discover → read → extract → analyse → check → fix → report. Start at `run`, then `Checker.file`."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calque import fix, language
from calque.check import check, speaks
from calque.config import Finder, Settings
from calque.document import NOT_PROSE, Document, Passage, Source
from calque.errors import FormatError, ReadError, SentenceError, is_panic
from calque.finding import Failure, FileResult, Finding, Safety, Silenced
from calque.fix import Examined
from calque.plugins import Plugins, load_plugins
from calque.read import STDIN, decode, read
from calque.rule import Rule
from calque.selection import RuleSet, select_rules

if TYPE_CHECKING:  # few runs need these; every run would wait for them
    from calque.baseline import Baseline
    from calque.changes import Changes
    from calque.kept import Kept

PARALLEL_FROM = 2_000_000  # bytes; below, starting workers costs more than they save
PARALLEL_WITH_ENGINES_FROM = 20_000  # which take a thousand times as long
KEPT_FROM = 10, 500_000  # files, or bytes; below, asking what earlier runs know costs more than it saves

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
    changes: "Changes | None" = None
    baseline: str = ""
    no_baseline: bool = False
    reports: tuple[str, ...] = ()
    running: tuple[tuple[str, str], ...] = ()
    """What engines have started in the main process; for workers."""


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
        self._baselines: Callable[[Path], Baseline] = cache(_read_baseline)
        self.kept: Kept | None = None
        self.running = dict(options.running)

    def _rules(self, settings: Settings) -> RuleSet:
        return select_rules(self.known_rules(settings), settings, self.plugins.engines(settings))

    def known_rules(self, settings: Settings) -> list[Rule]:
        """The rules that there are, on or off, those known of the engines that are on, too."""
        return self.plugins.rules(settings, [engine for engine in self.plugins.engines(settings) if engine.on])

    def every_rule(self, settings: Settings) -> list[Rule]:
        """All rules that are known of, those of engines that are off, too."""
        return self.plugins.rules(settings, self.plugins.engines(settings))

    def ready(self, settings: Settings) -> RuleSet:
        """The rules, with what they need started. Raises CalqueError for an engine that is not to be had."""
        rules = self.rules(settings)
        for engine in rules.engines:
            engine.start(self.running)
        return rules

    def baseline(self, settings: Settings) -> "Baseline | None":
        """The findings that are accepted for now. Raises ConfigError where they cannot be read."""
        if self.options.no_baseline or not (self.options.baseline or settings.baseline):
            return None
        return self._baselines(Path(self.options.baseline or settings.root / settings.baseline))

    def discover(self) -> Iterator[Path | Failure]:
        """The files that the options name, where asked only those that have changed; and what of them is not there."""
        reports = {os.path.realpath(name) for name in self.options.reports if name}
        changes = self.options.changes
        for found in self._named():
            if isinstance(found, Path) and reports and os.path.realpath(found) in reports:
                continue
            if isinstance(found, Failure) or changes is None or changes.has(found):
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
        here = self.finder.for_folder_here()
        self.rules(here)
        self.baseline(here)
        for settings in set(map(self.finder.for_file, files)):
            self.ready(settings)
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
        self.ready(settings)
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
            silenced=tuple(fixed.examined.silenced),
        )

    def _checked(self, source: Source, settings: Settings) -> FileResult:
        findings, failures, words, known, silenced = self.examine(source, settings)
        return FileResult(
            path=source.path,
            source=source,
            findings=tuple(findings),
            failures=tuple(failures),
            words=words,
            known=tuple(known),
            silenced=tuple(silenced),
        )

    def examine(self, source: Source, given: Settings) -> Examined:
        """Extract and check a text: its findings and what failed."""
        findings, failures, words, _, silenced = self._earlier(source, given)
        known: list[Finding] = []
        if self.options.changes is not None:
            findings = self.options.changes.touched(findings, source)
            touched = self.options.changes.touched([s.finding for s in silenced], source)
            silenced = [s for s in silenced if s.finding in touched]
        if baseline := self.baseline(given):
            findings, known = baseline.split(findings, source)
        return Examined(findings, failures, words, known, silenced)

    def _earlier(self, source: Source, given: Settings) -> Examined:
        """What an earlier run found in the same text, or else what is found now."""
        if self.kept is None or not (key := self.kept.key(source, given)):
            return self._found(source, given)
        examined = self.kept.get(source.path, key)
        if examined is None:
            examined = self._found(source, given)
            self.kept.put(source.path, key, examined)
        return examined

    def _found(self, source: Source, given: Settings) -> Examined:
        settings, declared = language.for_file(Path(source.path), given)
        try:
            passages = self.plugins.extract(source, settings)
        except FormatError as error:
            return Examined([], [Failure(source.path, f"cannot be read: {error}")])
        except BaseException as error:
            if not isinstance(error, Exception) and not is_panic(error):
                raise
            return Examined([], [Failure(source.path, f"cannot be parsed: {type(error).__name__}: {error}")])
        if not declared and language.detected(p for p in passages if p.kind not in NOT_PROSE):
            other = {settings.language: language.UNKNOWN}
            passages = tuple(p._replace(language=other.get(p.language, p.language)) for p in passages)
        rules = self.ready(given)
        silenced: list[Silenced] = []
        try:
            findings, failures = check(Document(source, passages), rules, given, silenced)
        except SentenceError as error:
            return Examined([], [Failure(source.path, f"cannot be checked: {error}")])
        words = sum(p.text.count(" ") + 1 for p in passages if p.kind not in NOT_PROSE)
        return Examined(findings, failures + _notes(source.path, passages, rules), words, silenced=silenced)


def _read_baseline(file: Path) -> "Baseline":
    from calque.baseline import read_baseline

    return read_baseline(file)


def _notes(path: str, passages: Iterable[Passage], rules: RuleSet) -> list[Failure]:
    """What was not checked, for want of rules for its language."""
    found = Counter(p.language for p in passages if p.kind not in NOT_PROSE)
    silent = [
        lang
        for lang in found
        if not any(speaks(lang, rule) for rule in rules.languages) and not any(e.reads(lang) for e in rules.engines)
    ]
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
    """The results in order, from several processes where that pays, and without what earlier runs know."""
    checker.kept = kept = _kept(files, checker)
    new = files if kept is None else [path for path in files if not kept.knows(path, checker.finder.for_file(path))]
    jobs = checker.options.jobs or (os.cpu_count() or 1)
    least = PARALLEL_WITH_ENGINES_FROM if checker.running else PARALLEL_FROM
    if jobs == 1 or len(new) < 2 or (not checker.options.jobs and sum(map(size_of, new)) < least):
        results: Iterator[FileResult] = map(checker.file, files)
    else:
        from calque.workers import in_parallel  # most runs are one process

        results = in_parallel(files, set(new), checker, min(jobs, len(new)))
    return results if kept is None else _and_save(results, kept)


def _kept(files: Sequence[Path], checker: Checker) -> "Kept | None":
    """What earlier runs found, where asking for it pays."""
    if checker.options.fix is not None or (len(files) < KEPT_FROM[0] and sum(map(size_of, files)) < KEPT_FROM[1]):
        return None
    from calque.kept import Kept, state

    options = checker.options
    kept = Kept(f"{options.isolated} {options.config} {options.overrides}")
    for settings in {settings for settings in map(checker.finder.for_file, files) if settings.cache}:
        rules = checker.rules(settings)
        if not rules.engines:  # they know themselves what their answers depend on
            kept.states[settings] = state(settings, rules.rules, checker.plugins.everyone())
    return kept


def _and_save(results: Iterator[FileResult], kept: "Kept") -> Iterator[FileResult]:
    try:
        yield from results
    finally:
        kept.save()


def size_of(path: Path) -> int:
    """A file's bytes; 0 where that cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
