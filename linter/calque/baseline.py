"""The findings that a project has accepted for now, so that only new ones count.

{"version": 1, "files": {"docs/guide.md": {"place-names": {"1f0c9a6b3d527e08": 2}}}}

A finding is known by its file, its rule and a hash of its sentence (`calque.fingerprint`), and by how many there are of
these; so a line may move, and a sentence that changes is looked at anew. Paths start from the file's own folder.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from calque.config import absolute
from calque.document import Source
from calque.errors import ConfigError
from calque.finding import FileResult, Finding
from calque.fingerprint import fingerprint

NAME = "calque-baseline.json"
_VERSION = 1


class Key(NamedTuple):
    """What a finding is known by."""

    path: str
    rule: str
    sentence: str


@dataclass(frozen=True)
class Baseline:
    """How many findings of which key are known; `file` is where that is kept."""

    file: Path
    counts: Counter[Key] = field(default_factory=Counter)

    def key(self, finding: Finding, source: Source) -> Key:
        """What a finding is known by; a file that is not below the baseline's folder goes by its whole path."""
        path = absolute(Path(source.path))
        folder = absolute(self.file).parent
        name = path.relative_to(folder) if path.is_relative_to(folder) else path
        return Key(name.as_posix(), finding.rule, fingerprint(finding, source))

    def split(self, findings: Sequence[Finding], source: Source) -> tuple[list[Finding], list[Finding]]:
        """The findings that are new, and those that are known: of one key, as many as there were, the first ones."""
        left = Counter[Key]()
        new: list[Finding] = []
        known: list[Finding] = []
        for finding in findings:
            key = self.key(finding, source)
            left[key] += 1
            (known if left[key] <= self.counts[key] else new).append(finding)
        return new, known

    def with_all(self, results: Iterable[FileResult]) -> "Baseline":
        """The baseline that knows all that was found, new and known; of files that were not read, what it knew."""
        kept = list(results)
        read = {self._name(result) for result in kept if result.source}
        counts = Counter({key: number for key, number in self.counts.items() if key.path not in read})
        for result in kept:
            if result.source:
                counts.update(self.key(f, result.source) for f in (*result.findings, *result.known))
        return Baseline(self.file, counts)

    def without_stale(self, results: Iterable[FileResult]) -> "Baseline":
        """The baseline without what was not found again."""
        return Baseline(self.file, self.counts - self.stale(results))

    def stale(self, results: Iterable[FileResult]) -> Counter[Key]:
        """What is known and was not found again in the files that were read, or is of files that are gone."""
        found = Counter[Key]()
        read = set()
        for result in results:
            if result.source:
                read.add(self._name(result))
                found.update(self.key(f, result.source) for f in result.known)
        folder = absolute(self.file).parent
        gone = {path for path in {key.path for key in self.counts} - read if not (folder / path).exists()}
        return Counter({k: n for k, n in (self.counts - found).items() if k.path in read or k.path in gone})

    def _name(self, result: FileResult) -> str:
        path, folder = absolute(Path(result.path)), absolute(self.file).parent
        return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def read_baseline(file: Path) -> Baseline:
    """The baseline kept in a file. Raises ConfigError where there is none, or it cannot be understood."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["version"] != _VERSION:
            raise ConfigError(f"{file}: a baseline of version {kept['version']}; this calque reads {_VERSION}")
        counts = Counter(
            {
                Key(path, rule, sentence): _number(number)
                for path, rules in kept["files"].items()
                for rule, sentences in rules.items()
                for sentence, number in sentences.items()
            }
        )
    except FileNotFoundError as error:
        raise ConfigError(f"{file}: no such baseline; `calque baseline write` makes it") from error
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise ConfigError(f"{file}: not a baseline of calque: {error}; `calque baseline write` makes one") from error
    return Baseline(file, counts)


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{value!r} is no number of findings")
    return value


def write_baseline(baseline: Baseline) -> None:
    """Keep a baseline, in an order that makes small changes small diffs. Raises ConfigError."""
    files: dict[str, dict[str, dict[str, int]]] = {}
    for key, number in sorted(baseline.counts.items()):
        files.setdefault(key.path, {}).setdefault(key.rule, {})[key.sentence] = number
    text = json.dumps({"version": _VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n"
    try:
        baseline.file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"{baseline.file}: {error.strerror or error}") from error
