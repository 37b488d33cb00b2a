"""Time calque against other text linters on the same text, in one run, as ratios.

    python benchmarks/compare.py [TEXT] [--words 1500000] [--runs 5]

Without TEXT, the project's own prose is repeated until it is long enough, so tools that keep a cache are flattered;
give a native text to see what a text costs that has hardly any slips. `--preview` is calque with all of its rules.
Whole processes are timed, in turn (A B C A B C …), since machines drift; the median of each is divided by calque's.
Beside the time on the clock stands the processors' own for the program, which other programs disturb less.
Python keeps what it has compiled, as it does for an installed package, even where the environment says otherwise.
Tools that are not installed are named and left out: pip install codespell proselint typos; Vale has its own site.

It also times calque with a synthetic pack of ten times as many rules (the cost is to follow the text, not the rules),
and everyone's start: `--version` and a file of one line.
"""

import argparse
import importlib.metadata
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from os import environ, times
from pathlib import Path

ROOT = Path(__file__).parents[1]
ONE_LINE = "The committee met on Tuesday and agreed to meet again.\n"
PACK = '''"""Phrase rules that no text has, to see what a rule costs."""

from random import Random

from calque import Category, Rule, Severity, hookimpl
from calque.rule import PatternRule

LETTERS = "bcdfghklmnprstvw"


def phrase(random):
    return " ".join("".join(random.choice(LETTERS) + random.choice("aeiou") for _ in range(3)) for _ in range(2))


@hookimpl
def calque_rules() -> list[Rule]:
    random = Random(1)
    return [
        PatternRule(
            f"synthetic-{k}",
            "synthetic",
            pattern=rf"\\b{phrase(random)}(?:s|ed)?\\b",
            message="",
            details={"summary": "synthetic", "why": "", "category": Category.STYLE, "severity": Severity.MINOR},
        )
        for k in range(COUNT)
    ]
'''


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path)
    parser.add_argument("--words", type=int, default=1_500_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text, one_line = folder / "text.txt", folder / "line.txt"
        words = write_text(text, options.text, options.words)
        one_line.write_text(ONE_LINE, encoding="utf-8")
        (folder / ".vale.ini").write_text("MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n", encoding="utf-8")
        print(f"{words:,} words, {text.stat().st_size / 1e6:.1f} MB, {options.runs} runs, in turn\n")
        large = commands(text)
        large["calque --preview"] = [*large["calque"], "--preview"]
        show("A large text", large, options.runs, folder)
        show("A file of one line", commands(one_line), options.runs * 2, folder)
        show("--version", {tool: [words[0], "--version"] for tool, words in commands(one_line).items()}, 10, folder)
        packs = {f"calque, {factor} × its rules": pack(folder, factor) for factor in (1, 2, 11)}
        everyone = {label: calque("check", str(text), "--output-format", "concise") for label in packs}
        show("More rules", everyone, options.runs, folder, packs)


def calque(*arguments: str) -> list[str]:
    """The command of this environment's calque."""
    return [str(Path(sys.executable).parent / "calque"), *arguments]


def commands(text: Path) -> dict[str, list[str]]:
    """What to run for each tool that is here."""
    everyone = {
        "calque": calque("check", str(text), "--isolated", "--jobs", "1", "--output-format", "concise"),
        "typos": ["typos", "--isolated", str(text)],
        "codespell": ["codespell", str(text)],
        "proselint": ["proselint", "check", str(text)],
        "vale, built-in style": ["vale", "--config", str(text.parent / ".vale.ini"), "--output", "line", str(text)],
    }
    here = {tool: words for tool, words in everyone.items() if find(words[0])}
    missing = sorted(set(everyone) - set(here))
    if missing and text.name == "text.txt":
        print(f"not installed: {', '.join(missing)}\n")
    return {tool: [find(words[0]), *words[1:]] for tool, words in here.items()}


def find(command: str) -> str:
    """A command of this environment or of the path."""
    beside = Path(sys.executable).parent / command
    return str(beside) if beside.is_file() else shutil.which(command) or ""


def write_text(path: Path, given: Path | None, words: int) -> int:
    """Put the text, or the project's own prose until it is long enough, in a file. Returns its words."""
    if given:
        text = given.read_text(encoding="utf-8")
    else:
        prose = sorted(p for p in ROOT.glob("tests/texts/clean/*") if p.suffix in (".txt", ".md"))
        prose += sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("examples/*.txt"))
        paragraphs = [q for p in prose for q in p.read_text(encoding="utf-8").split("\n\n")]
        random.Random(1).shuffle(paragraphs)
        once = "\n\n".join(paragraphs) + "\n\n"
        text = once * (words // len(once.split()) + 1)
    path.write_text(text, encoding="utf-8")
    return len(text.split())


def pack(folder: Path, factor: int) -> Mapping[str, str]:
    """The environment in which calque has so many times its own number of rules, by an installed plugin."""
    own = subprocess.run(calque("rules", "--json"), capture_output=True, text=True, check=True).stdout.count('"rule":')
    site = folder / f"site{factor}"
    info = site / "synthetic_pack-1.dist-info"
    info.mkdir(parents=True)
    (site / "synthetic_pack.py").write_text(PACK.replace("COUNT", str(own * (factor - 1))), encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: synthetic-pack\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[calque]\nsynthetic = synthetic_pack\n", encoding="utf-8")
    return {**environ, "PYTHONPATH": str(site)}


def show(
    title: str,
    commands: Mapping[str, Sequence[str]],
    runs: int,
    folder: Path,
    environments: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Time the commands in turn; print the median seconds by the clock and the processor, and ratios to the first."""
    seconds: dict[str, list[tuple[float, float]]] = {tool: [] for tool in commands}
    for turn in range(runs + 1):  # the first, to warm up, is not counted
        for tool, words in commands.items():
            for kept in (folder / "calque").glob("results-*"):  # what an earlier turn found
                kept.unlink()
            begin, busy = time.perf_counter(), times().children_user
            environment = {**(environments or {}).get(tool, environ), "XDG_CACHE_HOME": str(folder)}
            environment.pop("PYTHONDONTWRITEBYTECODE", None)
            subprocess.run(
                words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, env=environment, check=False
            )
            if turn:
                seconds[tool].append((time.perf_counter() - begin, times().children_user - busy))
    medians = {
        tool: [statistics.median(column) for column in zip(*rows, strict=True)] for tool, rows in seconds.items()
    }
    first = next(iter(medians.values()))
    print(f"{title:28} {'median s':>9} {'ratio':>7} {'user s':>9} {'ratio':>7}")
    for tool, both in medians.items():
        print(f"  {label(tool):26}", *(f"{m:9.3f} {m / max(f, 1e-9):7.2f}" for m, f in zip(both, first, strict=True)))
    print()


def label(tool: str) -> str:
    """The tool with its version, where it is a package."""
    try:
        return f"{tool} {importlib.metadata.version(tool)}"
    except importlib.metadata.PackageNotFoundError:
        return tool


if __name__ == "__main__":
    main()
