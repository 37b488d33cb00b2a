"""What all formats share: lines and columns, worked out here and nowhere else, and a finding as plain data."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from calque.document import BOM, PART_END, Source, Span, Unit
from calque.finding import Failure, FileResult, Finding, Fix
from calque.fix import apply_edits

_LINE_END = re.compile(rf"\r\n|\r|\n|{PART_END}")
LONGEST_LABEL = 60  # characters

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class Lines:
    """Offsets → lines and columns, both from 1; a byte order mark takes no column.

    In a package, each member's lines count from 1.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [int(text.startswith(BOM)), *(m.end() for m in _LINE_END.finditer(text))]
        parts = [0]
        if PART_END in text:
            parts += [k for k, start in enumerate(self._starts) if text[start - 1 : start] == PART_END]
        self._parts = parts

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = self._line(offset)
        return line - self._parts[bisect_right(self._parts, line - 1) - 1], self._column(offset, line)

    def _line(self, offset: int) -> int:
        """The number of the line in the whole text."""
        return max(bisect_right(self._starts, offset), 1)

    def _column(self, offset: int, line: int) -> int:
        return max(offset - self._starts[line - 1], 0) + 1

    def start(self, line: int) -> int:
        """Where a line begins; behind the last one, where the text ends."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self._text)

    def reach(self, span: Span) -> tuple[int, int]:
        """The first and the last line that a span touches."""
        return self._line(span.start), self._line(max(span.end - 1, span.start))

    def position_in_bytes(self, offset: int) -> tuple[int, int]:
        """The same, with the column in bytes of UTF-8."""
        line, column = self.position(offset)
        return line, len(self._text[offset - column + 1 : offset].encode("utf-8", "surrogatepass")) + 1

    def around(self, span: Span) -> Span:
        """The whole lines that a span touches, without the last line's end."""
        first, last = self.reach(span)
        end = self._starts[last] if last < len(self._starts) else len(self._text)
        while end > span.end and self._text[end - 1] in ("\r", "\n", PART_END):
            end -= 1
        return Span(self._starts[first - 1], end)


def printable(text: str) -> str:
    """The text with nothing in it that moves the cursor: a file must not be able to write to the terminal."""
    return _UNPRINTABLE.sub(" ", text)


def before_and_after(source: Source, finding: Finding, fix: Fix) -> tuple[str, str]:
    """The file's text from the finding's or the first edit's start to the last end, and the same after the fix."""
    start = min([finding.span.start, *(e.span.start for e in fix.edits)])
    end = max([finding.span.end, *(e.span.end for e in fix.edits)])
    shifted = [e._replace(span=Span(e.span.start - start, e.span.end - start)) for e in fix.edits]
    return source.text[start:end], apply_edits(source.text[start:end], shifted)


def findings(result: FileResult) -> list[dict[str, Any]]:
    """A file's findings as plain data, as linter/calque/schemas/findings.schema.json describes them."""
    if result.source is None or not result.findings:
        return []
    lines = Lines(result.source.text)
    return [_finding(finding, result.source, lines) for finding in result.findings]


def failures(some: Iterable[Failure]) -> list[dict[str, Any]]:
    """Failures as plain data."""
    return [{"rule": f.rule or None, "error": f.error, "harmless": f.harmless} for f in some]


def _finding(finding: Finding, source: Source, lines: Lines) -> dict[str, Any]:
    line, column = lines.position(finding.span.start)
    end_line, end_column = lines.position(finding.span.end)
    return {
        "rule": finding.rule,
        "group": finding.group,
        "severity": finding.severity.label,
        "category": finding.category.value,
        "message": finding.message,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": source.text[finding.span.start : finding.span.end],
        "fixes": [_fix(fix) for fix in finding.fixes],
        "related": [{"start": r.span.start, "end": r.span.end, "message": r.message} for r in finding.related],
        "unit": _unit(finding.unit) if finding.unit else None,
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {"key": unit.key, "context": unit.context, "form": unit.form, "comments": list(unit.comments)}


def label(unit: Unit) -> str:
    """What the entry is called, on one line and not too long."""
    text = printable(" ".join(unit.label.split()))
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1]}…"


def in_brackets(finding: dict[str, Any]) -> str:
    """ " (name)" of the catalog's entry that a finding is in."""
    return f" ({label(Unit(**finding['unit']))})" if finding["unit"] else ""


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in fix.edits]
    return {"title": fix.title, "safety": fix.safety.label, "edits": edits}
