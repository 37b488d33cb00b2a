"""Every format against a library that knows it: what calque reads, and what one edit leaves for the library to read.

Each format is written by hand or by the library, read by calque, edited in one word, and read again by the library.
"""

import csv
import io
import json
import plistlib
import random
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from calque.config import Settings
from calque.document import Document, Passage, Source
from calque.errors import FormatError
from calque.extract import calque_extract
from calque.finding import Category, Fix, Rewrite, Safety, Severity, Slip
from calque.fix import apply_edits
from calque.locate import finding
from helpers import assert_exact

# The libraries are in the extra `dev`; where one is not installed yet, the rest of the tests is to run.
polib = pytest.importorskip("polib")
etree, html = pytest.importorskip("lxml.etree"), pytest.importorskip("lxml.html")
javaproperties = pytest.importorskip("javaproperties")
fluent = pytest.importorskip("fluent.syntax")
docutils = pytest.importorskip("docutils.core")
markdown_it = pytest.importorskip("markdown_it")


class Format(NamedTuple):
    """How to write some texts in a format, how a library reads them from a file, and whether it takes any text."""

    path: str
    write: Callable[[list[str], random.Random], str]
    read: Callable[[str], list[str]]
    writes_all: bool = True


def entity(text: str, dice: random.Random) -> str:
    """The text in XML, with some of its characters as references."""
    return "".join(f"&#{ord(c)};" if c not in " \n" and dice.random() < 0.1 else escape(c) for c in text)


def xml(path: str) -> Callable[[str], list[str]]:
    def read(content: str) -> list[str]:
        root = etree.fromstring(content.encode())
        return ["".join(e.itertext()) for e in root.findall(path)]

    return read


def write_html(texts: list[str], dice: random.Random) -> str:
    paragraphs = "".join(f"<p>{entity(text, dice)}{dice.choice(['</p>', '', chr(10)])}" for text in texts)
    return f"<!DOCTYPE html><html><body><p>{paragraphs}</body></html>"


def read_html(content: str) -> list[str]:
    return [p.text_content().strip() for p in html.fromstring(content).iter("p") if p.text_content().strip()]


def write_alt(texts: list[str], dice: random.Random) -> str:
    return "".join(f"<p><img src='x' alt={quoteattr(text)}></p>\n" for text in texts)


def read_alt(content: str) -> list[str]:
    return [str(img.get("alt")) for img in html.fromstring(f"<div>{content}</div>").iter("img")]


def write_po(texts: list[str], dice: random.Random) -> str:
    file = polib.POFile(wrapwidth=dice.choice([30, 78]))
    file.metadata = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
    file.extend(polib.POEntry(msgid=f"id {k}", msgstr=text, comment="why") for k, text in enumerate(texts))
    return str(file)


def write_json(texts: list[str], dice: random.Random) -> str:
    data = {"a": {f"k{k}": text for k, text in enumerate(texts)}}
    return json.dumps(data, ensure_ascii=dice.random() < 0.5, indent=dice.choice([None, 2]))


def write_arb(texts: list[str], dice: random.Random) -> str:
    return json.dumps({"@@locale": "en", **{f"k{k}": text for k, text in enumerate(texts)}})


def write_xliff(texts: list[str], dice: random.Random) -> str:
    units = (f"<trans-unit id='{k}'><source>x</source><target>{entity(t, dice)}</target></trans-unit>"
             for k, t in enumerate(texts))  # fmt: skip
    return f"<xliff version='1.2'><file target-language='en'><body>{chr(10).join(units)}</body></file></xliff>"


def write_xliff_2(texts: list[str], dice: random.Random) -> str:
    units = (f"<unit id='{k}'><segment><source>x</source><target>{entity(t, dice)}</target></segment></unit>"
             for k, t in enumerate(texts))  # fmt: skip
    return f"<xliff version='2.0' trgLang='en'><file id='f'>{''.join(units)}</file></xliff>"


def write_tmx(texts: list[str], dice: random.Random) -> str:
    units = (f"<tu><tuv xml:lang='de'><seg>x</seg></tuv><tuv xml:lang='en'><seg>{entity(t, dice)}</seg></tuv></tu>"
             for t in texts)  # fmt: skip
    return f"<tmx><header srclang='de'/><body>{''.join(units)}</body></tmx>"


def write_android(texts: list[str], dice: random.Random) -> str:
    marks = str.maketrans({"'": "\\'", '"': '\\"', "\\": "\\\\", "\n": "\\n"})
    strings = (f"<string name='k{k}'>{escape(t.translate(marks))}</string>" for k, t in enumerate(texts))
    return f"<resources>\n{chr(10).join(strings)}\n</resources>"


def read_android(content: str) -> list[str]:
    return [re.sub(r"\\(.)", lambda m: {"n": "\n"}.get(m[1], m[1]), text) for text in xml("string")(content)]


def write_resx(texts: list[str], dice: random.Random) -> str:
    data = (f"<data name='k{k}'><value>{entity(t, dice)}</value></data>" for k, t in enumerate(texts))
    return f"<?xml version='1.0'?><root>{''.join(data)}</root>"


