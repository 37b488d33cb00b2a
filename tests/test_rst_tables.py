"""Tables in reStructuredText: their cells are what docutils sees, and a fix never moves one."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calque.config import Settings
from calque.document import Document, Passage, Source
from calque.extract import calque_extract
from calque.finding import Category, Fix, Rewrite, Safety, Severity, Slip
from calque.locate import finding
from helpers import assert_exact

core = pytest.importorskip("docutils.core")

Rows = Sequence[Sequence[Sequence[str]]]
"""Rows, their cells, and the lines of each."""

lines = st.lists(st.sampled_from(["plan", "a plan", "Café au lait", "so: yes", "x|y", "12 + 3"]), max_size=3)


def tables(first: st.SearchStrategy[list[str]]) -> st.SearchStrategy[Rows]:
    """Tables of two or three columns, whose first is made of `first`."""
    return st.integers(1, 2).flatmap(lambda n: st.lists(st.tuples(first, *[lines] * n), min_size=1, max_size=4))


def laid_out(rows: Rows) -> tuple[list[int], list[list[list[str]]]]:
    """The columns' widths, and of each row its lines, cell by cell."""
    widths = [max([3, *(len(x) for row in rows for x in row[k])]) for k in range(len(rows[0]))]
    lines = []
    for row in rows:
        height = max(1, *map(len, row))
        padded = [[*cell, *[""] * (height - len(cell))] for cell in row]
        lines.append([[cell[k].ljust(w) for cell, w in zip(padded, widths, strict=True)] for k in range(height)])
    return widths, lines


def grid(rows: Rows) -> str:
    widths, laid = laid_out(rows)
    border = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
    parts = [border]
    for row in laid:
        parts += ["| " + " | ".join(line) + " |" for line in row]
        parts.append(border)
    return "\n".join(parts) + "\n"


def simple(rows: Rows) -> str:
    widths, laid = laid_out(rows)
    border = "  ".join("=" * w for w in widths)
    return "\n".join([border, *("  ".join(line).rstrip() for row in laid for line in row), border]) + "\n"


def passages(content: str) -> list[Passage]:
    found = list(calque_extract(Source("a.rst", content), Settings()))
    assert_exact(content, found)
    return found


def cells(content: str) -> list[str]:
    """What docutils reads in the cells."""
    document = core.publish_doctree(content, settings_overrides={"report_level": 5, "halt_level": 6})
    found = [entry.astext() for entry in document.findall() if entry.tagname == "entry"]
    assert found, "a table, to docutils"
    return [" ".join(text.split()) for text in found if text.strip()]


@given(tables(lines))
@settings(max_examples=60, deadline=None)
def test_the_cells_of_a_grid_are_those_that_docutils_sees(rows: Rows) -> None:
    content = f"Before.\n\n{grid(rows)}\nBehind.\n"
    assert sorted(p.text for p in passages(content)) == sorted(["Before.", *cells(content), "Behind."])


@given(tables(lines.map(lambda some: [*some, "one"][:1])))
@settings(max_examples=60, deadline=None)
def test_the_cells_of_a_simple_table_are_those_that_docutils_sees(rows: Rows) -> None:
    content = f"Before.\n\n{simple(rows)}\nBehind.\n"
    assert sorted(p.text for p in passages(content)) == sorted(["Before.", *cells(content), "Behind."])


class AnyRule:
    name, group, severity, category, safety = "r", "g", Severity.MINOR, Category.STYLE, Safety.SAFE


def fix(content: str, old: str, new: str) -> Fix:
    passage = next(p for p in passages(content) if old in p.text)
    start = passage.text.index(old)
    slip = Slip(passage, start, start + len(old), "", (Rewrite(new),))
    return finding(AnyRule(), slip, Document(Source("", content), (passage,))).fixes[0]


@pytest.mark.parametrize("new", ["longer plan", "plan", ""])
def test_a_fix_that_would_move_other_cells_is_a_hint(new: str) -> None:
    rows = [[["a plan b"], ["one plot c"]]]
    assert not fix(grid(rows), "plan", new).edits
    assert not fix(grid(rows), "plot", new).edits
    assert not fix(simple(rows), "plan", new).edits
    assert fix(simple(rows), "plot", new).edits


def test_a_fix_that_makes_a_title_longer_than_its_line_is_a_hint() -> None:
    assert not fix("A plan\n======\n", "plan", "proposal").edits
    assert fix("A plan\n==============\n", "plan", "proposal").edits
    assert fix("A plan\n======\n", "A ", "").edits


def test_nothing_between_the_lines_of_a_cell_can_be_edited() -> None:
    content = grid([[["one", "two"], ["three", "four"]]])
    assert not fix(content, "one two", "one").edits
