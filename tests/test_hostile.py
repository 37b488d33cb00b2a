"""Files that are made to do harm, or are broken: a failure that says where, at once, and nothing written."""

import time
from contextlib import suppress
from pathlib import Path

import pytest

from calque.config import Settings
from calque.document import Source
from calque.errors import FormatError
from calque.extract import calque_extract
from helpers import Calque, write

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DEEP = 50_000
DEEPER = 500_000  # Python 3.14 reads JSON as deep as its stack of C allows


def extract(path: str, content: str) -> list[str]:
    return [p.text for p in calque_extract(Source(path, content), Settings())]


@pytest.mark.parametrize("path", ["a.xlf", "a.tmx", "values/strings.xml", "a.resx", "a.ts", "a.stringsdict", "a.ttml"])
@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE])
def test_xml_that_declares_entities_is_refused(path: str, doctype: str) -> None:
    with pytest.raises(FormatError, match="it declares XML entities, which are not followed"):
        extract(path, f"{doctype}<x>&b;</x>")


@pytest.mark.parametrize(
    ("path", "content", "line"),
    [
        ("a.xlf", "<xliff>\n<file>\n</xliff>", 3),
        ("a.xlf", "<xliff>\n&nope;</xliff>", 2),
        ("a.tmx", "", 1),
        ("a.json", '{"a": "b",\n2}', 2),
        ("a.arb", '{"a": \n"b', 2),
        ("a.jsonl", '{"target": "a"}\n{"target": }', 2),
        ("a.ipynb", '{"cells": [}', 1),
        ("a.yml", 'a: b\nc: "d\n', 3),
        ("a.po", 'msgid "a"\nmsgstr "b\n', 2),
        ("a.po", '\nmsgstr "b"\n', 2),
        ("a.strings", '"a" = "b";\n\n"c" = "d"\n', 3),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:03 -> 00:00:04\nB\n", 6),
        ("a.vtt", "\nNo head", 1),
        ("a.ftl", "a = b\nc = { $d\n", 2),
        ("a.csv", 'key,target\na,"b', 2),
        ("a.csv", "key,text\na,b", 1),
    ],
)
def test_a_broken_file_is_a_failure_with_its_line(path: str, content: str, line: int) -> None:
    with pytest.raises(FormatError, match=f"^line {line}: "):
        extract(path, content)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.html", "<div>" * DEEP + "text"),
        ("a.html", "<b>" * DEEP + "text" + "</i>" * DEEP),
        ("a.html", "<a href='" * DEEP),
        ("a.html", "<script>" * DEEP),
        ("a.html", "<!--" * DEEP),
        ("a.html", "<pre>" * DEEP),
        ("a.html", "<p><a><code>" * DEEP + "<li class='a' " * DEEP),
        ("a.html", "<p>" + "<b>a</b>" * DEEP + "<pre>" + "<b>a</b>" * DEEP),
        ("a.rst", "== ==\n\n" * DEEP + "+--+\n" * DEEP),
        ("a.rst", "== ==\na  b\n" * DEEP),
        ("a.tex", "\\begin{tabular}{" * DEEP + "\\href{" * DEEP),
        ("a.xlf", "<g>" * DEEP + "</g>" * DEEP),
        ("a.resx", "<root>" + "<data name='a'><value>" * DEEP + "</value></data>" * DEEP + "</root>"),
        ("a.json", '{"a": "' + "{a, plural, other {" * DEEP + '"}'),
        ("a.json", '{"a": "' + "{a, plural, other {" * DEEP + "}}" * DEEP + '"}'),
        ("a.yml", "a: " + "[" * 2000 + "]" * 2000),
        ("a.ftl", "a = " + "{ $b ->\n[c] " * DEEP + "}" * DEEP),
        ("a.po", 'msgid ""\nmsgstr "' + "\\" * DEEP),
        ("a.strings", '"' * DEEP),
        ("a.properties", "a" * DEEP + "\\\n" * DEEP),
        ("a.srt", "00:00 --> 00:00\n" * DEEP),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + " " * DEEP + "\n"),
        ("a.csv", '"target\n' * DEEP),
        ("a.rst", "`a <" * DEEP),
        ("a.rst", "- " * DEEP + "``" * DEEP),
        ("a.rst", "".join(" " * k + "- a\n" for k in range(1000))),
        ("a.adoc", "<<a," * DEEP + "(((" * DEEP),
        ("a.adoc", "|===\n" + "|a" * DEEP),
        ("a.tex", "\\emph{" * DEEP),
        ("a.tex", "\\footnote{" * DEEP + "$" + "\\(" * DEEP),
        ("a.tex", "\\begin{verbatim}" * DEEP),
        ("a.md", ":::a\n" * DEEP + "{% raw %}" * 2000),
        ("a.mdx", "<Tabs\n" * 5000),
        ("a.mdx", "<Tabs>\n" * DEEP),
        ("a.ttml", "<tt>" + "<p>a<span>" * DEEP + "</span></p>" * DEEP + "</tt>"),
    ],
)
def test_depth_and_repetition_neither_overflow_nor_take_long(path: str, content: str) -> None:
    begin = time.process_time()
    with suppress(FormatError):
        extract(path, content)
    assert time.process_time() - begin < 60  # no measure of speed: what grows with the square takes many minutes


@pytest.mark.parametrize("nested", ['{"a": ' * DEEPER + "1" + "}" * DEEPER, "[" * DEEPER + "]" * DEEPER])
def test_json_that_is_nested_too_deep_is_said_to_be(nested: str) -> None:
    with pytest.raises(FormatError, match="nested too deep"):
        extract("a.json", nested)


def test_a_broken_file_is_reported_and_the_others_are_checked(calque: Calque, folder: Path) -> None:
    write(folder, {"a.po": 'msgid "a"\nmsgstr "a no-start\n', "b.po": 'msgid "a"\nmsgstr "a no-start"\n'})
    ran = calque("check", "--fix", ".")
    assert ran.status == 2
    assert ran.err.startswith("calque: a.po: cannot be read: line 2: neither a comment nor msgid")
    assert (folder / "a.po").read_text() == 'msgid "a"\nmsgstr "a no-start\n'
    assert (folder / "b.po").read_text() == 'msgid "a"\nmsgstr "a non-starter"\n'
