"""Reports: one and the same findings in each format."""

import io
import json
import re
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rich.cells import cell_len

from calque.document import Source, Span
from calque.finding import Category, Edit, Failure, FileResult, Finding, Fix, Related, Safety, Severity
from calque.plugins import Output
from calque.report import concise, github, statistics, terminal
from calque.report import json as json_report
from calque.report.describe import Lines, before_and_after
from helpers import Calque, write

SCHEMA: dict[str, Any] = json.loads((files("calque") / "schemas" / "findings.schema.json").read_text(encoding="utf-8"))


def finding(start: int, end: int, message: str = "wrong", **changes: Any) -> Finding:
    values: dict[str, Any] = {"severity": Severity.MAJOR, "category": Category.STYLE} | changes
    return Finding("a-rule", "a-group", Span(start, end), message, **values)


def write_over(start: int, end: int, text: str, safety: Safety = Safety.SAFE) -> Fix:
    return Fix(f"Write “{text}”", safety, (Edit(Span(start, end), text),))


def result(text: str, *findings: Finding, path: str = "a.txt") -> FileResult:
    return FileResult(path, Source(path, text), findings)


def said(
    report: Callable[[Iterable[FileResult], Output], None],
    *results: FileResult,
    color: bool = False,
    quiet: bool = False,
) -> str:
    stream = io.StringIO()
    report(results, Output(stream, color, quiet))
    return stream.getvalue()


def on(text: str, slip: str, **changes: Any) -> FileResult:
    """A result with one finding: where the slip first stands in the text."""
    start = text.index(slip)
    return result(text, finding(start, start + len(slip), **changes))


# Lines and columns


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("one\ntwo", 0, (1, 1)),
        ("one\ntwo", 3, (1, 4)),
        ("one\ntwo", 4, (2, 1)),
        ("one\r\ntwo", 5, (2, 1)),
        ("one\rtwo", 4, (2, 1)),
        ("one\n\n", 5, (3, 1)),
        ("😀é x", 3, (1, 4)),
        ("\ufeffone", 1, (1, 1)),
        ("\ufeffone", 0, (1, 1)),
        ("\ufeffone\ntwo", 5, (2, 1)),
    ],
)
def test_lines_and_columns_count_from_1(text: str, offset: int, position: tuple[int, int]) -> None:
    assert Lines(text).position(offset) == position


@pytest.mark.parametrize(
    ("start", "end", "around"),
    [(5, 7, "second"), (0, 3, "one"), (5, 14, "second\r\nlast"), (4, 4, ""), (13, 17, "last"), (17, 17, "last")],
)
def test_the_lines_around_a_span(start: int, end: int, around: str) -> None:
    text = "one\n\nsecond\r\nlast"
    found = Lines(text).around(Span(start, end))
    assert text[found.start : found.end] == around


def test_before_and_after_reach_over_all_edits() -> None:
    text = "He offered Ukraine to join."
    edits = (Edit(Span(3, 10), "invited"), Edit(Span(26, 27), " it."))
    found = finding(3, 18, fixes=(Fix("Write it so", Safety.SAFE, edits),))
    assert before_and_after(Source("a.txt", text), found, found.fixes[0]) == (text[3:], "invited Ukraine to join it.")


# terminal


def test_terminal_shows_line_slip_reason_and_fix() -> None:
    text = "First.\nThe plan is a no-start.\n"
    unsafe, hint = write_over(19, 29, "hopeless", Safety.UNSAFE), Fix("Say it otherwise", Safety.HINT, ())
    fixes, related = (write_over(21, 29, "non-starter"), unsafe, hint), (Related(Span(0, 5), "here it was first"),)
    found = finding(21, 29, "is not idiomatic", fixes=fixes, related=related)
    assert said(terminal.report, result(text, found)) == (
        "a.txt:2:15  major  a-rule\n"
        "  │ The plan is a no-start.\n"
        "  │               ^^^^^^^^\n"
        "  is not idiomatic\n"
        "  fix: no-start → non-starter\n"
        "  or (unsafe): a no-start → hopeless\n"
        "  or (hint): Say it otherwise\n"
        "  see 1:1: here it was first\n"
        "\n"
        "Found 1 slip in 1 file. 1 can be fixed with --fix.\n"
    )


