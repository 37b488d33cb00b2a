"""Rules are run apart from each other, and what is silenced is not reported."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from calque import Document, Passage, Rule, Slip, Source, Span, Triggers
from calque.check import check
from calque.config import Settings
from calque.extract import calque_extract
from calque.finding import Failure, Finding
from calque.rule import PatternRule
from calque.selection import RuleSet


def pattern(name: str, found: str, language: str = "en") -> PatternRule:
    details: dict[str, object] = {"summary": "", "why": "", "language": language}
    return PatternRule(name, "test", pattern=found, message="{match}", details=details)


class Raising(Rule):
    triggers = Triggers(frozenset({"plan"}))

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        yield Slip(passages[0], 0, 1, "found before it raised")
        raise RuntimeError("out of luck")


class Misplaced(Rule):
    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        yield Slip(passages[0], 0, 10_000, "outside")


def checked(
    content: str, *rules: Rule, path: str = "x.txt", settings: Settings | None = None
) -> tuple[list[Finding], list[Failure]]:
    settings = settings or Settings(root=Path.cwd())
    source = Source(path, content)
    passages = calque_extract(source, settings)
    names = frozenset(name for rule in rules for name in (rule.name, rule.group)) | {"all"}
    return check(Document(source, tuple(passages)), RuleSet(rules, names), settings)


def found(content: str, *rules: Rule, path: str = "x.txt", settings: Settings | None = None) -> list[str]:
    findings, failures = checked(content, *rules, path=path, settings=settings)
    assert not failures
    return [f.message for f in findings]


def test_findings_come_in_the_order_of_the_file_each_once() -> None:
    findings, _ = checked("two one two", pattern("b", "one"), pattern("a", "t?wo"), pattern("a", "two"))
    assert [(f.rule, f.span) for f in findings] == [("a", Span(0, 3)), ("b", Span(4, 7)), ("a", Span(8, 11))]


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (Raising("broken", "test"), r"RuntimeError: out of luck (test_check.py:"),
        (Misplaced("broken", "test"), "ValueError: 0:10000 is outside a passage"),
    ],
)
def test_a_rule_that_fails_is_named_and_the_others_go_on(rule: Rule, error: str) -> None:
    findings, failures = checked("The plan.\n\nThe idea.", pattern("a", "plan"), rule, pattern("z", "idea"))
    assert [f.rule for f in findings] == ["a", "z"]
    assert [(f.path, f.rule, f.harmless) for f in failures] == [("x.txt", "broken", False)]
    assert failures[0].error.startswith(error)


def test_a_pattern_that_runs_away_is_stopped_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calque.rule.PATTERN_SECONDS", 0.1)
    runaway = pattern("runaway", r"\b(?:(?:a|aa)+)+$")
    findings, failures = checked("plan " + "a" * 60 + "!", pattern("a", "plan"), runaway)
    assert [f.rule for f in findings] == ["a"]
    assert failures == [Failure("x.txt", "the pattern takes too long on this text (simplify it)", "runaway")]


def test_accepted_words_are_not_reported() -> None:
    for content, accept, left in [
        ("a no-start and a no-start-up", ["no-start-up"], ["no-start"]),
        ("No-start, no-start", ["no-start"], ["No-start"]),
        ("No-start, no-start", ["i:NO-START"], []),
        ("the no-start plan", ["the no-start plan"], []),
        ("the no-starts", ["the no-start"], ["no-start"]),
        ("no-start", ["start"], []),
        ("no-start", ["tart"], ["no-start"]),
        ("no-start, the no-start", ["the no-start"], ["no-start"]),
        ("a no-start (sic)", ["no-start (sic)"], []),
    ]:
        settings = Settings().override({"accept": accept})
        assert found(content, pattern("a", "no-start"), settings=settings) == left


def test_rules_and_groups_may_be_ignored_in_some_files(folder: Path) -> None:
    for ignored in ("a", "test", "all"):
        settings = Settings(per_file_ignores=(("/docs/*.txt", (ignored,)),), root=folder)
        assert found("one two", pattern("a", "one"), path="docs/x.txt", settings=settings) == []
        assert found("one two", pattern("a", "one"), path="x/docs/x.txt", settings=settings) == ["one"]
    settings = Settings(per_file_ignores=(("docs", ("a",)),), root=folder)
    assert found("one two", pattern("a", "one"), pattern("b", "two"), path="docs/x.txt", settings=settings) == ["two"]


def test_a_rule_reads_its_own_language_and_the_varieties_of_it() -> None:
    rules = [pattern("e", "one"), pattern("b", "two", "en-GB"), pattern("f", "deux", "fr")]
    text = "one two deux"
    assert found(text, *rules, settings=Settings(language="en-GB")) == ["one", "two"]
    assert found(text, *rules, settings=Settings(language="en")) == ["one"]
    assert found(text, *rules, settings=Settings(language="fr")) == ["deux"]


def test_comments_and_front_matter_are_not_checked() -> None:
    content = "---\nlayout: plan\n---\n\n<!-- plan -->\n\nA plan.\n"
    assert found(content, pattern("a", "plan"), path="x.md") == ["plan"]


def test_a_sentence_is_found_through_markup_and_line_breaks() -> None:
    content = "> A *no*-\n> **start** [plan](x.md) it\n> is.\n"
    findings, _ = checked(content, pattern("a", r"start plan it is"), path="x.md")
    assert [content[slice(*f.span)] for f in findings] == ["start** [plan](x.md) it\n> is"]


def test_a_very_long_line_is_checked() -> None:
    content = "word and " * 1_000_000 + "a no-start. " * 2000
    settings = Settings().override({"accept": ["never"]})
    findings, failures = checked(content, pattern("a", "no-start"), pattern("b", "absent"), settings=settings)
    assert not failures
    assert len(findings) == 2000


def test_an_empty_file_has_no_findings() -> None:
    assert checked("", pattern("a", r"\w")) == ([], [])
