"""`calque measure --sample` and `--record`: firings to read, and what was read of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from calque.measure.version import version
from helpers import PLUGIN, RULES, Calque, install, write

TEXT = "It is a no-start, they say.\n\nA big amount of it."


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose evidence may be written; its plugin is no module that another test has imported."""
    folder = tmp_path_factory.mktemp("site")
    return install(
        folder, rules={k: v for k, v in RULES.items() if "crash" not in k}, **{f"pack_{folder.name}": PLUGIN}
    )


@pytest.fixture
def kept(site: Path) -> Any:
    return lambda: json.loads((site / "rules" / "evidence.json").read_text(encoding="utf-8"))


def test_a_firing_is_shown_in_context(calque: Calque, folder: Path) -> None:
    row = {"mt": "It is a no-start, they say.", "post_edit": "They call it a non-starter.", "lang": "de"}
    write(folder, {"pairs.jsonl": json.dumps(row)})
    assert calque("measure", "--sample", "no-start", "pairs.jsonl").out.splitlines() == [
        "1. [pairs, de, pairs.jsonl:1] “no-start” is not idiomatic; did you mean “non-starter”?",
        "   It is a ⟦no-start⟧, they say.",
        "   → non-starter  [safe]",
        "   human: They call it a non-starter.",
        "",
        "1 of 1 firings (1 in pairs)",
        "1 to read; then calque measure --record no-start --kind pairs --fired 1 --true … --false … --fix-wrong …",
    ]


def test_of_a_document_only_the_segment_is_shown(calque: Calque, folder: Path) -> None:
    write(folder, {"d.jsonl": json.dumps({"mt": ["One.", "A no-start.", "3."], "reference": ["I.", "Dead.", "III."]})})
    assert "   One.¶¶A ⟦no-start⟧.¶¶3.\n" in (out := calque("measure", "--sample", "no-start", "d.jsonl").out)
    assert "   human: Dead.\n" in out


def test_a_sample_is_drawn_from_all_firings_and_the_same_each_time(calque: Calque, folder: Path) -> None:
    write(folder, {f"{k:03}.txt": f"Plan {k} is a no-start." for k in range(100)})
    first = calque("measure", "--sample", "no-start", "-n", "5", ".").out
    assert first == calque("measure", "--sample", "no-start", "-n", "5", ".").out
    assert first != calque("measure", "--sample", "no-start", "-n", "5", "--seed", "2", ".").out
    assert "5 of 100 firings (100 in text)\n" in first
    assert first.count("⟦no-start⟧") == 5


def test_a_preview_rule_can_be_sampled(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "We saw lake balaton."})
    assert "⟦lake balaton⟧" in calque("measure", "--sample", "lakes", "swimming=a.txt").out


def test_what_was_read_is_kept_with_the_version_of_the_rule(calque: Calque, site: Path, kept: Any) -> None:
    ran = calque(
        "measure", "--record", "no-start", "--kind", "mt-news", "--fired", "57", "--true", "18", "--fix-wrong", "2"
    )
    assert ran.out.startswith("no-start: 20 of 20 firings read are slips, of 57 that there were\n  in preview: ")
    now = version(site / "rules" / "wording" / "no-start.toml")
    counts = {"true": 18, "false": 0, "fix_wrong": 2}
    assert kept() == {"no-start": {"version": now, "fired": 57, "verdicts": {"mt-news": counts}}}


def test_more_readings_are_added(calque: Calque, kept: Any) -> None:
    calque("measure", "--record", "no-start", "--kind", "news", "--fired", "5", "--true", "2")
    calque("measure", "--record", "no-start", "--kind", "news", "--fired", "0", "--true", "2", "--false", "1")
    assert kept()["no-start"]["verdicts"] == {"news": {"true": 4, "false": 1, "fix_wrong": 0}}
    assert kept()["no-start"]["fired"] == 5


def test_figures_of_an_earlier_version_are_dropped_and_that_is_said(calque: Calque, site: Path, kept: Any) -> None:
    calque("measure", "--record", "no-start", "--kind", "news", "--fired", "5", "--true", "2")
    change(site)
    ran = calque("measure", "--record", "no-start", "--kind", "news", "--fired", "3", "--true", "3")
    assert ran.err == "calque: no-start has changed: 2 verdicts of its earlier version dropped\n"
    assert kept()["no-start"]["verdicts"] == {"news": {"true": 3, "false": 0, "fix_wrong": 0}}


def test_figures_are_kept_where_the_reader_says_so(calque: Calque, site: Path, kept: Any) -> None:
    calque("measure", "--record", "no-start", "--kind", "news", "--fired", "5", "--true", "2")
    change(site)
    ran = calque("measure", "--record", "no-start", "--keep")
    assert ran.err == "calque: no-start has changed; its figures are kept, as asked\n"
    assert kept()["no-start"]["version"] == version(site / "rules" / "wording" / "no-start.toml")
    assert kept()["no-start"]["fired"] == 5


