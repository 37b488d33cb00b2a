"""Which of all rules apply: `select`, `extend-select`, `ignore` and `per-file-ignores`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from calque.config import Settings
from calque.engine import Engine, EngineRule
from calque.errors import ConfigError, nearest
from calque.rule import Rule
from calque.triggers import Scanner

ALL = "all"

EVERYTHING = "/ALL"
"""Behind an engine's name: all its rules, those in preview and those that nothing is known of, too."""


@dataclass(frozen=True)
class RuleSet:
    """The rules that apply under some settings, and the names of all there are."""

    rules: tuple[Rule, ...]
    names: frozenset[str]
    whole: frozenset[str] = frozenset()
    """The names, groups and "all" of which every rule applies, preview rules aside."""
    engines: tuple[Engine, ...] = ()
    """Those of which some rule may apply."""
    prefixes: frozenset[str] = frozenset()
    """The names of all engines: any name that begins with "engine/" may be one of its rules."""
    choice: "Choice" = field(default_factory=lambda: Choice())  # noqa: PLW0108 - it stands below

    def knows(self, name: str) -> bool:
        """Whether there is, or may be, a rule or group of that name."""
        return name in self.names or _prefix(name) in self.prefixes

    def without(self, unchecked: frozenset[str]) -> "RuleSet":
        """The same, of which some rules and groups have not been checked: nothing can be said of those names."""
        if not unchecked:
            return self
        groups = {rule.group for rule in self.rules if rule.name in unchecked}
        members = {rule.name for rule in self.rules if rule.group in unchecked}
        return replace(self, whole=self.whole - unchecked - groups - members - {ALL})

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that the rules are for."""
        return frozenset(rule.language for rule in self.rules)

    @cached_property
    def scanner(self) -> Scanner:
        """Finds the passages where the rules can fire."""
        return Scanner(self.rules)


@dataclass(frozen=True)
class Choice:
    """What the settings select and ignore."""

    wanted: tuple[str, ...] = (ALL,)
    unwanted: tuple[str, ...] = ()
    preview: bool = False

    def takes(self, rule: Rule) -> bool:
        """Whether a rule is on; it may be one that nothing was known of before."""
        return _is_selected(rule.name, rule.group, rule.preview, self.wanted, self.unwanted, self.preview)

    def named(self, group: str) -> frozenset[str]:
        """The rules of an engine that are selected by their names."""
        return frozenset(name for name in self.wanted if _prefix(name) == group and not name.endswith(EVERYTHING))


def _prefix(name: str) -> str:
    """The engine that a rule's name speaks of, or ""."""
    return name.partition("/")[0] if "/" in name else ""


def select_rules(rules: Sequence[Rule], settings: Settings, engines: Sequence[Engine] = ()) -> RuleSet:
    """The rules that the settings ask for. Raises ConfigError for a name that there is not.

    The more particular word counts: a rule's name before its group before "all"; of two alike, `ignore` before
    `select`. A preview rule is on only with `preview`, or where `select` names the rule itself; or, of an engine's
    rules, where it says "engine/ALL", which comes before the group.
    """
    prefixes = frozenset(engine.name for engine in engines)
    names = frozenset(name for rule in rules for name in (rule.name, rule.group)) | {ALL} | prefixes
    off = {engine.name for engine in engines if not engine.on}
    _check_engines(settings, prefixes)
    for key, values in (
        ("select", settings.select),
        ("extend-select", settings.extend_select),
        ("ignore", settings.ignore),
        ("per-file-ignores", [name for _, some in settings.per_file_ignores for name in some]),
    ):
        for name in values:
            if key.endswith("select") and {name, _prefix(name)} & off:
                engine = name.partition("/")[0]
                raise ConfigError(f"{settings.origin(key)}: `{key}`: “{name}” needs --engine {engine}, which is off")
            if name not in names and _prefix(name) not in prefixes:
                raise ConfigError(f"{settings.origin(key)}: `{key}`: no rule or group “{name}”{nearest(name, names)}")
    wanted = (*settings.select, *settings.extend_select)
    kinds = {(rule.name, rule.group, rule.preview) for rule in rules}  # a phrase table is many rules of one kind
    selected = {kind for kind in kinds if _is_selected(*kind, wanted, settings.ignore, settings.preview)}
    chosen = tuple(rule for rule in rules if (rule.name, rule.group, rule.preview) in selected)
    left_out = set(rules) - set(chosen)
    partial = {name for rule in left_out if not rule.preview for name in (rule.name, rule.group, ALL)}
    missing = {rule.name for rule in left_out} | ({rule.group for rule in left_out} - {r.group for r in chosen})
    choice = Choice(wanted, settings.ignore, settings.preview)
    used = tuple(engine for engine in engines if engine.on and _may_find(engine.name, chosen, choice))
    return RuleSet(chosen, names, names - partial - missing, used, prefixes, choice)


def _may_find(engine: str, chosen: Sequence[Rule], choice: Choice) -> bool:
    """Whether some rule of an engine is on, or could be, of those that nothing is known of."""
    return any(rule.group == engine for rule in chosen) or bool(
        choice.named(engine) or choice.takes(EngineRule(f"{engine}/", engine, ""))
    )


def _check_engines(settings: Settings, known: frozenset[str]) -> None:
    for name in settings.engines:
        if name not in known:
            raise ConfigError(f"{settings.origin('engines')}: `engines`: no engine “{name}”{nearest(name, known)}")


def _is_selected(
    name: str, group: str, is_preview: bool, wanted: Iterable[str], unwanted: Iterable[str], preview: bool
) -> bool:
    weights = {name: 4, f"{group}{EVERYTHING}": 3, group: 2, ALL: 1}
    asked, refused = (max((weights.get(n, 0) for n in names), default=0) for names in (wanted, unwanted))
    if is_preview and not preview and asked < 3:
        return False
    return asked > refused


def ignored_in(path: Path, settings: Settings) -> frozenset[str]:
    """The rules and groups that `per-file-ignores` silences in a file."""
    if not settings.per_file_ignores:
        return frozenset()
    from pathspec import GitIgnoreSpec  # 40 ms that few runs need

    relative = settings.relative(path)
    if relative is None:
        return frozenset()
    return frozenset(
        name
        for pattern, names in settings.per_file_ignores
        if GitIgnoreSpec.from_lines([pattern]).match_file(relative)
        for name in names
    )
