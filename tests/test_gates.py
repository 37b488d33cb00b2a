"""Limits: how much may be found before a run fails."""

from collections import Counter
from pathlib import Path

import pytest

from calque.config import Settings
from calque.finding import Severity
from calque.penalty import Weighed
from helpers import Calque, write

TEXT = "A no-start takes a big amount of the danube.\n"


def test_findings_up_to_the_limit_pass(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": TEXT})
    assert calque("check", "--max-findings", "3").status == 0
    done = calque("check", "--max-findings", "2")
    assert (done.status, done.err) == (1, "calque: 3 findings, more than the 2 allowed\n")


def test_only_findings_that_are_grave_enough_count(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": TEXT})
    assert calque("check", "--max-findings", "1", "--fail-level", "critical").status == 0


def test_a_penalty_over_the_limit_fails(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": TEXT + "\nword" * 991})
    done = calque("check", "--max-penalty", "30")
    assert done.status == 1
    assert (
        done.err == "calque: issue penalty 31.0 per 1,000 words (unconfirmed; 0.0 to 81.0), more than the 30 allowed\n"
    )
    assert calque("check", "--max-penalty", "31").status == 0


def test_too_little_text_has_no_penalty(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": TEXT})
    assert calque("check", "--max-penalty", "0").status == 0


def test_limits_for_some_paths(calque: Calque, folder: Path) -> None:
    write(folder, {"calque.toml": '[limits]\n"old/**" = { max-findings = 5 }\n"new/**" = { max-findings = 0 }\n'})
    write(folder / "old", {"a.txt": TEXT})
    assert calque("check").status == 0
    write(folder / "new", {"a.txt": TEXT})
    assert calque("check").err == "calque: new/**: 3 findings, more than the 0 allowed\n"


@pytest.mark.parametrize(
    "setting",
    ["max-findings = -1", "max-penalty = true", "limits = { a = { max = 1 } }", "severity-weights = { huge = 3 }"],
)
def test_a_limit_that_is_none_is_said(calque: Calque, folder: Path, setting: str) -> None:
    write(folder, {"calque.toml": f"{setting}\n"})
    done = calque("check")
    assert done.status == 2
    assert f"`{setting.partition(' ')[0]}` is a" in done.err


def test_weights_can_be_set(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": TEXT + "\nword" * 991, "calque.toml": "severity-weights = { critical = 2 }\n"})
    assert "issue penalty 8.0 per" in calque("check", "--max-penalty", "1").err


def test_the_interval_holds_the_value() -> None:
    some = Weighed(2000, Counter({Severity.MAJOR: 10, Severity.MINOR: 4}))
    found = some.penalty(Settings().weights)
    assert found is not None
    assert found.low < found.value == 27.0 < found.high
    assert Weighed(499).penalty(Settings().weights) is None
