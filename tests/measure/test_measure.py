"""`calque measure`: what is counted, and how it is shown.

The figures here are those that two scripts, written apart from calque, give for the same findings.
"""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from helpers import Calque, write

Marked = tuple[str, list[str], str, str]

PAIRS = [
    ("The plan is a no-start, he said.", "The plan is a non-starter, he said."),
    ("It took a big amount of work on the danube.", "It took a lot of work on the Danube."),
    ("A no-start and a big amount of it.", "A no-start and a big amount of it all."),
    ("The danube is long.", "The danube is long."),
    ("Another no-start came.", "Another false start came."),
    ("Nothing is wrong here.", "Nothing at all was wrong here."),
]
ARTICLES: dict[str, tuple[str, *tuple[Marked, ...]]] = {
    "a": (
        "The plan is a no-start, he said. It took a big amount of work.",
        ("plan is a no-start", ["plan cannot succeed", "plan is a non-starter"], "Style", "major"),
        ("big amount", ["lot"], "Style", "minor"),
        ("work", ["labour"], "Terminology", "major"),
    ),
    "b": (
        "They sailed down the danube and up the danube. A big amount was seen.",
        ("the danube", ["the Danube"], "Linguistic conventions", "major"),
        ("was seen", ["could be seen"], "Style", "minor"),
    ),
    "c": ("It is a no-start that nobody saw, on the danube.", ("a", [], "Style", "minor")),
}
"""Texts, with what is marked in each: quote, fixes, category, severity."""

NATIVE = "A big amount of it all was a no-start. " * 2


@pytest.fixture
def data(folder: Path) -> Path:
    rows = [{"mt": mt, "post_edit": edited, "lang": "xx"} for mt, edited in PAIRS]
    write(folder, {f"articles/{name}.json": article(text, *marks) for name, (text, *marks) in ARTICLES.items()})
    return write(folder, {"pairs.jsonl": "\n".join(map(json.dumps, rows)), "native/a.txt": NATIVE})


@pytest.fixture
def measured(calque: Calque, data: Path) -> Any:
    return json.loads(calque("measure", "articles", "pairs.jsonl", "--clean", "native", "--format", "json").out)


def test_articles_are_scored_as_their_own_script_does(measured: Any) -> None:
    figures, counts = measured["kinds"]["articles"], measured["kinds"]["articles"]["counts"]
    assert (counts["marks"], figures["texts"]["marks"], figures["recall"]) == (3, 6, 0.5)
    assert (counts["majors"], figures["texts"]["majors"]) == (2, 3)
    assert (counts["kinds"], figures["texts"]["kinds"]) == (2, 5)
    assert (counts["met"], counts["comparable"]) == (3, 7)
    assert (counts["fixed_right"], counts["offered"], figures["right_fix"]) == (1, 2, 0.5)
    assert figures["per_1000"] == pytest.approx(184.21, abs=0.01)


def test_post_edits_are_scored_as_their_own_script_does(measured: Any) -> None:
    figures, counts = measured["kinds"]["pairs"], measured["kinds"]["pairs"]["counts"]
    assert (counts["firings"], figures["texts"]["words"]) == (7, 36)
    assert figures["precision"] == pytest.approx(0.571, abs=0.001)
    assert (counts["fixes"], counts["wins"], counts["losses"], figures["win_ratio"]) == (5, 1, 3, 0.25)
    assert (counts["safe_fixes"], counts["safe_wins"], counts["safe_losses"]) == (3, 1, 2)
    assert figures["token_precision"] == pytest.approx(0.467, abs=0.001)
    assert figures["token_recall"] == pytest.approx(0.875, abs=0.001)
    assert figures["region_recall"] == pytest.approx(0.7143, abs=0.0001)


@pytest.mark.parametrize(
    ("rule", "expected"), [("no-start", (3, 2, 1, 2)), ("big-amount", (2, 1, 0, 1)), ("rivers", (2, 1, 0, 0))]
)
def test_each_rule_is_scored_alone(measured: Any, rule: str, expected: tuple[int, ...]) -> None:
    counts = measured["rules"][rule]["kinds"]["pairs"]["counts"]
    assert (counts["firings"], counts["met"], counts["wins"], counts["losses"]) == expected


