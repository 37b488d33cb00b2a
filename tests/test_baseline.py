"""What a project accepts for now is known again, and only what is new counts."""

import json
from pathlib import Path

import pytest

from helpers import Calque, write

OLD = "A no-start. The danube.\n"


@pytest.fixture
def accepted(calque: Calque, folder: Path) -> Calque:
    """A project with two findings in its baseline."""
    write(folder, {"a.txt": OLD, "calque.toml": 'baseline = "calque-baseline.json"\n'})
    done = calque("baseline", "write")
    assert (done.status, done.out) == (0, f"{folder / 'calque-baseline.json'}: 2 known findings\n")
    return calque


def test_what_is_known_is_not_reported(accepted: Calque, folder: Path) -> None:
    assert accepted("check").status == 0
    assert accepted("check", "--no-baseline").status == 1


def test_moved_and_rewrapped_lines_stay_known(accepted: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "Some new text.\n\nA\nno-start.\n\nThe danube.\n"})
    assert accepted("check").status == 0


def test_one_more_of_the_same_is_new(accepted: Calque, folder: Path) -> None:
    write(folder, {"a.txt": OLD + "\nA no-start.\n"})
    assert accepted("check", "--output-format", "concise").out.startswith("a.txt:3:3: major no-start:")


def test_a_sentence_that_changes_is_looked_at_anew(accepted: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "A no-start again. The danube.\n"})
    assert accepted("check", "--output-format", "concise").out.count("\n") == 1


def test_fixes_leave_alone_what_is_known(accepted: Calque, folder: Path) -> None:
    write(folder, {"a.txt": OLD + "\nAnother no-start.\n"})
    accepted("check", "--fix")
    assert (folder / "a.txt").read_text() == OLD + "\nAnother non-starter.\n"


def test_what_is_gone_is_said_and_can_be_pruned(accepted: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "The danube.\n"})
    done = accepted("check")
    assert (done.status, done.err) == (
        0,
        "calque: 1 of the baseline is not found any more: `calque baseline prune`\n",
    )
    assert accepted("check", "--fail-on-stale-baseline").status == 1
    assert "1 known finding (0 added, 1 removed)" in accepted("baseline", "prune").out
    assert accepted("check", "--fail-on-stale-baseline").status == 0


def test_a_file_that_is_gone_is_stale_and_one_that_is_not_read_is_not(accepted: Calque, folder: Path) -> None:
    write(folder, {"b.txt": "All is well.\n"})
    assert accepted("check", "b.txt", "--fail-on-stale-baseline").status == 0
    (folder / "a.txt").unlink()
    assert accepted("check", "--fail-on-stale-baseline").status == 1


def test_writing_again_keeps_what_other_files_have(accepted: Calque, folder: Path) -> None:
    write(folder, {"b.txt": "Another no-start.\n"})
    accepted("baseline", "write", "b.txt")
    assert accepted("baseline", "show").out == (
        "a.txt: no-start 1, rivers 1\nb.txt: no-start 1\n3 known findings in all\n"
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (None, "no such baseline; `calque baseline write` makes it"),
        ("{", "not a baseline of calque"),
        ('{"version": 2, "files": {}}', "a baseline of version 2; this calque reads 1"),
        ('{"version": 1, "files": {"a": {"r": {"h": 0}}}}', "0 is no number of findings"),
    ],
)
def test_a_baseline_that_cannot_be_read_stops_the_run(
    calque: Calque, folder: Path, text: str | None, problem: str
) -> None:
    write(folder, {"a.txt": OLD})
    if text is not None:
        write(folder, {"b.json": text})
    done = calque("check", "--baseline", "b.json")
    assert done.status == 2
    assert problem in done.err


def test_nothing_is_accepted_where_a_file_cannot_be_read(calque: Calque, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"\xff\xfe\xfd")
    done = calque("baseline", "write")
    assert done.status == 2
    assert "nothing was written" in done.err
    assert not (folder / "calque-baseline.json").exists()


def test_the_file_is_small_and_sorted(accepted: Calque, folder: Path) -> None:
    kept = json.loads((folder / "calque-baseline.json").read_text(encoding="utf-8"))
    assert list(kept["files"]["a.txt"]) == ["no-start", "rivers"]
