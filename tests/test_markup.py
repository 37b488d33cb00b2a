"""Light markup languages: reStructuredText, AsciiDoc, LaTeX, and the dialects of Markdown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calque import OPAQUE
from calque.config import Settings
from calque.document import NOT_PROSE, Passage, Source
from calque.extract import calque_extract
from helpers import assert_exact


def passages(path: str, content: str) -> list[Passage]:
    found = list(calque_extract(Source(path, content), Settings()))
    assert_exact(content, found)
    return found


def texts(path: str, content: str) -> list[str]:
    return [p.text for p in passages(path, content)]


RST = [
    ("Title\n=====\n\nText\nwrapped.\n", ["Title", "Text wrapped."]),
    ("=====\nTitle\n=====\n", ["Title"]),
    ("A ``b c`` d.", [f"A {OPAQUE} d."]),
    ("A :func:`open` and :ref:`the text <x>` and :guilabel:`OK`.", [f"A {OPAQUE} and the text and OK."]),
    ("See `the page <https://x.org>`_, `this`_ and that_.", ["See the page, this and that."]),
    ("A *b* **c d**, 2 * 3 * 4 and e_f.", ["A b c d, 2 * 3 * 4 and e_f."]),
    ("A [1]_ b |c| d \\*e.", [f"A  b {OPAQUE} d *e."]),
    ("Text::\n\n  code\n\nMore.", ["Text:", "More."]),
    ("- One::\n\n    code\n\n  two\n- Three\n  more\n", ["One:", "two", "Three more"]),
    ("1. One\n2. Two\n\n#. Three\n", ["One", "Two", "Three"]),
    (":param x: The size.\n:returns: Nothing.\n", ["The size.", "Nothing."]),
    ("term\n    Its meaning\n    goes on.\n", ["term", "Its meaning goes on."]),
    (".. note:: Mind the gap\n   here.\n\n   And there.\n", ["Mind the gap here.", "And there."]),
    (".. note::\n   :class: x\n\n   Text.\n", ["Text."]),
    (".. code-block:: python\n\n   x = 1\n\nText.", ["Text."]),
    (".. versionadded:: 3.2\n   The option.\n", ["The option."]),
    (".. versionadded:: 3.2 The option.\n", ["The option."]),
    (".. function:: open(x)\n\n   Opens it.\n", ["Opens it."]),
    (".. a comment\n   goes on\n\nText.", ["Text."]),
    (".. [1] A note.\n.. _target: https://x.org\n", ["A note."]),
    (">>> 1 + 1\n2\n\nText.", ["Text."]),
    ("+---+---+\n| a | b |\n+---+---+\n\nText.", ["a", "b", "Text."]),
    ("===  ===\na    b\n===  ===\n\nText.", ["a", "b", "Text."]),
    (
        "===  ===\na    b\n===  ===\nc    d e f\n     g\n\nh\n===  ===\n\nText.",
        ["a", "b", "c", "d e f g", "h", "Text."],
    ),
    ("===  ===\nspanned\n--------\na    b\n===  ===\n\nText.", ["a", "b", "Text."]),
    ("===  ===\na    b\n===  ===\n\nc    d\n\nText.", ["a", "b", "c    d", "Text."]),
    ("===  ===\na    b\n\nText.\n\n- Item\n", ["Text.", "Item"]),
    ("===  ===\n漢字 b\na    c\n===  ===\n", ["a", "c"]),
    ("===  ===\n\ta    b\n===  ===\n\nText.", ["Text."]),
    ("- Item\n\n  ==  ==\n  a   b\n  ==  ==\n\n- Next", ["Item", "a", "b", "Next"]),
    ("- Item\n\n  ==  ==\n  a   b\n\n- Next", ["Item", "Next"]),
    (".. table:: Title\n   :widths: 1 2\n\n   ==  ==\n   a   b\n   ==  ==\n", ["Title", "a", "b"]),
    (".. list-table:: Title\n   :header-rows: 1\n\n   * - a\n     - b\n", ["Title", "a", "b"]),
    ("+---+---+\n| a | b |\n| c | d |\n+===+===+\n| e | f |\n+---+---+\n", ["a c", "b d", "e", "f"]),
    ("+---+---+\n| spans |\n+---+---+\n| a | b |\n+---+---+\n", ["a", "b"]),
    ("+---+---+\n| a | b |\n|   +---+\n|   | c |\n+---+---+\n| d | e |\n+---+---+\n", ["d", "e"]),
    (
        "+-------+---+\n| - a   | b |\n| - c   |   |\n|       |   |\n| ``d`` |   |\n+-------+---+\n",
        ["a", "b", "c", OPAQUE],
    ),
    ("+---------+---+\n| a::     | b |\n|         |   |\n|   code  |   |\n+---------+---+\n", ["a:", "b"]),
    ("| One\n| two\n", ["One", "two"]),
    ("-a            The one\n-b file, --big=FILE  The two\n              goes on\n", ["The one", "The two goes on"]),
    (":param x: The size.\n:type x: int\n:rtype: list\n", ["The size."]),
    (".. image:: a.png\n   :alt: A pier\n      at dawn\n   :align: left\n\nText.", ["A pier at dawn", "Text."]),
    (".. figure:: a.png\n   :alt: A pier\n\n   The caption.\n", ["A pier", "The caption."]),
]

ASCIIDOC = [
    ("= Title\n:toc:\n\nText\nwrapped.\n", ["Title", "Text wrapped."]),
    ("== Head\nText.", ["Head", "Text."]),
    (".Caption\n----\ncode\n----\nText.", ["Caption", "Text."]),
    ("[source,ruby]\nputs 1\n\nText.", ["Text."]),
    ("A `b` *c* _d_ **e**f.", [f"A {OPAQUE} c d ef."]),
    ("See https://x.org[the page], <<id,this>> and xref:a.adoc[that].", ["See the page, this and that."]),
    ("A {attr} image:a.png[alt] b.footnote:[A *note*.] C.", [f"A {OPAQUE} {OPAQUE} b. C.", "A note."]),
    ("* One\n** Two\n. Three\nmore\n", ["One", "Two", "Three more"]),
    ("term:: Its meaning\n", ["term", "Its meaning"]),
    ("NOTE: Mind the gap.", ["Mind the gap."]),
    ("// comment\nText.\n////\nno\n////\n", ["Text."]),
    ("|===\n|One |Two\n\n|Three\nmore\n|===\nText.", ["One", "Two", "Three more", "Text."]),
    (" literal\n\nText.", ["Text."]),
    ("include::a.adoc[]\nimage::b.png[alt]\nText.", ["Text."]),
    ("* One\n+\nTwo\n", ["One", "Two"]),
    ("---\nlayout: no\ntitle: One\n---\n= Title\n\nText.", ["One", "Title", "Text."]),
    ("= Title\nAnn Lee <ann@x.org>\nv1.0, 2024\n:toc:\n\nText.", ["Title", "Text."]),
    (
        "One::\n  Its meaning\ngoes on.\nTwo::\n\n  Other\n\n  literal\n",
        ["One", "Its meaning goes on.", "Two", "Other"],
    ),
    ("A \"`b c`\" d '`e`' f^2^ g~h~ {attr}[the page].", ["A “b c” d ‘e’ f2 gh the page."]),
    ("One +\ntwo +\nthree", ["One two three"]),
]

LATEX = [
    ("One\ntwo.\n\nThree.", ["One two.", "Three."]),
    ("\\documentclass{a}\\title{Head}\nno\n\\begin{document}\nText.\n\\end{document}\nno", ["Head", "Text."]),
    ("\\title{A \\emph{great} plan}\n\\begin{document}\nText.\n\\end{document}", ["A great plan", "Text."]),
    ("\\section{Head}\nText \\emph{so} {\\bf now}.", ["Head", "Text so now."]),
    ("A $x^2$ b \\(y\\) c \\cite[p.~1]{k}.", [f"A {OPAQUE} b {OPAQUE} c {OPAQUE}."]),
    ("A % comment\nb.", ["A b."]),
    ("A\\footnote{A note.} b.", ["A b.", "A note."]),
    ("5\\% of \\$3 \\& more", ["5% of $3 & more"]),
    ("``So'' --- caf\\'e na\\\"{\\i}ve Stra\\ss e", ["“So” — café naïve Straße"]),
    ("\\begin{itemize}\n\\item One\n\\item[x] Two\n\\end{itemize}", ["One", "Two"]),
    ("A\n\\begin{verbatim}\nno\n\\end{verbatim}\nb", ["A", "b"]),
    ("A \\verb|no| b", [f"A {OPAQUE} b"]),
    ("\\href{https://x.org}{the page} A~b", ["the page A\u00a0b"]),
    ("A \\textcolor{red}{b} c\\\\[2pt] d", ["A b c\n d"]),
    (
        "\\begin{tabular}[t]{l@{ }p{3cm}}\n\\hline\nOne & Two \\\\\n\\cline{1-2}\n"
        "Three\nmore & $x$ \\\\[2pt]\n\\end{tabular}\nFour",
        ["One", "Two", "Three more", "Four"],
    ),
    (
        "\\begin{tabularx}{\\textwidth}{lX}\\toprule \\textbf{One} & \\multicolumn{2}{c|}{Two} \\\\ \\cmidrule(lr){1-2}"
        "\\multirow[t]{2}{*}{Three} & A \\& b\\\\ \\end{tabularx}",
        ["One", "Two", "Three", "A & b"],
    ),
    (
        "\\begin{table}[h]\n\\centering\n\\caption{Head}\n\\begin{tabular}{c}\n"
        "One\\footnote{A & b.}\\\\\n\\end{tabular}\n\\end{table}",
        ["Head", "One", "A & b."],
    ),
]

MARKDOWN = [
    ("a.md", ":::note Title\n\nText.\n\n:::\n", ["Title", "Text."]),
    ("a.md", ":::tip[A *title*]\n\nText.\n:::\n", ["A title", "Text."]),
    ("a.md", ":::note Title\nText.\n:::\n", ["Text."]),
    ("a.mdx", "Text.\n:::note   Title\n\nMore.\n", ["Text.", "More."]),
    ("a.md", "::: {.note}\n\nText.\n\n::: tip\n\nMore.\n", ["Text.", "More."]),
    ("a.md", "---\ntitle: One\ndescription: 'It''s three'\nlayout: no\n---\n\nText.", ["One", "It's three", "Text."]),
    ("a.md", '---\ntitle: "One \\"two\\""\nauthor: no\n---\n\nText.', ['One "two"', "Text."]),
    ("a.md", "---\ntitle: One # no\nsummary: >\n  no\nlead: Goes\n  on\ncaption: &a no\n---\n\nText.", ["Text."]),
    ("a.md", "---\nnested:\n  title: no\ntitle: One\n---\n\nText.", ["One", "Text."]),
    ("a.md", "+++\ntitle = \"One\"\ndescription = 'Two'\n+++\n\nText.", ["One", "Two", "Text."]),
    ("a.md", "Term\n: Its meaning\n", ["Term", "Its meaning"]),
    ("a.md", "<p align='center'>\n  One <b>two</b>\n</p>\n\nText.", ["One two", "Text."]),
    ("a.md", "<details>\n<summary>More</summary>\n\nText *here*.\n\n</details>\n", ["More", "Text here."]),
    ("a.md", "- Item\n\n  <p>One\n  two</p>\n\n> <p>No\n> no</p>\n", ["Item", "One two"]),
    ("a.md", "<!-- no -->\n<script>\nno\n\nno\n</script>\n\nText.", ["Text."]),
    ("a.mdx", "<summary>More of {x}</summary>\n\nText.", [f"More of {OPAQUE}", "Text."]),
    ("a.md", "Text.\n\n*[HTML]: Hyper Text\n", ["Text."]),
    ("a.md", "A {% comment %} no {% endcomment %}b.", ["A b."]),
    (
        "a.md",
        "A $x_i$ b $$c * d$$ e $\\alpha$, $5 and US$6 to $7.",
        [f"A {OPAQUE} b {OPAQUE} e {OPAQUE}, $5 and US$6 to $7."],
    ),
    ("a.mdx", "<Foo\n  bar={`a ${x} > y`}\n  on={() => { f({}) }}\n/>\n\nText.", ["Text."]),
    ("a.md", ":::note\nText.\n:::\n", ["Text."]),
    ("a.md", '!!! note "Title"\n\n    Text\n    goes on.\n\nMore.', ["Text goes on.", "More."]),
    ("a.md", '=== "Tab"\n    Text.\n', ["Text."]),
    ("a.md", "A {{ name }} b.{{< ref x >}}\n", [f"A {OPAQUE} b.{OPAQUE}"]),
    ("a.md", "Add {% raw %}`{{ no }}`{% endraw %}, {% raw %}now{% endraw %}.\n", [f"Add {OPAQUE}, now."]),
    ("a.md", "{% highlight x %}\nno\n{% endhighlight %}\n\nText {% if x %}b{% endif %}.\n", ["Text b."]),
    ("a.md", "{{< note >}}\nText.\n{{< /note >}}\n", ["Text."]),
    ("a.md", "# Head {#id}\n\nText.\n{: .class}\n", ["Head", "Text."]),
    ("a.md", "{* ../a.py *}\n\nText.", ["Text."]),
    ("a.md", "```\n:::note\n{{ no }}\n```\nText {a} b.", ["Text {a} b."]),
    ("a.mdx", "import A from 'a'\nexport const x = {\n  a: 1 }\n\nText {x} b.", [f"Text {OPAQUE} b."]),
    ("a.mdx", "<Tabs>\n<Tab label='no'>\n\nText.\n\n</Tab>\n</Tabs>\n", ["Text."]),
    ("a.mdx", "<Tab\n  a='1'\n>\nText.\n</Tab>\n", ["Text."]),
    ("a.mdx", "{/* no */}\n\nText <B c='d'>e</B>.", ["Text e."]),
]


@pytest.mark.parametrize(("content", "wanted"), RST)
def test_what_is_read_of_rst(content: str, wanted: list[str]) -> None:
    assert texts("a.rst", content) == wanted
    assert texts("a.rst", content.replace("\n", "\r\n")) == wanted


@pytest.mark.parametrize(("content", "wanted"), ASCIIDOC)
def test_what_is_read_of_asciidoc(content: str, wanted: list[str]) -> None:
    assert texts("a.adoc", content) == wanted
    assert texts("a.adoc", content.replace("\n", "\r\n")) == wanted


@pytest.mark.parametrize(("content", "wanted"), LATEX)
def test_what_is_read_of_latex(content: str, wanted: list[str]) -> None:
    assert texts("a.tex", content) == wanted
    assert texts("a.tex", content.replace("\n", "\r\n")) == wanted


@pytest.mark.parametrize(("path", "content", "wanted"), MARKDOWN)
def test_what_is_read_of_markdown_s_dialects(path: str, content: str, wanted: list[str]) -> None:
    for written in (content, content.replace("\n", "\r\n")):
        assert [p.text for p in passages(path, written) if p.kind not in NOT_PROSE] == wanted


CHUNKS = [
    "+--+--+\n", "| a|b |\n", "==  ==\n", "a   b\n", "==  ==\n\n",
    *"ab.A- \t\n\n*`_:|\\{}[]<>#+=~$%\"'^é😀", "::", "..", ".. note:: ", ":a:`b`", "``", "====", "----", "|===",
    "{{ a }}", "{% b %}", ":::", "!!! note\n\n    ", "\\emph{", "\\begin{verbatim}", "\\footnote{", "\\item ",
    "\\begin{tabular}{l}", "\\end{tabular}", "\\\\[a]", "&", "\\hline",
    "<A b='c'>", "import a\n", "term:: ", "`a <b>`_",
]  # fmt: skip


@pytest.mark.parametrize("path", ["a.rst", "a.adoc", "a.tex", "a.md", "a.mdx"])
@given(st.lists(st.sampled_from(CHUNKS), max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_is_exact(path: str, content: str) -> None:
    passages(path, content)
