"""Every format, as a user meets it: `formats/` holds an example of each with one slip in it, and traps beside it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from calque.config import Settings
from calque.document import Unit
from calque.extract import FORMATS
from calque.read import decode, encode, read
from helpers import Calque

FOLDER = Path(__file__).parent / "formats"

SLIPS = {
    "article.txt": (4, ""),
    "guide.md": (6, ""),
    "Localizable.strings": (2, "plan.title"),
    "Localizable.stringsdict": (14, "plans[count.one]"),
    "Localizable.xcstrings": (7, "Der Plan von %@"),
    "Resources.en.resx": (5, "Plan_Title"),
    "app_en.arb": (3, "plan[other]"),
    "en.yml": (4, "plan.hint"),
    "guide.adoc": (5, ""),
    "guide.rst": (5, ""),
    "page.mdx": (9, ""),
    "paper.tex": (6, ""),
    "book.epub": (6, "paragraph 3"),
    "film.ttml": (5, "s1"),
    "letter.docx": (2, "paragraph 2"),
    "letter.odt": (2, "paragraph 2"),
    "study.ipynb": (11, "cell 1"),
    "film.srt": (8, "1"),
    "film.vtt": (10, "00:03.500"),
    "harbour_en.ts": (8, "Plan"),
    "main.ftl": (6, "plan[one]"),
    "memory.tmx": (9, "plan-1"),
    "messages.po": (15, "Der Plan „%s“ ist nicht machbar."),
    "messages.xlf": (7, "plan.title"),
    "messages.xliff": (8, "u1"),
    "messages_en.properties": (3, "plan.title"),
    "page.html": (9, ""),
    "page.xhtml": (6, ""),
    "locales/messages.json": (4, "plan.title"),
    "locales/segments.csv": (2, "plan.title"),
    "locales/segments.jsonl": (2, "2"),
    "locales/segments.tsv": (2, "1"),
    "values/strings.xml": (4, "plan"),
}


@pytest.fixture
def formats(folder: Path) -> Path:
    """The examples, in the working directory."""
    shutil.copytree(FOLDER, folder / "formats")
    return Path("formats")


def text_of(path: Path) -> str:
    """The text that offsets count in."""
    return read(path, Settings()).text


def findings(calque: Calque, folder: Path) -> dict[str, dict[str, Any]]:
    """The one finding in each file."""
    files = json.loads(calque("check", folder, "--output-format", "json").out)["files"]
    assert [len(file["findings"]) for file in files] == [1] * len(SLIPS)
    return {Path(file["path"]).relative_to(folder).as_posix(): file["findings"][0] for file in files}


def label(unit: dict[str, Any] | None) -> str:
    return "" if unit is None else Unit(unit["key"], form=unit["form"]).label


def test_the_slip_in_each_example_is_found_at_its_place(calque: Calque, formats: Path) -> None:
    found = findings(calque, formats)
    assert {name: (finding["line"], label(finding["unit"])) for name, finding in found.items()} == SLIPS
    for name, finding in found.items():
        assert text_of(formats / name)[finding["start"] : finding["end"]] == finding["text"] == "no-start"


def test_fixing_changes_only_the_slip_in_each_example(calque: Calque, formats: Path) -> None:
    places = {name: (finding["start"], finding["end"]) for name, finding in findings(calque, formats).items()}
    before = {name: text_of(formats / name) for name in SLIPS}
    assert calque("check", formats, "--fix").status == 0
    for name, (start, end) in places.items():
        assert text_of(formats / name) == before[name][:start] + "non-starter" + before[name][end:]


@pytest.mark.parametrize("name", SLIPS)
def test_what_is_read_and_not_edited_is_written_back_byte_for_byte(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    assert encode(decode(name, data, Settings())) == data


def test_there_is_an_example_of_each_ending(formats: Path) -> None:
    other_names = {".text", ".markdown", ".mdown", ".mkd", ".htm", ".pot", ".yaml", ".dfxp", ".asciidoc"}
    endings = {ending for endings in FORMATS.values() for ending in endings} - other_names
    assert {Path(name).suffix for name in SLIPS} == endings
