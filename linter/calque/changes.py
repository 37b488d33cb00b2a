"""What has changed since a commit: which lines of which files, as git or a diff tells.

For a pull request, only changed files are read and only findings in changed sentences reported; rules still see the
whole of a file.
"""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from calque.document import Source
from calque.errors import ConfigError
from calque.finding import Finding
from calque.report.describe import Lines

_FILE = re.compile(r'\+\+\+ (?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<plain>[^\t\n]*))')
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")
_DIFF = ("diff", "--no-color", "--no-ext-diff", "--unified=0", "--find-renames", "--src-prefix=a/", "--dst-prefix=b/")


@dataclass(frozen=True)
class Changes:
    """The changed lines of each file, by its real path: pairs of the first and last line, from 1."""

    lines: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)

    def has(self, path: Path) -> bool:
        """Whether anything changed in a file."""
        return os.path.realpath(path) in self.lines

    def touched(self, findings: Iterable[Finding], source: Source) -> list[Finding]:
        """The findings in sentences with a changed line."""
        changed = self.lines.get(os.path.realpath(source.path), ())
        lines = Lines(source.text)
        return [f for f in findings if _overlap(lines.reach(f.sentence), changed)]


def _overlap(sentence: tuple[int, int], changed: Iterable[tuple[int, int]]) -> bool:
    return any(first <= sentence[1] and sentence[0] <= last for first, last in changed)


def since(base: str) -> Changes:
    """What has changed in this folder's repository since it left `base`, new files included. Raises ConfigError."""
    top = Path(_git("rev-parse", "--show-toplevel").strip())
    try:
        _git("rev-parse", "--verify", "--quiet", f"{base}^{{commit}}")
    except ConfigError as error:
        hint = "fetch it first (in GitHub Actions: fetch-depth: 0)" if _is_shallow() else "no such commit or branch"
        raise ConfigError(f"--diff-base {base}: {hint}") from error
    try:
        start = _git("merge-base", base, "HEAD").strip()
    except ConfigError as error:
        hint = "the clone is shallow: fetch more of the history (fetch-depth: 0)" if _is_shallow() else str(error)
        raise ConfigError(f"--diff-base {base}: it has no commit in common with HEAD; {hint}") from error
    changes = parse(_git("-c", "core.quotePath=false", *_DIFF, start), top)
    new = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", str(top)).split("\0")
    whole = {os.path.realpath(top / name): [(1, 10**9)] for name in new if name}
    return Changes({**changes.lines, **whole})


def parse(diff: str, top: Path) -> Changes:
    """The changed lines that a unified diff tells of; its paths start from `top`. Raises ConfigError for other text."""
    lines: dict[str, list[tuple[int, int]]] = {}
    current: list[tuple[int, int]] | None = None
    for row in diff.splitlines():
        if found := _FILE.match(row):
            name = _unquoted(found["quoted"]) if found["quoted"] is not None else found["plain"].strip()
            current = None
            if name != "/dev/null":
                current = lines.setdefault(os.path.realpath(top / name.removeprefix("b/")), [])
        elif (found := _HUNK.match(row)) and current is not None:
            start, count = int(found["start"]), int(found["count"] or 1)
            current.append((start, start + max(count, 1) - 1) if count else (start, start + 1))
    if diff.strip() and not lines and "+++ /dev/null" not in diff and "diff --git" not in diff:
        raise ConfigError("--diff-base -: standard input is no unified diff")
    return Changes(lines)


def _unquoted(name: str) -> str:
    """A path as git quotes it, with C's escapes of bytes."""
    return name.encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1").decode("utf-8")


def _is_shallow() -> bool:
    return _git("rev-parse", "--is-shallow-repository").strip() == "true"


def _git(*words: str) -> str:
    """What git says. Raises ConfigError where it is not there, or fails."""
    import subprocess  # most runs ask nothing of git

    try:
        done = subprocess.run(
            ["git", *words], capture_output=True, text=True, encoding="utf-8", errors="surrogateescape", check=False
        )
    except OSError as error:
        raise ConfigError(f"--diff-base needs git: {error.strerror or error}") from error
    if done.returncode:
        raise ConfigError(f"git {words[0]}: {done.stderr.strip() or 'failed'}")
    return done.stdout
