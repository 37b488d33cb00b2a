"""Runs calque as a user does, with a few rules made for the tests in place of the built-in ones."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from calque.cli import main
from calque.document import Passage

RULES = {
    "wording/no-start.toml": """
summary  = "“no-start” for “non-starter”"
why      = "A phrase for a plan that cannot succeed, rendered word for word."
category = "Style"
severity = "major"
safety   = "safe"
pattern  = '\\bno-start\\b'
fix      = "non-starter"
message  = "“{match}” is not idiomatic; did you mean “{fix}”?"
bad  = [["The plan is a no-start.", "The plan is a non-starter."]]
good = ["The plan is a non-starter."]
""",
    "wording/big-amount.toml": """
summary  = "“big amount” for “large amount”"
why      = "Amounts are large."
category = "Style"
severity = "minor"
message  = "amounts are large"
phrase   = "big amount"
fix      = "large amount"
bad  = [["It took a big amount of work.", "It took a large amount of work."]]
good = ["It took a large amount of work."]
""",
    "names/rivers.toml": """
summary  = "A river without its capital"
sources  = ["ru", "fr"]
why      = "Rivers are written with a capital."
category = "Linguistic conventions"
severity = "critical"
message  = "“{match}” is a river"
case-sensitive = true
phrase   = "danube"
bad  = ["They sailed down the ⟦danube⟧."]
good = ["They sailed down the Danube."]
""",
    "names/lakes.toml": """
summary  = "A lake without its capital, not measured yet"
why      = "Lakes are written with a capital."
category = "Linguistic conventions"
severity = "minor"
preview  = true
message  = "“{match}” is a lake"
case-sensitive = true
phrase   = "lake balaton"
bad  = ["They swam in ⟦lake balaton⟧."]
good = ["They swam in Lake Balaton."]
""",
    "trouble/crash.py": """
from calque import Rule, Triggers

class Crash(Rule):
    '''A rule that raises

    Where the text tells it to.
    '''
    triggers = Triggers(frozenset({"crash here"}))
    bad = ("⟦Something⟧.",)
    good = ("Nothing.",)

    def check(self, document, passages):
        raise RuntimeError("as asked")
""",
}

PLUGIN = """
from pathlib import Path
from calque import hookimpl, load_rules

@hookimpl
def calque_rules():
    return load_rules(Path(__file__).parent / "rules")
"""


class PanicException(BaseException):
    """Stands for what a library in Rust raises when it breaks down."""


class Ran(NamedTuple):
    """How a run of calque ended, and what it wrote."""

    status: int
    out: str
    err: str


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write some files, with their folders; returns the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
    return folder


def install(site: Path, *, rules: dict[str, str] = RULES, **plugins: str) -> Path:
    """Make a folder that, first on Python's path, stands for an installation of calque with other plugins.

    A distribution found first hides a later one of the same name, and with it the entry point of the built-in rules.
    `plugins` are the sources of modules; without any, there is one that brings `rules`.
    """
    sources = plugins or {"pack_of_the_tests": PLUGIN}
    points = "".join(f"{name} = {name}\n" for name in sources)
    write(site / "calque-0.1.0.dist-info", {"METADATA": "Name: calque\nVersion: 0.1.0\n"})
    write(site / "calque-0.1.0.dist-info", {"entry_points.txt": f"[calque]\n{points}"})
    write(site, {f"{name}.py": source for name, source in sources.items()})
    write(site / "rules", rules)
    return site


class Calque:
    """The command, in this process or in one of its own; both in the working directory of the test."""

    def __init__(self, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.site, self._monkeypatch, self._capsys = site, monkeypatch, capsys

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Ran:
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([str(argument) for argument in arguments])
        return Ran(status, *self._capsys.readouterr())

    def start(self, *arguments: str | Path, **environment: str) -> "subprocess.Popen[bytes]":
        """Begin a process whose input and outputs are pipes."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [sys.executable, "-m", "calque", *map(str, arguments)],
            stdin=pipe, stdout=pipe, stderr=pipe, env=self.environment() | environment,
        )  # fmt: skip

    def process(self, *arguments: str | Path, stdin: bytes = b"", **environment: str) -> Ran:
        """Run a process to its end."""
        process = self.start(*arguments, **environment)
        out, err = process.communicate(stdin, timeout=60)
        return Ran(process.returncode, out.decode(), err.decode())

    def environment(self) -> dict[str, str]:
        """The environment that a process of calque finds the tests' rules in."""
        kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
        return kept | {"PYTHONPATH": str(self.site)}


def assert_exact(content: str, passages: Sequence[Passage]) -> None:
    """Slices cover each passage in order; what is literal is the same characters in the file, word by word."""
    for passage in passages:
        position, place = 0, 0
        for s in passage.slices:
            assert s.text_start == position < s.text_end
            assert place <= s.source_start <= s.source_end <= len(content)
            position, place = s.text_end, s.source_end
            if s.literal:
                assert content[s.source_start : s.source_end] == passage.text[s.text_start : s.text_end]
                for word in re.finditer(r"\w+", passage.text[s.text_start : s.text_end]):
                    found = passage.locate(s.text_start + word.start(), s.text_start + word.end())
                    assert content[found.start : found.end] == word.group()
        assert position == len(passage.text)
        assert passage.text == passage.text.strip() != ""
    starts = [p.slices[0].source_start for p in passages]
    assert starts == sorted(starts)
