"""Every format: passages are tied to the file to the character, and hold prose only."""

import re
import textwrap
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calque import Rewrite, Slip, Source
from calque.config import Settings
from calque.document import BOM, NOT_PROSE, Document, Passage
from calque.extract import calque_extract
from calque.finding import Finding, Safety
from calque.fix import apply_edits
from calque.locate import finding
from calque.suppression import UnusedSuppression
from helpers import assert_exact

CLEAN = Path(__file__).parents[2] / "shared" / "data" / "clean"
WORDS = (
    "plan",
    "Minister",
    "café",
    "cafe\u0301",
    "straße",
    "😀smile",
    "İzmir",
    "long-term",
    "isn’t",
    "Foo,",
    "bar.",
    "12",
)
HIDDEN = "zqx"  # stands only in what is not prose

thorough = settings(max_examples=100, deadline=None)


def extract(content: str, path: str = "page.md") -> list[Passage]:
    """The passages as calque gets them: the first format that answers."""
    source = Source(path, content)
    return list(calque_extract(source, Settings()))


def prose(content: str, path: str = "page.md") -> list[Passage]:
    return [p for p in extract(content, path) if p.kind not in NOT_PROSE]


class Made(NamedTuple):
    """Some Markdown and the words of prose in it."""

    markdown: str
    words: tuple[str, ...]


def joined(parts: Sequence[Made], separator: str) -> Made:
    return Made(separator.join(p.markdown for p in parts), tuple(w for p in parts for w in p.words))


def wrapped_in(before: str, after: str) -> st.SearchStrategy[Made]:
    some = st.lists(word, min_size=1, max_size=3)
    return some.map(lambda parts: Made(before + joined(parts, " ").markdown + after, joined(parts, " ").words))


word = st.sampled_from(WORDS).map(lambda w: Made(w, (w,)))
not_prose = st.sampled_from(
    [
        f"`{HIDDEN} code`", f"``{HIDDEN} ` tick``", f"<https://{HIDDEN}.org/a>", f"<me@{HIDDEN}.org>",
        f"https://{HIDDEN}.org/a_b_{HIDDEN}?x=1&amp;{HIDDEN}=2", f"first_{HIDDEN}_last@example.org",
        f"<code>{HIDDEN} *{HIDDEN}*</code>", f"<i title='{HIDDEN}'></i>", "[^1]", "&amp;", "&eacute;", "&#8217;",
        r"\*", r"\_", r"\[", r"\\",
    ]
).map(lambda m: Made(m, ()))  # fmt: skip
comment = st.just(Made(f"<!-- {HIDDEN} -->", ()))
marked = st.one_of(
    *(wrapped_in(m, m) for m in ("*", "**", "_", "__", "***", "~~")),
    wrapped_in("**plan *", "* plan**").map(lambda m: Made(m.markdown, ("plan", *m.words, "plan"))),
    wrapped_in("[", f"](https://{HIDDEN}.org/{HIDDEN}_a_b '{HIDDEN}')"),
    wrapped_in("![", f"]({HIDDEN}.png)"),
    wrapped_in("[", f"][{HIDDEN}ref]"),
    wrapped_in(f"<span title='{HIDDEN}'>", "</span>"),
)
inline = st.one_of(word, word, marked, not_prose)


@st.composite
def running(draw: st.DrawFn, separators: Sequence[str] = (" ",), comments: bool = False) -> Made:
    """Running text. What follows a line break is a word, so that it begins no other block."""
    made = draw(word)
    for part in draw(st.lists(st.one_of(inline, comment) if comments else inline, max_size=8)):
        separator = draw(st.sampled_from(separators))
        parts = [made, draw(word), part] if "\n" in separator else [made, part]
        first = joined(parts[:2], separator)
        made = joined([first, *parts[2:]], " ")
    return joined([made, draw(word)], " ")


line = running(comments=True)
paragraph = running((" ", "\n", "  \n", "\\\n", "<br>\n", " \n"), comments=True)
silent = st.sampled_from(
    [
        f"```python\n{HIDDEN} = 'plan'\n```", f"~~~\n{HIDDEN}\n\n{HIDDEN}\n~~~", f"<pre>\n{HIDDEN}\n</pre>",
        f"<!-- {HIDDEN}\n{HIDDEN} -->", "***", f"[{HIDDEN}other]: https://{HIDDEN}.org '{HIDDEN}'",
    ]
).map(lambda m: Made(m, ()))  # fmt: skip


