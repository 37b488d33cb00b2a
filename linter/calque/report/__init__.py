"""Step 7: results → a stream. One module a format; `describe` is what they share."""

from calque.plugins import Reporter, hookimpl
from calque.report import concise, github, json, terminal


@hookimpl
def calque_reporters() -> dict[str, Reporter]:
    """The built-in formats."""
    return {
        "terminal": terminal.report,
        "concise": concise.report,
        "json": json.report_json,
        "jsonl": json.report_jsonl,
        "github": github.report,
    }
