"""`calque completion SHELL`: a script for the shell, made from the parser by shtab."""

import argparse

import shtab

from calque.cli import parser


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    completed = parser()
    _complete_paths(completed)
    print(shtab.complete(completed, args.shell))
    return 0


def _complete_paths(parser: argparse.ArgumentParser) -> None:
    """Have the shell offer files wherever an argument is one, in the commands too."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _complete_paths(command)
        elif action.metavar in ("PATH", "FILE"):
            action.complete = shtab.FILE  # type: ignore[attr-defined]
