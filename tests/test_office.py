"""DOCX against python-docx, and what is read of it, of ODT and of EPUB."""

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calque.config import Settings
from calque.document import Document, Passage, Source
from calque.extract import calque_extract
from calque.finding import Category, Rewrite, Safety, Severity, Slip
from calque.fix import apply_edits
from calque.locate import finding
from calque.read import decode, encode
from helpers import assert_exact
from test_package import packed

W = 'xmlns:w="urn:w" xmlns:mc="urn:mc"'


class AnyRule:
    name, group, severity, category, safety = "r", "g", Severity.MINOR, Category.STYLE, Safety.SAFE


def passages(source: Source) -> list[Passage]:
    return list(calque_extract(source, Settings()))


def docx_of(body: str) -> list[tuple[str, str]]:
    content = f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()
    found = passages(decode("a.docx", packed({"word/document.xml": content}), Settings()))
    return [(p.kind, p.text) for p in found]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


word = st.sampled_from(["plan", "A&B", "2<3", "“so”", "café", "😀", "it's", '"yes"'])
runs = st.lists(st.lists(word, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4)


@given(st.lists(runs, min_size=1, max_size=4), st.sampled_from(["ship", "a & b", "<b>"]), st.data())
@settings(max_examples=25, deadline=None)
def test_python_docx_reads_the_same_paragraphs_and_just_the_edit(
    paragraphs: list[list[str]], new: str, data: st.DataObject
) -> None:
    docx: Any = pytest.importorskip("docx")
    written = docx.Document()
    for some in paragraphs:
        paragraph = written.add_paragraph()
        for k, text in enumerate(some):
            paragraph.add_run(" " * (k > 0) + text).bold = bool(k % 2)
    stream = io.BytesIO()
    written.save(stream)
    source = decode("a.docx", stream.getvalue(), Settings())
    found = passages(source)
    assert_exact(source.text, found)
    texts = [p.text for p in docx.Document(stream).paragraphs]
    assert [p.text for p in found] == texts

    number = data.draw(st.integers(0, len(texts) - 1))
    words = texts[number].split(" ")
    k = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join([*words[:k], ""]))
    slip = Slip(found[number], start, start + len(words[k]), "", (Rewrite(new),))
    fix = finding(AnyRule(), slip, Document(source, tuple(found))).fixes[0]
    edited = encode(replace(source, text=apply_edits(source.text, fix.edits)))
    wanted = [*texts[:number], " ".join([*words[:k], new, *words[k + 1 :]]), *texts[number + 1 :]]
    assert [p.text for p in docx.Document(io.BytesIO(edited)).paragraphs] == wanted


def test_a_sentence_in_several_runs_is_one() -> None:
    assert docx_of(f"<w:p>{run('The ')}<w:hyperlink>{run('big')}</w:hyperlink>{run(' plan')}</w:p>") == [
        ("paragraph", "The big plan")
    ]


def test_deleted_text_fields_and_what_is_there_twice_are_not_read() -> None:
    body = f"<w:p>{run('One')}<w:del>{run(' two')}</w:del><w:ins>{run(' three')}</w:ins>"
    body += f"<w:r><w:instrText>PAGE</w:instrText></w:r><mc:Fallback>{run(' four')}</mc:Fallback></w:p>"
    assert docx_of(body) == [("paragraph", "One three")]


def field(instruction: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{result}{marks[2]}"


def test_a_field_is_one_opaque_thing_and_the_text_of_a_link_is_prose() -> None:
    link = field('HYPERLINK "https://x.org"', run("the page"))
    body = f"<w:p>{run('On ')}{field(' PAGE ', run('7'))}{run(' see ')}{link}{run('.')}</w:p>"
    body += f'<w:p>{run("By ")}<w:fldSimple w:instr=" AUTHOR ">{run("Ann")}</w:fldSimple></w:p>'
    contents = field(" PAGEREF a ", run("1")) + f"</w:p><w:p>{run('Head')}"
    body += f"<w:p>{field('TOC', run('Contents') + contents)}</w:p><w:p>{run('Text')}</w:p>"
    assert [text for _, text in docx_of(body)] == ["On \ufffc see the page.", "By \ufffc", "Text"]


def test_headings_items_cells_and_code_are_told_apart() -> None:
    body = f'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>{run("Head")}</w:p>'
    body += f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>{run("Item")}</w:p>'
    body += f'<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>{run("Other")}</w:p>'
    body += f"<w:tbl><w:tr><w:tc><w:p>{run('Cell')}</w:p></w:tc></w:tr></w:tbl>"
    body += f'<w:p><w:pPr><w:pStyle w:val="HTMLPreformatted"/></w:pPr>{run("x = 1")}</w:p>'
    assert docx_of(body) == [("heading", "Head"), ("item", "Item"), ("item", "Other"), ("cell", "Cell")]


def test_a_text_box_is_a_passage_of_its_own() -> None:
    inner = f"<w:drawing><w:txbxContent><w:p>{run('In a box')}</w:p></w:txbxContent></w:drawing>"
    assert [text for _, text in docx_of(f"<w:p>{run('Out')}<w:r>{inner}</w:r>{run('side')}</w:p>")] == [
        "Out\ufffcside", "In a box",
    ]  # fmt: skip


def test_breaks_and_tabs_are_white_space() -> None:
    assert docx_of("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>") == [
        ("paragraph", "a\tb\nc")
    ]


def test_notes_and_headers_are_read_and_say_where_they_are() -> None:
    content = f"<w:footnotes {W}><w:p>{run('A note')}</w:p></w:footnotes>".encode()
    data = packed({"word/footnotes.xml": content, "word/styles.xml": content, "word/comments.xml": content})
    (note,) = passages(decode("a.docx", data, Settings()))
    assert note.unit is not None
    assert (note.text, note.unit.key, note.unit.context) == ("A note", "paragraph 1", "word/footnotes.xml")


def test_what_is_read_of_an_odt() -> None:
    content = (
        b'<o xmlns:text="urn:t" xmlns:table="urn:b" xmlns:office="urn:o"><text:tracked-changes><text:p>gone</text:p>'
        b"</text:tracked-changes><text:h>Head</text:h><text:list><text:list-item><text:p>Item</text:p></text:list-item>"
        b"</text:list><table:table-cell><text:p>Cell</text:p></table:table-cell><text:p>A<text:s/>b<text:line-break/>c"
        b"<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note</text:p></text:note-body>"
        b"</text:note> d</text:p></o>"
    )
    found = passages(decode("a.odt", packed({"content.xml": content, "styles.xml": content}), Settings()))
    assert [(p.kind, p.text) for p in found] == [
        ("heading", "Head"), ("item", "Item"), ("cell", "Cell"), ("paragraph", "A b\nc d"), ("paragraph", "Note"),
    ]  # fmt: skip


def test_a_package_that_is_no_known_format_is_a_failure() -> None:
    from calque.errors import FormatError

    with pytest.raises(FormatError, match="a ZIP package of a kind that calque does not know"):
        passages(decode("a.zip", packed({"a.xml": b"<p>text</p>"}), Settings()))
