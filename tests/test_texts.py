"""Whole texts: good English stays silent; what is found in translations is stored, so that a change shows as a diff."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import calque_rules
from calque import load_rules

RULES = load_rules(Path(calque_rules.__file__).parent, "calque_rules")
TEXTS = Path(__file__).parent / "texts"
STORED = TEXTS / "slips.report"


def test_careful_english_has_no_findings() -> None:
    assert check("clean", "concise") == ""


def test_findings_in_marked_translations_are_as_stored() -> None:
    found = check("slips", "concise")
    assert found == STORED.read_text(encoding="utf-8"), (
        "what calque finds has changed; where that is right, store it (in tests/texts):"
        " calque check --isolated --output-format concise slips > slips.report"
    )


def test_every_finding_in_a_marked_translation_points_at_a_mark() -> None:
    for file in json.loads(check("slips", "json"))["files"]:
        marks = marks_of(TEXTS / file["path"])
        strays = [f["text"] for f in file["findings"] if not any(overlap(f, mark) for mark in marks)]
        assert not strays, file["path"]


def test_the_marks_say_what_stands_in_the_text() -> None:
    for path in sorted((TEXTS / "slips").glob("*.json")):
        text = next(p for p in (path.with_suffix(".txt"), path.with_suffix(".md")) if p.exists()).read_text("utf-8")
        assert all(
            text[mark["start"] : mark["end"]] == mark["quote"] for mark in json.loads(path.read_text("utf-8"))["slips"]
        )


def check(folder: str, output_format: str) -> str:
    return run("--output-format", output_format, folder)


def run(*options: str) -> str:
    """What `calque check` reports, as a user would run it beside the texts."""
    words = [sys.executable, "-m", "calque", "check", "--isolated", *options]
    done = subprocess.run(words, cwd=TEXTS, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    return done.stdout


def marks_of(path: Path) -> list[dict[str, Any]]:
    marks: list[dict[str, Any]] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["slips"]
    return marks


def overlap(finding: dict[str, Any], mark: dict[str, Any]) -> bool:
    return bool(finding["start"] < mark["end"] and finding["end"] > mark["start"])


def test_the_careful_english_is_enough_to_say_so() -> None:
    words = {path.name: len(path.read_text(encoding="utf-8").split()) for path in (TEXTS / "clean").iterdir()}
    assert sum(words.values()) >= 15_000
    assert sum(count for name, count in words.items() if name.startswith(("world-", "wire-"))) >= 2_500


def test_rules_are_silent_on_each_others_good_cases(tmp_path: Path) -> None:
    """Nearly: a sentence that is right for one rule may have a slip for another."""
    cases = dict.fromkeys(text for rule in RULES for text in rule.good)
    for number, text in enumerate(cases):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    words = sum(len(text.split()) for text in cases)
    found = run("--output-format", "concise", str(tmp_path))
    assert 1000 * len(found.splitlines()) <= words, found
