"""Several processes: files in groups → results in order.

Workers are forked where that is safe, once this process has checked a first group of many: rules are loaded and
patterns compiled then, which each worker would have to do by itself. Elsewhere they start afresh.
"""

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Container, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import NamedTuple

from calque.config import Settings
from calque.errors import CalqueError
from calque.finding import FileResult
from calque.kept import Kept, Row
from calque.run import Checker, Options, size_of

MOST_FILES, MOST_BYTES = 32, 100_000  # that go to a worker at once
AHEAD = 4  # groups for each worker that are given out before their results are needed
WARM_FROM = 10  # groups; with fewer, the workers would wait too long for what they are spared


class Group(NamedTuple):
    """Some files, all new or all known from earlier runs."""

    files: list[Path]
    are_new: bool


Done = tuple[list[FileResult], dict[str, Row]]
"""What a worker hands over: results, and what of them is to be kept for later runs."""


def in_parallel(files: Sequence[Path], new: Container[Path], checker: Checker, jobs: int) -> Iterator[FileResult]:
    """The results in order; workers check the new files. They start at once: a fork beside the progress bar's thread
    could hang.
    """
    groups = list(_groups(files, new))
    context = _context()
    early = _first_group(groups, checker) if context.get_start_method() == "fork" else None
    ready = [checker.file(path) for path in early.files] if early else []
    states = checker.kept.states if checker.kept else None
    _checkers[:] = [checker]  # a forked worker has all that this process has loaded
    options = replace(checker.options, running=tuple(checker.running.items()))
    pool = ProcessPoolExecutor(jobs, context, initializer=_start_worker, initargs=(options, states))
    pool.submit(int)  # so that they are there before anything else is

    def ahead() -> Iterator[Iterable[FileResult] | Future[Done]]:
        for group in groups:
            if group is early:
                yield ready
            else:
                yield pool.submit(_work, group.files) if group.are_new else map(checker.file, group.files)

    def collect() -> Iterator[FileResult]:
        coming = ahead()
        waiting = deque(islice(coming, jobs * AHEAD))
        try:
            while waiting:
                first = waiting.popleft()
                if isinstance(first, Future):
                    results, rows = first.result()
                    if checker.kept:
                        checker.kept.new |= rows
                    yield from results
                else:
                    yield from first
                waiting.extend(islice(coming, 1))
        except BrokenProcessPool as error:
            raise CalqueError("a worker process ended unexpectedly (out of memory? try --jobs 1)") from error
        finally:  # when the run ends early, wait for what is being written, and begin nothing new
            pool.shutdown(wait=True, cancel_futures=True)

    return collect()


def _groups(files: Sequence[Path], new: Container[Path]) -> Iterator[Group]:
    """The files in order, in groups that go to one worker at once, and those between that need none."""
    group: list[Path] = []
    size = 0
    for path in files:
        if group and ((group[-1] in new) != (path in new) or len(group) == MOST_FILES or size > MOST_BYTES):
            yield Group(group, group[-1] in new)
            group, size = [], 0
        group.append(path)
        size += size_of(path)
    if group:
        yield Group(group, group[-1] in new)


def _context() -> BaseContext:
    """How workers come about: forked where that is safe, or else as is usual on this system."""
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if is_safe else None)


def _first_group(groups: Sequence[Group], checker: Checker) -> Group | None:
    """The group that this process checks before it forks, where that pays."""
    new = [group for group in groups if group.are_new]
    return new[0] if len(new) >= WARM_FROM and not checker.running else None


_checkers: list[Checker] = []  # of this worker process, or of the one that it was forked from


def _start_worker(options: Options, states: dict[Settings, str] | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process ends the run
    if not _checkers:
        _checkers.append(Checker(options))
    if states is not None:
        _checkers[0].kept = Kept(states=states)


def _work(files: Sequence[Path]) -> Done:
    checker = _checkers[0]
    results = [checker.file(path) for path in files]
    rows = dict(checker.kept.new) if checker.kept else {}
    if checker.kept:
        checker.kept.new.clear()
    return results, rows