def write_qt(texts: list[str], dice: random.Random) -> str:
    messages = "".join(
        f"<message><source>x</source><translation>{entity(t, dice)}</translation></message>" for t in texts
    )
    return f"<!DOCTYPE TS>\n<TS language='en'><context><name>C</name>{messages}</context></TS>"


def write_plist(texts: list[str], dice: random.Random) -> str:
    data = {f"k{k:03}": {"v": {"NSStringFormatValueTypeKey": "d", "other": text}} for k, text in enumerate(texts)}
    return plistlib.dumps(data).decode()


def write_strings(texts: list[str], dice: random.Random) -> str:
    marks = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n"})
    return "".join(f'/* why */\n"k{k}" = "{text.translate(marks)}";\n' for k, text in enumerate(texts))


def read_strings(content: str) -> list[str]:
    found = re.findall(r'^"k\d+" = "((?:[^"\\]|\\.)*)";$', content, re.MULTILINE)
    return [re.sub(r"\\(.)", lambda m: {"n": "\n"}.get(m[1], m[1]), text) for text in found]


def write_properties(texts: list[str], dice: random.Random) -> str:
    data = {f"k{k}": text for k, text in enumerate(texts)}
    return str(javaproperties.dumps(data, timestamp=False, ensure_ascii=dice.random() < 0.5))


def write_yaml(texts: list[str], dice: random.Random) -> str:
    style = dice.choice(["'", '"', None, "|", ">"])
    data = {"en": {"a": {f"k{k}": text for k, text in enumerate(texts)}}}
    return str(yaml.dump(data, allow_unicode=dice.random() < 0.5, width=dice.choice([20, 80]), default_style=style))


def write_fluent(texts: list[str], dice: random.Random) -> str:
    return "".join(f"# why\nk{k} = {text.replace(chr(10), ' ')}\n" for k, text in enumerate(texts))


def read_fluent(content: str) -> list[str]:
    messages = [e for e in fluent.FluentParser().parse(content).body if isinstance(e, fluent.ast.Message)]
    return [
        "".join(e.value for e in m.value.elements if isinstance(e, fluent.ast.TextElement)) for m in messages if m.value
    ]


