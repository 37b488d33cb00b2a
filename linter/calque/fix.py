"""Step 6: findings → new text, and new text → file.

From one snapshot, all fixes that do not overlap are applied; then the text is checked again, until nothing changes.
"""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from calque.document import Source
from calque.finding import Edit, Failure, Finding, Safety, Silenced
from calque.read import encode

ROUNDS = 10


class Examined(NamedTuple):
    """A text, checked: what was found, what failed, how many words of prose it has.

    Besides, what the baseline accepts, and what an instruction in the text silences.
    """

    findings: list[Finding]
    failures: list[Failure]
    words: int = 0
    known: Sequence[Finding] = ()
    silenced: Sequence[Silenced] = ()


Examine = Callable[[Source], Examined]
"""Checks a text."""


@dataclass(frozen=True)
class Fixed:
    """A text after fixing, what is still found in it, and how many slips of which rule were mended."""

    source: Source
    examined: Examined
    mended: Counter[str]

    def failing(self, failure: Failure) -> "Fixed":
        """The same, with one thing more that failed."""
        return replace(self, examined=self.examined._replace(failures=[*self.examined.failures, failure]))


def fix(source: Source, examine: Examine, level: Safety) -> Fixed:
    """Apply every first fix that is at least as safe as `level`, until nothing changes.

    When ten rounds do not settle it, the text stays as it was and a failure names the rules that went on; so it
    does when the fixed text could not be read any more.
    """
    examined = examine(source)
    original = Fixed(source, examined, Counter())
    current, mended = source, Counter[str]()
    for done in range(ROUNDS + 1):
        chosen = choose(examined.findings, level)
        if not chosen:
            return Fixed(current, examined, mended)
        if done == ROUNDS:
            break
        text = apply_edits(current.text, [edit for finding in chosen for edit in finding.fixes[0].edits])
        if text == current.text:
            break
        current = replace(current, text=text)
        mended.update(finding.rule for finding in chosen)
        examined = examine(current)
        broken = [f for f in examined.failures if not f.rule and not f.harmless]
        if broken:
            kept = Failure(source.path, f"the fixed text {broken[0].error}; nothing was changed")
            return original.failing(kept)
    rules = ", ".join(sorted({finding.rule for finding in chosen}))
    stuck = Failure(source.path, f"the fixes of {rules} do not settle in {ROUNDS} rounds; nothing was changed")
    return original.failing(stuck)


def choose(findings: Iterable[Finding], level: Safety) -> list[Finding]:
    """The findings whose first fix may be applied, in order, each touching no other's edits."""
    chosen: list[Finding] = []
    end = -1
    for finding in sorted(findings, key=lambda f: _reach(f)[0]):
        if finding.fixes and finding.fixes[0].edits and finding.fixes[0].safety >= level:
            first, last = _reach(finding)
            if first > end:
                chosen.append(finding)
                end = last
    return chosen


def _reach(finding: Finding) -> tuple[int, int]:
    """From the finding's start or its first edit to its end or its last: no other fix may touch this."""
    edits = finding.fixes[0].edits if finding.fixes else ()
    spans = [finding.span, *(edit.span for edit in edits)]
    return min(s.start for s in spans), max(s.end for s in spans)


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text with edits applied, none of which overlap."""
    pieces, last = [], 0
    for edit in sorted(edits):
        pieces += [text[last : edit.span.start], edit.text]
        last = edit.span.end
    return "".join([*pieces, text[last:]])


def write(path: Path, before: Source, after: Source) -> str:
    """Put the fixed text in place of the file, all of it or nothing; what went wrong, or "" when nothing did.

    The mode and, where allowed, the owner are kept; a symbolic link goes on pointing to the file.
    """
    try:
        target = path.resolve(strict=True)
        if (on_disk := target.read_bytes()) != encode(before):
            if not before.members and on_disk.decode(before.encoding, "replace") == before.text:
                return f"{before.encoding} has several ways to write some of its text; nothing was written"
            return "the file changed while it was checked; nothing was written"
        data = encode(after)
        _replace(target, data)
    except UnicodeEncodeError as error:
        return f"{after.encoding} cannot hold “{after.text[error.start : error.end]}”; nothing was written"
    except OSError as error:
        return f"{error.strerror or error}; nothing was written"
    return ""


def _replace(target: Path, data: bytes) -> None:
    status = target.stat()
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(13, "Permission denied")
    import tempfile  # few runs write, and its own imports take 4 ms

    handle, name = tempfile.mkstemp(prefix=".calque-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if hasattr(os, "chown"):
            with suppress(OSError):  # not everyone may give a file away
                os.chown(name, status.st_uid, status.st_gid)
        os.chmod(name, stat.S_IMODE(status.st_mode))
        os.replace(name, target)
    except BaseException:
        with suppress(FileNotFoundError):  # interrupted just after it became the file
            os.unlink(name)
        raise
