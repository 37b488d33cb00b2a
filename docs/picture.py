"""Draws docs/terminal.svg, the README's picture, from real output: python docs/picture.py."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
EXAMPLE = "examples/summit.txt"
WIDTH = 100
MOST = 4  # findings shown; the last line counts them all


def main() -> None:
    """Run calque on the example and save what it prints."""
    calque = Path(sys.executable).parent / "calque"
    words = [str(calque), "check", EXAMPLE, "--isolated", "--color", "always"]
    environment = {"COLUMNS": str(WIDTH - 2), "TERM": "xterm-256color"}
    printed = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False).stdout
    *findings, summary = printed.rstrip("\n").split("\n\n")
    shown = [*findings[:MOST], f"… {len(findings) - MOST} more …", summary]
    console = Console(record=True, width=WIDTH, file=StringIO())
    console.print(Text.assemble(("$ ", "green"), f"calque check {EXAMPLE}\n"))
    console.print(Text.from_ansi("\n\n".join(shown)))
    console.save_svg(str(ROOT / "docs" / "terminal.svg"), title="calque")


if __name__ == "__main__":
    main()