def write_csv(texts: list[str], dice: random.Random) -> str:
    out = io.StringIO()
    writer = csv.writer(out, quoting=dice.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
    writer.writerows([["key", "target"], *([f"k{k}", text] for k, text in enumerate(texts))])
    return out.getvalue()


def write_json_lines(texts: list[str], dice: random.Random) -> str:
    return "".join(json.dumps({"target": text, "n": k}) + "\n" for k, text in enumerate(texts))


def write_srt(texts: list[str], dice: random.Random) -> str:
    cues = (
        f"{k + 1}\n00:00:{k:02},000 --> 00:00:{k:02},900\n{text.replace(chr(10), ' ')}." for k, text in enumerate(texts)
    )
    return dice.choice(["", "\ufeff"]) + "\n\n".join(cues) + "\n"


def write_vtt(texts: list[str], dice: random.Random) -> str:
    cues = (f"00:{k:02}.000 --> 00:{k:02}.900\n{escape(text.replace(chr(10), ' '))}." for k, text in enumerate(texts))
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def read_cues(content: str) -> list[str]:
    blocks = [block.split("\n") for block in content.strip("\ufeff\n").split("\n\n") if "-->" in block]
    texts = [" ".join(lines[[("-->" in x) for x in lines].index(True) + 1 :]).removesuffix(".") for lines in blocks]
    return [html.fromstring(f"<p>{t}</p>").text_content() for t in texts] if content.startswith("WEBVTT") else texts


def values(data: Any) -> list[str]:
    return [v for x in data.values() for v in (values(x) if isinstance(x, dict) else [x] if isinstance(x, str) else [])]


def wrapped(text: str, dice: random.Random, mark: str) -> str:
    """The text in lines, behind the mark of an item or none."""
    return mark + "".join(f"\n{' ' * len(mark)}" if c == " " and dice.random() < 0.3 else c for c in text)


def write_rst(texts: list[str], dice: random.Random) -> str:
    blocks = (wrapped(text.replace("\\", "\\\\"), dice, dice.choice(["", "- ", "#. "])) for text in texts)
    return "\n\n".join(blocks) + "\n"


def read_rst(content: str) -> list[str]:
    document = docutils.publish_doctree(content, settings_overrides={"report_level": 5, "halt_level": 6})
    paragraphs = [p for p in document.findall() if p.tagname == "paragraph" and p.parent.tagname != "system_message"]
    return [" ".join(p.astext().split()) for p in paragraphs]


def write_markdown(texts: list[str], dice: random.Random) -> str:
    return "\n\n".join(wrapped(text, dice, dice.choice(["", "- ", "> ", "1. "])) for text in texts) + "\n"


def read_markdown(content: str) -> list[str]:
    inlines = [token.children for token in markdown_it.MarkdownIt().parse(content) if token.type == "inline"]
    return ["".join(" " if child.type == "softbreak" else child.content for child in inline) for inline in inlines]


EVERYTHING = [
    Format("a.rst", write_rst, read_rst, writes_all=False),
    Format("a.md", write_markdown, read_markdown),
    Format("a.html", write_html, read_html),
    Format("b.html", write_alt, read_alt),
    Format("a.po", write_po, lambda c: [e.msgstr for e in polib.pofile(c)]),
    Format("a.json", write_json, lambda c: values(json.loads(c))),
    Format("a.arb", write_arb, lambda c: values(json.loads(c))[1:]),
    Format("a.xlf", write_xliff, xml(".//target")),
    Format("b.xlf", write_xliff_2, xml(".//target")),
    Format("a.tmx", write_tmx, xml(".//tu/tuv[2]/seg")),
    Format("values/strings.xml", write_android, read_android, writes_all=False),
    Format("a.resx", write_resx, xml(".//value")),
    Format("a.ts", write_qt, xml(".//translation"), writes_all=False),
    Format("a.stringsdict", write_plist, lambda c: values(plistlib.loads(c.encode()))[1::2]),
    Format("a.strings", write_strings, read_strings),
    Format("a.properties", write_properties, lambda c: list(javaproperties.loads(c).values()), writes_all=False),
    Format("a.yml", write_yaml, lambda c: values(yaml.safe_load(c)), writes_all=False),
    Format("a.ftl", write_fluent, read_fluent, writes_all=False),
    Format(
        "a.csv", write_csv, lambda c: [row[1] for row in csv.reader(io.StringIO(c, newline=""))][1:], writes_all=False
    ),
    Format("a.jsonl", write_json_lines, lambda c: [json.loads(line)["target"] for line in c.splitlines()]),
    Format("a.srt", write_srt, read_cues),
    Format("a.vtt", write_vtt, read_cues),
]

WORDS = [
    "plan",
    "Tom’s",
    "“so”",
    '"yes"',
    "& Co",
    "2<3",
    "back\\slash",
    "café",
    "😀",
    "it's",
    "100",
    "a:b",
    "C#",
    "1,2",
]
words = st.lists(st.sampled_from(WORDS), max_size=12).map(lambda some: " ".join(["Plan", *some]))
texts = st.lists(words, min_size=1, max_size=5)
NEW = st.sampled_from(
    ["ship", "ships & more", 'a "b" c', "it's", "2 < 3", "naïve 😀", "back\\slash", "a: b #c", "x, y; z"]
)


class AnyRule:
    name, group, severity, category, safety = "r", "g", Severity.MINOR, Category.STYLE, Safety.SAFE


def extract(path: str, content: str) -> list[Passage]:
    return list(calque_extract(Source(path, content), Settings()))


def fix_of(passage: Passage, start: int, end: int, new: str, content: str) -> Fix:
    slip = Slip(passage, start, end, "", (Rewrite(new),))
    return finding(AnyRule(), slip, Document(Source("", content), (passage,))).fixes[0]


@pytest.mark.parametrize("form", EVERYTHING, ids=lambda f: f.path)
@given(texts, st.randoms(use_true_random=False), NEW, st.data())
@settings(max_examples=60, deadline=None)
def test_a_library_reads_the_same_texts_and_just_the_edit(
    form: Format, written: list[str], dice: random.Random, new: str, data: st.DataObject
) -> None:
    content = form.write(written, dice)
    assert form.read(content) == written, "the test's own writer and reader"
    passages = extract(form.path, content)
    assert_exact(content, passages)
    assert [p.text.removesuffix(".") for p in passages] == written

    number = data.draw(st.integers(0, len(written) - 1))
    found = data.draw(st.sampled_from(list(re.finditer(r"\S+", written[number]))))
    fix = fix_of(passages[number], *found.span(), new, content)
    if not fix.edits and not form.writes_all:
        return
    assert fix.safety is Safety.SAFE
    edited = apply_edits(content, fix.edits)
    wanted = [*written[:number], written[number][: found.start()] + new + written[number][found.end() :]]
    assert form.read(edited) == wanted + written[number + 1 :]


@pytest.mark.parametrize("form", EVERYTHING, ids=lambda f: f.path)
@given(texts, st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=20, deadline=None)
def test_line_ends_and_a_byte_order_mark_change_nothing(
    form: Format, written: list[str], dice: random.Random, mark: bool
) -> None:
    content = form.write(written, dice)
    shown = [p.text for p in extract(form.path, content)]
    changed = "\ufeff" * mark + content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\n", "\r\n")
    passages = extract(form.path, changed)
    assert_exact(changed, passages)
    assert [p.text for p in passages] == shown


@pytest.mark.parametrize("form", EVERYTHING, ids=lambda f: f.path)
@given(texts, st.randoms(use_true_random=False), st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_a_failure_or_is_exact(
    form: Format, written: list[str], dice: random.Random, data: st.DataObject
) -> None:
    content = form.write(written, dice)
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 30, len(content))))
    damaged = (
        content[:start] + data.draw(st.sampled_from(["", '"', "<", "{", "\\", "&", "\n", "]", "-->"])) + content[end:]
    )
    with suppress(FormatError):
        assert_exact(damaged, extract(form.path, damaged))
