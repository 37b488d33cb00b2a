"""The other commands: rules, explain, test, config, completion."""

import json
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from calque.config import KEYS
from helpers import RULES, Calque, write

NAMES = ["big-amount", "crash", "invalid-suppression", "lakes", "no-start", "rivers", "unused-suppression"]


def rows(out: str) -> dict[str, list[str]]:
    """The rows of a table, by what stands in the first column."""
    return {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.strip()}


# rules


def test_rules_is_a_line_a_rule(calque: Calque) -> None:
    ran = calque("rules")
    assert (ran.status, ran.err) == (0, "")
    table = rows(ran.out)
    assert list(table) == ["Rule", *NAMES]
    assert table["no-start"][:4] == ["wording", "yes", "major", "safe"]
    assert table["lakes"][:4] == ["names", "preview", "minor", "none"]
    assert " ".join(table["rivers"][6:]) == "A river without its capital"


def test_rules_shows_what_the_settings_turn_on(calque: Calque, folder: Path) -> None:
    write(folder, {"calque.toml": 'ignore = ["wording"]\npreview = true'})
    assert {name: row[1] for name, row in rows(calque("rules").out).items() if name in RULES or name in NAMES} == {
        "big-amount": "no", "crash": "yes", "invalid-suppression": "yes", "lakes": "yes", "no-start": "no",
        "rivers": "yes", "unused-suppression": "yes",
    }  # fmt: skip
    assert rows(calque("rules", "--select", "no-start").out)["no-start"][1] == "yes"


def test_rules_cost_shows_the_triggers_and_names_rules_without(calque: Calque, site: Path, tmp_path: Path) -> None:
    ran = calque("rules", "--cost")
    assert rows(ran.out)["no-start"][2:] == ["1:", "“no-start”"]
    assert ran.out.endswith("Without a trigger, so that they read every passage: none\n")


def test_rules_json_is_the_same_for_programs(calque: Calque) -> None:
    described = {rule["rule"]: rule for rule in json.loads(calque("rules", "--json").out)}
    assert list(described) == NAMES
    assert described["no-start"] == {
        "rule": "no-start", "group": "wording", "on": True, "preview": False, "severity": "major", "category": "Style",
        "fix_safety": "safe", "language": "en", "sources": [], "since": "", "entries": 1,
        "summary": "“no-start” for “non-starter”", "evidence": None, "triggers": [["no-start"]],
    }  # fmt: skip
    assert described["rivers"]["fix_safety"] is None
    assert not described["lakes"]["on"]


# explain


def test_explain_is_the_rules_page(calque: Calque) -> None:
    ran = calque("explain", "no-start")
    assert ran == (
        0,
        "no-start: “no-start” for “non-starter”\n\n"
        "group     wording\n"
        "severity  major, Style\n"
        "fix       safe: --fix applies it\n"
        "on        yes\n"
        "precision not measured yet\n\n"
        "A phrase for a plan that cannot succeed, rendered word for word.\n\n"
        "Wrong:\n"
        "  - The plan is a no-start. → The plan is a non-starter.\n\n"
        "Right:\n"
        "  - The plan is a non-starter.\n",
        "",
    )


def test_explain_says_why_a_rule_is_off(calque: Calque) -> None:
    assert "on        no, in preview: --preview turns it on\n" in calque("explain", "lakes").out
    assert "on        no\n" in calque("explain", "rivers", "--ignore", "names").out
    assert "fix       none\n" in calque("explain", "rivers").out


def test_explain_names_the_languages_that_a_slip_points_to(calque: Calque) -> None:
    assert "sources   fr, ru\n" in calque("explain", "rivers").out
    assert "sources" not in calque("explain", "lakes").out


# test


def test_test_tries_the_rules_that_are_installed(calque: Calque) -> None:
    ran = calque("test")
    assert ran.status == 1
    assert ran.out == "missing: crash: bad: ⟦Something⟧.: does not fire\n7 rules: 15 passed, 1 failed\n"


def test_test_takes_a_pack_a_group_and_a_file(calque: Calque, folder: Path) -> None:
    write(folder, {f"pack/{name}": text for name, text in RULES.items()})
    write(folder, {"pack/__init__.py": "", "pack/shared.py": "1 / 0", "pack/lexicons/words.txt": "word"})
    assert calque("test", "pack").out.endswith("5 rules: 9 passed, 1 failed\n")
    assert calque("test", "pack/wording") == (0, "2 rules: 4 passed, 0 failed\n", "")
    assert calque("test", "pack/names/rivers.toml") == (0, "1 rules: 2 passed, 0 failed\n", "")
    assert calque("test", "pack/wording", "pack/names") == (0, "4 rules: 8 passed, 0 failed\n", "")


def test_test_takes_the_folder_that_it_is_started_in(
    calque: Calque, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {f"pack/{name}": text for name, text in RULES.items()})
    monkeypatch.chdir(folder / "pack" / "names")
    assert calque("test", ".") == (0, "2 rules: 4 passed, 0 failed\n", "")


