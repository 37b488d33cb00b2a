"""What was found in earlier runs, so that a file which is as it was need not be checked again.

A file's findings are kept under a hash of its text and of all that decides what is found in it: its name, the settings,
calque, the rules and plugins, and the packages installed beside them. One file of the cache folder holds all that a
working directory's files gave under the same options. It is written at the end of a run, whole or not at all; of two
runs beside each other, what the second knows is added. One that cannot be read is as good as none.
"""

import json
import os
import sys
import time
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import Any

from calque import __version__
from calque.cache import cache_folder, keep, stamps
from calque.config import Settings
from calque.document import Source, Span, Unit
from calque.finding import Category, Edit, Failure, Finding, Fix, Related, Safety, Severity, Silenced
from calque.fix import Examined
from calque.installed import packages
from calque.rule import Rule

_DAY = 86_400  # seconds
_FORGOTTEN = 30 * _DAY  # what no run has used for so long goes
_STATE = 16  # hexadecimal digits at the start of a key: of all but the file itself

Row = list[Any]
"""A key, the file's size, and what was found."""


class Kept:
    """The findings of earlier runs. `new` are this run's: rows by path, as a worker hands them to the main process."""

    def __init__(self, options: str = "", states: dict[Settings, str] | None = None) -> None:
        self._file = cache_folder() / f"results-{zlib.crc32(f'{os.getcwd()} {options}'.encode()):08x}.json"
        self.states = states or {}
        self._rows = _read(self._file) if states is None else {}
        self.new: dict[str, Row] = {}

    def knows(self, path: Path, settings: Settings) -> bool:
        """Whether the file seems to be as it was, judged by its size."""
        row = self._rows.get(str(path))
        try:
            return row is not None and row[0][:_STATE] == self.states[settings] and row[1] == os.stat(path).st_size
        except (OSError, LookupError, TypeError):
            return False

    def key(self, source: Source, settings: Settings) -> str:
        """What a file's findings are kept under; "" where they are not to be kept."""
        state = self.states.get(settings)
        if not state:
            return ""
        digest = blake2b(f"{source.path}\0{source.encoding}\0".encode("utf-8", "surrogatepass"), digest_size=16)
        digest.update(source.text.encode("utf-8", "surrogatepass"))
        digest.update(source.package)
        return state + digest.hexdigest()

    def get(self, path: str, key: str) -> Examined | None:
        """What was found in a file, if that is known."""
        row = self._rows.get(path)
        try:
            return _examined(row, path) if row and row[0] == key else None
        except (ValueError, TypeError, LookupError):
            return None

    def put(self, path: str, key: str, examined: Examined) -> None:
        """Keep what was found, unless it might be otherwise the next time."""
        if key and all(failure.harmless for failure in examined.failures):
            with suppress(OSError):
                self.new[path] = _row(key, os.stat(path).st_size, examined)

    def save(self) -> None:
        """Write what is new, beside what is there; files that are gone are forgotten."""
        if not self.new:
            _touch(self._file)
            return
        rows = {path: row for path, row in _read(self._file).items() if os.path.lexists(path)}
        rows |= self.new
        keep(self._file, json.dumps({"files": rows}))
        _forget_old(self._file.parent)


def _read(file: Path) -> dict[str, Row]:
    try:
        rows = json.loads(file.read_bytes())["files"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return rows if isinstance(rows, dict) else {}


def _touch(file: Path) -> None:
    with suppress(OSError):
        if time.time() - file.stat().st_mtime > _DAY:
            os.utime(file)


def _forget_old(folder: Path) -> None:
    with suppress(OSError):
        for file in folder.glob("results-*.json"):
            if time.time() - file.stat().st_mtime > _FORGOTTEN:
                file.unlink()


def _row(key: str, size: int, found: Examined) -> Row:
    findings = [_finding_row(finding) for finding in found.findings]
    silenced = [(_finding_row(s.finding), s.reason) for s in found.silenced]
    return [key, size, found.words, findings, [(f.error, f.rule, f.note) for f in found.failures], silenced]


def _finding_row(f: Finding) -> Row:
    fixes = [(x.title, x.safety, x.edits) for x in f.fixes]
    return [f.rule, f.group, f.span, f.message, f.severity, f.category, fixes, f.related, f.around, f.unit]


def _examined(row: Row, path: str) -> Examined:
    _, _, words, findings, failures, silent = row
    notes = [Failure(path, error, rule, harmless=True, note=note) for error, rule, note in failures]
    silenced = [Silenced(_finding(finding), reason) for finding, reason in silent]
    return Examined([_finding(finding) for finding in findings], notes, words, silenced=silenced)


def _finding(row: Row) -> Finding:
    rule, group, span, message, severity, category, fixes, related, around, unit = row
    return Finding(
        rule,
        group,
        Span(*span),
        message,
        Severity(severity),
        Category(category),
        tuple(Fix(title, Safety(safety), _edits(edits)) for title, safety, edits in fixes),
        tuple(Related(Span(*place), why) for place, why in related),
        Span(*around) if around else None,
        Unit(unit[0], unit[1], unit[2], tuple(unit[3])) if unit else None,
    )


def _edits(rows: Iterable[Row]) -> tuple[Edit, ...]:
    return tuple(Edit(Span(*span), text) for span, text in rows)


# what decides besides the file itself


def state(settings: Settings, rules: Iterable[Rule], plugins: Iterable[object]) -> str:
    """16 hexadecimal digits of all that decides what is found in a file, but the file; "" where that is not known."""
    modules = {_module_of(plugin) for plugin in plugins} | {sys.modules.get(type(rule).__module__) for rule in rules}
    if None in modules:
        return ""
    places: set[Path] = {rule.path.absolute().parents[1] for rule in rules if rule.path}
    for module in modules:
        places.update(_places(module))
    try:
        files = [line for place in sorted(places) for line in _stamps(place)]
        beside = [line for folder in sys.path for line in _installed(folder)]
    except OSError:
        return ""
    known = [__version__, sys.version, os.getcwd(), str(settings.root), repr(settings), *files, *beside]
    return blake2b("\n".join(known).encode("utf-8", "surrogatepass"), digest_size=_STATE // 2).hexdigest()


def _module_of(plugin: object) -> ModuleType | None:
    return plugin if isinstance(plugin, ModuleType) else sys.modules.get(type(plugin).__module__)


def _places(module: ModuleType | None) -> Sequence[Path]:
    """The folders of the package that a module is of; of a module by itself, its folder's modules, as "*.py"."""
    top = sys.modules.get(module.__name__.partition(".")[0]) if module else None
    file = getattr(module, "__file__", None)
    if top is not None and hasattr(top, "__path__"):
        return [Path(folder) for folder in top.__path__]
    return [Path(file).parent / "*.py"] if file else [Path("/unknown place of a module")]


def _stamps(place: Path) -> list[str]:
    if place.name != "*.py":
        return stamps(place)
    return sorted(f"{file} {file.stat().st_mtime_ns} {file.stat().st_size}" for file in place.parent.glob(place.name))


def _installed(folder: str) -> list[str]:
    """What packages a folder of Python's path has, of which version, and when each was installed."""
    return [f"{entry.name} {entry.stat().st_mtime_ns}" for entry in packages(folder)]
