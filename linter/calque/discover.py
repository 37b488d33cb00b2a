"""Step 1: paths → the files to read, sorted, each with the settings that apply to it.

Folders are searched for the formats that are known, without what `.gitignore` files and `exclude` leave out. A file
that is named is read whatever it is called, unless `exclude` is to be forced.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from pathspec import GitIgnoreSpec

from calque.config import Finder, Settings
from calque.finding import Failure


class Discovery:
    """Finds the files below some paths."""

    def __init__(self, finder: Finder, suffixes: Iterable[str], *, force_exclude: bool = False) -> None:
        self._finder = finder
        self._suffixes = frozenset(suffixes)
        self._force_exclude = force_exclude
        self._seen: set[Path] = set()
        self._ignored_by: Callable[[Path], GitIgnoreSpec | None] = cache(_gitignore)

    def files(self, paths: Iterable[Path]) -> Iterator[Path | Failure]:
        """Each file once; a failure for what is not there or cannot be entered."""
        for path in paths:
            if path.is_dir():
                yield from self._walk(path, (os.path.realpath(path),))
            elif not os.path.lexists(path):
                yield Failure(str(path), "no such file or folder")
            elif not (self._force_exclude and self._is_excluded(path)):
                yield from self._once(path)

    def _once(self, path: Path) -> Iterator[Path]:
        key = path.absolute()
        if key not in self._seen:
            self._seen.add(key)
            yield path

    def _walk(self, folder: Path, above: tuple[str, ...]) -> Iterator[Path | Failure]:
        """The files of a folder, then of the folders in it. `above` are the real folders that it is in."""
        try:
            entries = sorted(os.scandir(folder), key=lambda e: (e.is_dir(), e.name))
        except OSError as error:
            yield Failure(str(folder), error.strerror or str(error))
            return
        for entry in entries:
            path = folder / entry.name
            is_folder = entry.is_dir()
            if is_folder or path.suffix.lower() in self._suffixes:
                if self._is_excluded(path, is_folder) or self._is_ignored(path, is_folder):
                    continue
                if not is_folder:
                    yield from self._once(path)
                elif entry.is_symlink() and os.path.realpath(path) in above:
                    yield Failure(str(path), "a link to a folder that it is in; not followed", harmless=True)
                else:
                    yield from self._walk(path, (*above, os.path.realpath(path)))

    def _is_excluded(self, path: Path, is_folder: bool = False) -> bool:
        settings = self._finder.for_file(path)
        spec, root = _exclude_spec(settings), settings.root
        try:
            relative = path.absolute().relative_to(root).as_posix()
        except ValueError:
            relative = path.name
        return spec.match_file(relative + "/" * is_folder)

    def _is_ignored(self, path: Path, is_folder: bool) -> bool:
        """What the .gitignore files above say, up to the repository's root; the nearest has the last word."""
        absolute = path.absolute()
        for folder in absolute.parents:
            if spec := self._ignored_by(folder):
                answer = spec.check_file(absolute.relative_to(folder).as_posix() + "/" * is_folder).include
                if answer is not None:
                    return answer
            if (folder / ".git").exists():
                break
        return False


@cache
def _exclude_spec(settings: Settings) -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines((*settings.exclude, *settings.extend_exclude))


def _gitignore(folder: Path) -> GitIgnoreSpec | None:
    """The patterns of a folder's .gitignore, and of the repository's own list where the folder is its root."""
    lines: list[str] = []
    for path in (folder / ".git" / "info" / "exclude", folder / ".gitignore"):
        if path.is_file():
            lines += path.read_text(encoding="utf-8", errors="replace").splitlines()
    return GitIgnoreSpec.from_lines(lines) if lines else None
