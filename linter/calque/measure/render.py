"""Results as the user asked for them: tables in the terminal or in Markdown, JSON, or a picture."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from io import StringIO
from typing import Any

from rich.console import Console
from rich.table import Table as RichTable

from calque import __version__
from calque.measure.describe import in_json
from calque.measure.picture import picture
from calque.measure.results import ALL, FIGURES, Group, Results, Total
from calque.measure.tables import Report, Table, shown_columns, tables
from calque.rule import Rule

WIDE = 200  # characters, where no terminal sets the width


def terminal(report: Report) -> str:
    """Tables with the columns aligned."""
    width = Console().width if sys.stdout.isatty() else WIDE
    out = StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    for table in tables(report):
        shown = RichTable(
            box=None, pad_edge=False, header_style="bold", title=table.title or None, title_justify="left"
        )
        columns, first = shown_columns(table), _first_number(table)
        for k in columns:
            shown.add_column(table.columns[k], justify="right" if k >= first else "left")
        for row in table.rows:
            shown.add_row(*(row[k] for k in columns))
        console.print(shown)
        console.print()
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().splitlines()) + "\n"


def markdown(report: Report) -> str:
    """The same as Markdown."""
    return "\n\n".join(_markdown(table) for table in tables(report)) + "\n"


def _markdown(table: Table) -> str:
    columns, first = shown_columns(table), _first_number(table)
    rule = ["---:" if k >= first else "---" for k in columns]
    rows = [[table.columns[k] for k in columns], rule, *([row[k] for k in columns] for row in table.rows)]
    title = [f"## {table.title}", ""] if table.title else []
    return "\n".join([*title, *(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)])


def _first_number(table: Table) -> int:
    """The first column to align right: all from the first that holds numbers in the first row."""
    if not table.rows:
        return len(table.columns)
    return next((k for k, cell in enumerate(table.rows[0]) if cell[:1].isdigit()), len(table.columns))


def as_json(report: Report) -> str:
    """Everything counted, and every figure: in all, by kind, by kind and language; for all rules and for each."""
    everything = {
        "calque": __version__,
        **_figures_of(report.results, ALL),
        "rules": {
            name: _known(report.rules.get(name)) | _figures_of(report.results, name) for name in report.results.rules
        },
    }
    return json.dumps(everything, ensure_ascii=False, indent=2) + "\n"


def _figures_of(results: Results, rule: str) -> dict[str, Any]:
    return {
        "all": _figures(results.total(rule)),
        "kinds": {kind: _figures(results.total(rule, kind)) for kind in results.kinds},
        "groups": [_group(group) | _figures(results.total(rule, *group)) for group in results.groups],
    }


def _group(group: Group) -> dict[str, Any]:
    return {"kind": group.kind, "language": group.language}


def _figures(total: Total) -> dict[str, Any]:
    figures = {name: getattr(total, name) for name in FIGURES}
    return {"texts": asdict(total.ground), "counts": asdict(total.score), **figures}


def _known(rule: Rule | None) -> dict[str, Any]:
    """What else there is to say of a rule: whether it is in preview, and what was read of it."""
    return {"preview": rule.preview, "evidence": in_json(rule)} if rule else {}


def svg(report: Report) -> str:
    """The picture."""
    return picture({name: report.results.total(name) for name in report.results.rules}, report.rules)


FORMATS: dict[str, Callable[[Report], str]] = {"table": terminal, "markdown": markdown, "json": as_json, "svg": svg}
