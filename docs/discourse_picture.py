"""Draws docs/discourse.svg, what calque understands of examples/straits.txt: python docs/discourse_picture.py."""

from html import escape
from itertools import accumulate
from pathlib import Path
from textwrap import wrap

from calque import Kind, Mention, Passage, Source
from calque.config import Settings
from calque.discourse import Discourse
from calque.document import Document
from calque.plugins import load_plugins

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "straits.txt"
LETTER, LINE, MARGIN, WIDTH = 8.43, 44, 24, 86  # pixels, pixels, pixels, letters
COLOURS = {Kind.PERSON: "#f2b8a0", Kind.PERSONS: "#f6dfa4", Kind.PRONOUN: "#d9d9e8"}
BODY = "#a9d3c0"


def main() -> None:
    """Read the example, draw its lines, and save the picture."""
    source = Source("straits.txt", EXAMPLE.read_text(encoding="utf-8"))
    plugins = load_plugins()
    passages = plugins.extract(source, Settings())
    discourse = Discourse(Document(source, passages), plugins.readers()["en"])
    page = Page(passages)
    lines = list(discourse.lines())
    boxes = [page.box(m) for line in lines for m in discourse.mentions(line)]
    links = [link for line in lines for link in discourse.links(line) if link.antecedent]
    arcs = [page.arc(link.pronoun, link.antecedent) for link in links if link.antecedent]
    (ROOT / "docs" / "discourse.svg").write_text(page.picture([*boxes, *page.words(), *arcs]), encoding="utf-8")


class Page:
    """Where each letter of the passages stands in the picture."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._rows = {id(p): wrap(p.text, WIDTH) for p in passages}
        counts = [len(rows) + 0.6 for rows in self._rows.values()]
        self._tops = dict(zip(self._rows, accumulate(counts, initial=0.6), strict=False))
        self._height = int((sum(counts) + 0.6) * LINE)

    def place(self, passage: Passage, at: int) -> tuple[float, float]:
        """The left lower corner of a letter."""
        row = 0
        for row, text in enumerate(self._rows[id(passage)]):  # noqa: B007  the last row is where the rest stands
            if at <= len(text):
                break
            at -= len(text) + 1
        return MARGIN + at * LETTER, (self._tops[id(passage)] + row + 1) * LINE

    def words(self) -> list[str]:
        """The rows of text."""
        return [
            f'<text x="{MARGIN}" y="{(self._tops[key] + row + 1) * LINE:.0f}">{escape(text)}</text>'
            for key, rows in self._rows.items()
            for row, text in enumerate(rows)
        ]

    def box(self, mention: Mention) -> str:
        """The colour behind a mention."""
        x, y = self.place(mention.passage, mention.start)
        width = len(mention.text) * LETTER
        place = f'x="{x - 2:.0f}" y="{y - 15:.0f}" width="{width + 4:.0f}" height="20" rx="4"'
        return f'<rect {place} fill="{COLOURS.get(mention.kind, BODY)}"/>'

    def arc(self, pronoun: Mention, antecedent: Mention) -> str:
        """The way from a pronoun to what it takes up."""
        x, y = self.place(pronoun.passage, pronoun.start)
        u, v = self.place(antecedent.passage, antecedent.start)
        x, u = x + len(pronoun.text) * LETTER / 2, u + len(antecedent.text) * LETTER / 2
        top = min(y, v) - 34
        path = f"M{x:.0f} {y - 16:.0f} C{x:.0f} {top:.0f} {u:.0f} {top:.0f} {u:.0f} {v - 16:.0f}"
        return f'<path d="{path}" fill="none" stroke="#4a4a7a" marker-end="url(#arrow)"/>'

    def picture(self, parts: list[str]) -> str:
        """The whole picture."""
        width = int(2 * MARGIN + WIDTH * LETTER)
        box = f'viewBox="0 0 {width} {self._height}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {box} font-family="monospace" font-size="14">'
        arrow = (
            '<defs><marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7"'
            ' orient="auto"><path d="M0 0L8 4L0 8z" fill="#4a4a7a"/></marker></defs>'
        )
        paper = f'<rect width="{width}" height="{self._height}" fill="white"/>'
        return "\n".join([head, arrow, paper, *parts, "</svg>\n"])


if __name__ == "__main__":
    main()
