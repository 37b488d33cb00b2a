"""The page for editors and translators."""

import json
import re
from pathlib import Path
from typing import Any

from helpers import Calque, write


def data_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_page_holds_text_findings_and_fixes(calque: Calque, folder: Path) -> None:
    write(
        folder,
        {"a.txt": "Far away.\n\n" * 200 + "Grüße 😀: a no-start.\n" + "Far away.\n" * 200, "b.txt": "All is well.\n"},
    )
    calque("check", "--report", "html=out.html")
    data = data_of((folder / "out.html").read_text(encoding="utf-8"))
    (file,) = [f for f in data["files"] if f["findings"]]
    (finding,) = file["findings"]
    (excerpt,) = file["excerpts"]
    start = finding["start"] - excerpt["start"]
    assert excerpt["text"][start : start + len("no-start")] == finding["text"] == "no-start"
    assert finding["fixes"][0]["after"] == "non-starter"
    assert len(excerpt["text"]) < 2000
    assert excerpt["skipped"] > 300
    assert file["skipped_after"] > 100
    assert data["words"] > 800


def test_no_text_can_leave_its_place_in_the_page(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "</script><script>alert(1)</script> <!-- a no-start\n"})
    calque("check", "--report", "html=out.html")
    page = (folder / "out.html").read_text(encoding="utf-8")
    assert "alert(1)</script>" not in page
    assert "</script><script>alert(1)" in data_of(page)["files"][0]["excerpts"][0]["text"]


def test_the_page_asks_nobody_for_anything(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "A no-start.\n"})
    calque("check", "--report", "html=out.html")
    page = (folder / "out.html").read_text(encoding="utf-8")
    assert not re.search(r"(?:src|href)=|https?://|@import|url\(|fetch\(", page)


def test_a_page_written_over_keeps_its_earlier_runs(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "A no-start.\n" + "word " * 600})
    for _ in range(2):
        calque("check", "--output-format", "html", "--output-file", "out.html")
    write(folder, {"a.txt": "All is well.\n"})
    calque("check", "--output-format", "html", "--output-file", "out.html")
    data = data_of((folder / "out.html").read_text(encoding="utf-8"))
    assert [run["penalty"] for run in data["runs"]] == [8.31, 8.31, None]
    assert [file["path"] for file in data["files"]] == ["a.txt"]
