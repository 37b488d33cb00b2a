"""Engines: programs beside calque, whose rules are known when they answer."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from calque import Choice, Document, Engine, EngineError, EngineRule, Passage, Rewrite, Rule, Slip, Source
from calque.check import check
from calque.config import Settings
from calque.errors import ConfigError
from calque.extract import calque_extract
from calque.finding import Failure, Finding
from calque.rule import PatternRule
from calque.selection import RuleSet, select_rules
from helpers import install, write


def rule(name: str, *, preview: bool) -> EngineRule:
    made = EngineRule(f"echo/{name}", "echo", f"{name} was said")
    made.preview = preview
    return made


class Echo(Engine):
    """Reports each word in capitals as a slip of the rule of that name; GOOD is the one that has been measured."""

    name = "echo"

    def __init__(self, settings: Settings, fails: Exception | None = None) -> None:
        self.on, self._fails = "echo" in settings.engines, fails

    def rules(self) -> Sequence[Rule]:
        return [rule("GOOD", preview=False), rule("POOR", preview=True)]

    def reads(self, language: str) -> bool:
        return language == "en"

    def check(self, document: Document, passages: Sequence[Passage], choice: Choice) -> Iterator[tuple[Rule, Slip]]:
        for passage in passages:
            for token in document.tokens(passage):
                if token.text.isupper():
                    slip = Slip(passage, token.start, token.end, f"said {token.text}", (Rewrite(token.text.lower()),))
                    yield rule(token.text, preview=token.text != "GOOD"), slip
        if self._fails:
            raise self._fails


OWN = PatternRule("own", "test", pattern="own GOOD", message="calque says it", details={"summary": "", "why": ""})


def select(fails: Exception | None = None, **values: Any) -> tuple[RuleSet, Settings]:
    settings = Settings(root=Path.cwd()).override(
        {"engines": ["echo"], **{k.replace("_", "-"): v for k, v in values.items()}}
    )
    engine = Echo(settings, fails)
    return select_rules([OWN, *engine.rules()], settings, [engine]), settings


def run(text: str, fails: Exception | None = None, **values: Any) -> tuple[list[Finding], list[Failure]]:
    rules, settings = select(fails, **values)
    source = Source("x.md", text)
    return check(Document(source, tuple(calque_extract(source, settings))), rules, settings)


def found(text: str, **values: Any) -> list[str]:
    findings, failures = run(text, **values)
    assert not failures
    return [finding.rule for finding in findings]


@pytest.mark.parametrize(
    ("values", "reported"),
    [
        ({}, ["echo/GOOD"]),
        ({"select": ["echo"]}, ["echo/GOOD"]),
        ({"select": ["echo/POOR"]}, ["echo/POOR"]),
        ({"select": ["echo/NEW"]}, ["echo/NEW"]),
        ({"extend-select": ["echo/NEW"]}, ["echo/GOOD", "echo/NEW"]),
        ({"select": ["echo/ALL"]}, ["echo/GOOD", "echo/POOR", "echo/NEW"]),
        ({"preview": True}, ["echo/GOOD", "echo/POOR", "echo/NEW"]),
        ({"select": ["echo/ALL"], "ignore": ["echo/NEW"]}, ["echo/GOOD", "echo/POOR"]),
        ({"ignore": ["echo"]}, []),
        ({"select": ["test"]}, []),
        ({"select": ["echo/ALL"], "accept": ["POOR"]}, ["echo/GOOD", "echo/NEW"]),
        ({"select": ["echo/ALL"], "per-file-ignores": {"*.md": ["echo/GOOD"]}}, ["echo/POOR", "echo/NEW"]),
        ({"per-file-ignores": {"*.md": ["echo/ALL"]}}, []),
    ],
)
def test_its_rules_are_selected_by_name_and_group_though_they_are_not_known_before(
    values: dict[str, object], reported: list[str]
) -> None:
    assert found("It was GOOD and POOR and NEW.", **values) == reported


def test_what_it_finds_is_placed_in_the_file() -> None:
    findings, _ = run("It was *very* GOOD.")
    assert [(f.span, f.message, f.fixes[0].title) for f in findings] == [((14, 18), "said GOOD", "Write “good”")]


def test_it_is_silenced_in_the_text_as_others_are() -> None:
    assert found("GOOD <!-- calque: ignore[echo/GOOD] -->") == []
    assert found("GOOD <!-- calque: ignore[echo/ALL] -->") == []
    assert found("NEW <!-- calque: ignore[echo/NEW] -->", select=["all", "echo/ALL"]) == []


def test_a_name_that_only_an_engine_could_know_is_no_mistake_though_the_engine_be_off() -> None:
    off = Settings().override({"ignore": ["echo/NEW"]})
    assert select_rules([OWN], off, [Echo(off)]).knows("echo/OTHER")
    with pytest.raises(ConfigError, match="“echo/NEW” needs --engine echo"):
        select_rules([OWN], Settings().override({"select": ["echo/NEW"]}), [Echo(off)])
    with pytest.raises(ConfigError, match="no rule or group “ecko/NEW”"):
        select_rules([OWN], Settings().override({"select": ["ecko/NEW"]}), [Echo(off)])


def test_an_engine_that_there_is_not_is_named() -> None:
    with pytest.raises(ConfigError, match=r"no engine “ecko” .did you mean “echo”"):
        select_rules([OWN], Settings().override({"engines": ["ecko"]}), [Echo(Settings())])


def test_passages_in_a_language_that_it_does_not_read_are_not_shown_to_it() -> None:
    assert found("It was GOOD.", language="de") == []


def test_where_calque_has_found_the_same_it_comes_first_and_the_engine_s_is_related() -> None:
    findings, _ = run("It is our own GOOD. And GOOD.")
    assert [(f.rule, f.span) for f in findings] == [("own", (10, 18)), ("echo/GOOD", (24, 28))]
    assert [(r.span, r.message) for r in findings[0].related] == [((14, 18), "echo/GOOD: said GOOD")]


@pytest.mark.parametrize(
    ("error", "said"),
    [(EngineError("it has gone"), "it has gone"), (ValueError("no"), "ValueError: no (test_engine.py:")],
)
def test_when_it_fails_that_is_said_and_the_rest_is_reported(error: Exception, said: str) -> None:
    findings, failures = run("our own GOOD <!-- calque: ignore[echo/GOOD] -->", error)
    assert [f.rule for f in findings] == ["own"]
    assert [(f.rule, f.error.startswith(said)) for f in failures] == [("echo", True)]


PLUGIN = """
import os
from calque import CalqueError, Engine, EngineRule, Slip, hookimpl

