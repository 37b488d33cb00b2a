"""Plugins: where rules, formats and reports come from. The built-in rules come in the same way as anyone's.

A plugin is a module or an object named by an entry point of the group `calque`, with functions marked
`@calque.hookimpl`. A function may leave out arguments that it does not need.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

import pluggy

from calque.config import Settings
from calque.discourse import Reader
from calque.document import Passage, Source
from calque.engine import Engine
from calque.errors import CalqueError, PluginError
from calque.finding import FileResult, Severity
from calque.installed import entry_points
from calque.rule import Rule

ENTRY_POINTS = "calque"

hookspec = pluggy.HookspecMarker("calque")
hookimpl = pluggy.HookimplMarker("calque")


@dataclass(frozen=True, slots=True)
class Output:
    """Where a report goes, whether in colours, and whether it is to be silent where nothing was found.

    `rules` are the rules that were looked for, those of a phrase table each by itself. `path` is the file that the
    report is written to, where it goes to one. `weights` is what a finding of each severity weighs in a penalty.
    """

    stream: TextIO
    color: bool = False
    quiet: bool = False
    rules: Sequence[Rule] = ()
    path: Path | None = None
    weights: Mapping[Severity, float] = field(default_factory=lambda: Settings().weights)


Reporter = Callable[[Iterable[FileResult], Output], None]
"""Writes results as they come."""


class Hooks:
    """What a plugin can bring."""

    @hookspec
    def calque_rules(self, settings: Settings) -> Iterable[Rule]:  # type: ignore[empty-body]
        """Rules. Called once for each set of settings."""

    @hookspec
    def calque_engines(self, settings: Settings) -> Iterable[Engine]:  # type: ignore[empty-body]
        """Programs with rules of their own, most of them known only when they answer. See `calque.engine`.

        Called once for each set of settings; an engine that they do not ask for is brought, too, and says so (`on`).
        """

    @hookspec
    def calque_suffixes(self) -> Iterable[str]:  # type: ignore[empty-body]
        """The endings (".md") of the files to read when a folder is checked.

        Where an ending says too little, patterns as in .gitignore ("locales/**/*.json") say which of them.
        """

    @hookspec(firstresult=True)
    def calque_extract(self, source: Source, settings: Settings) -> Sequence[Passage] | None:
        """The prose of a file, or None when it is not of a format that this plugin reads. The first answer wins."""

    @hookspec
    def calque_readers(self) -> Mapping[str, Reader]:  # type: ignore[empty-body]
        """Who recognises what a text speaks of, by language ("en"). See `calque.discourse`."""

    @hookspec
    def calque_reporters(self) -> Mapping[str, Reporter]:  # type: ignore[empty-body]
        """Output formats, by name."""


def is_pattern(suffix: str) -> bool:
    """Whether one of `calque_suffixes` is a pattern for paths and not an ending."""
    return "*" in suffix or "/" in suffix


class Plugins:
    """All plugins, loaded."""

    def __init__(self, manager: pluggy.PluginManager) -> None:
        self._manager = manager

    def everyone(self) -> set[object]:
        """The plugins themselves: modules, mostly."""
        return set(self._manager.get_plugins())

    def rules(self, settings: Settings, engines: Iterable[Engine] = ()) -> list[Rule]:
        """The rules of all plugins, and those that engines know of, sorted by name. Raises RuleError or PluginError."""
        rules: list[Rule] = [rule for engine in engines for rule in engine.rules()]
        owners: dict[str, str] = {}
        for plugin, rule in self._all("calque_rules", settings=settings):
            if not isinstance(rule, Rule):
                raise PluginError(f"the plugin “{plugin}” brings {rule!r} as a rule, which is no calque.Rule")
            if owners.setdefault(rule.name, plugin) != plugin:
                raise PluginError(f"two plugins bring a rule “{rule.name}”: {owners[rule.name]} and {plugin}")
            rules.append(rule)
        return sorted(rules, key=lambda rule: rule.name)

    def engines(self, settings: Settings) -> list[Engine]:
        """The engines of all plugins, whether on or off. Raises PluginError."""
        engines: dict[str, Engine] = {}
        for plugin, engine in self._all("calque_engines", settings=settings):
            if not isinstance(engine, Engine):
                raise PluginError(f"the plugin “{plugin}” brings {engine!r} as an engine, which is no calque.Engine")
            if engines.setdefault(engine.name, engine) is not engine:
                raise PluginError(f"the plugin “{plugin}” brings an engine “{engine.name}”, which there is already")
        return list(engines.values())

    def suffixes(self) -> frozenset[str]:
        """The endings, in lower case, and patterns of the files to read in folders. Raises PluginError."""
        suffixes = set()
        for plugin, suffix in self._all("calque_suffixes"):
            if not isinstance(suffix, str) or not (suffix.startswith(".") or is_pattern(suffix)):
                raise PluginError(f"the plugin “{plugin}” brings {suffix!r} as an ending, which is not like “.txt”")
            suffixes.add(suffix if is_pattern(suffix) else suffix.lower())
        return frozenset(suffixes)

    def extract(self, source: Source, settings: Settings) -> tuple[Passage, ...]:
        """The prose of a file. Plain text answers last, so there always is an answer."""
        return tuple(self._manager.hook.calque_extract(source=source, settings=settings))

    def readers(self) -> dict[str, Reader]:
        """Who reads which language. Raises PluginError."""
        readers: dict[str, Reader] = {}
        for plugin, (language, reader) in self._all("calque_readers"):
            if readers.setdefault(language, reader) is not reader:
                raise PluginError(f"the plugin “{plugin}” brings a reader of “{language}”, which there is already")
        return readers

    def reporters(self) -> dict[str, Reporter]:
        """Output formats, by name. Raises PluginError."""
        reporters: dict[str, Reporter] = {}
        for plugin, (name, reporter) in self._all("calque_reporters"):
            if reporters.setdefault(name, reporter) is not reporter:
                raise PluginError(f"the plugin “{plugin}” brings an output format “{name}”, which there is already")
        return reporters

    def _all(self, hook: str, **arguments: object) -> list[tuple[str, Any]]:
        """What each plugin's hook returns, one by one, with the plugin's name: so the one that fails can be named."""
        everyone = self._manager.get_plugins()
        things: list[tuple[str, Any]] = []
        for name, plugin in self._manager.list_name_plugin():
            caller = self._manager.subset_hook_caller(hook, everyone - {plugin})
            try:
                for some in caller(**arguments):
                    things += [(name, thing) for thing in (some.items() if isinstance(some, Mapping) else some)]
            except CalqueError:
                raise
            except Exception as error:
                raise PluginError(f"the plugin “{name}”: {hook} failed: {type(error).__name__}: {error}") from error
        return things


def load_plugins() -> Plugins:
    """The built-in formats and reports, and every installed plugin. Raises PluginError for one that does not load."""
    from calque import extract, languagetool, report, suppression

    manager = pluggy.PluginManager("calque")
    manager.add_hookspecs(Hooks)
    for module in (extract, suppression, report, languagetool):
        manager.register(module)
    for point in entry_points(ENTRY_POINTS):
        try:
            plugin = point.load()
            manager.register(plugin, point.name)
            manager.check_pending()
            _check_marks(plugin)
        except CalqueError:
            raise
        except Exception as error:
            raise PluginError(
                f"the plugin “{point.name}” ({point.value}, from {point.package}) does not load:"
                f" {type(error).__name__}: {error}"
            ) from error
    return Plugins(manager)


def _check_marks(plugin: object) -> None:
    """Raise TypeError for a hook without `@hookimpl`, which would be overlooked in silence."""
    for hook in vars(Hooks):
        function = getattr(plugin, hook, None)
        if hook.startswith("calque_") and function is not None and not hasattr(function, "calque_impl"):
            raise TypeError(f"{hook} is not marked with @calque.hookimpl")
