"""Plain lists shared by rules: one entry a line; lines that begin with "#" say what it is, whence, and its licence."""

from functools import cache
from pathlib import Path


@cache
def lexicon(name: str) -> frozenset[str]:
    """The entries of `name`.txt."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
