"""Which files are read."""

import os
from pathlib import Path

import pytest

from calque.config import Finder
from calque.discover import Discovery
from calque.errors import ConfigError
from calque.finding import Failure
from helpers import write


def found(*paths: str, force_exclude: bool = False) -> list[str]:
    """What is to be read, in order; failures in brackets."""
    discovery = Discovery(Finder(), (".md", ".txt"), force_exclude=force_exclude)
    return [
        f"({x.path}: {x.error}{', harmless' * x.harmless})" if isinstance(x, Failure) else x.as_posix()
        for x in discovery.files(map(Path, paths))
    ]


def files(folder: Path, *names: str) -> None:
    write(folder, dict.fromkeys(names, ""))


def test_a_folder_s_files_come_sorted_before_its_folders(folder: Path) -> None:
    files(folder, "b.md", "a.txt", "c.png", "B/x.MD", "a/y.md", "a/b/z.md", "README")
    assert found(".") == ["a.txt", "b.md", "B/x.MD", "a/y.md", "a/b/z.md"]


def test_a_named_file_is_read_whatever_it_is_called(folder: Path) -> None:
    files(folder, "notes.rst", "README", "node_modules/a.md")
    write(folder, {".gitignore": "*\n"})
    assert found("README", "notes.rst", "node_modules/a.md") == ["README", "notes.rst", "node_modules/a.md"]


def test_each_file_comes_once(folder: Path) -> None:
    files(folder, "a.md", "d/b.md")
    (folder / "e.md").symlink_to("a.md")
    (folder / "f").symlink_to("d")
    (folder / "g").symlink_to("d")
    assert found("a.md", "./a.md", "d/../a.md", str(folder / "a.md"), ".", "d") == ["a.md", "d/b.md"]


def test_what_is_not_there_is_a_failure(folder: Path) -> None:
    files(folder, "a.md")
    assert found("gone.md", "a.md") == ["(gone.md: no such file or folder)", "a.md"]


def test_a_broken_link_is_left_for_reading_to_fail(folder: Path) -> None:
    (folder / "b.md").symlink_to("nowhere")
    assert found(".") == found("b.md") == ["b.md"]


def test_a_link_to_a_folder_above_is_said_and_not_followed(folder: Path) -> None:
    files(folder, "d/a.md")
    (folder / "d" / "up").symlink_to("..")
    assert found(".") == ["d/a.md", "(d/up: a link to a folder that it is in; not followed, harmless)"]


def test_folders_that_link_to_each_other_are_each_read_once(folder: Path) -> None:
    names = [f"f{k}" for k in range(12)]
    files(folder, *(f"{name}/a.md" for name in names))
    for name in names:
        for other in names:
            (folder / name / f"to-{other}").symlink_to(folder / other)
    assert len([x for x in found(".") if not x.startswith("(")]) == len(names)


def test_a_link_to_itself_does_no_harm_to_its_neighbours(folder: Path) -> None:
    files(folder, "a.md")
    (folder / "loop").symlink_to("loop")
    assert found(".") == ["a.md"]


def test_a_folder_that_may_not_be_read_is_a_failure(as_nobody: Path) -> None:
    files(as_nobody, "a.md", "closed/b.md", "open/c.md", "listed/d.md")
    Path("closed").chmod(0)
    Path("listed").chmod(0o444)
    assert found(".", "closed/b.md") == [
        "a.md", "(closed: Permission denied)", "listed/d.md", "open/c.md", "(closed/b.md: no such file or folder)",
    ]  # fmt: skip
    Path("closed").chmod(0o755)
    Path("listed").chmod(0o755)


def test_git_s_ignored_files_are_left_out(folder: Path) -> None:
    files(
        folder,
        ".git/HEAD",
        "a.md",
        "draft-a.md",
        "draft-keep.md",
        "build/b.md",
        "d/build/c.md",
        "d/local.md",
        "e/local.md",
    )
    write(
        folder,
        {".gitignore": "\ufeffdraft-*\n!draft-keep.md\n/build/\n# comment\n", "d/.gitignore": "local.md\n!draft-a.md"},
    )
    files(folder, "d/draft-a.md")
    assert found(".") == ["a.md", "draft-keep.md", "d/draft-a.md", "d/build/c.md", "e/local.md"]


def test_the_repository_s_own_list_counts_and_what_is_above_it_does_not(folder: Path) -> None:
    files(folder, "repo/.git/HEAD", "repo/a.md", "repo/mine.md")
    write(folder, {".gitignore": "a.md", "repo/.git/info/exclude": "mine.md"})
    assert found("repo") == ["repo/a.md"]


def test_excluded_files_are_counted_from_the_settings_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(folder, "p/docs/a.md", "p/docs/old/b.md", "p/old/c.md", "p/x/docs/old/d.md")
    write(folder, {"p/calque.toml": 'exclude = ["/docs/old/", "c.md"]'})
    assert found("p") == ["p/docs/a.md", "p/x/docs/old/d.md"]
    monkeypatch.chdir(folder / "p" / "docs")
    assert found(".", "..") == ["a.md", "../x/docs/old/d.md"]


def test_named_files_are_left_out_only_where_that_is_forced(folder: Path) -> None:
    files(folder, "docs/a.md", "b.md")
    write(folder, {"calque.toml": 'extend-exclude = ["docs/"]'})
    assert found("docs/a.md", "b.md") == ["docs/a.md", "b.md"]
    assert found("docs/a.md", "docs/../docs/a.md", "b.md", force_exclude=True) == ["b.md"]


def test_folders_of_tools_are_left_out(folder: Path) -> None:
    files(folder, ".venv/a.md", "node_modules/x/b.md", ".git/c.md", "d.md", ".github/e.md")
    assert found(".") == ["d.md", ".github/e.md"]


def test_patterns_that_are_none_stop_the_run(folder: Path) -> None:
    files(folder, "a.md")
    write(folder, {".gitignore": "!\n"})
    with pytest.raises(ConfigError, match=r"\.gitignore: Invalid git pattern"):
        found(".")
    write(folder, {".gitignore": "", "calque.toml": 'exclude = ["!"]'})
    with pytest.raises(ConfigError, match="`exclude`: Invalid git pattern"):
        found(".")


def test_a_list_of_ignored_files_that_may_not_be_read_stops_the_run(as_nobody: Path) -> None:
    files(as_nobody, "a.md", ".gitignore")
    os.chmod(".gitignore", 0)
    with pytest.raises(ConfigError, match=r"\.gitignore: Permission denied"):
        found(".")
