"""Reports that other programs read: each as its reader wants it."""

import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from calque import Rule
from calque.document import Source, Span
from calque.finding import Category, Edit, Failure, FileResult, Finding, Fix, Related, Safety, Severity
from calque.fingerprint import numbered
from calque.plugins import Output
from calque.report import azure, checkstyle, github, gitlab, grouped, junit, markdown, rdjson, sarif
from calque.suppression import calque_rules
from helpers import Calque, write

SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))

TEXT = "Grüße 😀: a no-start.\nIt took a <big> & “small” amount]; 100%.\n"


def finding(quote: str, text: str = TEXT, **changes: Any) -> Finding:
    start = text.index(quote)
    values: dict[str, Any] = {"rule": "a-rule", "group": "a-group", "message": "is <wrong> & “so”;\n100%"}
    values |= {"severity": Severity.MAJOR, "category": Category.STYLE} | changes
    return Finding(span=Span(start, start + len(quote)), **values)


def results() -> list[FileResult]:
    start = TEXT.index("no-start")
    fix = Fix("Write “non-starter”", Safety.SAFE, (Edit(Span(start, start + 8), "non-starter"),))
    first = finding("no-start", fixes=(fix, Fix("Think", Safety.HINT, ())), related=(Related(Span(0, 5), "see"),))
    second = finding("<big> & “small” amount]", severity=Severity.CRITICAL)
    broken = (Failure("b.txt", "cannot <be> read"), Failure("b.txt", "a link", harmless=True))
    return [
        FileResult("a;b/ä.txt", Source("a;b/ä.txt", TEXT), (first, second)),
        FileResult("b.txt", failures=broken),
        FileResult("c.txt", Source("c.txt", "All is well.")),
    ]


def said(report: Callable[[Iterable[FileResult], Output], None], rules: Iterable[Rule] = ()) -> str:
    stream = io.StringIO()
    report(results(), Output(stream, rules=tuple(rules)))
    return stream.getvalue()


