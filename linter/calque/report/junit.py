"""`junit`: the XML that JUnit's runners write and CI systems show as tests: a suite a file, a failure a finding."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from calque.finding import FileResult
from calque.plugins import Output
from calque.report.checkstyle import attributes
from calque.report.describe import findings, printable


def report(results: Iterable[FileResult], output: Output) -> None:
    """All files; one without findings is a test that passes."""
    suites, tests, failures, errors = "", 0, 0, 0
    for result in results:
        cases = [*_failed(result), *_broken(result)] or [
            f"    <testcase{attributes(name='calque', classname=result.path)}/>\n"
        ]
        found, broken = len(result.findings), sum(not f.harmless for f in result.failures)
        counts = attributes(name=result.path, tests=len(cases), failures=found, errors=broken)
        suites += f"  <testsuite{counts}>\n{''.join(cases)}  </testsuite>\n"
        tests, failures, errors = tests + len(cases), failures + found, errors + broken
    head = attributes(name="calque", tests=tests, failures=failures, errors=errors)
    output.stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites{head}>\n{suites}</testsuites>\n')


def _failed(result: FileResult) -> Iterator[str]:
    for f in findings(result):
        text = f"{result.path}:{f['line']}:{f['column']}: {f['message']}\n{f['text']}"
        fixes = "".join(f"\n{fix['title']}" for fix in f["fixes"])
        yield _case(
            result.path, f"{f['rule']} {f['line']}:{f['column']}", "failure", f["severity"], f["message"], text + fixes
        )


def _broken(result: FileResult) -> Iterator[str]:
    for f in result.failures:
        if not f.harmless:
            yield _case(result.path, f.rule or "calque", "error", "failure", f.error, f.error)


def _case(path: str, name: str, element: str, kind: str, message: str, text: str) -> str:
    case = attributes(name=name, classname=path)
    what = attributes(type=kind, message=message)
    lines = escape("\n".join(map(printable, text.split("\n"))))
    return f"    <testcase{case}>\n      <{element}{what}>{lines}</{element}>\n    </testcase>\n"
