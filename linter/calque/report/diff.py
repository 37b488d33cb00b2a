"""What `--diff` shows: the change that the fixes would make, as a unified diff."""

from collections.abc import Iterable
from difflib import unified_diff

from calque.finding import FileResult
from calque.plugins import Output

_RESET = "\x1b[0m"
_STYLES = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def report(results: Iterable[FileResult], output: Output) -> None:
    """The diff of each file that would change."""
    for result in results:
        if result.original is None or result.source is None:
            continue
        before, after = (text.splitlines(keepends=True) for text in (result.original, result.source.text))
        for line in unified_diff(before, after, result.path, result.path):
            style = _STYLES.get(line[0], "") if output.color else ""
            output.stream.write(style + line.rstrip("\r\n") + (_RESET if style else "") + "\n")
            if not line.endswith(("\n", "\r")):
                output.stream.write("\\ No newline at end of file\n")
