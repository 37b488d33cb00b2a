"""`calque config FILE`: the settings that apply to a file, and where each comes from."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from calque.commands import options
from calque.config import KEYS, Limit
from calque.finding import Severity
from calque.selection import ignored_in


def run(args: argparse.Namespace) -> int:
    """Print each setting with its value and origin, then the rules that are on."""
    checker = options.checker(args)
    path = Path(args.file)
    settings = checker.finder.for_file(path)
    width = max(len(key) for key in KEYS)
    print(f"Settings of {path} (patterns start from {settings.root}):\n")
    for key in KEYS:
        value = getattr(settings, key.replace("-", "_"))
        if value is None:
            print(f"# {key} is not set")
        else:
            print(f"{key:{width}} = {_shown(value)}  # {settings.origin(key)}")
    silent = ignored_in(path, settings)
    on = sorted({r.name for r in checker.rules(settings).rules if not silent & {r.name, r.group, "all"}})
    print(f"\nRules that check it ({len(on)}): {', '.join(on) or 'none'}")
    return 0


def _shown(value: Any) -> str:
    """A setting's value, in TOML."""
    if isinstance(value, Severity):
        value = value.label
    if isinstance(value, bool | int | float | str):
        return json.dumps(value, ensure_ascii=False)  # JSON writes these as TOML does
    if isinstance(value, Limit):
        return _table((key.replace("_", "-"), limit) for key, limit in value._asdict().items() if limit is not None)
    items = list(value)
    if items and isinstance(items[0], tuple):
        return _table((key.label if isinstance(key, Severity) else json.dumps(key), some) for key, some in items)
    return "[" + ", ".join(map(_shown, items)) + "]"


def _table(rows: Iterable[tuple[str, Any]]) -> str:
    return "{ " + ", ".join(f"{key} = {_shown(value)}" for key, value in rows) + " }"