def test_native_text_is_counted_apart(measured: Any) -> None:
    assert measured["kinds"]["clean"]["false_alarms_per_1000"] == pytest.approx(1000 * 4 / 18)
    assert measured["kinds"]["clean"]["per_1000"] is None
    assert measured["all"]["counts"]["firings"] == 14


def test_figures_are_told_apart_by_language(calque: Calque, folder: Path) -> None:
    rows = [{"mt": "A no-start.", "post_edit": "Dead.", "lang": lang} for lang in ("de", "fr", "fr")]
    write(folder, {"pairs.jsonl": "\n".join(map(json.dumps, rows))})
    groups = json.loads(calque("measure", "pairs.jsonl", "--format", "json").out)["rules"]["no-start"]["groups"]
    assert [(group["language"], group["counts"]["firings"]) for group in groups] == [("de", 1), ("fr", 2)]


def test_the_terminal_shows_the_figures_in_short_then_by_text_then_by_rule(calque: Calque, data: Path) -> None:
    out = calque("measure", "articles", "pairs.jsonl", "--clean", "native").out
    assert [re.split("  +", line) for line in out.splitlines()[:6]] == [
        ["text", "figure", "calque"],
        ["articles: 3 marked texts, 6 marks", "recall / precision / right fix", "0.50 / 0.43 / 0.50"],
        ["pairs: 6 post-edited translations", "token precision / token recall", "0.47 / 0.88"],
        ["pairs: 6 post-edited translations", "win ratio of safe fixes", "0.33 (1 win, 2 lose, of 3)"],
        ["clean: 18 words of native text", "findings per 1,000 words", "222.22"],
        [""],
    ]
    assert re.search(r"^pairs +xx +6 +36 +7 +194\.44 +76\.92 +4/7 0\.57 +0\.25–0\.84 +0\.39 +1/1/3 ", out, re.MULTILINE)
    assert re.search(r"^no-start +yes +5 .* 3/5 0\.60 .* 1/0/2 +1/1 +111\.11$", out, re.MULTILINE)


def test_rules_can_be_split_by_kind_of_text(calque: Calque, data: Path) -> None:
    out = calque("measure", "articles", "pairs.jsonl", "--by-kind").out
    assert re.search(r"^no-start +yes +articles +– +2 ", out, re.MULTILINE)
    assert re.search(r"^no-start +yes +pairs +xx +3 ", out, re.MULTILINE)


def test_markdown_is_a_table_too(calque: Calque, data: Path) -> None:
    lines = calque("measure", "pairs.jsonl", "--format", "markdown").out.splitlines()
    assert lines[:3] == [
        "| text | figure | calque |",
        "| --- | --- | ---: |",
        "| pairs: 6 post-edited translations | token precision / token recall | 0.47 / 0.88 |",
    ]
    assert "## By rule" in lines


def test_figures_of_others_stand_beside(calque: Calque, data: Path) -> None:
    calque("measure", "pairs.jsonl", "--select", "rivers", "--format", "json", "--output-file", "before.json")
    out = calque("measure", "pairs.jsonl", "--beside", "before=before.json", "--format", "markdown").out
    assert out.startswith("| text | figure | before | calque |\n")
    assert "| token precision / token recall | 0.50 / 0.12 | 0.47 / 0.88 |\n" in out


