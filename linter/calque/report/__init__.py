"""Step 7: results → a stream. One module a format; `describe` is what they share."""

from collections.abc import Iterable
from importlib import import_module

from calque.finding import FileResult
from calque.plugins import Output, Reporter, hookimpl

_HOMES = {
    "azure": "azure.report",
    "checkstyle": "checkstyle.report",
    "concise": "concise.report",
    "github": "github.report",
    "gitlab": "gitlab.report",
    "grouped": "grouped.report",
    "html": "html.report",
    "json": "json.report_json",
    "jsonl": "json.report_jsonl",
    "junit": "junit.report",
    "markdown": "markdown.report",
    "rdjson": "rdjson.report_rdjson",
    "rdjsonl": "rdjson.report_rdjsonl",
    "sarif": "sarif.report",
    "terminal": "terminal.report",
}


@hookimpl
def calque_reporters() -> dict[str, Reporter]:
    """The built-in formats, each loaded when it is used."""
    return {name: _Lazy(home) for name, home in _HOMES.items()}


class _Lazy:
    """A reporter that is loaded on its first use, so that none slows down the others' start."""

    def __init__(self, home: str) -> None:
        self._module, _, self._function = home.partition(".")

    def __call__(self, results: Iterable[FileResult], output: Output) -> None:
        """As the reporter does."""
        getattr(import_module(f"calque.report.{self._module}"), self._function)(results, output)
