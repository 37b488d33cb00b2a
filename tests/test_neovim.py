"""The language server, in a real editor: Neovim without a screen opens a file and shows what calque finds in it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import Calque, write

SCRIPT = Path(__file__).parent / "editors" / "neovim.lua"


@pytest.mark.skipif(not shutil.which("nvim"), reason="Neovim is not installed")
def test_neovim_shows_findings_and_applies_a_fix(calque: Calque, folder: Path) -> None:
    write(
        folder, {"a.md": "# Plans\n\n“Café” 😀: a no-start.\nOn the danube.\n", "calque.toml": 'ignore = ["rivers"]\n'}
    )
    home = {key: str(folder / "home") for key in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    command = f"{sys.executable} -m calque server"
    done = subprocess.run(
        ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {SCRIPT}", "a.md"],
        env={**os.environ, **calque.environment(), **home, "CALQUE_COMMAND": command},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown, lines = map(json.loads, done.stdout.splitlines())
    assert [(one["line"], one["text"], one["code"], one["source"]) for one in shown] == [
        (3, "no-start", "no-start", "calque")
    ], done.stderr
    assert "is not idiomatic" in shown[0]["message"]
    assert lines == ["# Plans", "", "“Café” 😀: a non-starter.", "On the danube."]
    assert (folder / "a.md").read_text(encoding="utf-8").count("no-start") == 1  # nothing is written by itself
