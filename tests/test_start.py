"""The start: a run loads what it needs, and nothing that takes longer to load than a short text to check."""

import subprocess
import sys
from pathlib import Path

import pytest

SAY = """
import sys
from calque.cli import main
try:
    main()
except SystemExit:
    pass
print(*sys.modules)
"""


def loaded(*words: str) -> set[str]:
    """The modules that a run of the command loads."""
    run = subprocess.run([sys.executable, "-c", SAY, *words], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


def test_a_short_text_is_checked_without_what_it_does_not_need(folder: Path) -> None:
    (folder / "line.txt").write_text("The committee met on Tuesday and agreed to meet again.\n", encoding="utf-8")
    check = ("check", "--isolated", "--output-format", "concise", "line.txt")
    loaded(*check)  # makes the index of the rules
    modules = loaded(*check)
    assert "calque.run" in modules
    slow = {"importlib.metadata", "multiprocessing", "concurrent.futures", "urllib.request", "sqlite3", "tempfile"}
    slow |= {"hashlib", "rich", "pathspec", "markdown_it", "yaml", "calque.kept", "calque.baseline", "calque.changes"}
    assert not slow & modules


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_what_needs_no_rules_loads_none(folder: Path, word: str) -> None:
    slow = {"calque.run", "calque.plugins", "regex"}
    if sys.version_info < (3, 14):  # where argparse loads these two, for its colours
        slow |= {"dataclasses", "typing"}
    assert not slow & loaded(word)
