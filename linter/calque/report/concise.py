"""`concise`: one line a finding, for editors, grep and people in a hurry."""

from collections.abc import Iterable

from calque.finding import FileResult
from calque.plugins import Output
from calque.report import describe


def report(results: Iterable[FileResult], output: Output) -> None:
    """path:line:column: severity rule: message (key of the catalog's entry)"""
    for result in results:
        for f in describe.findings(result):
            line = f"{result.path}:{f['line']}:{f['column']}: {f['severity']} {f['rule']}: {f['message']}"
            output.stream.write(describe.printable(line) + describe.in_brackets(f) + "\n")
