"""The user's cache folder: what can be made again, and what it was made from. Losing it costs time and nothing else."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def cache_folder() -> Path:
    """Where programs of this user keep what can be made again."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "calque"


def stamps(folder: Path) -> list[str]:
    """Each file below a folder as it is now: its path, when it was changed, and its size. Raises OSError."""
    return sorted(f"{e.path} {e.stat().st_mtime_ns} {e.stat().st_size}" for e in _walk(folder))


def _walk(folder: Path) -> Iterator[os.DirEntry[str]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _walk(Path(entry.path))
        else:
            yield entry


def keep(file: Path, content: str | bytes) -> None:
    """Write a file of the cache, whole or not at all, so that runs beside each other do no harm."""
    import tempfile  # most runs find everything kept

    with suppress(OSError):  # a cache that cannot be kept is no loss
        file.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as new:
            try:
                new.write(data)
            except BaseException:
                os.unlink(new.name)
                raise
        os.replace(new.name, file)


def clean() -> tuple[int, int]:
    """Delete all that is kept: how many files, and their bytes. Raises OSError."""
    files = [entry for entry in os.scandir(cache_folder()) if entry.is_file()] if cache_folder().is_dir() else []
    size = sum(entry.stat().st_size for entry in files)
    for entry in files:
        os.unlink(entry.path)
    return len(files), size
