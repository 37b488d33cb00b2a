"""Plugins: where rules, formats and reports come from. The built-in rules come in the same way as anyone's.

A plugin is a module or an object named by an entry point of the group `calque`, with functions marked
`@calque.hookimpl`. A function may leave out arguments that it does not need.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

import pluggy

from calque.config import Settings
from calque.document import Passage, Source
from calque.errors import CalqueError, PluginError
from calque.finding import FileResult
from calque.rule import Rule

ENTRY_POINTS = "calque"

hookspec = pluggy.HookspecMarker("calque")
hookimpl = pluggy.HookimplMarker("calque")


@dataclass(frozen=True, slots=True)
class Output:
    """Where a report goes, whether in colours, and whether it is to be silent where nothing was found."""

    stream: TextIO
    color: bool = False
    quiet: bool = False


Reporter = Callable[[Iterable[FileResult], Output], None]
"""Writes results as they come."""


class Hooks:
    """What a plugin can bring."""

    @hookspec
    def calque_rules(self, settings: Settings) -> Iterable[Rule]:  # type: ignore[empty-body]
        """Rules. Called once for each set of settings."""

    @hookspec
    def calque_suffixes(self) -> Iterable[str]:  # type: ignore[empty-body]
        """The endings (".md") of the files to read when a folder is checked."""

    @hookspec(firstresult=True)
    def calque_extract(self, source: Source, settings: Settings) -> Sequence[Passage] | None:
        """The prose of a file, or None when it is not of a format that this plugin reads. The first answer wins."""

    @hookspec
    def calque_reporters(self) -> Mapping[str, Reporter]:  # type: ignore[empty-body]
        """Output formats, by name."""


class Plugins:
    """All plugins, loaded."""

    def __init__(self, manager: pluggy.PluginManager) -> None:
        self._hook = manager.hook

    def rules(self, settings: Settings) -> list[Rule]:
        """The rules of all plugins, sorted by name. Raises RuleError or PluginError."""
        rules = [rule for some in self._call("calque_rules", settings=settings) for rule in some]
        groups: dict[str, str] = {}
        for rule in rules:
            if groups.setdefault(rule.name, rule.group) != rule.group:
                raise PluginError(f"two plugins bring a rule “{rule.name}”: in {groups[rule.name]} and in {rule.group}")
        return sorted(rules, key=lambda rule: rule.name)

    def suffixes(self) -> frozenset[str]:
        """The endings of the files to read in folders."""
        return frozenset(suffix for some in self._call("calque_suffixes") for suffix in some)

    def extract(self, source: Source, settings: Settings) -> Sequence[Passage]:
        """The prose of a file. Plain text answers last, so there always is an answer."""
        passages: Sequence[Passage] = self._hook.calque_extract(source=source, settings=settings)
        return passages

    def reporters(self) -> dict[str, Reporter]:
        """Output formats, by name."""
        return {name: reporter for some in self._call("calque_reporters") for name, reporter in some.items()}

    def _call(self, name: str, **arguments: object) -> list[Any]:
        try:
            return list(getattr(self._hook, name)(**arguments))
        except CalqueError:
            raise
        except Exception as error:
            raise PluginError(f"a plugin's {name} failed: {type(error).__name__}: {error}") from error


def load_plugins() -> Plugins:
    """The built-in formats and reports, and every installed plugin. Raises PluginError for one that does not load."""
    from importlib.metadata import entry_points

    from calque import extract, report, suppression

    manager = pluggy.PluginManager("calque")
    manager.add_hookspecs(Hooks)
    for module in (*extract.FORMATS, suppression, report):
        manager.register(module)
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda p: p.name):
        try:
            manager.register(point.load(), point.name)
            manager.check_pending()
        except CalqueError:
            raise
        except Exception as error:
            where = f"{point.dist.name} {point.dist.version}" if point.dist else "unknown"
            raise PluginError(
                f"the plugin “{point.name}” ({point.value}, from {where}) does not load:"
                f" {type(error).__name__}: {error}"
            ) from error
    return Plugins(manager)
