"""Whole sessions of an editor with `calque server`, over standard input and output."""

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

from calque.config import read_settings

TEXT = "Grüße 😀: a no-start takes\na big amount of the danube.\n"
UNITS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
WIDTHS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


@pytest_asyncio.fixture(params=list(UNITS))
async def client(request: pytest.FixtureRequest, folder: Path, site: Path) -> AsyncIterator[LanguageClient]:
    config = ClientServerConfig(
        server_command=[sys.executable, "-m", "calque", "server", "--stdio"],
        server_env={**os.environ, "PYTHONPATH": str(site)},
        client_factory=make_test_lsp_client,
    )
    registered: list[lsp.RegistrationParams] = []
    client = await config.start()
    assert isinstance(client, LanguageClient)

    @client.feature(lsp.CLIENT_REGISTER_CAPABILITY)  # type: ignore[untyped-decorator]
    def register(params: lsp.RegistrationParams) -> None:
        registered.append(params)

    capabilities = client_capabilities("visual-studio-code")
    assert capabilities.general is not None
    capabilities.general.position_encodings = [lsp.PositionEncodingKind(request.param)]
    work = lsp.WorkspaceFolder(uri=folder.as_uri(), name="work")
    started = await client.initialize_session(lsp.InitializeParams(capabilities=capabilities, workspace_folders=[work]))
    assert started.capabilities.position_encoding == request.param
    yield client
    assert [r.method for params in registered for r in params.registrations] == ["workspace/didChangeWatchedFiles"]
    await client.shutdown_session()
    await client.stop()  # type: ignore[no-untyped-call]


@pytest.fixture
def encoding(client: LanguageClient, request: pytest.FixtureRequest) -> str:
    name: str = request.node.callspec.params["client"]
    return name


def place(encoding: str, text: str, quote: str) -> lsp.Range:
    """The editor's range of a quotation that stands in one line."""

    def position(offset: int) -> lsp.Position:
        before = text[:offset].split("\n")
        return lsp.Position(len(before) - 1, len(before[-1].encode(UNITS[encoding])) // WIDTHS[encoding])

    start = text.index(quote)
    return lsp.Range(position(start), position(start + len(quote)))


async def open_text(client: LanguageClient, uri: str, text: str = TEXT) -> list[lsp.Diagnostic]:
    item = lsp.TextDocumentItem(uri=uri, language_id="plaintext", version=1, text=text)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(client.diagnostics[uri])


def uri_in(folder: Path, name: str = "a.txt") -> str:
    return (folder / name).as_uri()


@pytest.mark.asyncio
async def test_findings_are_pushed_at_exact_places(client: LanguageClient, encoding: str, folder: Path) -> None:
    found = await open_text(client, uri_in(folder))
    assert [(d.code, d.severity, d.source) for d in found] == [
        ("no-start", lsp.DiagnosticSeverity.Warning, "calque"),
        ("big-amount", lsp.DiagnosticSeverity.Information, "calque"),
        ("rivers", lsp.DiagnosticSeverity.Error, "calque"),
    ]
    quotes = ("no-start", "big amount", "danube")
    assert [d.range for d in found] == [place(encoding, TEXT, quote) for quote in quotes]


@pytest.mark.asyncio
async def test_findings_are_told_when_asked_for(client: LanguageClient, folder: Path) -> None:
    pushed = await open_text(client, uri_in(folder))
    identifier = lsp.TextDocumentIdentifier(uri_in(folder))
    answer = await client.text_document_diagnostic_async(lsp.DocumentDiagnosticParams(identifier))
    assert isinstance(answer, lsp.RelatedFullDocumentDiagnosticReport)
    assert [d.code for d in answer.items] == [d.code for d in pushed]


@pytest.mark.asyncio
async def test_a_change_is_checked_and_a_closed_document_forgotten(client: LanguageClient, folder: Path) -> None:
    uri = uri_in(folder)
    await open_text(client, uri)
    whole = lsp.TextDocumentContentChangeWholeDocument("The danube.\n")
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(2, uri), [whole])
    )
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert [d.code for d in client.diagnostics[uri]] == ["rivers"]
    client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not client.diagnostics[uri]


