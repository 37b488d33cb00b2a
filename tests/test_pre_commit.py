"""The hooks, run by pre-commit itself on a small repository."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import write

ROOT = Path(__file__).parents[1]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
SLIP, MENDED = "They called the plan a no-start.\n", "They called the plan a non-starter.\n"


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with no settings of git but its own."""
    outside = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(command, cwd=folder, env=outside | alone, capture_output=True, text=True, check=False)


def commit(folder: Path) -> None:
    for command in ("init --quiet", "add --all", "-c user.name=A -c user.email=a@example.org commit --quiet -m All"):
        done = run(folder, "git", *command.split())
        assert done.returncode == 0, done.stderr


def test_the_manifest_is_valid_and_only_one_hook_writes() -> None:
    done = run(ROOT, sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST))
    assert done.returncode == 0, done.stdout
    assert re.findall(r"^ +entry: (.+)$", MANIFEST.read_text(encoding="utf-8"), re.MULTILINE) == [
        "calque check --force-exclude",
        "calque check --fix --exit-non-zero-on-fix --force-exclude",
    ]


def try_repo(repository: Path, hooks: Path) -> tuple[str, str]:
    """What pre-commit says of each of the two hooks, run one after the other over all files."""
    options = ("--all-files", "--verbose", "--color=never")
    done = run(repository, sys.executable, "-m", "pre_commit", "try-repo", str(hooks), *options)
    _, first, second = re.split(r"^calque\b", done.stdout[done.stdout.rindex("\n====") :], flags=re.MULTILINE)
    return first, second


@pytest.mark.slow
def test_pre_commit_runs_the_hooks(tmp_path: Path) -> None:
    hooks, repository = tmp_path / "hooks", tmp_path / "repository"
    for name in ("linter", "rules"):
        shutil.copytree(ROOT / name, hooks / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", MANIFEST.name):
        shutil.copy(ROOT / name, hooks)
    commit(hooks)
    write(repository, {"a.md": SLIP, "b.txt": SLIP, "code.py": f"# {SLIP}", "drafts/c.md": SLIP})
    write(repository, {"calque.toml": 'select = ["wrong-compounds"]\nextend-exclude = ["drafts/"]\n'})
    commit(repository)

    check, fix = try_repo(repository, hooks)
    assert "Failed" in check
    assert "files were modified" not in check
    assert "a.md:1:" in check
    assert "b.txt:1:" in check
    assert "code.py" not in check
    assert "drafts" not in check
    assert "Failed" in fix
    assert "files were modified by this hook" in fix
    assert [(repository / name).read_text() for name in ("a.md", "b.txt", "drafts/c.md")] == [MENDED, MENDED, SLIP]

    commit(repository)
    check, fix = try_repo(repository, hooks)
    assert "Passed" in check
    assert "Passed" in fix
