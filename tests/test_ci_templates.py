"""The GitHub action and the GitLab template: valid, and their shell does what it should in a checkout."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import write

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
JOB: dict[str, Any] = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["calque"]
OLD, NEW = "They called the plan a no-start.\n", "They called the answer a no-start, too.\n"


@pytest.mark.parametrize(("schema", "file"), [("github-actions", "action.yml"), ("gitlab-ci", "ci/gitlab.yml")])
def test_they_are_valid(schema: str, file: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", file]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def shell(script: str, folder: Path, variables: Mapping[str, str], command: Iterable[str]) -> tuple[int, str]:
    """Run a script in a folder with these variables and no others that a service would set; its status and output."""
    outside = {k: v for k, v in os.environ.items() if not re.match("GIT_|GITHUB_|CI_|CALQUE_|PYTHON|XDG_", k)}
    alone = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "XDG_CACHE_HOME": str(folder.parent / "cache"),
    }
    done = subprocess.run(
        [*command, script],
        cwd=folder,
        env={**outside, **alone, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def git(folder: Path, *words: str) -> str:
    status, out = shell("set -e\n" + "\n".join(words), folder, {}, ["bash", "-c"])
    assert status == 0, out
    return out.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone whose branch has a new file, and in an old one a new paragraph."""
    origin = write(
        tmp_path / "origin", {"docs/old.md": OLD, "notes/a b.md": OLD, "calque.toml": 'select = ["wrong-compounds"]\n'}
    )
    who = "git -c user.name=A -c user.email=a@example.org commit --quiet -m"
    git(origin, "git init --quiet -b main", "git add --all", f"{who} One", "git checkout --quiet -b work")
    write(origin, {"docs/old.md": f"{OLD}\n{NEW}", "docs/new.md": NEW})
    git(origin, "git add --all", f"{who} Two")
    git(tmp_path, f"git clone --quiet --branch work {origin} clone")
    return tmp_path / "clone"


