"""How much may be found before a run fails: `max-findings` and `max-penalty`, for all files or for some paths."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from calque.config import Limit, Settings
from calque.finding import FileResult
from calque.penalty import Weighed


@dataclass
class Gates:
    """Counts results against the limits that settings set; those of all files, and those for the paths of a pattern."""

    settings: Settings
    whole: Weighed = field(default_factory=Weighed)
    parts: dict[str, Weighed] = field(default_factory=dict)

    @property
    def are_set(self) -> bool:
        """Whether there is any limit; without one, a single finding fails a run."""
        return bool(self.settings.limits) or _of_all(self.settings) != Limit()

    def count(self, result: FileResult) -> None:
        """Count a file's findings that are grave enough to fail a run."""
        level = self.settings.fail_level
        grave = FileResult(
            result.path, findings=tuple(f for f in result.findings if f.severity >= level), words=result.words
        )
        self.whole.add(grave)
        relative = self.settings.relative(Path(result.path)) if self.settings.limits else None
        for pattern, _ in self.settings.limits:
            if relative is not None and _matches(pattern, relative):
                self.parts.setdefault(pattern, Weighed()).add(grave)

    def broken(self) -> Iterator[str]:
        """What goes over a limit, in words."""
        yield from self._over(_of_all(self.settings), self.whole, "")
        for pattern, limit in self.settings.limits:
            yield from self._over(limit, self.parts.get(pattern, Weighed()), f"{pattern}: ")

    def _over(self, limit: Limit, weighed: Weighed, where: str) -> Iterator[str]:
        number = weighed.findings.total()
        if limit.max_findings is not None and number > limit.max_findings:
            yield f"{where}{number:,} findings, more than the {limit.max_findings:,} allowed"
        penalty = weighed.penalty(self.settings.weights)
        if limit.max_penalty is not None and penalty and penalty.value > limit.max_penalty:
            yield f"{where}{penalty}, more than the {limit.max_penalty:g} allowed"


def _of_all(settings: Settings) -> Limit:
    return Limit(settings.max_findings, settings.max_penalty)


def _matches(pattern: str, relative: str) -> bool:
    from pathspec import GitIgnoreSpec  # few runs have limits for paths

    return bool(GitIgnoreSpec.from_lines([pattern]).match_file(relative))
