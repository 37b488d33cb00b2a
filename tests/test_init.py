"""`calque init`: it looks at names, prints what could be added, and writes only where nothing stands."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from calque.commands.init import look, settings_for
from calque.config import read_settings
from helpers import Calque, write

pytestmark = pytest.mark.usefixtures("calque")


def blocks(out: str) -> dict[str, str]:
    """What is printed, by what it is for."""
    parts: dict[str, str] = {}
    name = ""
    for line in out.splitlines(keepends=True):
        if line.startswith(("# pre-commit: ", "# GitHub: ", "# GitLab: ", "# To begin ")):
            name = line[2:].split(":")[0]
        parts[name] = parts.get(name, "") + line
    return parts


def test_an_empty_folder_is_shown_everything(calque: Calque, folder: Path) -> None:
    ran = calque("init")
    assert (ran.status, ran.err) == (0, "")
    assert list(blocks(ran.out)) == ["", "pre-commit", "GitHub", "GitLab", "To begin with new text only"]
    assert list(folder.iterdir()) == []


def test_what_is_used_already_is_told_how(calque: Calque, folder: Path) -> None:
    write(folder, {".pre-commit-config.yaml": "repos: []\n"})
    assert list(blocks(calque("init").out))[1:-1] == ["pre-commit"]
    write(folder, {".github/workflows/tests.yml": "", ".gitlab-ci.yml": ""})
    assert list(blocks(calque("init").out))[1:-1] == ["pre-commit", "GitHub", "GitLab"]


def test_the_lines_are_what_their_readers_take(calque: Calque, folder: Path) -> None:
    parts = blocks(calque("init").out)
    hook: Any = yaml.safe_load(parts["pre-commit"])
    assert [h["id"] for h in hook[0]["hooks"]] == ["calque"]
    workflow: Any = yaml.safe_load(parts["GitHub"])
    inputs = yaml.safe_load((Path(__file__).parents[1] / "action.yml").read_text(encoding="utf-8"))["inputs"]
    assert set(workflow["jobs"]["calque"]["steps"][1]["with"]) <= set(inputs)
    pipeline: Any = yaml.safe_load(parts["GitLab"])
    template = Path(__file__).parents[1] / pipeline["include"][0]["file"]
    variables = yaml.safe_load(template.read_text(encoding="utf-8"))["calque"]["variables"]
    assert set(pipeline["calque"]["variables"]) <= set(variables)


def test_it_sees_folders_languages_and_what_is_no_prose(folder: Path) -> None:
    write(folder, {f"docs/{name}.md": "" for name in "abcd"} | {"docs/fr/a.md": "", "docs/en/a.md": ""})
    write(
        folder,
        {"requirements.txt": "", "LICENSE.txt": "", "README.md": "", "sub/vendor/x.md": "", "node_modules/a.md": ""},
    )
    seen = look()
    assert (seen.files, seen.folders, sorted(seen.languages)) == (7, ["docs"], ["en", "fr"])
    assert seen.exclude == ["LICENSE*", "requirements*.txt", "vendor/"]


def test_the_settings_can_be_used(folder: Path) -> None:
    write(folder, {"docs/en-GB/a.md": "", "docs/fr/a.md": "", "robots.txt": ""})
    settings = read_settings(write(folder, {".calque.toml": settings_for(look())}) / ".calque.toml")
    assert (settings.language, settings.extend_exclude) == ("en-GB", ("robots.txt",))


def test_it_writes_where_there_is_nothing(calque: Calque, folder: Path) -> None:
    write(folder, {"pyproject.toml": '[project]\nname = "calque-user"\n', "robots.txt": "A no-start."})
    ran = calque("init", "--write")
    assert ran.status == 0
    assert ran.out.startswith(".calque.toml is written.\n")
    assert tomllib.loads((folder / ".calque.toml").read_text()) == {"extend-exclude": ["robots.txt"]}
    assert calque("check").status == 0


@pytest.mark.parametrize("name", ["calque.toml", ".calque.toml", "pyproject.toml"])
def test_settings_that_are_there_stay(calque: Calque, folder: Path, name: str) -> None:
    text = "[tool.calque]\npreview = true\n" if name == "pyproject.toml" else "preview = true\n"
    write(folder, {name: text})
    ran = calque("init", "--write")
    assert (ran.status, [path.name for path in folder.iterdir()]) == (0, [name])
    assert (folder / name).read_text() == text
    assert f"are in {name}" in ran.err
    assert next(iter(blocks(ran.out))) == "pre-commit"


def test_settings_further_up_do_not_stand_in_the_way(
    calque: Calque, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"calque.toml": "preview = true\n", "sub/a.md": ""})
    monkeypatch.chdir(folder / "sub")
    assert calque("init", "--write").status == 0
    assert (folder / "sub" / ".calque.toml").exists()