def test_terminal_says_when_a_fix_deletes() -> None:
    text = "Comments are closed."
    assert "fix: Comments are closed. → (nothing)\n" in said(
        terminal.report, on(text, text, fixes=(write_over(0, 20, ""),))
    )


def excerpt(shown: str) -> tuple[str, str]:
    """The line of the text and the line of carets in a report."""
    rows = [line.removeprefix("  │ ") for line in shown.splitlines() if line.startswith("  │ ")]
    assert len(rows) == 2
    return rows[0], rows[1]


def marked(shown: str) -> str:
    """What the carets stand under, counted in the cells of a terminal."""
    text, carets = excerpt(shown)
    start, end = carets.index("^"), len(carets)
    cells = [character for character in text for _ in range(cell_len(character))]
    characters, at = "", start
    while at < end:
        characters += cells[at]
        at += cell_len(cells[at])
    return characters


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("A slip.", "slip"),
        ("日本語 slip 日本語", "slip"),
        ("An 😀 slip", "slip"),
        ("An 日本語 here", "日本語"),
        ("A\ttab and a slip", "slip"),
        ("slip", "slip"),
        ("Ends in a slip", "slip"),
    ],
)
def test_carets_stand_under_the_slip(text: str, slip: str) -> None:
    assert marked(said(terminal.report, on(text, slip))) == slip


def test_a_combining_accent_takes_no_caret() -> None:
    text, carets = excerpt(said(terminal.report, on("Cafe\u0301 slip", "slip")))
    assert (text, carets) == ("Cafe\u0301 slip", "     ^^^^")


def test_a_slip_over_two_lines_is_shown_as_one() -> None:
    text = "It began and\nthen it ended."
    assert excerpt(said(terminal.report, on(text, "and\nthen"))) == ("It began and then it ended.", "         ^^^^^^^^")