def prefixed(made: Made, first: str, rest: str) -> Made:
    lines = made.markdown.split("\n")
    return Made("\n".join([first + lines[0], *(rest + x if x else x for x in lines[1:])]), made.words)


def table(cells: list[Made]) -> Made:
    rows = [f"| {a.markdown} | {b.markdown} |" for a, b in zip(cells[::2], cells[1::2], strict=True)]
    return Made("\n".join([rows[0], "|---|:-:|", *rows[1:]]), joined(cells, " ").words)


def item_list(items: list[Made], marker: str, gap: str) -> Made:
    return joined([prefixed(i, marker, " " * (len(marker) if "[" not in marker else 2)) for i in items], gap)


def containers(blocks: st.SearchStrategy[Made]) -> st.SearchStrategy[Made]:
    several = st.lists(blocks, min_size=1, max_size=3).map(lambda parts: joined(parts, "\n\n"))
    quoted = several.map(lambda m: Made("\n".join(("> " + x).rstrip(" ") for x in m.markdown.split("\n")), m.words))
    tight = st.tuples(paragraph, silent, paragraph).map(lambda t: joined(t, "\n"))
    # A rule of stars at the beginning of a line in a tight item is one; "[x]: y" would be part of the paragraph.
    tight = tight.filter(lambda m: "]: " not in m.markdown and "<pre>" not in m.markdown)
    items = st.lists(st.one_of(several, paragraph, tight), min_size=1, max_size=3)
    tasks = st.lists(paragraph, min_size=1, max_size=3)
    markers, gaps = st.sampled_from(["- ", "* ", "1. ", "10) "]), st.sampled_from(["\n", "\n\n"])
    lists = st.builds(item_list, items, markers, gaps) | st.builds(item_list, tasks, st.just("- [x] "), gaps)
    return quoted | lists


block = st.recursive(
    st.one_of(
        paragraph,
        line.map(lambda m: Made(f"## {m.markdown} ##", m.words)),
        line.map(lambda m: Made(f"{m.markdown}\n===", m.words)),
        st.lists(line, min_size=4, max_size=4).map(table),
        silent,
    ),
    containers,
    max_leaves=5,
)
front_matter = st.sampled_from(["", f"---\nlayout: {HIDDEN}\n---\n\n", f"+++\nlayout = '{HIDDEN}'\n+++\n\n"])


@st.composite
def pages(draw: st.DrawFn) -> Made:
    """A whole file, with the definitions that its text refers to."""
    made = joined(draw(st.lists(block, min_size=1, max_size=4)), "\n\n")
    note = draw(line)
    tail = f"\n\n[{HIDDEN}ref]: https://{HIDDEN}.org\n\n[^1]: {note.markdown}{draw(st.sampled_from(['', chr(10)]))}"
    content = draw(front_matter) + made.markdown + tail
    content = content.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return Made(draw(st.sampled_from(["", BOM])) + content, (*made.words, *note.words))


@given(pages())
@thorough
def test_markdown_is_exact_and_only_prose(page: Made) -> None:
    passages = extract(page.markdown)
    assert_exact(page.markdown, passages)
    texts = [p.text for p in passages if p.kind not in NOT_PROSE]
    assert not [t for t in texts if HIDDEN in t]
    assert Counter(w for t in texts for w in t.split() if w in WORDS) == Counter(page.words)


def one_word(passages: Sequence[Passage]) -> st.SearchStrategy[tuple[int, int, int]]:
    """A passage's number and the range of a plain word in it."""
    return st.sampled_from([(k, *m.span()) for k, p in enumerate(passages) for m in re.finditer(r"[^\W_]+", p.text)])


def rewritten(passage: Passage, start: int, end: int, new: str, content: str) -> Finding:
    rule = UnusedSuppression("any", "test")
    document = Document(Source("x.md", content), (passage,))
    return finding(rule, Slip(passage, start, end, "", (Rewrite(new, Safety.SAFE),)), document)


