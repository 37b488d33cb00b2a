"""Every built-in rule's own cases, and what the house asks of a rule."""

from pathlib import Path

import pytest

import calque_rules
from calque import Document, Rule, Source, load_rules
from calque.config import Settings
from calque.extract import calque_extract
from calque.testing import CaseResult, run_cases

RULES = load_rules(Path(calque_rules.__file__).parent, "calque_rules")
NAMES = sorted({rule.name for rule in RULES})


@pytest.mark.parametrize("result", list(run_cases(RULES)), ids=str)
def test_case(result: CaseResult) -> None:
    assert not result.outcome, f"{result.outcome}: {result.detail}"


@pytest.mark.parametrize("name", NAMES)
def test_rule_has_enough_cases(name: str) -> None:
    entries = entries_of(name)
    bad = [case for rule in entries for case in rule.bad]
    good = {text for rule in entries for text in rule.good}
    assert len(bad) >= 6
    assert len(good) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_rule_says_what_and_why(name: str) -> None:
    rule = entries_of(name)[0]
    assert 10 <= len(rule.summary) <= 110
    assert not rule.summary.endswith(".")
    assert len(rule.why) >= 60
    assert rule.since


@pytest.mark.parametrize("name", NAMES)
def test_rule_has_a_trigger(name: str) -> None:
    assert all(rule.triggers is not None or len(rule.reads_all) >= 30 for rule in entries_of(name))


@pytest.mark.parametrize(
    ("rule", "shown", "hidden"),
    [
        ("doubled-word", "The condition condition is met.", "The <b>condition</b> condition is met."),
        (
            "non-word",
            "The maxlinesdir was empty.",
            "<i>a</i> <code>a</code> <code>b</code> <code>c</code> The maxlinesdir.",
        ),
        ("mixed-quotation-marks", '<p>The “Edit” menu of "Edit".', "<img alt='The \"Edit\" menu'><p>The “Edit” menu."),
    ],
)
def test_markup_tells_words_apart(rule: str, shown: str, hidden: str) -> None:
    (tried,) = entries_of(rule)
    for text, fires in ((shown, True), (hidden, False)):
        source = Source("a.html", text)
        document = Document(source, tuple(calque_extract(source, Settings()) or ()))
        assert bool(list(tried.check(document, document.passages))) == fires


def entries_of(name: str) -> list[Rule]:
    return [rule.example() for rule in RULES if rule.name == name]
