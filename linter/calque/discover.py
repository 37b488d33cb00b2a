"""Step 1: paths → the files to read, sorted, each with the settings that apply to it.

Folders are searched for the formats that are known, without what `.gitignore` files and `exclude` leave out. A file
that is named is read whatever it is called, unless `exclude` is to be forced.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

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
                self._top = absolute(path) if self._is_ignored(path, is_folder=True) else None
                yield from self._walk(path, (os.path.realpath(path),))
            elif not os.path.lexists(path):
                yield Failure(str(path), "no such file or folder")
            elif not (self._force_exclude and self._is_excluded(path)):
                yield from self._once(path)

    def _once(self, path: Path) -> Iterator[Path]:
        key = os.path.realpath(path)
        if key not in self._seen:
            self._seen.add(key)
            yield path

    def _walk(self, folder: Path, above: tuple[str, ...]) -> Iterator[Path | Failure]:
        """The files of a folder, then of the folders in it. `above` are the real folders that it is in."""
        try:
            names = os.listdir(folder)
        except OSError as error:
            yield Failure(str(folder), error.strerror or str(error))
            return
        for is_folder, path in sorted((os.path.isdir(folder / name), folder / name) for name in names):
            if is_folder or self._is_known(path):
                if self._is_excluded(path, is_folder) or self._is_ignored(path, is_folder):
                    continue
                if not is_folder:
                    yield from self._once(path)
                elif (real := os.path.realpath(path)) in above:
                    yield Failure(str(path), "a link to a folder that it is in; not followed", harmless=True)
                elif real not in self._seen:
                    self._seen.add(real)
                    yield from self._walk(path, (*above, real))

    def _is_known(self, path: Path) -> bool:
        """Whether the file is of a format to read: by its ending or, where that says too little, by its whole path."""
        suffix = path.suffix.lower()
        if suffix in self._suffixes:
            return True
        return suffix in self._patterns and self._patterns[suffix].match_file(absolute(path).as_posix())

    def _is_excluded(self, path: Path, is_folder: bool = False) -> bool:
        settings = self._finder.for_file(path)
        spec = _exclude_spec(settings)
        relative = settings.relative(path) or path.name
        return spec.match_file(relative + "/" * is_folder)

    def _is_ignored(self, path: Path, is_folder: bool) -> bool:
        """What the .gitignore files above say, up to the repository's root; the nearest has the last word."""
        full = absolute(path)
        for folder in full.parents:
            if spec := self._ignored_by(folder):
                answer = spec.check_file(full.relative_to(folder).as_posix() + "/" * is_folder).include
                if answer is not None:
                    return answer
            if folder == self._top or os.path.exists(folder / ".git"):
                break
        return False


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
