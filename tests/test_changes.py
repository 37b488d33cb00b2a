"""Pull requests: only what has changed is read and reported."""

import subprocess
from pathlib import Path

import pytest

from calque.changes import parse
from calque.errors import ConfigError
from helpers import Calque, write


def git(*words: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    git("init", "-q", "-b", "main")
    write(folder, {"a.txt": "A no-start here.\n\nThe danube\nis long. All is well.\n", "b.txt": "A no-start.\n"})
    git("add", ".")
    git("commit", "-q", "-m", "first")
    git("checkout", "-q", "-b", "work")
    return folder


def concise(calque: Calque, *words: str, stdin: bytes = b"") -> list[str]:
    out = calque("check", "--output-format", "concise", *words, stdin=stdin).out
    return [line.partition(": ")[0] for line in out.splitlines()]


def test_only_changed_sentences_are_reported(calque: Calque, repository: Path) -> None:
    write(repository, {"a.txt": "A no-start here.\n\nThe danube\nis very long. All is well.\n"})
    assert concise(calque, "--diff-base", "main") == ["a.txt:3:5"]  # the sentence begins on a line that did not change


def test_new_files_are_read_and_others_are_not(calque: Calque, repository: Path) -> None:
    write(repository, {"new.txt": "A no-start.\n"})
    assert concise(calque, "--diff-base", "main") == ["new.txt:1:3"]


def test_what_the_base_got_since_does_not_count(calque: Calque, repository: Path) -> None:
    git("checkout", "-q", "main")
    write(repository, {"b.txt": "Another no-start.\n"})
    git("commit", "-qam", "elsewhere")
    git("checkout", "-q", "work")
    assert concise(calque, "--diff-base", "main") == []


def test_a_renamed_file_has_only_its_changes(calque: Calque, repository: Path) -> None:
    git("mv", "a.txt", "ä b.txt")
    write(repository, {"ä b.txt": "A no-start here.\n\nThe danube\nis long. All is well.\n\nA no-start.\n"})
    git("add", ".")
    assert concise(calque, "--diff-base", "main") == ["ä b.txt:6:3"]


def test_fixes_stay_in_changed_sentences(calque: Calque, repository: Path) -> None:
    text = "A no-start here.\n\nThe danube\nis long. All is well.\n"
    write(repository, {"a.txt": text + "\nA no-start.\n"})
    calque("check", "--diff-base", "main", "--fix")
    assert (repository / "a.txt").read_text() == text + "\nA non-starter.\n"


def test_a_diff_on_standard_input(calque: Calque, repository: Path) -> None:
    diff = b"--- a/b.txt\n+++ b/b.txt\n@@ -1 +1 @@\n-x\n+A no-start.\n"
    assert concise(calque, "--diff-base", "-", stdin=diff) == ["b.txt:1:3"]
    assert concise(calque, "--diff-base", "-", stdin=b"") == []


def test_what_is_no_diff_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no unified diff"):
        parse("Just some text.\n", tmp_path)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("+++ b/a b.txt\t", "a b.txt"),
        (r'+++ "b/\303\244.txt"', "ä.txt"),
        (r'+++ "b/tab\there \"x\".txt"', 'tab\there "x".txt'),
    ],
)
def test_names_as_git_writes_them(tmp_path: Path, row: str, name: str) -> None:
    changes = parse(f"{row}\n@@ -0,0 +1,2 @@\n", tmp_path)
    assert changes.lines == {str((tmp_path / name).resolve()): [(1, 2)]}


def test_a_deletion_touches_the_lines_around_it(tmp_path: Path) -> None:
    assert list(parse("+++ b/a\n@@ -5,2 +4,0 @@\n", tmp_path).lines.values()) == [[(4, 5)]]


def test_a_base_that_there_is_not_is_said(calque: Calque, repository: Path) -> None:
    done = calque("check", "--diff-base", "nowhere")
    assert (done.status, done.err) == (2, "calque: --diff-base nowhere: no such commit or branch\n")


def test_a_shallow_clone_is_said(calque: Calque, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, {"b.txt": "All is well.\n"})
    git("commit", "-qam", "second")
    git("clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    monkeypatch.chdir(repository / "shallow")
    done = calque("check", "--diff-base", "main")
    assert done.status == 2
    assert "fetch-depth: 0" in done.err


def test_outside_a_repository_git_says_so(calque: Calque, folder: Path) -> None:
    done = calque("check", "--diff-base", "main")
    assert done.status == 2
    assert "not a git repository" in done.err
