"""`azure`: Azure Pipelines' logging commands, which annotate a run.

https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from collections.abc import Iterable

from calque.finding import FileResult
from calque.plugins import Output
from calque.report.describe import findings

_LEVELS = {"neutral": "warning", "minor": "warning", "major": "warning", "critical": "error"}
_ESCAPES = (("%", "%AZP25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTIES = ((";", "%3B"), ("]", "%5D"))


def report(results: Iterable[FileResult], output: Output) -> None:
    """A command a finding or failure."""
    for result in results:
        for f in findings(result):
            place = f"sourcepath={_property(result.path)};linenumber={f['line']};columnnumber={f['column']}"
            command = f"type={_LEVELS[f['severity']]};{place};code={_property(f['rule'])};"
            output.stream.write(f"##vso[task.logissue {command}]{_text(f['message'])}\n")
        for failure in result.failures:
            if not failure.harmless:
                place = f"sourcepath={_property(failure.path)};"
                output.stream.write(f"##vso[task.logissue type=error;{place}]{_text(failure.error)}\n")


def _text(value: str) -> str:
    for character, code in _ESCAPES:
        value = value.replace(character, code)
    return value


def _property(value: str) -> str:
    value = _text(value)
    for character, code in _IN_PROPERTIES:
        value = value.replace(character, code)
    return value
