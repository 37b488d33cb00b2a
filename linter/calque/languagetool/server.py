"""Starts LanguageTool's server on this machine, and says soon what is wrong where that fails.

From language-tool-python come the folder where LanguageTool is, the command and the server's configuration. Its own way
to start is not used: it downloads what is not there, tries 900 ports where a server ends at once, and hides what that
said.
"""

import atexit
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from calque.errors import CalqueError
from calque.languagetool import keeper
from calque.languagetool.settings import Asked

_OLDEST_JAVA = 17
_HOST = "127.0.0.1"
_running: list["Server"] = []


class StartError(CalqueError):
    """LanguageTool is asked for and not to be had."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"LanguageTool: {problem}")


class Server:
    """A server that was started, and ends with this process."""

    def __init__(self, command: list[str], address: str, limit: float) -> None:
        self.address = address
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it is read when the server has ended
        self._process = subprocess.Popen(
            [sys.executable, "-I", keeper.__file__, *command],
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for us: we end the server when what is begun is done
        )
        _running.append(self)
        self._wait(limit)

    def _wait(self, limit: float) -> None:
        opener, begin = build_opener(ProxyHandler({})), time.monotonic()
        while time.monotonic() - begin < limit:
            status = self._process.poll()
            if status is not None:
                said = self.said()
                self.stop()
                raise StartError(f"the server ended at once, with status {status}; it said:\n{said}")
            try:
                with opener.open(f"{self.address}/v2/healthcheck", timeout=2):
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        said = self.said()
        self.stop()
        raise StartError(f"the server was not ready within {limit:g} seconds (`start-seconds`); it said:\n{said}")

    def said(self) -> str:
        """The last lines that it wrote."""
        self._log.seek(0)
        lines = self._log.read().decode("utf-8", "replace").strip().splitlines()
        return "\n".join(f"  {line}" for line in lines[-8:]) or "  (nothing)"

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        if self in _running:
            _running.remove(self)
        self.let_go()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def let_go(self) -> None:
        """Close our end of what it listens to; it ends when every process has done so."""
        self._log.close()
        if self._process.stdin and not self._process.stdin.closed:
            self._process.stdin.close()


def start(asked: Asked) -> Server:
    """Start a server. Raises StartError, within `start_seconds`, where there is none to be had."""
    java = shutil.which(asked.java)
    if not java:
        raise StartError(f"there is no “{asked.java}” on this machine; Java {_OLDEST_JAVA} or newer is needed")
    _check_version(java)
    jar, config = _jar(asked), _config(asked)
    for again in (True, True, False):
        port = asked.port or _free_port()
        if asked.port and _is_taken(port):
            raise StartError(f"port {port} is taken (`port`): by a server that runs already? Then set `url`")
        command = [
            java,
            *asked.java_options,
            "-cp",
            str(jar),
            "org.languagetool.server.HTTPServer",
            "--port",
            str(port),
        ]
        try:
            return Server([*command, *config], f"http://{_HOST}:{port}", asked.start_seconds)
        except StartError as error:
            if not (again and not asked.port and "already in use" in str(error)):
                raise
    raise AssertionError


def _check_version(java: str) -> None:
    try:
        ran = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StartError(f"{java} does not run: {error}") from error
    found = re.search(r'version "(?:1\.)?(\d+)', ran.stderr + ran.stdout)
    if not found:
        raise StartError(f"{java} does not say its version: {(ran.stderr or ran.stdout).strip()[:200]}")
    if int(found[1]) < _OLDEST_JAVA:
        raise StartError(f"Java {_OLDEST_JAVA} or newer is needed; {java} is version {found[1]}")


def _jar(asked: Asked) -> Path:
    """The server's jar, in the folder asked for or where language-tool-python keeps it."""
    try:
        from language_tool_python.download_lt import LocalLanguageTool
    except ImportError as error:
        raise StartError(f"pip install 'calque[languagetool]' is needed ({error})") from error
    given = Path(asked.folder) if asked.folder else None
    for name in ("languagetool-server.jar", "languagetool.jar"):
        if given and (given / name).is_file():
            return given / name
    with _kept_in(given) as folder:
        installed = LocalLanguageTool.get_latest_installed_version() if os.path.isdir(folder) else None
        try:
            if installed:
                return Path(installed.get_jar_path())
        except FileNotFoundError as error:
            raise StartError(f"{error}") from error
    raise StartError(
        f"it is not in {folder}, and calque downloads nothing: set `folder`, or build one with"
        " scripts/languagetool/build.sh"
    )


@contextmanager
def _kept_in(folder: Path | None) -> Iterator[str]:
    """While language-tool-python looks in a folder; the one where it keeps what it downloads, for none."""
    before = os.environ.get("LTP_PATH")
    if folder:
        os.environ["LTP_PATH"] = str(folder)
    try:
        yield os.environ.get("LTP_PATH") or str(Path.home() / ".cache" / "language_tool_python")
    finally:
        if folder:
            os.environ.pop("LTP_PATH")
            if before is not None:
                os.environ["LTP_PATH"] = before


def _config(asked: Asked) -> list[str]:
    """The server's options that go in a file."""
    from language_tool_python.config_file import LanguageToolConfig

    values: dict[str, object] = {"maxCheckThreads": max(asked.requests_at_once, 2), "pipelineCaching": True}
    if asked.ngram_folder:
        if not os.path.isdir(asked.ngram_folder):
            raise StartError(f"`ngram-folder`: there is no folder {asked.ngram_folder}")
        values["languageModel"] = asked.ngram_folder
    return ["--config", LanguageToolConfig(values).path]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((_HOST, port)) == 0


@atexit.register
def stop_all() -> None:
    """End every server that this process has started."""
    for server in list(_running):
        server.stop()


def _forget() -> None:
    """In a child process: the server is the parent's, and must not live on for our sake."""
    for server in _running:
        server.let_go()
    _running.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
