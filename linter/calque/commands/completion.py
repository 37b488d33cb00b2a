"""`calque completion SHELL`: a script for the shell, made from the parser by shtab."""

import argparse

import shtab

from calque.cli import parser


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    print(shtab.complete(parser(), args.shell))
    return 0
