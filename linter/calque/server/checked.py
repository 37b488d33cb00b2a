"""A document in the editor, checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from calque import fix
from calque.document import Source
from calque.finding import Finding, Safety
from calque.run import Checker


@dataclass(frozen=True)
class Checked:
    """A text, its findings, and what it would be after all safe fixes."""

    source: Source
    findings: Sequence[Finding]
    fixed: str

    @classmethod
    def nothing(cls, text: str) -> "Checked":
        """A text of which nothing is known."""
        return cls(Source("", text), (), text)


def check_text(checker: Checker, path: Path, text: str) -> Checked:
    """Check the text that an editor has for a path. Raises CalqueError for settings that cannot be used."""
    settings = checker.finder.for_file(path)
    checker.rules(settings)
    source = Source(str(path), text)
    findings = checker.examine(source, settings).findings
    fixed = text
    if fix.choose(findings, Safety.SAFE):
        fixed = fix.fix(source, lambda changed: checker.examine(changed, settings), Safety.SAFE).source.text
    return Checked(source, findings, fixed)