@given(pages(), st.data())
@thorough
def test_a_fixed_word_reads_as_rewritten_and_nothing_else_changes(page: Made, data: st.DataObject) -> None:
    before = prose(page.markdown)
    k, start, end = data.draw(one_word(before))
    found = rewritten(before[k], start, end, "something", page.markdown)
    assert found.fixes[0].safety == Safety.SAFE
    after = prose(apply_edits(page.markdown, found.fixes[0].edits))
    wanted = [p.text for p in before]
    wanted[k] = wanted[k][:start] + "something" + wanted[k][end:]
    assert [p.text for p in after] == wanted


@given(pages(), st.data())
@thorough
def test_any_edit_stays_inside_its_finding(page: Made, data: st.DataObject) -> None:
    passage = data.draw(st.sampled_from(prose(page.markdown)))
    start = data.draw(st.integers(0, len(passage.text) - 1))
    end = data.draw(st.integers(start + 1, len(passage.text)))
    words = passage.text[start:end].split()
    new = " ".join(data.draw(st.permutations(words[:6])) + data.draw(st.lists(st.just("new"), max_size=2)))
    found = rewritten(passage, start, end, new, page.markdown)
    for edit in found.fixes[0].edits:
        assert found.span.start <= edit.span.start <= edit.span.end <= found.span.end


@given(running(), st.integers(8, 100), st.sampled_from(["", "> ", "> > ", "- ", "1. "]))
@thorough
def test_markdown_reads_the_same_however_it_is_wrapped(made: Made, width: int, prefix: str) -> None:
    lines = textwrap.wrap(made.markdown, width, break_long_words=False, break_on_hyphens=False)
    rest = prefix if ">" in prefix else " " * len(prefix)
    once = prose(f"{prefix}{made.markdown}\n\n[{HIDDEN}ref]: x\n")
    again = prose(f"{prefix}" + f"\n{rest}".join(lines) + f"\n\n[{HIDDEN}ref]: x\n")
    assert [p.text for p in again] == [p.text for p in once]


PLAIN = (
    "the",
    "plan",
    "Minister",
    "café",
    "straße",
    "😀",
    "long-term",
    "Foo,",
    "bar.",
    "“Yes,”",
    "1987",
    "https://x.org/a_b",
    "–",
)
sentences = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=40).filter(lambda w: w.count("–") < 2 and w[0] != "–")


@given(sentences, st.integers(24, 150), st.sampled_from(["\n", "\r\n", "\r"]))
@thorough
def test_plain_text_reads_the_same_however_it_is_wrapped(words: list[str], width: int, end: str) -> None:
    lines = textwrap.wrap(" ".join(words), width, break_long_words=False, break_on_hyphens=False)
    content = end.join(lines)
    passages = prose(content, "page.txt")
    assert_exact(content, passages)
    assert [p.text for p in passages] == [p.text for p in prose(" ".join(words), "page.txt")]


CHARACTERS = "ab.A- \t\n\r\u00a0\u2028\x0c\ufeff😀é1)@:/<!>*_`[]&;|#\\\0"
CHUNKS = (
    *CHARACTERS,
    "https://x.org/a",
    "<!-- calque: off[all] -->",
    "<code>",
    "</code>",
    "<br>",
    "&amp;",
    "\r\n",
    "\n> ",
    "\n- ",
)


@given(st.lists(st.sampled_from(CHUNKS), max_size=50).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_is_exact(content: str) -> None:
    for path in ("page.txt", "page.md"):
        assert_exact(content, extract(content, path))


@given(st.text(st.sampled_from("ab.A- \t\n\r\u00a0\x0c😀é1)"), max_size=60))
@settings(max_examples=100, deadline=None)
def test_plain_text_loses_nothing_but_white_space_and_list_marks(content: str) -> None:
    shown = "".join(p.text for p in prose(content, "page.txt"))
    marks = r"(?m)^[^\S\r\n]*(?:-|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)"
    kept = re.sub(marks, "", content.replace("\r\n", "\n").replace("\r", "\n"))
    assert Counter("".join(shown.split())) <= Counter("".join(content.split()))
    assert Counter("".join(kept.split())) <= Counter("".join(shown.split()))


@pytest.mark.skipif(not CLEAN.is_dir(), reason="the texts are not here")
def test_clean_texts_are_exact() -> None:
    for path in sorted(p for p in CLEAN.rglob("*") if p.suffix in (".md", ".txt")):
        content = path.read_bytes().decode("utf-8")
        assert_exact(content, extract(content, path.name))
