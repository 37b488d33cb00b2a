"""A run over many small files: the first, one that finds everything unchanged, and a bare reading of the same files.

    python benchmarks/many_files.py [--files 10000] [--size 1000] [--runs 3] [--text FILE]

Ratios count, not seconds: the parts are run in turn, and each figure is the best of its runs. The files are made of
the paragraphs of a text (by default this project's own prose), in a folder that is gone afterwards, as is the cache.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import blake2b
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).parents[1]
PER_FOLDER = 100


def main() -> None:
    """Make the files, time the runs, and print a table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--size", type=int, default=1000, help="characters of a file, at least")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--text", type=Path, help="a text whose paragraphs the files are made of")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "files", paragraphs(asked.text), asked.files, asked.size)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled
        calque(folder / "files", "--no-cache", "--jobs", "1", only="0")  # what Python compiles is compiled
        show({kind: min(seconds) for kind, seconds in measure(folder, asked.runs).items()})


def paragraphs(file: Path | None) -> Iterator[str]:
    """The paragraphs of a text, over and over."""
    files = [file] if file else [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("tests/texts/clean/*")]
    text = "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in sorted(files))
    return cycle([part for part in text.split("\n\n") if part.strip()])


def make(folder: Path, texts: Iterator[str], number: int, size: int) -> None:
    """Write so many files of so many characters."""
    for k in range(number):
        parts: list[str] = []
        while sum(map(len, parts)) < size:
            parts.append(next(texts))
        file = folder / f"{k // PER_FOLDER:04}" / f"{k:06}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n\n".join(parts), encoding="utf-8")


def measure(folder: Path, runs: int) -> dict[str, list[float]]:
    """Seconds of each kind of run."""
    files = folder / "files"
    kinds = {
        "one process, nothing kept": lambda: calque(files, "--no-cache", "--jobs", "1"),
        "two processes, nothing kept": lambda: calque(files, "--no-cache", "--jobs", "2"),
        "first run": lambda: (clean(), calque(files))[1],
        "run with nothing changed": lambda: calque(files),
        "walk, read and hash": lambda: bare(files),
    }
    seconds: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(runs):
        for kind, work in kinds.items():
            seconds[kind].append(work())
    return seconds


def calque(folder: Path, *options: str, only: str = "") -> float:
    """Seconds of a run of its own process over a folder, or over its subfolders whose names begin so."""
    folders = [str(path) for path in folder.iterdir() if path.name.startswith(only)][: 1 if only else None]
    command = [sys.executable, "-m", "calque", "check", "--isolated", "--exit-zero", "--quiet", *options]
    start = time.perf_counter()
    subprocess.run(
        [*command, "--output-format", "concise", *sorted(folders)], check=True, stdout=subprocess.DEVNULL, timeout=3600
    )
    return time.perf_counter() - start


def clean() -> None:
    """Forget what earlier runs kept."""
    subprocess.run([sys.executable, "-m", "calque", "clean"], check=True, stdout=subprocess.DEVNULL)


def bare(folder: Path) -> float:
    """Seconds that this process takes to read all files and hash what is in them."""
    start = time.perf_counter()
    for path, _, names in os.walk(folder):
        for name in sorted(names):
            with open(os.path.join(path, name), "rb") as file:
                blake2b(file.read()).digest()
    return time.perf_counter() - start


def show(seconds: dict[str, float]) -> None:
    """One line a kind of run, and how many times a bare reading it takes."""
    least = seconds["walk, read and hash"]
    for kind, best in seconds.items():
        print(f"{kind:28} {best:8.2f} s {best / least:8.1f} ×")
    first, second = seconds["one process, nothing kept"], seconds["two processes, nothing kept"]
    print(f"\ntwo processes: {first / second:.2f} times as fast as one")
    print(
        f"nothing changed: {first / seconds['run with nothing changed']:.0f} times as fast as one process, nothing kept"
    )


if __name__ == "__main__":
    main()