@pytest.mark.parametrize("before", ["", "word " * 100, "日本語" * 60])
@pytest.mark.parametrize("after", ["", " word" * 100, "日本語" * 60])
def test_a_long_line_is_cropped_around_the_slip(before: str, after: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = said(terminal.report, on(f"{before}SLIP{after}", "SLIP"))
    text, carets = excerpt(shown)
    assert marked(shown) == "SLIP"
    assert cell_len(text) <= 76
    assert cell_len(text) > 60 or not (before or after)
    assert len(carets) <= 76
    assert text.startswith("…") == bool(before)
    assert text.endswith("…") == bool(after)


def test_a_slip_that_is_longer_than_the_screen_is_cropped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    slip = "slip " * 100 + "end"
    text, carets = excerpt(said(terminal.report, on(f"Before {slip} after.", slip)))
    assert cell_len(text) <= 78
    assert text.startswith("…slip slip")
    assert carets.strip() == "^" * 74


CONTROLS = "\x1b[31m\x07\x08\x9b\u202e\u2066\u2028\r"


def test_nothing_in_a_file_or_its_name_can_write_to_the_terminal() -> None:
    text = f"Before{CONTROLS}a{CONTROLS}slip after"
    found = finding(
        text.index("a\x1b"), text.index(" after"), f"wrong{CONTROLS}",
        fixes=(write_over(6, 10, f"x{CONTROLS}"),), related=(Related(Span(0, 1), CONTROLS),),
    )  # fmt: skip
    results = result(text, found, path=f"a{CONTROLS}.txt")
    for report in (terminal.report, concise.report):
        assert not set(CONTROLS) - set("[31m") & set(said(report, results))


def test_a_message_is_shown_as_it_is() -> None:
    message = "not [bold]this[/bold] :warning: but “that”"
    assert f"  {message}\n" in said(terminal.report, on("A slip.", "slip", message=message))


def test_terminal_colours_the_slip_by_its_severity() -> None:
    shown = said(terminal.report, on("A slip.", "slip", severity=Severity.CRITICAL), color=True)
    assert "\x1b[31mslip\x1b[0m" in shown
    assert "\x1b" not in said(terminal.report, on("A slip.", "slip"))


@pytest.mark.parametrize(
    ("safeties", "advice"),
    [
        ([Safety.SAFE], "1 can be fixed with --fix."),
        ([Safety.UNSAFE], "1 can be fixed with --unsafe-fixes."),
        ([Safety.SAFE, Safety.UNSAFE, Safety.UNSAFE], "1 can be fixed with --fix, 2 more with --unsafe-fixes."),
        ([Safety.HINT], "Found 1 slip in 1 file."),
    ],
)
def test_terminal_says_what_can_be_fixed(safeties: list[Safety], advice: str) -> None:
    found = [finding(k, k + 1, fixes=(write_over(k, k + 1, "x", safety),)) for k, safety in enumerate(safeties)]
    assert said(terminal.report, result("abcdef", *found)).endswith(f"{advice}\n")


# concise


def test_concise_is_a_line_a_finding() -> None:
    found = result("One.\nTwo is wrong.", finding(12, 17, "not\nso"), finding(0, 3, severity=Severity.NEUTRAL))
    assert said(concise.report, found) == "a.txt:2:8: major a-rule: not so\na.txt:1:1: neutral a-rule: wrong\n"


# github


def test_github_escapes_what_its_commands_are_made_of() -> None:
    found = result("A slip.", finding(2, 6, "100% wrong:\r\nsee a, b"), path="a,b:c%.txt")
    assert said(github.report, found) == (
        "::warning file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=3,endColumn=7,title=calque (a-rule)"
        "::100%25 wrong:%0D%0Asee a, b\n"
    )


def test_github_gives_no_columns_over_several_lines() -> None:
    shown = said(github.report, on("One and\ntwo.", "and\ntwo"))
    assert shown.startswith("::warning file=a.txt,line=1,endLine=2,title=")


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        (Severity.NEUTRAL, "notice"),
        (Severity.MINOR, "warning"),
        (Severity.MAJOR, "warning"),
        (Severity.CRITICAL, "error"),
    ],
)
def test_github_takes_the_level_from_the_severity(severity: Severity, level: str) -> None:
    assert said(github.report, on("A slip.", "slip", severity=severity)).startswith(f"::{level} ")


def test_github_annotates_failures_but_not_harmless_ones() -> None:
    failures = (Failure("a.txt", "cannot\nbe read"), Failure("b", "a link", harmless=True))
    assert said(github.report, FileResult("a.txt", failures=failures)) == (
        "::error file=a.txt,title=calque::cannot%0Abe read\n"
    )


# statistics


def test_statistics_put_the_most_frequent_first() -> None:
    other = [Finding("other", "g", Span(0, 1), "m", Severity.MINOR, Category.STYLE) for _ in range(12)]
    fixable = finding(0, 1, fixes=(write_over(0, 1, "x"),))
    shown = said(statistics.report, result("abc", fixable, *other), result("abc", finding(0, 1), path="b"))
    assert shown == "12  other\n 2  a-rule  (1 with a safe fix)\n14 in all\n"


# json


