"""Step 1: paths → the files to read, sorted, each with the settings that apply to it.

Folders are searched for the formats that are known, without what `.gitignore` files and `exclude` leave out. A file
that is named is read whatever it is called, unless `exclude` is to be forced.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from calque.config import Finder, Settings, absolute
from calque.errors import ConfigError
from calque.finding import Failure
from calque.plugins import is_pattern


class Discovery:
    """Finds the files below some paths."""

    def __init__(self, finder: Finder, suffixes: Collection[str], *, force_exclude: bool = False) -> None:
        self._finder = finder
        self._suffixes = frozenset(suffix for suffix in suffixes if not is_pattern(suffix))
        self._patterns = _by_suffix(filter(is_pattern, suffixes))
        self._force_exclude = force_exclude
        self._seen: set[str] = set()  # files and folders, by their real paths
        self._top: Path | None = None  # where to stop looking for .gitignore files
        self._ignored_by: Callable[[Path], GitIgnoreSpec | None] = cache(_gitignore)

    def files(self, paths: Iterable[Path]) -> Iterator[Path | Failure]:
        """Each file once; a failure for what is not there or cannot be entered.

        Raises ConfigError for ignore patterns that cannot be read.
        """
        for path in paths:
            if os.path.isdir(path):
                # A folder that is named is searched although a .gitignore above leaves it out.
                full, self._top = absolute(path), None
                self._top = full if self._patterns_in(full.parent).ignore(f"{full.name}/") else None
                yield from self._walk(path, (os.path.realpath(path),))
            elif not os.path.lexists(path):
                yield Failure(str(path), "no such file or folder")
            elif not (self._force_exclude and self._patterns_in(path.parent).exclude(path.name)):
                yield from self._once(path, os.path.realpath(path))

    def _once(self, path: Path, real: str) -> Iterator[Path]:
        if real not in self._seen:
            self._seen.add(real)
            yield path

    def _walk(self, folder: Path, above: tuple[str, ...]) -> Iterator[Path | Failure]:
        """The files of a folder, then of the folders in it. `above` are the real folders that it is in, and its own."""
        try:
            entries = sorted((_is_folder(entry), entry.name, entry) for entry in os.scandir(folder))
        except OSError as error:
            yield Failure(str(folder), error.strerror or str(error))
            return
        patterns = self._patterns_in(folder)
        for is_folder, name, entry in entries:
            if not is_folder and not self._is_known(folder, name):
                continue
            if patterns.leave_out(name + "/" * is_folder):
                continue
            path = folder / name
            real = os.path.realpath(path) if entry.is_symlink() else os.path.join(above[-1], name)
            if not is_folder:
                yield from self._once(path, real)
            elif real in above:
                yield Failure(str(path), "a link to a folder that it is in; not followed", harmless=True)
            elif real not in self._seen:
                self._seen.add(real)
                yield from self._walk(path, (*above, real))

    def _is_known(self, folder: Path, name: str) -> bool:
        """Whether the file is of a format to read: by its ending or, where that says too little, by its whole path."""
        dot = name.rfind(".")
        suffix = name[dot:].lower() if dot > 0 else ""
        if suffix in self._suffixes:
            return True
        return suffix in self._patterns and self._patterns[suffix].match_file(absolute(folder / name).as_posix())

    def _patterns_in(self, folder: Path) -> "_Patterns":
        """What the settings leave out of a folder, and what the .gitignore files above, up to the repository's root."""
        full = absolute(folder)
        settings = self._finder.for_folder(full)
        relative = settings.relative(full)
        ignored: list[tuple[str, GitIgnoreSpec]] = []
        for above in (full, *full.parents):
            if spec := self._ignored_by(above):
                ignored.append((_prefix(full.relative_to(above).as_posix()), spec))
            if above == self._top or os.path.exists(above / ".git"):
                break
        return _Patterns("" if relative is None else _prefix(relative), _exclude_spec(settings), ignored)


class _Patterns(NamedTuple):
    """What is left out of one folder: the patterns, each with the folder's path as they see it, the nearest first."""

    prefix: str
    excluded: GitIgnoreSpec
    ignored: Sequence[tuple[str, GitIgnoreSpec]]

    def leave_out(self, name: str) -> bool:
        """Whether a file or, with "/" at its end, a folder is left out."""
        return self.exclude(name) or self.ignore(name)

    def exclude(self, name: str) -> bool:
        """Whether the settings leave it out."""
        return self.excluded.match_file(self.prefix + name)

    def ignore(self, name: str) -> bool:
        """What the .gitignore files say; the nearest has the last word."""
        for prefix, spec in self.ignored:
            answer = spec.check_file(prefix + name).include
            if answer is not None:
                return answer
        return False


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    return os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()  # of a link to itself, only one can say


def _prefix(folder: str) -> str:
    return "" if folder == "." else f"{folder}/"


def _by_suffix(patterns: Iterable[str]) -> dict[str, GitIgnoreSpec]:
    """The patterns by the ending of what they match, so that a file is tried with few."""
    sorted_out: dict[str, list[str]] = {}
    for pattern in patterns:
        sorted_out.setdefault(Path(pattern).suffix.lower(), []).append(pattern)
    return {suffix: GitIgnoreSpec.from_lines(some) for suffix, some in sorted_out.items()}


@cache
def _exclude_spec(settings: Settings) -> GitIgnoreSpec:
    return _spec((*settings.exclude, *settings.extend_exclude), "`exclude`")


def _gitignore(folder: Path) -> GitIgnoreSpec | None:
    """The patterns of a folder's .gitignore, and of the repository's own list where the folder is its root."""
    lines: list[str] = []
    for path in (folder / ".git" / "info" / "exclude", folder / ".gitignore"):
        if os.path.isfile(path):
            try:
                lines += path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
            except OSError as error:
                raise ConfigError(f"{path}: {error.strerror or error}") from error
    return _spec(lines, str(folder / ".gitignore")) if lines else None


def _spec(lines: Iterable[str], where: str) -> GitIgnoreSpec:
    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError as error:
        raise ConfigError(f"{where}: {error}") from error