def test_the_picture_has_a_dot_for_each_rule(calque: Calque, folder: Path) -> None:
    many = [{"mt": "A no-start.", "post_edit": "Dead."}] * 10 + [{"mt": "A big amount.", "post_edit": "A lot."}] * 10
    few = [{"mt": "The danube in lake balaton.", "post_edit": "The Danube in Lake Balaton."}]
    write(folder, {"pairs.jsonl": "\n".join(map(json.dumps, many + few))})
    drawn = ElementTree.fromstring(calque("measure", "pairs.jsonl", "--preview", "--format", "svg").out)
    dots = drawn.findall(".//{http://www.w3.org/2000/svg}circle")
    labels = [text.text for text in drawn.findall("{http://www.w3.org/2000/svg}text")]
    assert {"no-start", "big-amount", "rivers 1/1", "lakes 1/1"} <= set(labels)
    assert sorted(dot.attrib["class"] for dot in dots) == ["preview", "yes", "yes", "yes"]
    titles = [title.text or "" for title in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert titles[0].startswith("big-amount: 10 of 10 firings, by chance 1.00")


def test_references_are_checked_for_comparison(calque: Calque, folder: Path) -> None:
    write(folder, {"d.jsonl": json.dumps({"mt": ["A no-start."], "reference": ["A dead end for the danube."]})})
    out = calque("measure", "d.jsonl", "--format", "markdown").out
    meaning = "findings per 1,000 words / in the human reference"
    assert f"| documents: 1 texts, 2 words | {meaning} | 500.00 / 166.67 |" in out


def test_fields_can_be_called_otherwise(calque: Calque, folder: Path) -> None:
    write(folder, {"p.jsonl": json.dumps({"target": "A no-start.", "final": "Dead."})})
    assert "token precision" in calque("measure", "p.jsonl", "--fields", "mt=target,post_edit=final").out


def test_slips_can_be_marked_line_by_line(calque: Calque, folder: Path) -> None:
    spans = [{"start": 2, "end": 10, "severity": "major", "category": "Style"}]
    rows = [{"mt": "A no-start.", "spans": spans}, {"mt": "A dead end.", "spans": []}]
    write(folder, {"rated.jsonl": "\n".join(map(json.dumps, rows))})
    out = calque("measure", "rated=rated.jsonl", "--fields", "slips=spans").out
    assert "rated: 2 marked texts, 1 marks  recall / precision / right fix  1.00 / 1.00 / –\n" in out


def test_files_are_read_in_their_format(calque: Calque, folder: Path) -> None:
    write(folder, {"native/a.html": "<p>A <b>no</b>-start.</p><code>no-start</code>"})
    out = calque("measure", "--clean", "native", "--format", "json").out
    assert json.loads(out)["all"]["counts"]["false_alarms"] == 1


def test_a_text_in_another_language_is_no_failure(calque: Calque, folder: Path) -> None:
    write(folder, {"de.txt": "Das ist nicht der Plan, und er wird auch nicht von uns für die Stadt gemacht. " * 5})
    assert calque("measure", "de.txt").status == 0


def test_the_copy_of_an_article_as_text_is_not_measured_again(calque: Calque, data: Path) -> None:
    write(data, {"articles/a.txt": "It is a no-start."})
    assert "articles: 3 marked texts" in (out := calque("measure", "articles").out)
    assert "text: " not in out


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (
            ["--format", "json", "--output-file", "no/such/file", "pairs.jsonl"],
            "no/such/file: No such file or directory",
        ),
        (["--beside", "x", "pairs.jsonl"], "--beside: “x” is not of the form NAME=FILE"),
        (["--beside", "x=pairs.jsonl", "pairs.jsonl"], "pairs.jsonl: not what `calque measure --format json` writes"),
        (["binary.txt"], "calque: binary.txt: a binary file"),
        (["articles/broken.json"], "articles/broken.json: cannot be measured on: KeyError: 'slips'"),
    ],
)
def test_what_cannot_be_done_is_said(calque: Calque, data: Path, words: list[str], problem: str) -> None:
    write(data, {"articles/broken.json": '{"text": ""}', "binary.txt": "a\0b"})
    ran = calque("measure", *words)
    assert ran.status == 2
    assert problem in ran.err


def article(text: str, *slips: Marked) -> str:
    """An article with its slips marked, as JSON."""
    marks = [
        {"start": text.index(quote), "end": text.index(quote) + len(quote), "fixes": f, "category": c, "severity": s}
        for quote, f, c, s in slips
    ]
    return json.dumps({"text": text, "slips": marks})
