"""HTML: what is read of it, in which language, and how it is told apart from what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calque import OPAQUE
from calque.config import Settings
from calque.document import Passage, Source
from calque.extract import calque_extract
from helpers import assert_exact


def passages(content: str, path: str = "a.html") -> list[Passage]:
    found = list(calque_extract(Source(path, content), Settings()))
    assert_exact(content, found)
    return found


def texts(content: str, path: str = "a.html") -> list[str]:
    return [p.text for p in passages(content, path)]


READ = [
    ("<p>One</p>\n<p class='a b'>Two</p>", ["One", "Two"]),
    ("<p>One <b>two</b> <em class=\"x\">three</em>.</p>", ["One two three."]),
    ("<li><a href='x?a=1&amp;b=2' data-x='y'>One</a></li>", ["One"]),
    ("<li><a href='x'>One</a> more</li>", ["One more"]),
    ("<p>Call <code>f(x)</code> or <kbd>A</kbd> now.</p>", [f"Call {OPAQUE} or {OPAQUE} now."]),
    ("<p><code>f(x)</code></p>", []),
    ("<p>One<br>two<br/>three</p>", ["One\ntwo\nthree"]),
    ("<p>\n  One\n  two  <b> three </b>\n</p>", ["One two three"]),
    ("<p>One <!-- no --> two <i> <u>three</u></i></p>", ["One two three"]),
    ("<p>One&shy;two <span>three&#173;</span></p>", ["Onetwo three"]),
    ("<p class='a notranslate'>No</p><p>One <b class=notranslate>no</b></p>", [f"One {OPAQUE}"]),
    ("<link title='no'><p>One</p>", ["One"]),
    ("---\nlayout: no\ntitle: One\n---\n<p>Two</p>", ["One", "Two"]),
    ("<p>One <textarea rows=2 placeholder='Two'>no</textarea> three</p>", [f"One {OPAQUE} three", "Two"]),
    ("<p>A &amp; b &lt; c&nbsp;d</p>", ["A & b < c\u00a0d"]),
    ("<p>A < b <i>c</i></p>", ["A < b c"]),
    ("<p>One<p>Two<ul><li>Three<li>Four</ul>", ["One", "Two", "Three", "Four"]),
    ("<p>One <b><i>two</i></b> three</p>", ["One two three"]),
    ("<P>One <B>two</B></P>", ["One two"]),
    ("<p>One <a title='two'>three</a></p>", ["One three", "two"]),
    ("<p>One <a TITLE='two'>three</a></p>", ["One three", "two"]),
    ("<table><tr><td>One</td><td>Two</td></tr></table>", ["One", "Two"]),
    ("<div>One<p>Two</p>Three</div>", ["One", "Two", "Three"]),
    ("<p>One <img alt='two'> three</p>", [f"One {OPAQUE} three", "two"]),
    ("<pre><p>No</p></pre><p>One</p>", ["One"]),
    ("One<pre class='a'>no <b>no</b></pre>two <pre>no", ["One", "two"]),
    ("<p>See <a href='x'><code>f</code>, the page</a> now</p>", [f"See {OPAQUE}, the page now"]),
    ("<svg><p>No</p></svg><p>One</p>", ["One"]),
    ("<p translate='no'>No</p><p>One <b translate=no>no</b></p>", [f"One {OPAQUE}"]),
    ("<script>if (a < b) '<p>No</p>'</script><p>One</p>", ["One"]),
    ("<!-- <p>No</p> --><p>One</p>", ["One"]),
    ("<meta name='description' content='One'><title>Two</title>", ["One", "Two"]),
    ("<p>One {{ no }} two</p>", [f"One {OPAQUE} two"]),
    ("<p>See https://x.org/a.</p>", [f"See {OPAQUE}."]),
    ("<b>One<p>Two</b> three</p>", ["One", "Two three"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "wanted"), READ)
def test_what_is_read(content: str, wanted: list[str]) -> None:
    assert sorted(texts(content)) == sorted(wanted)
    assert sorted(texts(content.replace("\n", "\r\n"))) == sorted(wanted)


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("<h2 id='a'>One</h2>", "heading"),
        ("<li>One</li>", "item"),
        ("<li><p>One</p></li>", "item"),
        ("<blockquote><p>One</p></blockquote>", "quote"),
        ("<th scope='row'>One</th>", "cell"),
        ("<p>One</p>", "paragraph"),
    ],
)
def test_what_kind_a_block_is(content: str, wanted: str) -> None:
    assert [p.kind for p in passages(content)] == [wanted]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("<p lang='fr'>Un</p><p>One</p>", [("Un", "fr"), ("One", "en")]),
        ("<html LANG='de'><p>Eins <span lang='en'>one</span></p></html>", [(f"Eins {OPAQUE}", "de")]),
        ("<p>One <span lang='de'><span>no</span> no</span> two</p>", [(f"One {OPAQUE} two", "en")]),
        ("<div lang='fr'><p>Un <b>deux</b></p></div><p>One</p>", [("Un deux", "fr"), ("One", "en")]),
        ("<span lang='en-GB'><p>One</p></span><p>Two</p>", [("One", "en-GB"), ("Two", "en")]),
    ],
)
def test_in_which_language_it_is(content: str, wanted: list[tuple[str, str]]) -> None:
    assert [(p.text, p.language) for p in passages(content)] == wanted


CHUNKS = [
    *"ab \t\n\r\f&<>\"'=/é😀", "<p>", "</p>", "<b>", "</b>", "<li class='a'>", "</li>", "<a href='b'>", "</a>", "<br>",
    "<code>", "</code>", "<code>a</code>", "<em>a b</em>", "<p>a <b>b</b>\n c</p>", "<td><a href='x'>a</a></td>",
    "<p lang='de'>", "<span lang='de'>", "</span>", "<pre>", "</pre>", "<img alt='a b'>", "<!-- a", "-->", "&amp;",
    "&#233;", "{{ a }}", "http://a.b/c", "<script>", "</script>", "<![CDATA[a]]>", "<blockquote>", "</blockquote>",
]  # fmt: skip


@pytest.mark.parametrize("path", ["a.html", "a.xhtml"])
@given(st.lists(st.sampled_from(CHUNKS), max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_is_exact(path: str, content: str) -> None:
    passages(content, path)