def step(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(s for s in ACTION["runs"]["steps"] if s["name"] == name)
    return found


def run_step(name: str, folder: Path, inputs: Mapping[str, str], given: Mapping[str, str]) -> tuple[int, str]:
    """Run a step of the action as the service would: with its inputs, its files and its way to start bash."""
    values = {f"inputs.{key}": str(given_input["default"]) for key, given_input in ACTION["inputs"].items()}
    values |= {f"inputs.{key}": value for key, value in inputs.items()} | {"github.action_path": given["SOURCE"]}
    env = {key: re.sub(r"\$\{\{ (.+?) \}\}", lambda m: values[m[1]], text) for key, text in step(name)["env"].items()}
    temp = folder.parent
    files = {"GITHUB_OUTPUT": str(temp / "output"), "GITHUB_PATH": str(temp / "path"), "RUNNER_TEMP": str(temp)}
    bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
    return shell(step(name)["run"], folder, {**files, **env, **given}, bash)


@pytest.fixture
def given() -> dict[str, str]:
    """What stands for the installed action: this checkout's calque."""
    return {"SOURCE": str(ROOT), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def test_only_expressions_in_env_so_that_no_input_becomes_code() -> None:
    assert all("${{" not in s.get("run", "") for s in ACTION["runs"]["steps"])


def test_a_pull_request_is_told_of_what_it_changes(repository: Path, given: dict[str, str]) -> None:
    status, out = run_step("Check", repository, {}, given | {"GITHUB_BASE_REF": "main"})
    assert status == 1, out
    assert re.findall(r"^::\w+ file=([^,]+),line=(\d+)", out, re.MULTILINE) == [
        ("docs/new.md", "1"),
        ("docs/old.md", "3"),
    ]
    assert (repository.parent / "output").read_text() == "status=1\n"


def test_elsewhere_all_is_checked(repository: Path, given: dict[str, str]) -> None:
    for inputs, base in (({}, ""), ({"only-changed": "false"}, "main")):
        status, out = run_step("Check", repository, inputs, given | {"GITHUB_BASE_REF": base})
        assert (status, len(re.findall("^::", out, re.MULTILINE))) == (1, 4), out


def test_a_base_that_the_checkout_left_out_is_fetched(repository: Path, given: dict[str, str]) -> None:
    git(repository, "git update-ref -d refs/remotes/origin/main")
    status, out = run_step("Check", repository, {}, given | {"GITHUB_BASE_REF": "main"})
    assert (status, len(re.findall("^::", out, re.MULTILINE))) == (1, 2), out


def test_inputs_are_heeded(repository: Path, given: dict[str, str]) -> None:
    inputs = {"paths": "docs/old.md notes", "args": "--exit-zero --no-cache", "sarif-file": "out.sarif"}
    status, out = run_step("Check", repository, inputs, given)
    assert (status, len(re.findall("^::", out, re.MULTILINE))) == (0, 3), out
    assert len(json.loads((repository / "out.sarif").read_text())["runs"][0]["results"]) == 3


def test_what_cannot_be_done_is_told_from_findings(repository: Path, given: dict[str, str]) -> None:
    status, out = run_step("Check", repository, {"paths": "gone $(touch hacked) *"}, given)
    assert (status, (repository.parent / "output").read_text()) == (2, "status=2\n"), out
    assert not (repository / "hacked").exists()


def run_job(part: str, folder: Path, given: Mapping[str, str]) -> tuple[int, str]:
    """Run a part of GitLab's job: its lines in one shell, which stops where one fails."""
    variables = {key: str(value) for key, value in JOB["variables"].items()}
    return shell("\n".join(JOB[part]), folder, {**variables, "CI_JOB_ID": str(os.getpid()), **given}, ["sh", "-ec"])


@pytest.fixture
def gitlab(given: dict[str, str]) -> Any:
    """Variables of a job, for which calque is installed already."""
    home = Path(f"/tmp/calque-{os.getpid()}")
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "calque").symlink_to(Path(sys.executable).parent / "calque")
    yield given
    shutil.rmtree(home)


def test_a_merge_request_gets_a_report_of_what_it_changes(repository: Path, gitlab: dict[str, str]) -> None:
    base = git(repository, "git rev-parse origin/main")
    status, out = run_job("script", repository, gitlab | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base})
    assert (status, out.count("wrong-compounds")) == (1, 2), out
    report = json.loads((repository / JOB["variables"]["CALQUE_REPORT"]).read_text())
    assert [row["location"]["path"] for row in report] == ["docs/new.md", "docs/old.md"]


def test_the_main_branch_gets_a_report_of_all(repository: Path, gitlab: dict[str, str]) -> None:
    status, out = run_job("script", repository, gitlab | {"CALQUE_PATHS": "docs notes", "CALQUE_ARGS": "--exit-zero"})
    assert (status, out.count("wrong-compounds")) == (0, 4), out
    assert len(json.loads((repository / "gl-code-quality-report.json").read_text())) == 4


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What of this checkout is needed to install calque."""
    for name in ("linter", "rules"):
        shutil.copytree(ROOT / name, tmp_path / "source" / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path / "source")
    return tmp_path / "source"


@pytest.mark.slow
def test_the_action_installs_and_runs_its_own_checkout(repository: Path, checkout: Path, given: dict[str, str]) -> None:
    status, out = run_step("Install calque", repository, {}, given | {"SOURCE": str(checkout)})
    assert status == 0, out
    path = (repository.parent / "path").read_text().strip()
    status, out = run_step("Check", repository, {}, {"SOURCE": "", "PATH": f"{path}{os.pathsep}/usr/bin:/bin"})
    assert (status, len(re.findall("^::", out, re.MULTILINE))) == (1, 4), out


@pytest.mark.slow
def test_the_job_installs_and_runs_the_checkout(repository: Path, checkout: Path, given: dict[str, str]) -> None:
    home = Path(f"/tmp/calque-{os.getpid()}")
    try:
        for part, wanted in (("before_script", 0), ("script", 1)):
            status, out = run_job(part, repository, given | {"CALQUE_PACKAGE": str(checkout)})
            assert status == wanted, out
        assert out.count("wrong-compounds") == 4
    finally:
        shutil.rmtree(home, ignore_errors=True)