def documents(text: str) -> Any:
    document = json.loads(text)
    jsonschema.validate(document, SCHEMA, cls=jsonschema.Draft202012Validator)
    return document


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_json_says_all_there_is_to_say() -> None:
    found = finding(
        2, 6, fixes=(write_over(2, 6, "lapse"), Fix("Think", Safety.HINT, ())), related=(Related(Span(0, 1), "see"),)
    )
    failure = Failure("a.txt", "RuntimeError", "other-rule")
    shown = said(json_report.report_json, FileResult("a.txt", Source("a.txt", "A slip."), (found,), (failure,)))
    assert documents(shown) == {
        "schema_version": 1,
        "files": [
            {
                "path": "a.txt",
                "findings": [
                    {
                        "rule": "a-rule", "group": "a-group", "severity": "major", "category": "Style",
                        "message": "wrong", "start": 2, "end": 6, "line": 1, "column": 3, "end_line": 1,
                        "end_column": 7, "text": "slip",
                        "fixes": [
                            {
                                "title": "Write “lapse”", "safety": "safe",
                                "edits": [{"start": 2, "end": 6, "text": "lapse"}],
                            },
                            {"title": "Think", "safety": "hint", "edits": []},
                        ],
                        "related": [{"start": 0, "end": 1, "message": "see"}], "unit": None,
                    }
                ],
                "failures": [{"rule": "other-rule", "error": "RuntimeError", "harmless": False}],
            }
        ],
        "summary": {"files": 1, "findings": 1, "failures": 1, "fixed": 0, "rules": {"a-rule": 1}},
    }  # fmt: skip


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("category", Category)
def test_the_schema_knows_every_severity_and_category(severity: Severity, category: Category) -> None:
    documents(said(json_report.report_json, on("A slip.", "slip", severity=severity, category=category)))


def test_real_output_is_as_the_schema_says(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "Grüße 😀: a no-start takes a big amount of the danube. Please crash here.\r\n"})
    write(folder, {"b.md": "<!-- calque: ignore[rivers] -->\n\nAll is well.\n"})
    (folder / "c.txt").write_bytes(b"\xff\xfe\xfd")
    (folder / "round").symlink_to(folder)
    document = documents(calque("check", "gone.txt", "--output-format", "json").out)
    assert document["summary"]["failures"] == 1
    document = documents(calque("check", "--output-format", "json").out)
    text = (folder / "a.txt").read_bytes().decode()
    by_path = {file["path"]: file for file in document["files"]}
    assert {f["rule"] for file in by_path.values() for f in file["findings"]} == {
        "no-start", "big-amount", "rivers", "unused-suppression",
    }  # fmt: skip
    assert all(text[f["start"] : f["end"]] == f["text"] for f in by_path["a.txt"]["findings"])
    assert [f["rule"] for f in by_path["a.txt"]["failures"]] == ["crash"]
    assert by_path["c.txt"]["failures"][0]["rule"] is None
    assert by_path["round"]["failures"][0]["harmless"]


def test_json_counts_what_was_fixed(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "A no-start. A no-start. A big amount.\n"})
    document = documents(calque("check", "--fix", "--output-format", "json").out)
    (left,) = document["files"][0]["findings"]
    assert document["summary"]["fixed"] == 2
    assert (folder / "a.txt").read_text()[left["start"] : left["end"]] == "big amount"


def test_json_of_nothing_is_a_document_too(calque: Calque) -> None:
    assert documents(calque("check", "--output-format", "json").out)["files"] == []


def test_jsonl_is_an_object_a_line_as_in_json(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "A no-start.\n\nPlease crash here.\n", "b.txt": "The danube.\n"})
    rows = [json.loads(line) for line in calque("check", "--output-format", "jsonl").out.splitlines()]
    files = documents(calque("check", "--output-format", "json").out)["files"]
    assert rows == [{"path": f["path"], **row} for f in files for row in (*f["findings"], *f["failures"])]
    assert [row.get("rule") for row in rows] == ["no-start", "crash", "rivers"]


def test_failures_are_said_on_standard_error_without_control_characters(calque: Calque, folder: Path) -> None:
    write(folder, {"a\x1b[31m.txt": "\0"})
    err = calque("check").err
    assert re.match(r"calque: a \[31m\.txt: a binary file", err)
    assert "\x1b" not in err
