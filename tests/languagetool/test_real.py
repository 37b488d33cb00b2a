"""A real LanguageTool server, which scripts/languagetool/build.sh makes: CALQUE_LANGUAGETOOL says where it is."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from calque.languagetool.client import Client
from helpers import write
from languagetool.conftest import RECORDED

pytestmark = pytest.mark.slow

TEXT = "She took a hour to read 14.000 pages. 😀 It cost a apple and $ 5.\n"
SETTINGS = """
[languagetool]
enabled = true
folder = "{folder}"
start-seconds = 120
java-options = ["-XX:TieredStopAtLevel=1", "-Xmx768m"]
"""


def prepare(folder: Path, real: Path, files: int = 1, more: str = "") -> None:
    texts = {f"{k:03}.txt": TEXT + f"This is text number {k}.\n" for k in range(files)}
    write(folder, {"calque.toml": SETTINGS.format(folder=real) + more, **texts})


def begin(*arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "calque", "check", *arguments]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def servers(real: Path) -> list[int]:
    """The processes of servers that run from the folder."""
    listed = subprocess.run(["ps", "-ewwo", "pid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 1) for line in listed.splitlines()]
    mine = f"-cp {real}"
    return [int(pid) for pid, words in rows if mine in words and "HTTPServer" in words and "keeper.py" not in words]


def wait_for(real: Path, *, gone: bool) -> list[int]:
    for _ in range(600):
        if bool(found := servers(real)) != gone:
            return found
        time.sleep(0.1)
    raise AssertionError(servers(real))


def test_it_is_started_asked_and_ended(folder: Path, real: Path) -> None:
    prepare(folder, real, files=3)
    ran = begin("--select", "languagetool/ALL", "--output-format", "json", "--jobs", "2")
    out, err = ran.communicate(timeout=240)
    assert (ran.returncode, err) == (1, "")
    for file in json.loads(out)["files"]:
        found = {finding["rule"]: finding["text"] for finding in file["findings"]}
        assert found["languagetool/COMMA_PERIOD_CONFUSION"] == "14.000"
        assert found["languagetool/CURRENCY_SPACE"] == "$ 5"
    wait_for(real, gone=True)


def test_a_server_that_is_killed_in_mid_run_is_told_and_calque_s_findings_stay(folder: Path, real: Path) -> None:
    prepare(folder, real, files=40)
    ran = begin("--no-cache", "--jobs", "1", "--output-format", "jsonl", "--extend-select", "languagetool/ALL")
    pid = wait_for(real, gone=False)[0]
    assert ran.stdout is not None
    first = ran.stdout.readline()
    os.kill(pid, signal.SIGKILL)
    out, err = ran.communicate(timeout=240)
    assert ran.returncode == 2
    assert "000.txt" in first
    assert err.count("does not answer") >= 1
    assert "[languagetool]" in err
    assert "039.txt" in out
    last = [json.loads(line) for line in out.splitlines() if "039.txt" in line]
    assert [row["rule"] for row in last if row["rule"] in ("a-an", "languagetool")] == ["a-an", "a-an", "languagetool"]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_it_ends_when_calque_is_ended(folder: Path, real: Path, how: signal.Signals) -> None:
    prepare(folder, real, files=40)
    ran = begin("--no-cache", "--jobs", "2", "--output-format", "jsonl")
    wait_for(real, gone=False)
    time.sleep(0.5)
    ran.send_signal(how)
    ran.communicate(timeout=60)
    assert ran.returncode in (130, -how)
    wait_for(real, gone=True)


def test_it_still_says_what_was_recorded(folder: Path, real: Path) -> None:
    from calque.config import Settings
    from calque.languagetool import server
    from calque.languagetool.settings import asked

    table: dict[str, Any] = {"folder": str(real), "start-seconds": 120, "java-options": ["-XX:TieredStopAtLevel=1"]}
    started = server.start(asked(Settings().override({"languagetool": table})))
    try:
        client = Client(started.address)
        assert client.version().startswith(RECORDED["software"]["version"])
        for text, matches in RECORDED["matches"].items():
            said = [(m.rule, m.start, m.end) for m in client.check(text, {"language": "en-US"})]
            assert said == [(m["rule"]["id"], m["offset"], m["offset"] + m["length"]) for m in matches]
    finally:
        started.stop()
