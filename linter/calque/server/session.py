"""The editor's requests → calque's answers, over standard input and output (pygls).

A document is checked as a whole, a moment after its last change: rules that read the whole text see all of it, and a
hundred pages take a tenth of a second, so that nothing is gained by keeping parts of an earlier answer.
"""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from calque import __version__
from calque.config import NAMES
from calque.errors import CalqueError
from calque.run import Checker, Options
from calque.server import actions, answers
from calque.server.checked import Checked, check_text
from calque.server.places import Places

PAUSE = 0.3
"""Seconds without a change after which a document is checked."""

ACCEPT = "calque.accept"
"""The command that adds a word to the settings' `accept`."""

_SUFFIXES = {"markdown": ".md", "html": ".html", "plaintext": ".txt"}


class Server(LanguageServer):
    """A language server with what it knows: settings and rules, and the last check of each open document."""

    def __init__(self, options: Options) -> None:
        super().__init__("calque", __version__)
        self._options = options
        self.checker: Checker | None = None
        self.problem = ""
        self._checked: dict[str, tuple[int | None, Checked]] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}

    def load(self) -> None:
        """Read settings and rules (anew); what cannot be used is shown, and nothing is checked until it can."""
        self._checked.clear()
        try:
            self.checker, self.problem = Checker(self._options), ""
            self.checker.rules(self.checker.finder.for_folder_here())
        except CalqueError as error:
            self._complain(str(error))

    def _complain(self, problem: str) -> None:
        self.checker = None
        if problem != self.problem:
            self.problem = problem
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"calque: {problem}"))

    def checked(self, document: TextDocument) -> Checked:
        """The document's findings as its text is now."""
        version, kept = self._checked.get(document.uri, (None, None))
        if kept is not None and version == document.version and kept.source.text == document.source:
            return kept
        result = Checked.nothing(document.source)
        if self.checker:
            try:
                result = check_text(self.checker, path_of(document), document.source)
            except CalqueError as error:  # settings of the document's own folder
                self._complain(str(error))
        self._checked[document.uri] = (document.version, result)
        return result

    def places(self, document: TextDocument) -> Places:
        """Turns offsets of the document into the editor's positions, and back."""
        return Places(document.source, document.position_codec.client_num_units)

    def publish(self, uri: str) -> None:
        """Send the document's diagnostics, for editors that do not ask for them."""
        document = self.workspace.get_text_document(uri)
        diagnostics = answers.diagnostics(self.checked(document), self.places(document), uri)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, document.version))

    def publish_soon(self, uri: str) -> None:
        """The same, once nothing has changed for a moment."""
        self.forget_waiting(uri)
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._publish_later(uri))

    async def _publish_later(self, uri: str) -> None:
        await asyncio.sleep(PAUSE)
        self.publish(uri)

    def publish_all(self) -> None:
        """Check every open document again, after settings have changed."""
        for uri in list(self.workspace.text_documents):
            self.publish(uri)

    def close(self, uri: str) -> None:
        """Forget a document, and take its diagnostics away."""
        self.forget_waiting(uri)
        self._checked.pop(uri, None)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def forget_waiting(self, uri: str) -> None:
        """Do not check what has changed again, or gone, since it was to be checked."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()


def path_of(document: TextDocument) -> Path:
    """The document's path; one that has not been saved is called by its kind of text."""
    path = uris.to_fs_path(document.uri)
    if path and document.uri.startswith("file:"):
        return Path(path)
    return Path(f"untitled{_SUFFIXES.get(document.language_id or '', '.txt')}")


def create(options: Options) -> Server:
    """A server that answers an editor's requests."""
    server = Server(options)
    _add_text(server)
    _add_questions(server)

    @server.feature(lsp.INITIALIZED)
    def initialized(_: Any) -> None:
        server.load()
        _watch_settings(server)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(_: lsp.DidChangeWatchedFilesParams) -> None:
        server.load()
        server.publish_all()

    @server.command(ACCEPT)
    def accept(word: str, uri: str) -> None:
        try:
            file = actions.accept_word(word, path_of(server.workspace.get_text_document(uri)))
        except (OSError, CalqueError, ValueError) as error:
            server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"calque: {error}"))
            return
        server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, f"“{word}” is accepted in {file}"))
        server.load()
        server.publish_all()

    return server


def _add_text(server: Server) -> None:
    """Documents that are opened, changed, saved and closed."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.publish_soon(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        if Path(params.text_document.uri).name in NAMES:
            server.load()
            server.publish_all()
            return
        server.forget_waiting(params.text_document.uri)
        server.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _add_questions(server: Server) -> None:
    """What an editor asks about a document."""

    @server.feature(
        lsp.TEXT_DOCUMENT_DIAGNOSTIC,
        lsp.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="calque"),
    )
    def diagnostic(params: lsp.DocumentDiagnosticParams) -> lsp.RelatedFullDocumentDiagnosticReport:
        document = server.workspace.get_text_document(params.text_document.uri)
        found = answers.diagnostics(server.checked(document), server.places(document), document.uri)
        return lsp.RelatedFullDocumentDiagnosticReport(items=found)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, actions.FIX_ALL]),
    )
    def code_action(params: lsp.CodeActionParams) -> Sequence[lsp.CodeAction]:
        document = server.workspace.get_text_document(params.text_document.uri)
        offered = partial(actions.code_actions, server.checked(document), server.places(document), document.uri)
        return list(offered(params.range, params.context, ACCEPT))

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        document = server.workspace.get_text_document(params.text_document.uri)
        if server.checker is None:
            return None
        rules = server.checker.rules(server.checker.finder.for_file(path_of(document))).rules
        return answers.hover(server.checked(document), server.places(document), params.position, rules)


def _watch_settings(server: Server) -> None:
    """Ask the editor to say when a settings file changes, where it can."""
    workspace = server.client_capabilities.workspace
    watching = workspace and workspace.did_change_watched_files
    if not (watching and watching.dynamic_registration):
        return
    watchers = [lsp.FileSystemWatcher(glob_pattern=f"**/{name}") for name in NAMES]
    options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
    method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
    registration = lsp.Registration(id="settings", method=method, register_options=options)
    server.client_register_capability(lsp.RegistrationParams([registration]))
