"""What the editor can do about a finding: apply a fix, apply all safe ones, ignore it here, accept the word."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types as lsp

from calque.config import NAMES, absolute, read_settings
from calque.document import Span
from calque.finding import Edit, Finding, Fix, Safety
from calque.server.answers import diagnostic
from calque.server.checked import Checked
from calque.server.places import Places

FIX_ALL = "source.fixAll.calque"
_COMMENTED = (".md", ".markdown", ".txt", ".text", ".html", ".htm")  # where an instruction is a comment


def code_actions(
    checked: Checked, places: Places, uri: str, asked: lsp.Range, context: lsp.CodeActionContext, accept: str
) -> Iterator[lsp.CodeAction]:
    """What can be done about the findings in a range, the best first. `accept` is the command that accepts a word."""
    wanted = context.only or [lsp.CodeActionKind.QuickFix]
    span = places.span(asked)
    if any(FIX_ALL.startswith(kind) for kind in wanted) and checked.fixed != checked.source.text:
        whole = Edit(Span(0, len(checked.source.text)), checked.fixed)
        yield lsp.CodeAction("Apply all safe fixes of calque", FIX_ALL, edit=_edit(uri, [whole], places))
    if not any(kind == lsp.CodeActionKind.QuickFix for kind in wanted):
        return
    for finding in checked.findings:
        if finding.span.start <= span.end and span.start <= finding.span.end:
            about = [diagnostic(finding, places, uri)]
            yield from (_fix(fix, k, about, places, uri) for k, fix in enumerate(finding.fixes) if fix.edits)
            yield from _silencing(finding, checked, about, places, uri, accept)


def _fix(fix: Fix, number: int, about: list[lsp.Diagnostic], places: Places, uri: str) -> lsp.CodeAction:
    certain = fix.safety is Safety.SAFE and number == 0
    edit = _edit(uri, fix.edits, places)
    return lsp.CodeAction(fix.title, lsp.CodeActionKind.QuickFix, about, is_preferred=certain, edit=edit)


def _silencing(
    finding: Finding, checked: Checked, about: list[lsp.Diagnostic], places: Places, uri: str, accept: str
) -> Iterator[lsp.CodeAction]:
    text = checked.source.text
    if checked.source.path.endswith(_COMMENTED):
        end = next((k for k in range(finding.span.end, len(text)) if text[k] in "\r\n"), len(text))
        comment = Edit(Span(end, end), f" <!-- calque: ignore[{finding.rule}] -->")
        title = f"Ignore {finding.rule} in this line"
        yield lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, about, edit=_edit(uri, [comment], places))
    word = text[finding.span.start : finding.span.end]
    if re.fullmatch(r"[\w'’.-]+", word):
        title = f"Accept “{word}” (adds it to the settings)"
        command = lsp.Command(title, accept, arguments=[word, uri])
        yield lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, about, command=command)


def _edit(uri: str, edits: Sequence[Edit], places: Places) -> lsp.WorkspaceEdit:
    return lsp.WorkspaceEdit(changes={uri: [lsp.TextEdit(places.range(e.span), e.text) for e in edits]})


def accept_word(word: str, path: Path) -> Path:
    """Add a word to `accept` in the settings of a file, in `.calque.toml` beside it where there are none.

    Returns the settings file. Raises OSError, ValueError or CalqueError where that file cannot be read or written.
    """
    import tomlkit

    folder = absolute(path).parent
    file = next((place for above in (folder, *folder.parents) if (place := _settings_in(above))), folder / NAMES[0])
    document = tomlkit.parse(file.read_text(encoding="utf-8")) if file.exists() else tomlkit.document()
    table = document.setdefault("tool", {}).setdefault("calque", {}) if file.name == "pyproject.toml" else document
    table.setdefault("accept", tomlkit.array()).append(word)
    file.write_text(tomlkit.dumps(document), encoding="utf-8")
    read_settings(file)  # it has to be understood
    return file


def _settings_in(folder: Path) -> Path | None:
    """The settings file in a folder that calque would take."""
    for name in NAMES:
        file = folder / name
        if file.is_file() and (name != "pyproject.toml" or "[tool.calque" in file.read_text(encoding="utf-8")):
            return file
    return None
