"""What is installed: as `importlib.metadata` says, only sooner."""

import sys
import zipfile
from importlib.metadata import entry_points as known
from pathlib import Path

import pytest

from calque.installed import EntryPoint, entry_points
from helpers import write


@pytest.mark.parametrize("group", ["calque", "console_scripts", "pytest11", "none-has-this"])
def test_entry_points_are_those_that_python_knows(group: str) -> None:
    ours = {(point.name, point.value, point.package.partition(" ")[0].lower()) for point in entry_points(group)}
    pythons = {
        (p.name, p.value, p.dist.name.lower().replace("-", "_").replace(".", "_")) for p in known(group=group) if p.dist
    }
    assert {(name, value, package.replace(".", "_")) for name, value, package in ours} == pythons


def test_of_two_packages_of_one_name_the_first_on_the_path_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, folder in (("one", "Some_Pack-2.dist-info"), ("two", "some.pack-1.dist-info")):
        write(tmp_path / place, {f"{folder}/entry_points.txt": f"# ours\n[some-group]\n{place} = json : loads [x]\n"})
    monkeypatch.setattr(sys, "path", ["", str(tmp_path / "gone"), str(tmp_path / "one"), str(tmp_path / "two")])
    [point] = entry_points("some-group")
    assert point == EntryPoint("one", "json : loads [x]", "Some_Pack 2")
    assert point.load() is __import__("json").loads


def test_packages_in_archives_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("pack-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: pack\nVersion: 1\n")
        archive.writestr("pack-1.dist-info/entry_points.txt", "[some-group]\npoint = json\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "all.zip")])
    assert entry_points("some-group") == [EntryPoint("point", "json", "pack 1")]


def test_a_file_that_is_no_list_of_entry_points_brings_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        tmp_path,
        {
            "a-1.dist-info/METADATA": "",
            "b-1.egg-info": "a file",
            "c-1.dist-info/entry_points.txt": "x = y\n[some-group\n",
        },
    )
    (tmp_path / "d-1.dist-info").mkdir()
    (tmp_path / "d-1.dist-info" / "entry_points.txt").write_bytes(b"[some-group]\n\xff = y\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert entry_points("some-group") == []