def test_firings_on_native_text_are_kept_for_each_rule(calque: Calque, folder: Path, kept: Any) -> None:
    write(folder, {"clean/a.txt": TEXT, "clean/b.txt": "A no-start. " * 5})
    ran = calque("measure", "--clean", "clean", "--record-clean")
    assert "  285.71\n" in ran.out
    assert {rule: row["clean"]["firings"] for rule, row in kept().items()} == {
        "big-amount": 1, "lakes": 0, "no-start": 6, "rivers": 0,
    }  # fmt: skip
    assert kept()["lakes"]["clean"]["words"] == 21
    calque("measure", "--record", "no-start", "--native-slips", "4")
    assert kept()["no-start"]["clean"] == {"words": 21, "firings": 6, "true": 4}


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--record", "no-stop"], "no rule “no-stop” (did you mean “no-start”?)"),
        (["--record", "no-start", "--true", "1"], "--record needs --kind"),
        (["--record", "no-start", "--kind", "x", "--true", "1"], "and --fired"),
        (
            ["--record", "no-start", "--kind", "x", "--true", "2", "--fired", "1"],
            "2 firings read, of 1 that there were",
        ),
        (["--record", "no-start", "--native-slips", "1"], "no-start has fired 0 times on native text"),
        (["--sample", "no-start"], "nothing to measure on"),
        (["--sample", "no-start", "nowhere"], "nowhere: no such file or folder"),
        (["--sample", "no-start", "a.jsonl"], "a.jsonl:1: no field “mt” (there are target): say --fields mt=NAME"),
        (["--sample", "no-start", "--fields", "mr=target", "a.jsonl"], "--fields: there is no field “mr”"),
        (["--sample", "no-start", "b.jsonl"], "b.jsonl: cannot be measured on: JSONDecodeError"),
    ],
)
def test_what_cannot_be_done_is_said(calque: Calque, folder: Path, words: list[str], problem: str) -> None:
    write(folder, {"a.jsonl": '{"target": "A no-start."}', "b.jsonl": "{"})
    ran = calque("measure", *words)
    assert ran.status == 2
    assert problem in ran.err


def change(site: Path) -> None:
    file = site / "rules" / "wording" / "no-start.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("\\bno-start\\b", "\\bno[- ]start\\b"), encoding="utf-8")


def test_explain_and_rules_show_what_is_known(calque: Calque, folder: Path, site: Path) -> None:
    write(folder, {"clean/a.txt": TEXT})
    calque("measure", "--clean", "clean", "--record-clean")
    assert "precision no firing read yet\n" in calque("explain", "no-start").out
    calque("measure", "--record", "no-start", "--kind", "news", "--fired", "4", "--true", "2", "--false", "1")
    calque(
        "measure", "--record", "no-start", "--kind", "talks", "--fired", "1", "--fix-wrong", "1", "--native-slips", "1"
    )
    figures = (
        "3 of 4 firings read are slips, 75% (news 2/3, talks 1/1); the fix of 1 is wrong\n"
        "          native text: 0.000 false alarms per 1,000 words (0 in 11 words; right findings: 1)\n"
    )
    assert f"precision {figures}" in calque("explain", "no-start").out
    assert "  3/4   0.000         “no-start”" in calque("rules").out
    change(site)
    assert (
        f"precision the rule has changed since these figures:\n          {figures}" in calque("explain", "no-start").out
    )
    assert "  3/4 (changed)  0.000 " in calque("rules").out
    described = {rule["rule"]: rule["evidence"] for rule in json.loads(calque("rules", "--json").out)}
    assert described["rivers"]["current"]
    assert not described["no-start"]["current"]
    assert described["no-start"]["verdicts"]["news"] == {"true": 2, "false": 1, "fix_wrong": 0}


def test_a_rule_in_preview_says_what_it_lacks(calque: Calque, folder: Path) -> None:
    assert (
        "precision not measured yet\n          in preview: nothing has been measured yet\n"
        in calque("explain", "lakes").out
    )
    calque("measure", "--record", "lakes", "--kind", "news", "--fired", "9", "--true", "1")
    reason = "in preview: 1 firings read, of 9 to be read; run over 0 words of native text, less than 50,000\n"
    assert reason in calque("explain", "lakes").out


def test_a_rule_that_needs_no_measuring_says_why(calque: Calque) -> None:
    reason = "precision not measured: it is about instructions to calque, which are as they should be or are not\n"
    assert reason in calque("explain", "unused-suppression").out
