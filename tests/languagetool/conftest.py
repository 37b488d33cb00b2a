"""A server that gives the answers which a real one gave (`recorded.json`), and a real one where there is one."""

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

RECORDED: dict[str, Any] = json.loads((Path(__file__).parent / "recorded.json").read_text(encoding="utf-8"))


class Fake(ThreadingHTTPServer):
    """`asked` are the requests that came; `troubles` are what to answer first instead: statuses, or 0 to hang up."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, str]] = []
        self.troubles: list[int] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Fake

    def do_GET(self) -> None:
        self._answer(RECORDED["languages"])

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {key: values[0] for key, values in parse_qs(data, keep_blank_values=True).items()}
        if asked["text"]:
            self.server.asked.append(asked)
            if self.server.troubles:
                self._fail(self.server.troubles.pop(0))
                return
        only = asked.get("enabledRules", "").split(",") if asked.get("enabledOnly") else None
        matches, begin = [], 0
        for text in asked["text"].split("\n\n"):
            for match in RECORDED["matches"].get(text, ()):
                if only is None or match["rule"]["id"] in only:
                    matches.append(match | {"offset": match["offset"] + begin})
            begin += len(text.encode("utf-16-le")) // 2 + 2
        self._answer({"software": RECORDED["software"], "matches": matches})

    def _answer(self, what: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())

    def _fail(self, status: int) -> None:
        if status:
            self.send_error(status, "as asked")
        else:
            self.close_connection = True

    def log_message(self, format: str, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Fake]:
    fake = Fake()
    thread = threading.Thread(target=fake.serve_forever, args=(0.02,))
    thread.start()
    yield fake
    fake.shutdown()
    thread.join()
    fake.server_close()


@pytest.fixture(scope="session")
def real() -> Path:
    """Where a real LanguageTool is; scripts/languagetool/build.sh makes it."""
    folder = Path(os.environ.get("CALQUE_LANGUAGETOOL") or "no folder")
    if not folder.is_dir():
        pytest.skip("CALQUE_LANGUAGETOOL names no folder with a LanguageTool server")
    return folder
