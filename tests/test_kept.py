"""What earlier runs found: used while nothing has changed that decides it, and only then."""

import json
import os
import sys
from pathlib import Path

import pytest

from calque.run import Checker
from helpers import RULES, Calque, Ran, install, write

MANY = 12  # files, enough for a run to keep what it finds


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return cache


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were checked and not remembered."""
    paths: list[str] = []
    found = Checker._found

    def counted(self: Checker, source, given):  # type: ignore[no-untyped-def]
        paths.append(source.path)
        return found(self, source, given)

    monkeypatch.setattr(Checker, "_found", counted)
    return paths


def kept_by(cache: Path) -> list[Path]:
    return sorted((cache / "calque").glob("results-*.json"))


def texts(folder: Path) -> None:
    write(folder, {f"{number:02}.txt": f"Plan {number} is a no-start on the danube.\n" for number in range(MANY)})


def run(calque: Calque, *options: str) -> Ran:
    return calque("check", "--output-format", "json", "-j", "1", *options)


def test_the_second_run_says_the_same_and_checks_nothing(calque: Calque, folder: Path, checked: list[str]) -> None:
    texts(folder)
    first = run(calque)
    assert len(checked) == MANY
    second = run(calque)
    assert (len(checked), second) == (MANY, first)


def test_all_kinds_of_findings_are_kept_whole(calque: Calque, folder: Path, checked: list[str]) -> None:
    texts(folder)
    write(
        folder,
        {"a.po": 'msgctxt "menu"\nmsgid "x"\nmsgstr "Eine no-start."\n', "b.md": "<!-- calque: ignore[all] -->\n"},
    )
    write(folder, {"docs/de/c.txt": "Alles ist gut.\n"})
    first = run(calque, "--verbose")
    assert run(calque, "--verbose") == first
    assert "no rules for “de”" in first.err
    assert len(checked) == MANY + 3


def test_only_a_changed_file_is_checked_again(calque: Calque, folder: Path, checked: list[str]) -> None:
    texts(folder)
    run(calque)
    checked.clear()
    write(folder, {"03.txt": "Plan 3 is a non-starter.\n"})
    assert "03.txt" not in json.dumps([f for f in json.loads(run(calque).out)["files"] if f["findings"]])
    assert checked == ["03.txt"]


def test_a_file_of_the_same_text_under_another_name_is_checked(
    calque: Calque, folder: Path, checked: list[str]
) -> None:
    texts(folder)
    run(calque)
    checked.clear()
    (folder / "03.txt").rename(folder / "de.txt")
    run(calque)
    assert checked == ["de.txt"]


@pytest.mark.parametrize("options", [("--select", "rivers"), ("--isolated",), ("--preview",)])
def test_other_options_are_another_matter(
    calque: Calque, folder: Path, checked: list[str], options: tuple[str, ...]
) -> None:
    texts(folder)
    run(calque)
    checked.clear()
    for _ in range(2):
        run(calque, *options)
    run(calque)
    assert len(checked) == MANY


def test_changed_settings_are_heeded(calque: Calque, folder: Path, checked: list[str]) -> None:
    texts(folder)
    run(calque)
    write(folder, {"calque.toml": 'ignore = ["all"]\n'})
    assert run(calque).status == 0
    assert len(checked) == 2 * MANY


def test_a_changed_rule_is_heeded(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = install(tmp_path / "own site")
    monkeypatch.syspath_prepend(site)
    monkeypatch.delitem(sys.modules, "pack_of_the_tests", raising=False)
    calque = Calque(site, monkeypatch, capsys)
    texts(folder)
    files = [f"{number:02}.txt" for number in range(MANY)]
    first = run(calque, *files)
    write(site / "rules", {"wording/no-start.toml": RULES["wording/no-start.toml"].replace("major", "critical")})
    assert run(calque, *files).out == first.out.replace('"major"', '"critical"') != first.out


def test_a_newly_installed_package_makes_all_new(calque: Calque, folder: Path, checked: list[str]) -> None:
    texts(folder)
    run(calque)
    information = calque.site / "another-1.0.dist-info"
    write(information, {"METADATA": "Name: another\nVersion: 1.0\n"})
    run(calque)
    (information / "METADATA").unlink()
    information.rmdir()
    assert len(checked) == 2 * MANY


def test_without_cache_nothing_is_kept_or_used(
    calque: Calque, folder: Path, own_cache: Path, checked: list[str]
) -> None:
    texts(folder)
    run(calque, "--no-cache")
    write(folder, {"calque.toml": "cache = false\n"})
    run(calque)
    assert len(checked) == 2 * MANY
    assert not any(json.loads(file.read_text())["files"] for file in kept_by(own_cache))


def test_few_files_are_not_worth_it(calque: Calque, folder: Path, own_cache: Path) -> None:
    texts(folder)
    calque("check", "01.txt", "02.txt")
    assert kept_by(own_cache) == []


def test_a_fix_reads_and_keeps_nothing(calque: Calque, folder: Path, own_cache: Path) -> None:
    texts(folder)
    run(calque, "--fix")
    assert kept_by(own_cache) == []
    assert (folder / "01.txt").read_text() == "Plan 1 is a non-starter on the danube.\n"


def test_what_may_be_otherwise_next_time_is_not_kept(calque: Calque, folder: Path, checked: list[str]) -> None:
    texts(folder)
    write(folder, {"bad.txt": "Please crash here."})
    for _ in range(2):
        assert "as asked" in run(calque).err
    assert checked.count("bad.txt") == 2
    assert len(checked) == MANY + 2


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"files": []}', '{"files": {"01.txt": 3, "02.txt": ["x"]}}']
)
def test_a_damaged_file_is_as_good_as_none(calque: Calque, folder: Path, own_cache: Path, content: str) -> None:
    texts(folder)
    first = run(calque)
    [file] = kept_by(own_cache)
    file.write_text(content)
    assert run(calque) == first
    assert run(calque) == first


def test_a_damaged_row_is_checked_again(calque: Calque, folder: Path, own_cache: Path, checked: list[str]) -> None:
    texts(folder)
    first = run(calque)
    [file] = kept_by(own_cache)
    kept = json.loads(file.read_text())
    kept["files"]["05.txt"][3][0][2] = "nowhere"
    kept["files"]["06.txt"][3] = None
    file.write_text(json.dumps(kept))
    assert run(calque) == first
    assert len(checked) == MANY + 2


def test_a_place_that_cannot_be_written_is_no_loss(
    calque: Calque, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts(folder)
    first = run(calque)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "01.txt"))
    assert run(calque) == first


def test_workers_find_the_same_and_what_they_find_is_kept(calque: Calque, folder: Path, checked: list[str]) -> None:
    texts(folder)
    first = run(calque, "-j", "3")
    assert checked == []  # in this process
    assert run(calque, "-j", "3") == run(calque) == run(calque, "--no-cache", "-j", "2") == first
    assert checked == []


def test_known_and_new_files_come_in_order(calque: Calque, folder: Path, checked: list[str]) -> None:
    texts(folder)
    run(calque)
    write(folder, {f"{number:02}a.txt": "The danube.\n" for number in range(0, MANY, 2)})
    checked.clear()
    out = run(calque, "-j", "2").out
    assert checked == []
    assert [file["path"] for file in json.loads(out)["files"]] == sorted(os.listdir(folder))
    assert run(calque, "--no-cache").out == out


def test_files_that_are_gone_are_forgotten(calque: Calque, folder: Path, own_cache: Path) -> None:
    texts(folder)
    run(calque)
    (folder / "03.txt").unlink()
    write(folder, {"04.txt": "Changed."})
    run(calque)
    [file] = kept_by(own_cache)
    assert sorted(json.loads(file.read_text())["files"]) == sorted(os.listdir(folder))


def test_baseline_and_changed_lines_are_judged_anew(calque: Calque, folder: Path, checked: list[str]) -> None:
    texts(folder)
    calque("baseline", "write")
    assert run(calque, "--baseline", "calque-baseline.json").status == 0
    diff = b"--- a/04.txt\n+++ b/04.txt\n@@ -1 +1 @@\n-x\n+y\n"
    assert (
        calque("check", "--diff-base", "-", "--output-format", "concise", stdin=diff).out.count("major no-start") == 1
    )
    assert calque("check", "-q", "--output-format", "concise").out.count("major no-start") == MANY


def test_clean_deletes_what_is_kept(calque: Calque, folder: Path, own_cache: Path, checked: list[str]) -> None:
    texts(folder)
    run(calque)
    done = calque("clean")
    assert (done.status, done.out.split(": ")[1][:14]) == (0, "1 file deleted")
    assert os.listdir(own_cache / "calque") == []
    assert calque("clean").status == 0
    run(calque)
    assert len(checked) == 2 * MANY
