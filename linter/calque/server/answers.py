"""Findings as the editor shows them: diagnostics, and the page that appears when the mouse rests on one."""

from collections.abc import Iterable

from lsprotocol import types as lsp

from calque.finding import Finding, Severity
from calque.measure.describe import page_of
from calque.rule import Rule
from calque.server.checked import Checked
from calque.server.places import Places

SOURCE = "calque"
_SEVERITIES = {
    Severity.NEUTRAL: lsp.DiagnosticSeverity.Hint,
    Severity.MINOR: lsp.DiagnosticSeverity.Information,
    Severity.MAJOR: lsp.DiagnosticSeverity.Warning,
    Severity.CRITICAL: lsp.DiagnosticSeverity.Error,
}


def diagnostics(checked: Checked, places: Places, uri: str) -> list[lsp.Diagnostic]:
    """One a finding, in order."""
    return [diagnostic(finding, places, uri) for finding in checked.findings]


def diagnostic(finding: Finding, places: Places, uri: str) -> lsp.Diagnostic:
    """The finding as the editor underlines and lists it."""
    related = [
        lsp.DiagnosticRelatedInformation(lsp.Location(uri, places.range(r.span)), r.message) for r in finding.related
    ]
    return lsp.Diagnostic(
        range=places.range(finding.span),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
    )


def hover(checked: Checked, places: Places, position: lsp.Position, rules: Iterable[Rule]) -> lsp.Hover | None:
    """What there is to say of the findings at a position."""
    at = places.offset(position)
    here = [f for f in checked.findings if f.span.start <= at < max(f.span.end, f.span.start + 1)]
    if not here:
        return None
    by_name = {rule.name: rule for rule in rules}
    pages = [_page(finding, by_name.get(finding.rule)) for finding in here]
    content = lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(pages))
    return lsp.Hover(content, places.range(here[0].span))


def _page(finding: Finding, rule: Rule | None) -> str:
    parts = [f"**{finding.rule}** ({finding.severity.label}, {finding.category.value})", finding.message]
    if rule:
        parts += [rule.why, f"*Precision: {' '.join(page_of(rule))}*"]
    return "\n\n".join(parts)