def test_test_names_the_cases_that_pass_when_asked(calque: Calque, folder: Path) -> None:
    write(folder, {"names/rivers.toml": RULES["names/rivers.toml"]})
    assert calque("test", "-v", "names").out == (
        "ok: rivers: bad: They sailed down the ⟦danube⟧.\n"
        "ok: rivers: good: They sailed down the Danube.\n"
        "1 rules: 2 passed, 0 failed\n"
    )


@pytest.mark.parametrize(
    ("bad", "good", "said"),
    [
        ("[['A boat.', 'A boat.']]", "['None.']", "missing: rivers: bad: A boat.: does not fire"),
        ("['The ⟦danube⟧.']", "['The danube.']", "noisy: rivers: good: The danube.: fires on “danube”"),
        ("['⟦The⟧ danube.']", "['None.']", "wrong: rivers: bad: ⟦The⟧ danube.: marks “danube”, not “The”"),
    ],
)
def test_test_says_missing_noisy_or_wrong(calque: Calque, folder: Path, bad: str, good: str, said: str) -> None:
    head = RULES["names/rivers.toml"].partition("bad  =")[0]
    write(folder, {"names/rivers.toml": f"{head}bad = {bad}\ngood = {good}\n"})
    ran = calque("test", "names")
    assert (ran.status, ran.out) == (1, f"{said}\n1 rules: 1 passed, 1 failed\n")


def test_test_of_a_broken_file_names_it(calque: Calque, folder: Path) -> None:
    write(folder, {"names/rivers.toml": "summary = "})
    ran = calque("test", "names")
    assert (ran.status, ran.out) == (2, "")
    assert "rivers.toml:1: not valid TOML" in ran.err


def test_test_of_a_folder_without_rules_is_an_error(calque: Calque, folder: Path) -> None:
    (folder / "empty").mkdir()
    ran = calque("test", "empty")
    assert ran.status == 2
    assert "no rules there" in ran.err


# config


def test_config_shows_what_applies_and_where_it_comes_from(calque: Calque, folder: Path) -> None:
    write(folder, {"docs/calque.toml": 'ignore = ["wording"]\nper-file-ignores = {"*.md" = ["rivers"]}'})
    ran = calque("config", "docs/a.md", "--preview")
    file = folder / "docs" / "calque.toml"
    assert ran.status == 0
    assert ran.out.startswith(f"Settings of docs/a.md (patterns start from {folder / 'docs'}):\n")
    assert f'ignore           = ["wording"]  # {file}\n' in ran.out
    assert "preview          = true  # command line\n" in ran.out
    assert 'language         = "en"  # default\n' in ran.out
    assert ran.out.endswith("Rules that check it (4): crash, invalid-suppression, lakes, unused-suppression\n")


def test_config_is_written_as_a_settings_file_would_say_it(calque: Calque, folder: Path) -> None:
    settings = {
        "accept": ['a "quoted" \\ word', "Zürich"],
        "terms": {"e-mail": ["email"], "GitHub": []},
        "fail-level": "major",
        "max-file-size": 5,
    }
    text = 'accept = ["a \\"quoted\\" \\\\ word", "Zürich"]\nfail-level = "major"\nmax-file-size = 5\n'
    write(folder, {"calque.toml": text + 'terms = {"e-mail" = ["email"], "GitHub" = []}\n'})
    lines = [line for line in calque("config").out.splitlines() if " = " in line]
    shown = tomllib.loads("\n".join(lines))
    assert set(shown) == set(KEYS) - {"max-findings", "max-penalty"}  # these have no default
    assert shown | settings == shown


# completion


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_the_bash_script_completes_commands_options_and_files(calque: Calque, folder: Path) -> None:
    ran = calque("completion", "bash")
    assert ran.status == 0
    write(folder, {"calque.bash": ran.out, "some-notes.md": "", "check.sh": CHECK})
    subprocess.run(["bash", "-n", "calque.bash"], check=True)
    done = subprocess.run(["bash", "check.sh"], check=True, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "completion",
        "--fail-level --fail-on-stale-baseline --fix --force-exclude",
        "major minor",
        "some-notes.md",
    ]


CHECK = """
source ./calque.bash
offer() {  # what is offered for the last of these words
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    $(complete -p calque | sed 's/.*-F \\([^ ]*\\).*/\\1/') calque "${COMP_WORDS[-1]}"
    printf '%s\\n' "${COMPREPLY[@]}" | sort | paste -sd ' '
}
offer calque comp
offer calque check --f
offer calque check --fail-level m
offer calque check some-n
"""


@pytest.mark.parametrize("shell", ["zsh", "tcsh"])
def test_there_is_a_script_for_other_shells(calque: Calque, shell: str) -> None:
    ran = calque("completion", shell)
    assert ran.status == 0
    assert "exit-non-zero-on-fix" in ran.out
