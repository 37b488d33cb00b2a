"""`checkstyle`: the XML that Checkstyle writes and many CI tools read."""

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from calque.finding import FileResult
from calque.plugins import Output
from calque.report.describe import findings, printable

LEVELS = {"neutral": "info", "minor": "warning", "major": "warning", "critical": "error"}


def report(results: Iterable[FileResult], output: Output) -> None:
    """One element a file that has something; one a finding or failure in it."""
    write = output.stream.write
    write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
    for result in results:
        rows = [
            (f["line"], f["column"], LEVELS[f["severity"]], f["message"], f"calque.{f['group']}.{f['rule']}")
            for f in findings(result)
        ]
        rows += [(1, 1, "error", f.error, f"calque.{f.rule}".rstrip(".")) for f in result.failures if not f.harmless]
        if rows:
            write(f"  <file{attributes(name=result.path)}>\n")
            for line, column, severity, message, source in rows:
                place = attributes(line=line, column=column, severity=severity, message=message, source=source)
                write(f"    <error{place}/>\n")
            write("  </file>\n")
    write("</checkstyle>\n")


def attributes(**values: object) -> str:
    """XML attributes, each with a space before it; what XML cannot hold becomes a space."""
    return "".join(f" {name}={quoteattr(printable(str(value)))}" for name, value in values.items())
