"""Tiers: a rule is on by default when, and only when, what is known of it meets the criterion."""

from pathlib import Path

import pytest

import calque_rules
from calque import Rule, load_rules
from calque.measure.evidence import Clean, Evidence, Verdicts, current_version, evidence_file, write_evidence
from calque.measure.tier import objections

BUILT_IN = {rule.name: rule for rule in load_rules(Path(calque_rules.__file__).parent, "calque_rules")}

RULE = """
summary  = "“no-start” for “non-starter”"
why      = "A phrase for a plan that cannot succeed."
category = "Style"
severity = "major"
message  = "not idiomatic"
phrase   = "no-start"
bad  = ["A ⟦no-start⟧."]
good = ["A non-starter."]
"""
SILENT = Clean(100_000, 0)


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_a_built_in_rule_is_where_its_evidence_puts_it(name: str) -> None:
    against = objections(BUILT_IN[name])
    tier = f"in preview: {'; '.join(against)}" if against else "on by default: it meets the criterion"
    assert BUILT_IN[name].preview == bool(against), f"{name} is to be {tier} (calque measure --record, --record-clean)"


@pytest.mark.parametrize(
    ("evidence", "objection"),
    [
        (Evidence("", 57, {"news": Verdicts(18, 2)}, SILENT), ""),
        (Evidence("", 57, {"news": Verdicts(10), "talks": Verdicts(7, 2, 1)}, SILENT), ""),
        (Evidence("", 57, {"news": Verdicts(17, 3)}, SILENT), "17 of 20 firings read are slips, less than 90%"),
        (Evidence("", 57, {"news": Verdicts(19)}, SILENT), "19 firings read, of 20 to be read"),
        (Evidence("", 3, {"news": Verdicts(3)}, SILENT), ""),
        (Evidence("", 3, {"news": Verdicts(2)}, SILENT), "2 firings read, of 3 to be read"),
        (Evidence("", 0, {}, SILENT), "0 firings read, of 1 to be read"),
        (Evidence("", 1, {"news": Verdicts(1)}, Clean(100_000, 2)), ""),
        (
            Evidence("", 1, {"news": Verdicts(1)}, Clean(100_000, 3)),
            "0.030 false alarms per 1,000 words of native text",
        ),
        (Evidence("", 1, {"news": Verdicts(1)}, Clean(100_000, 3, true=1)), ""),
        (
            Evidence("", 1, {"news": Verdicts(1)}, Clean(4_000, 0)),
            "run over 4,000 words of native text, less than 50,000",
        ),
        (Evidence("", 1, {"news": Verdicts(1)}), "run over 0 words of native text"),
    ],
)
def test_the_criterion(tmp_path: Path, evidence: Evidence, objection: str) -> None:
    rule = in_a_pack(tmp_path, evidence)
    assert [text[: len(objection)] for text in objections(rule)] == ([objection] if objection else [])


def test_a_rule_that_nobody_measured_is_for_preview(tmp_path: Path) -> None:
    assert objections(in_a_pack(tmp_path, None)) == ["nothing has been measured yet"]


def test_figures_of_another_version_do_not_count(tmp_path: Path) -> None:
    rule = in_a_pack(tmp_path, Evidence("", 1, {"news": Verdicts(1)}, SILENT))
    assert rule.path
    rule.path.write_text(RULE.replace('"no-start"', '"no start"'), encoding="utf-8")
    assert objections(rule) == ["the rule has changed since it was measured"]


def test_a_rule_that_says_why_it_is_not_measured_needs_no_evidence(tmp_path: Path) -> None:
    rule = in_a_pack(tmp_path, None)
    rule.unmeasured = "it does as the settings say"
    assert objections(rule) == []


def in_a_pack(folder: Path, evidence: Evidence | None) -> Rule:
    """A rule, and beside it what is known of the version that it is."""
    file = folder / "wording" / "no-start.toml"
    file.parent.mkdir()
    file.write_text(RULE, encoding="utf-8")
    rule = load_rules(folder)[0]
    where = evidence_file(rule)
    assert where == folder / "evidence.json"
    if evidence:
        now = Evidence(current_version(rule), evidence.fired, evidence.verdicts, evidence.clean)
        write_evidence(where, {rule.name: now})
    return rule
