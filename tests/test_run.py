"""The flow from files to results."""

import os
from pathlib import Path

import pytest

from calque.finding import Safety
from calque.run import Checker, Options, run
from helpers import write

pytestmark = pytest.mark.usefixtures("calque")


def results(*paths: str, **options: object) -> list[str]:
    """What each result is: its path, and its findings' rules or its failures."""
    checker = Checker(Options(paths=paths, **options))  # type: ignore[arg-type]
    found = []
    for result in run(checker, lambda results, total: results):
        said = [f.rule for f in result.findings] or [f.error for f in result.failures]
        found.append(f"{result.path}: {', '.join(said)}".rstrip(": "))
    return found


def test_results_come_in_the_order_of_the_files_after_what_is_not_there(folder: Path) -> None:
    write(folder, {"b.txt": "A no-start.", "a.txt": "Fine.", "docs/c.md": "The danube."})
    found = ["gone.txt: no such file or folder", "b.txt: no-start", "a.txt", "docs/c.md: rivers"]
    assert results("b.txt", "a.txt", "docs", "gone.txt") == found


def test_a_file_that_is_named_twice_is_checked_once(folder: Path) -> None:
    write(folder, {"a.txt": "Fine."})
    assert results("a.txt", "a.txt") == ["a.txt"]


def test_each_file_has_the_settings_of_its_folder(folder: Path) -> None:
    write(folder, {"one/a.txt": "A no-start.", "two/a.txt": "A no-start.", "two/calque.toml": 'ignore = ["no-start"]'})
    assert results("one/a.txt", "two/a.txt") == ["one/a.txt: no-start", "two/a.txt"]


def test_an_accepted_word_is_not_reported(folder: Path) -> None:
    write(folder, {"a.txt": "A no-start on the danube.", "calque.toml": 'accept = ["danube"]'})
    assert results("a.txt") == ["a.txt: no-start"]


def test_per_file_ignores_hold_for_files_that_are_named(folder: Path) -> None:
    write(folder, {"a.txt": "A no-start.", "b.txt": "A no-start."})
    write(folder, {"calque.toml": 'per-file-ignores = {"b.*" = ["wording"]}'})
    assert results("a.txt", "b.txt") == ["a.txt: no-start", "b.txt"]


def test_a_declared_encoding_is_used(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"A no-start at the caf\xe9.")
    write(folder, {"calque.toml": 'encoding = "latin-1"'})
    assert results("a.txt", fix=Safety.SAFE) == ["a.txt"]
    assert (folder / "a.txt").read_bytes() == b"A non-starter at the caf\xe9."


def test_a_dry_run_fixes_in_the_result_only(folder: Path) -> None:
    write(folder, {"a.txt": "A no-start."})
    checker = Checker(Options(paths=("a.txt",), fix=Safety.SAFE, dry_run=True))
    (result,) = run(checker, lambda results, total: results)
    assert result.source is not None
    assert (result.original, result.source.text) == ("A no-start.", "A non-starter.")
    assert result.fixed == (("no-start", 1),)
    assert (folder / "a.txt").read_text() == "A no-start."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_cannot_be_written_is_a_failure(folder: Path) -> None:
    write(folder, {"a.txt": "A no-start."})
    (folder / "a.txt").chmod(0o444)
    assert results("a.txt", fix=Safety.SAFE) == ["a.txt: Permission denied; nothing was written"]


def test_progress_is_told_how_many_files_there_are(folder: Path) -> None:
    write(folder, {"a.txt": "Fine.", "b.txt": "Fine."})
    totals = []
    checker = Checker(Options(paths=(".",)))
    list(run(checker, lambda results, total: (totals.append(total), results)[1]))  # type: ignore[func-returns-value]
    assert totals == [2]