def test_sarif_is_valid_and_lists_every_active_rule() -> None:
    rules = [rule for rule in calque_rules() for _ in range(2)]
    log = json.loads(said(sarif.report, rules))
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["unused-suppression", "invalid-suppression"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert not run["invocations"][0]["executionSuccessful"]


def test_sarif_gives_places_in_code_points_and_the_gravest_first() -> None:
    (run,) = json.loads(said(sarif.report))["runs"]
    assert [row["level"] for row in run["results"]] == ["error", "warning"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%3Bb/%C3%A4.txt"
    region = place["region"]
    assert TEXT[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == "no-start"
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (1, 12, 20)
    (fix,) = run["results"][1]["fixes"]
    assert fix["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "non-starter"}


def test_sarif_has_what_the_text_silences_and_what_the_baseline_accepts(calque: Calque, folder: Path) -> None:
    silent = "A no-start. <!-- calque: ignore[no-start] as printed -->\n"
    write(folder, {"a.md": f"A no-start.\n\n{silent}\n{silent.replace(' as printed', '')}"})
    calque("baseline", "write")
    write(folder, {"b.md": "The danube, a no-start.\n"})
    log = json.loads(calque("check", "--output-format", "sarif", "--baseline", "calque-baseline.json").out)
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    rows = [(row["ruleId"], row["baselineState"], row.get("suppressions")) for row in run["results"]]
    assert rows == [
        ("rivers", "new", None),
        ("no-start", "new", None),
        ("no-start", "unchanged", [{"kind": "external", "justification": "accepted by the baseline"}]),
        ("no-start", "new", [{"kind": "inSource", "justification": "as printed"}]),
        ("no-start", "new", [{"kind": "inSource"}]),
    ]


def test_without_a_baseline_sarif_says_nothing_of_one(calque: Calque, folder: Path) -> None:
    write(folder, {"a.md": "A no-start.\n\n<!-- calque: ignore[all] -->\nA no-start.\n"})
    (run,) = json.loads(calque("check", "--output-format", "sarif").out)["runs"]
    assert [("baselineState" in row, "suppressions" in row) for row in run["results"]] == [
        (False, False),
        (False, True),
    ]


def test_no_other_report_shows_what_is_silenced(calque: Calque, folder: Path) -> None:
    write(folder, {"a.md": "<!-- calque: ignore[all] -->\nA no-start on the danube.\n"})
    for form in ("terminal", "grouped", "concise", "json", "jsonl", "markdown", "html", "github", "gitlab", "azure",
                 "junit", "checkstyle", "rdjson", "rdjsonl"):  # fmt: skip
        ran = calque("check", "--output-format", form)
        assert (ran.status, "is a river" in ran.out) == (0, False)


def test_gitlab_fingerprints_are_unique_and_outlive_a_move() -> None:
    issues = json.loads(said(gitlab.report))
    assert [issue["severity"] for issue in issues] == ["major", "critical", "blocker"]
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert issues[0]["location"]["positions"]["begin"] == {"line": 1, "column": 12}

    moved = "A new line.\n" + TEXT
    keys = [dict(numbered((finding("no-start", text),), Source("a", text))) for text in (TEXT, moved)]
    assert list(keys[0].values()) == list(keys[1].values())


def test_two_alike_have_fingerprints_of_their_own() -> None:
    twice = (finding("no-start"), finding("no-start"))
    first, second = (key for _, key in numbered(twice, Source("a", TEXT)))
    assert (first[:16], first[16:], second[16:]) == (second[:16], ":1", ":2")


@pytest.mark.parametrize("report", [checkstyle.report, junit.report])
def test_xml_reports_hold_any_text(report: Callable[[Iterable[FileResult], Output], None]) -> None:
    tree = ElementTree.fromstring(said(report))
    assert "is <wrong> & “so”; 100%" in {e.get("message") for e in tree.iter()}


def test_junit_counts_a_clean_file_as_a_test_that_passes() -> None:
    tree = ElementTree.fromstring(said(junit.report))
    assert {k: tree.get(k) for k in ("tests", "failures", "errors")} == {"tests": "4", "failures": "2", "errors": "1"}
    suites = {suite.get("name"): [len(case) for case in suite] for suite in tree}
    assert suites == {"a;b/ä.txt": [1, 1], "b.txt": [1], "c.txt": [0]}


def test_checkstyle_names_place_severity_and_rule() -> None:
    tree = ElementTree.fromstring(said(checkstyle.report))
    first = tree[0][0]
    assert [first.get(k) for k in ("line", "column", "severity", "source")] == [
        "1",
        "12",
        "warning",
        "calque.a-group.a-rule",
    ]
    assert [file.get("name") for file in tree] == ["a;b/ä.txt", "b.txt"]


def test_rdjson_counts_columns_in_bytes() -> None:
    first, _, failure = json.loads(said(rdjson.report_rdjson))["diagnostics"]
    line = TEXT.encode().split(b"\n")[0]
    start, end = (first["location"]["range"][k]["column"] for k in ("start", "end"))
    assert line[start - 1 : end - 1] == b"no-start"
    assert first["suggestions"] == [{"range": first["location"]["range"], "text": "non-starter"}]
    assert failure["severity"] == "ERROR"
    rows = [json.loads(row) for row in said(rdjson.report_rdjsonl).splitlines()]
    assert rows == [
        {"source": {"name": "calque"}, **row} for row in json.loads(said(rdjson.report_rdjson))["diagnostics"]
    ]


def test_azure_escapes_what_its_commands_are_made_of() -> None:
    first, second, failure = said(azure.report).splitlines()
    place = "sourcepath=a%3Bb/ä.txt;linenumber=1;columnnumber=12;code=a-rule;"
    assert first == f"##vso[task.logissue type=warning;{place}]is <wrong> & “so”;%0A100%AZP25"
    assert second.startswith("##vso[task.logissue type=error;")
    assert failure == "##vso[task.logissue type=error;sourcepath=b.txt;]cannot <be> read"


def test_grouped_puts_findings_under_their_file() -> None:
    assert said(grouped.report) == (
        "a;b/ä.txt\n"
        "  1:12  major     a-rule: is <wrong> & “so”; 100%\n"
        "  2:11  critical  a-rule: is <wrong> & “so”; 100%\n\n"
    )


def test_markdown_shows_text_as_it_stands() -> None:
    shown = said(markdown.report)
    assert shown.startswith("## calque: 2 findings in 3 files\n")
    assert r"| 2:11 | critical | a-rule | \<big\> \& “small” amount\] | is \<wrong\> \& “so”; 100% |" in shown
    assert r"- b.txt: cannot \<be\> read" in shown


def many(number: int) -> list[FileResult]:
    text = "x" * number
    found = [
        Finding(
            "a-rule", "g", Span(k, k + 1), "m", Severity.CRITICAL if k == number - 1 else Severity.MINOR, Category.STYLE
        )
        for k in range(number)
    ]
    return [FileResult("a.txt", Source("a.txt", text), tuple(found))]


def test_github_annotates_the_gravest_and_logs_the_rest() -> None:
    stream = io.StringIO()
    github.report(many(15), Output(stream))
    lines = stream.getvalue().splitlines()
    assert lines[0].startswith("::error ")
    assert sum(line.startswith("::warning ") for line in lines) == github.ANNOTATIONS
    assert sum(line.startswith("a.txt:1:") for line in lines) == 4
    assert lines[-1] == "calque: GitHub shows 10 annotations of a level; 4 more are in this log"


def test_github_appends_to_the_summary_of_the_job(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = folder / "summary.md"
    summary.write_text("Earlier steps.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    said(github.report)
    assert summary.read_text(encoding="utf-8").startswith("Earlier steps.\n## calque: 2 findings in 3 files\n")


def test_github_cuts_a_summary_that_is_too_long(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    github.report(many(40_000), Output(io.StringIO()))
    text = (folder / "summary.md").read_bytes()
    assert 900_000 < len(text) < 2**20
    assert text.endswith(b"|\n\n\n(cut here: GitHub takes no longer summary)\n") or b"(cut here" in text[-60:]


def test_one_run_writes_several_reports(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "A no-start.\n"})
    done = calque("check", "--output-format", "concise", "--report", "sarif=out.sarif", "--report", "junit=out.xml")
    assert done.status == 1
    assert done.out == "a.txt:1:3: major no-start: “no-start” is not idiomatic; did you mean “non-starter”?\n"
    log = json.loads((folder / "out.sarif").read_text(encoding="utf-8"))
    jsonschema.validate(log, SARIF)
    run = log["runs"][0]
    number = run["results"][0]["ruleIndex"]
    assert run["tool"]["driver"]["rules"][number]["id"] == run["results"][0]["ruleId"] == "no-start"
    assert ElementTree.parse(folder / "out.xml").getroot().get("failures") == "1"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("sarif", "--report is FORMAT=FILE, as in sarif=calque.sarif, not “sarif”"),
        ("sarfi=x", "no output format “sarfi” (did you mean “sarif”?)"),
        ("sarif=no/where", "no/where: there is no such folder"),
    ],
)
def test_a_report_that_cannot_be_written_stops_the_run(calque: Calque, words: str, problem: str) -> None:
    done = calque("check", "--report", words)
    assert done.status == 2
    assert problem in done.err
