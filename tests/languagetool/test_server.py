"""Starting a server: what is wrong is said at once, and one that was started ends with us."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from calque.config import Settings
from calque.languagetool import keeper, server
from calque.languagetool.server import StartError
from calque.languagetool.settings import asked
from helpers import write

JAVA = """#!/bin/sh
if [ "$1" = -version ]; then echo 'openjdk version "{version}"' >&2; exit 0; fi
{does}
"""


def java(folder: Path, does: str, version: str = "17.0.1") -> str:
    """A command that says it is Java."""
    write(folder, {"java": JAVA.format(version=version, does=does), "lt/languagetool-server.jar": ""})
    (folder / "java").chmod(0o755)
    return str(folder / "java")


def start(folder: Path, /, **values: Any) -> str:
    """Try to start; what is said."""
    table = {"folder": "lt", **{key.replace("_", "-"): v for key, v in values.items()}}
    if "java" not in table:
        table["java"] = java(folder, "exit 0")
    settings = Settings(root=folder).override({"languagetool": table})
    begin = time.monotonic()
    with pytest.raises(StartError) as raised:
        server.start(asked(settings))
    assert time.monotonic() - begin < 20
    return str(raised.value)


def test_no_java(tmp_path: Path) -> None:
    assert start(tmp_path, java="no-such-java") == (
        "LanguageTool: there is no “no-such-java” on this machine; Java 17 or newer is needed"
    )


@pytest.mark.parametrize("version", ["1.8.0_292", "11.0.2"])
def test_too_old_a_java(tmp_path: Path, version: str) -> None:
    old = java(tmp_path, "exit 0", version)
    assert "Java 17 or newer is needed" in start(tmp_path, java=old)


def test_a_java_that_does_not_say_what_it_is(tmp_path: Path) -> None:
    old = write(tmp_path, {"odd": "#!/bin/sh\necho hello\n"}) / "odd"
    old.chmod(0o755)
    assert "does not say its version: hello" in start(tmp_path, java=str(old))


def test_no_server_and_nothing_is_downloaded(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "calque downloads nothing: set `folder`" in start(tmp_path, folder="empty")
    assert "calque downloads nothing: set `folder`" in start(tmp_path, folder="not-there")
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"port {port} is taken" in start(tmp_path, port=port)


def test_a_server_that_ends_at_once_is_heard(tmp_path: Path) -> None:
    said = start(tmp_path, java=java(tmp_path, "echo no class CommonWords; exit 3"))
    assert said.startswith("LanguageTool: the server ended at once, with status 3; it said:")
    assert said.endswith("\n  no class CommonWords")


def test_a_server_that_is_never_ready_is_given_up(tmp_path: Path) -> None:
    said = start(tmp_path, java=java(tmp_path, "echo one moment; exec sleep 30"), start_seconds=1)
    assert said == "LanguageTool: the server was not ready within 1 seconds (`start-seconds`); it said:\n  one moment"


def test_no_folder_of_n_grams(tmp_path: Path) -> None:
    assert "`ngram-folder`: there is no folder" in start(tmp_path, ngram_folder="grams")


KEEPER = keeper.__file__


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_we_end_in_whatever_way(tmp_path: Path, how: signal.Signals) -> None:
    note = tmp_path / "pid"
    child = f"import os, pathlib, time; pathlib.Path({str(note)!r}).write_text(str(os.getpid())); time.sleep(60)"
    parent = f"""
import subprocess, sys, time
subprocess.Popen([sys.executable, "-I", {KEEPER!r}, sys.executable, "-c", {child!r}],
    stdin=subprocess.PIPE, start_new_session=True)
time.sleep(60)
"""
    ours = subprocess.Popen([sys.executable, "-c", parent], stderr=subprocess.DEVNULL)
    until(lambda: note.exists() and note.read_text() != "")
    pid = int(note.read_text())
    assert is_alive(pid)
    ours.send_signal(how)
    ours.wait()
    until(lambda: not is_alive(pid))


def until(true: Any) -> None:
    for _ in range(200):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.is_file() and ") Z " in state.read_text())