class Marks(Engine):
    name = "marks"

    def __init__(self, settings):
        self.on = "marks" in settings.engines

    def start(self, running):
        if os.environ.get("NO_MARKS"):
            raise CalqueError("marks: not to be had")
        self.started = running.setdefault("marks", f"by {os.getpid()}")

    def check(self, document, passages, choice):
        for passage in passages:
            at = passage.text.find("!!")
            if at >= 0:
                rule = EngineRule("marks/TWO", "marks", "Two marks")
                yield rule, Slip(passage, at, at + 2, f"two marks, {self.started}")

@hookimpl
def calque_engines(settings):
    return [Marks(settings)]
"""


def marked(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run calque with the plugin, on two files."""
    site = install(folder / "site", marks=PLUGIN)
    texts = write(folder / "texts", {"a.txt": "He left!!\n", "b.txt": "He came!!\n"})
    command = [sys.executable, "-m", "calque", "check", "--isolated", *arguments]
    variables = os.environ | {"PYTHONPATH": str(site)} | environment
    return subprocess.run(command, cwd=texts, env=variables, capture_output=True, text=True, timeout=60, check=False)


def test_a_plugin_brings_one_which_is_started_once_and_shared_by_the_workers(tmp_path: Path) -> None:
    ran = marked(tmp_path, "--engine", "marks", "--jobs", "2", "--output-format", "concise")
    assert ran.returncode == 1
    assert len(set(re.findall(r"two marks, by (\d+)", ran.stdout))) == 1
    assert len(re.findall("two marks", ran.stdout)) == 2
    assert marked(tmp_path).returncode == 0


def test_asked_for_and_not_to_be_had_it_ends_the_run_before_the_first_file(tmp_path: Path) -> None:
    ran = marked(tmp_path, "--engine", "marks", NO_MARKS="1")
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", "calque: marks: not to be had\n")
