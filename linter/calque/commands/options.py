"""What the commands share: from parsed words to a `Checker`."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from calque.errors import ConfigError, nearest
from calque.finding import Safety
from calque.read import STDIN
from calque.rule import Rule
from calque.run import Checker, Options

if TYPE_CHECKING:
    from calque.changes import Changes

_SETTINGS = (
    "select",
    "extend_select",
    "ignore",
    "exclude",
    "extend_exclude",
    "preview",
    "language",
    "fail_level",
    "cache",
    "max_findings",
    "max_penalty",
    "engines",
)


def checker(args: argparse.Namespace) -> Checker:
    """What the command's words ask for. Raises CalqueError."""
    if args.config and not Path(args.config).is_file():
        raise ConfigError(f"{args.config}: no such settings file")
    if args.config and args.isolated:
        raise ConfigError("--config and --isolated exclude each other")
    given = {key: getattr(args, key, None) for key in _SETTINGS}
    overrides = {key.replace("_", "-"): value for key, value in given.items() if value is not None}
    if args.command == "baseline":
        return Checker(Options(tuple(args.paths), isolated=args.isolated, config=args.config, overrides=overrides))
    if args.command != "check":
        return Checker(Options(isolated=args.isolated, config=args.config, overrides=overrides))
    if STDIN in args.paths and len(args.paths) > 1:
        raise ConfigError("- (standard input) goes with no other path")
    return Checker(
        Options(
            paths=tuple(args.paths),
            stdin_filename=args.stdin_filename,
            isolated=args.isolated,
            config=args.config,
            overrides=overrides,
            force_exclude=args.force_exclude,
            fix=_fix_level(args),
            dry_run=args.diff,
            jobs=args.jobs,
            changes=_changes(args),
            baseline=args.baseline,
            no_baseline=args.no_baseline,
            reports=(args.output_file or "", *(words.partition("=")[2] for words in args.report)),
        )
    )


def _changes(args: argparse.Namespace) -> "Changes | None":
    """What has changed since --diff-base, where that is asked; “-” reads a diff from standard input."""
    if not args.diff_base:
        return None
    from calque.changes import parse, since  # most runs check everything

    if args.diff_base != "-":
        return since(args.diff_base)
    if STDIN in args.paths:
        raise ConfigError("--diff-base - and - both read standard input")
    return parse(sys.stdin.buffer.read().decode("utf-8", "surrogateescape"), Path.cwd())


def _fix_level(args: argparse.Namespace) -> Safety | None:
    if args.fix or args.diff:
        return Safety.UNSAFE if args.unsafe_fixes else Safety.SAFE
    if args.unsafe_fixes:
        raise ConfigError("--unsafe-fixes goes with --fix or --diff")
    return None


def fix_safety(entries: list[Rule]) -> str | None:
    """How safe a rule's fix is by default; None where its cases show none."""
    has_fix = any(not isinstance(case, str) for entry in entries for case in entry.bad)
    return entries[0].safety.label if has_fix else None


def named_rule(name: str, rules: list[Rule]) -> list[Rule]:
    """The rule of a name: one, or the entries of a table. Raises ConfigError."""
    found = [rule for rule in rules if rule.name == name]
    if not found:
        raise ConfigError(f"no rule “{name}”{nearest(name, {rule.name for rule in rules})}; `calque rules` lists them")
    return found


def sources(entries: list[Rule]) -> list[str]:
    """The languages that a rule's slips are carried over from, where it points to any; those of its entries, too."""
    return sorted({code for entry in entries for code in entry.sources})