async def actions(
    client: LanguageClient, uri: str, where: lsp.Range, only: str = "quickfix"
) -> list[lsp.CodeAction | lsp.Command]:
    context = lsp.CodeActionContext(diagnostics=[], only=[only])
    asked = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), where, context)
    answer = await client.text_document_code_action_async(asked)
    return list(answer or ())


def edits(action: lsp.CodeAction | lsp.Command, uri: str) -> list[lsp.TextEdit]:
    assert isinstance(action, lsp.CodeAction)
    assert action.edit is not None
    assert action.edit.changes is not None
    return list(action.edit.changes[uri])


@pytest.mark.asyncio
async def test_a_finding_can_be_fixed_ignored_or_accepted(client: LanguageClient, encoding: str, folder: Path) -> None:
    uri = uri_in(folder)
    await open_text(client, uri)
    where = place(encoding, TEXT, "no-start")
    fix, ignore, accept = await actions(client, uri, where)
    assert isinstance(fix, lsp.CodeAction)
    assert fix.is_preferred
    (edit,) = edits(fix, uri)
    assert (edit.new_text, edit.range) == ("non-starter", lsp.Range(where.start, where.end))
    (comment,) = edits(ignore, uri)
    end = place(encoding, TEXT, " takes").end
    assert (comment.new_text, comment.range) == (" <!-- calque: ignore[no-start] -->", lsp.Range(end, end))
    assert accept.title == "Accept “no-start” (adds it to the settings)"
    assert f"'arguments': ['no-start', '{uri}']" in str(accept.command)  # lsprotocol takes the action for a command


@pytest.mark.asyncio
async def test_all_safe_fixes_at_once(client: LanguageClient, encoding: str, folder: Path) -> None:
    uri = uri_in(folder)
    await open_text(client, uri)
    (action,) = await actions(client, uri, place(encoding, TEXT, "danube"), "source.fixAll.calque")
    assert [edit.new_text for edit in edits(action, uri)] == [TEXT.replace("no-start", "non-starter")]


@pytest.mark.asyncio
async def test_an_accepted_word_is_kept_in_the_settings(client: LanguageClient, folder: Path) -> None:
    uri = uri_in(folder)
    await open_text(client, uri)
    (folder / "calque.toml").write_text("# ours\npreview = true\n", encoding="utf-8")
    command = lsp.ExecuteCommandParams("calque.accept", ["no-start", uri])
    await client.workspace_execute_command_async(command)  # answered once the documents have been checked again
    assert [d.code for d in client.diagnostics[uri]] == ["big-amount", "rivers"]
    assert (folder / "calque.toml").read_text(encoding="utf-8").startswith("# ours\npreview = true\n")
    assert read_settings(folder / "calque.toml").accept == ("no-start",)


@pytest.mark.asyncio
async def test_settings_that_change_are_read_again(client: LanguageClient, folder: Path) -> None:
    uri = uri_in(folder)
    await open_text(client, uri)
    settings = folder / "calque.toml"
    settings.write_text('ignore = ["rivers"]\n', encoding="utf-8")
    change = lsp.FileEvent(settings.as_uri(), lsp.FileChangeType.Created)
    client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([change]))
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert [d.code for d in client.diagnostics[uri]] == ["no-start", "big-amount"]

    settings.write_text("ignroe = []\n", encoding="utf-8")
    client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([change]))
    await client.wait_for_notification(lsp.WINDOW_SHOW_MESSAGE)
    assert "unknown setting `ignroe` (did you mean “ignore”?)" in client.messages[-1].message


@pytest.mark.asyncio
async def test_resting_on_a_finding_tells_why(client: LanguageClient, encoding: str, folder: Path) -> None:
    uri = uri_in(folder)
    await open_text(client, uri)
    at = place(encoding, TEXT, "no-start").start
    page = await client.text_document_hover_async(lsp.HoverParams(lsp.TextDocumentIdentifier(uri), at))
    assert page is not None
    assert isinstance(page.contents, lsp.MarkupContent)
    assert page.contents.value.startswith("**no-start** (major, Style)")
    assert "A phrase for a plan that cannot succeed" in page.contents.value
    elsewhere = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(0, 0))
    assert await client.text_document_hover_async(elsewhere) is None
