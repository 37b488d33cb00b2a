"""`calque rules`: a table of all rules, or what they cost."""

import argparse
import json
from typing import Any

from rich.console import Console
from rich.table import Table

from calque.commands import options
from calque.measure.describe import false_alarms_of, in_json, read_of
from calque.rule import Rule

WIDE = 200  # characters, where no terminal sets the width: one line a rule, for grep


def run(args: argparse.Namespace) -> int:
    """List the rules."""
    checker = options.checker(args)
    settings = checker.finder.for_folder_here()
    on = {rule.name for rule in checker.rules(settings).rules}
    tables: dict[str, list[Rule]] = {}
    for rule in checker.known_rules(settings):
        tables.setdefault(rule.name, []).append(rule)
    if args.json:
        print(json.dumps([_described(t, t[0].name in on) for t in tables.values()], ensure_ascii=False, indent=2))
    else:
        columns = ("Triggers",) if args.cost else ("Severity", "Fix", "Read", "False alarms", "Summary")
        console = Console(highlight=False, markup=False, emoji=False)
        console.width = console.width if console.is_terminal else WIDE
        console.print(_table(tables, on, columns))
    if args.cost and not args.json:
        idle = [name for name, entries in tables.items() if any(e.triggers is None for e in entries)]
        print(f"\nWithout a trigger, so that they read every passage: {', '.join(idle) or 'none'}")
    return 0


def _table(tables: dict[str, list[Rule]], on: set[str], columns: tuple[str, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Rule", "Group", "On", *columns):
        table.add_column(column, no_wrap=column == "Rule")
    for name, entries in tables.items():
        rule = entries[0]
        state = "yes" if name in on else "preview" if rule.preview else "no"
        values = {
            "Severity": rule.severity.label,
            "Fix": options.fix_safety(entries) or "none",
            "Read": read_of(rule),
            "False alarms": false_alarms_of(rule),
            "Summary": rule.summary,
            "Triggers": _triggers(entries),
        }
        table.add_row(name, rule.group, state, *(values[column] for column in columns))
    return table


def _triggers(entries: list[Rule]) -> str:
    """How many literals a rule is triggered by, and the shortest of them, which cost most."""
    if any(entry.triggers is None for entry in entries):
        return "none"
    literals = frozenset(literal for entry in entries if entry.triggers for literal in entry.triggers.literals)
    shown = ", ".join(f"“{literal}”" for literal in sorted(literals, key=lambda x: (len(x), x))[:5])
    return f"{len(literals)}: {shown}{', …' if len(literals) > 5 else ''}"


def _described(entries: list[Rule], on: bool) -> dict[str, Any]:
    rule = entries[0]
    return {
        "rule": rule.name,
        "group": rule.group,
        "on": on,
        "preview": rule.preview,
        "severity": rule.severity.label,
        "category": rule.category.value,
        "fix_safety": options.fix_safety(entries),
        "language": rule.language,
        "sources": options.sources(entries),
        "since": rule.since,
        "entries": len(entries),
        "summary": rule.summary,
        "evidence": in_json(rule),
        "triggers": [sorted(e.triggers.literals) if e.triggers else None for e in entries],
    }
