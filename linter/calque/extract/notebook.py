"""Jupyter notebooks: the Markdown cells."""

from itertools import groupby
from typing import Any

from calque.config import Settings
from calque.document import BOM, Builder, Passage, Source, Unit
from calque.errors import FormatError
from calque.extract import json, markdown
from calque.extract.embedded import placed


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The prose of the Markdown cells, which are counted from 1 together with the others."""
    start = int(source.text.startswith(BOM))
    data = json.load(source.text, start, len(source.text))
    cells: Any = data.get("cells") if isinstance(data, dict) else None
    if not isinstance(cells, list):
        raise FormatError("no cells in it; only notebooks of version 4 are read")
    passages: list[Passage] = []
    values = (v for v in json.strings(source.text, start, len(source.text)) if v.path[::2][:2] == ("cells", "source"))
    for number, strings in groupby(values, key=lambda v: int(v.path[1])):
        if cells[number].get("cell_type") == "markdown":
            builder = Builder(source.text)
            for string in strings:
                json.NOTATION.add(builder, source.text, *string.span)
            cell = builder.passage("cell", settings.language, None, Unit(f"cell {number + 1}"), json.NOTATION.write)
            if cell:
                found = markdown.extract(Source(source.path, cell.text), settings)
                passages += [placed(p, cell) for p in found]
    return passages
