"""`terminal`: for people. The line, the slip underlined, the reason, the fix as before → after."""

from collections import Counter
from collections.abc import Iterable, Iterator

from calque.document import Source, Span
from calque.finding import FileResult, Finding, Safety, Severity
from calque.plugins import Output
from calque.report.describe import Lines, before_and_after, label, printable

_STYLES = {Severity.NEUTRAL: "blue", Severity.MINOR: "cyan", Severity.MAJOR: "yellow", Severity.CRITICAL: "red"}
_MARGIN = "  │ "
_NARROWEST, _WIDEST = 60, 120


def report(results: Iterable[FileResult], output: Output) -> None:
    """Each finding in a few lines; then how many there are, and how many calque can mend."""
    counts: Counter[str] = Counter()
    printer = None
    for result in results:
        counts["files"] += result.source is not None
        counts["fixed"] += sum(number for _, number in result.fixed)
        if result.source is None or not result.findings:
            continue
        printer = printer or _Printer(output)
        lines = Lines(result.source.text)
        for finding in result.findings:
            counts["findings"] += 1
            counts[_fixable(finding)] += 1
            printer.finding(result.path, result.source, finding, lines)
    if counts["findings"] or counts["fixed"] or not output.quiet:
        output.stream.write(_summary(counts))


def _fixable(finding: Finding) -> str:
    return finding.fixes[0].safety.label if finding.fixes and finding.fixes[0].edits else "not fixable"


def _summary(counts: Counter[str]) -> str:
    safe, unsafe = counts[Safety.SAFE.label], counts[Safety.UNSAFE.label]
    parts = [f"Fixed {_count(counts['fixed'], 'slip')}."] if counts["fixed"] else []
    if counts["findings"]:
        parts.append(f"Found {_count(counts['findings'], 'slip')} in {_count(counts['files'], 'file')}.")
    else:
        parts.append(f"No slips in {_count(counts['files'], 'file')}.")
    if safe:
        parts.append(f"{safe} can be fixed with --fix{f', {unsafe} more with --unsafe-fixes' if unsafe else ''}.")
    elif unsafe:
        parts.append(f"{unsafe} can be fixed with --unsafe-fixes.")
    return " ".join(parts) + "\n"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


class _Printer:
    """Writes findings with rich, which is not loaded before there is one."""

    def __init__(self, output: Output) -> None:
        from rich.console import Console

        self._console = Console(
            file=output.stream,
            force_terminal=output.color,
            color_system="standard" if output.color else None,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=True,
        )
        self._width = min(max(self._console.width, _NARROWEST), _WIDEST)

    def finding(self, path: str, source: Source, finding: Finding, lines: Lines) -> None:
        """Place and rule; the line with the slip; the reason; the fix; other places to look at."""
        from rich.text import Text

        style = _STYLES[finding.severity]
        line, column = lines.position(finding.span.start)
        self._console.print(
            Text.assemble(
                (f"{printable(path)}:{line}:{column}", "bold"),
                "  ",
                (finding.severity.label, style),
                "  ",
                (finding.rule, "bold"),
                (f"  {label(finding.unit)}" if finding.unit else "", "dim"),
            )
        )
        for excerpt in _excerpt(source.text, finding.span, lines, self._width - len(_MARGIN)):
            self._console.print(Text.assemble((_MARGIN, "dim"), (excerpt[0]), (excerpt[1], style), (excerpt[2])))
        self._console.print("  " + printable(finding.message))
        for described in _fixes(source, finding):
            self._console.print(Text(f"  {described}", "green"))
        for related in finding.related:
            at = lines.position(related.span.start)
            self._console.print(Text(f"  see {at[0]}:{at[1]}: {printable(related.message)}", "dim"))
        self._console.print()


def _excerpt(text: str, span: Span, lines: Lines, width: int) -> Iterator[tuple[str, str, str]]:
    """The line around a slip, cut to fit, and the row of carets under it; each as before, slip, after."""
    from rich.cells import cell_len

    around = lines.around(span)
    first, last = max(around.start, span.start - width), min(around.end, span.end + width)  # all that could be shown
    before = "…" * (first > around.start) + printable(text[first : span.start])
    shown = min(span.end, span.start + width)
    slip = _crop(printable(text[span.start : shown]) + "…" * (shown < span.end), width - 2)
    after = printable(text[span.end : last]) + "…" * (last < around.end)
    room = width - cell_len(slip)
    left = max(room // 2, room - cell_len(after))
    before = _crop(before[::-1], left)[::-1]
    after = _crop(after, room - cell_len(before))
    yield before, slip, after
    yield " " * cell_len(before), "^" * max(cell_len(slip), 1), ""


def _crop(text: str, width: int) -> str:
    """As much of the text as fits, with an ellipsis where something is cut."""
    from rich.cells import cell_len

    if cell_len(text) <= width:
        return text
    kept = text[: max(width - 1, 0)]
    while kept and cell_len(kept) > width - 1:
        kept = kept[:-1]
    return kept + "…"


def _fixes(source: Source, finding: Finding) -> Iterator[str]:
    for number, fix in enumerate(finding.fixes):
        label = ("or" if number else "fix") + ("" if fix.safety is Safety.SAFE else f" ({fix.safety.label})")
        if not fix.edits:
            yield f"{label}: {printable(fix.title)}"
            continue
        before, after = (printable(" ".join(part.split())) for part in before_and_after(source, finding, fix))
        yield f"{label}: {before} → {after or '(nothing)'}"
