"""Settings: which file they come from, and what they say.

The nearest of `.calque.toml`, `calque.toml` and a `pyproject.toml` with `[tool.calque]`, from the linted file's folder
upwards, is the one that applies; nothing is merged unless it says `extend`. Options of the command go before all files.

A file that extends another, and the command line, add to its lists (`ignore`, `extend-…`, `accept`, `terms`,
`per-file-ignores`) and replace the rest. A new `select` starts afresh: what was selected and ignored before goes.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from calque.errors import ConfigError, nearest
from calque.finding import Severity

NAMES = (".calque.toml", "calque.toml", "pyproject.toml")

DEFAULT_EXCLUDE = (
    ".git/", ".hg/", ".svn/", ".nox/", ".tox/", ".venv/", "venv/", "node_modules/", "__pycache__/",
    ".mypy_cache/", ".pytest_cache/", ".ruff_cache/", ".hypothesis/",
)  # fmt: skip

ROOT_DEFAULT = "default"

LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]+)*"
"""A language code, as a regular expression."""


class Limit(NamedTuple):
    """How many findings some files may have, and how large a penalty per 1,000 words; None: any."""

    max_findings: int | None = None
    max_penalty: float | None = None


@dataclass(frozen=True)
class Settings:
    """What applies to a file. `root` is the folder that the patterns in `exclude` and `per-file-ignores` start from.

    `origins` says for each setting that is not a default where it was set.
    """

    select: tuple[str, ...] = ("all",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    language: str = "en"
    preview: bool = False
    fail_level: Severity = Severity.NEUTRAL
    accept: tuple[str, ...] = ()
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    columns: tuple[str, ...] = ("target", "translation")
    encoding: str = ""
    max_file_size: int = 32_000_000
    cache: bool = True
    baseline: str = ""
    max_findings: int | None = None
    max_penalty: float | None = None
    limits: tuple[tuple[str, Limit], ...] = ()
    severity_weights: tuple[tuple[Severity, float], ...] = tuple(zip(Severity, (0, 1, 5, 25), strict=True))
    engines: tuple[str, ...] = ()
    languagetool: tuple[tuple[str, Any], ...] = ()
    root: Path = field(default=Path(), compare=False)
    origins: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def weights(self) -> Mapping[Severity, float]:
        """What a finding of each severity weighs in a penalty; MQM's usual weights by default."""
        return dict(self.severity_weights)

    def origin(self, key: str) -> str:
        """Where a setting (`per-file-ignores`) was set."""
        return dict(self.origins).get(key, ROOT_DEFAULT)

    def override(self, values: Mapping[str, Any], origin: str = "command line") -> "Settings":
        """These settings with others over them; keys as in a settings file. Raises ConfigError."""
        checked = {key: _value(key, value, origin) for key, value in values.items()}
        forgotten = {"extend-select", "ignore"} if "select" in values else set()
        base = replace(self, extend_select=(), ignore=()) if forgotten else self
        for key in _TABLES & checked.keys():
            checked[key] = tuple({**dict(getattr(base, key)), **dict(checked[key])}.items())
        for key in _ADDED & checked.keys():
            checked[key] = tuple(dict.fromkeys((*getattr(base, _attribute(key)), *checked[key])))
        origins = {key: where for key, where in self.origins if key not in forgotten}
        for key in values:
            origins[key] = f"{origins[key]}, {origin}" if key in _ADDED and key in origins else origin
        return replace(base, **{_attribute(key): v for key, v in checked.items()}, origins=tuple(origins.items()))

    def relative(self, path: Path) -> str | None:
        """A file's or folder's path as the patterns see it, from `root` and with "/"; None when it is not below."""
        try:
            return absolute(path).relative_to(self.root).as_posix()
        except ValueError:
            return None


def _attribute(key: str) -> str:
    return key.replace("-", "_")


def absolute(path: Path) -> Path:
    """The path from the root of the file system, without "..": its folders are those that the file is in."""
    return Path(os.path.abspath(path))


_ADDED = {"engines", "extend-select", "ignore", "extend-exclude", "per-file-ignores", "accept", "terms"}

_TABLES = {"languagetool"}
"""What a file adds to key by key."""

KEYS = tuple(f.name.replace("_", "-") for f in fields(Settings) if f.name not in ("root", "origins"))


class Finder:
    """Finds the settings of files; reads each settings file once."""

    def __init__(
        self, *, isolated: bool = False, config: Path | None = None, overrides: Mapping[str, Any] | None = None
    ) -> None:
        self._isolated, self._config, self._overrides = isolated, config, dict(overrides or {})
        self.for_folder: Callable[[Path], Settings] = cache(self._for_folder)
        self._beside: Callable[[str], Settings] = cache(lambda folder: self.for_folder(absolute(Path(folder))))
        self._read: Callable[[Path], Settings] = cache(self._read_file)

    def for_file(self, path: Path) -> Settings:
        """The settings of a file, which need not exist. Raises ConfigError."""
        return self._beside(os.path.dirname(path))

    def for_folder_here(self) -> Settings:
        """The settings of the folder that calque was started in."""
        return self.for_folder(Path.cwd())

    def _for_folder(self, folder: Path) -> Settings:
        if self._config:
            return self._read(self._config)
        if not self._isolated:
            if path := settings_file(folder):
                return self._read(path)
            if folder.parent != folder:
                return self.for_folder(folder.parent)
        return Settings(root=Path.cwd()).override(self._overrides)

    def _read_file(self, path: Path) -> Settings:
        return read_settings(path).override(self._overrides)


def settings_file(folder: Path) -> Path | None:
    """The settings file in a folder, if there is one."""
    for name in NAMES:
        path = folder / name
        if os.path.isfile(path) and (name != "pyproject.toml" or _has_table(path)):
            return path
    return None


def read_settings(path: Path, _extending: tuple[Path, ...] = ()) -> Settings:
    """The settings of one file and of those that it extends. Raises ConfigError naming the file and the key."""
    path = absolute(path)
    table = dict(_table(path) or {})
    base = Settings()
    if "extend" in table:
        base = read_settings(_extended(path, table.pop("extend"), _extending), (*_extending, path.resolve()))
    return replace(base.override(table, str(path)), root=path.parent)


def _extended(path: Path, value: Any, above: tuple[Path, ...]) -> Path:
    """The file that a settings file extends; a relative path starts from its folder."""
    if not isinstance(value, str) or not value:
        raise ConfigError(f"{path}: `extend` is the path of a settings file, not {value!r}")
    extended = path.parent / Path(value).expanduser()
    if not os.path.isfile(extended):
        raise ConfigError(f"{path}: `extend`: no such file: {value}")
    if extended.resolve() in (*above, path.resolve()):
        raise ConfigError(f"{path}: `extend` goes round in a circle: {value}")
    return extended


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml has a table for calque; one that speaks of calque and cannot be parsed is an error."""
    try:
        if b"calque" not in path.read_bytes():
            return False
    except OSError:
        return False
    return _table(path) is not None


def _table(path: Path) -> Mapping[str, Any] | None:
    """What a settings file says; None for a pyproject.toml that has no table for calque."""
    import tomllib

    try:
        document = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: not UTF-8: byte 0x{error.object[error.start]:02X}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    if path.name != "pyproject.toml":
        return document
    tool = document.get("tool")
    table = tool.get("calque") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: `tool.calque` is not a table")
    return table


def _value(key: str, value: Any, origin: str) -> Any:
    """A setting's value as `Settings` holds it."""
    if key not in KEYS:
        raise ConfigError(f"{origin}: unknown setting `{key}`{nearest(key, (*KEYS, 'extend'))}")
    read, wanted = _READERS[key]
    try:
        return read(value)
    except (TypeError, ValueError, LookupError) as error:
        raise ConfigError(f"{origin}: `{key}` is {wanted}, not {value!r}") from error


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(x, str) and x for x in value):
        raise TypeError
    return tuple(value)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _language(value: Any) -> str:
    if not re.fullmatch(LANGUAGE, _string(value)):
        raise ValueError
    return _string(value)


def _encoding(value: Any) -> str:
    import codecs

    "".encode(_string(value) or "utf-8")  # LookupError for what is no encoding, and for rot13 and the like
    return codecs.lookup(value).name if value else ""


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _size(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise TypeError
    return value


def _severity(value: Any) -> Severity:
    return {s.label: s for s in Severity}[value]


def _lists(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise TypeError
    return tuple((_string(key), _strings(items)) for key, items in value.items())


def _terms(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return _lists(value) if isinstance(value, dict) else tuple((form, ()) for form in _strings(value))


def _file(value: Any) -> str:
    return str(Path(value).expanduser()) if _string(value) else ""


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError
    return value


def _amount(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise TypeError
    return float(value)


def _limits(value: Any) -> tuple[tuple[str, Limit], ...]:
    readers: dict[str, Callable[[Any], Any]] = {"max-findings": _count, "max-penalty": _amount}
    return tuple(
        (pattern, Limit(**{_attribute(key): readers[key](limit) for key, limit in table.items()}))
        for pattern, table in dict(value).items()
    )


def _weights(value: Any) -> tuple[tuple[Severity, float], ...]:
    given = {_severity(name): _amount(weight) for name, weight in dict(value).items()}
    return tuple({**Settings().weights, **given}.items())


def _table_of(value: Any) -> tuple[tuple[str, Any], ...]:
    """The settings of an engine, which judges them itself; so made that they can be compared."""
    if not isinstance(value, dict):
        raise TypeError
    return tuple((key, _hashable(item)) for key, item in value.items())


def _hashable(value: Any) -> Any:
    if isinstance(value, dict):
        return _table_of(value)
    return tuple(map(_hashable, value)) if isinstance(value, list) else value


_NAMES = (_strings, "a list of rules, groups or “all”")
_PATTERNS = (_strings, "a list of patterns as in .gitignore")
_READERS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "select": _NAMES,
    "extend-select": _NAMES,
    "ignore": _NAMES,
    "per-file-ignores": (_lists, "a table: pattern = [rules]"),
    "exclude": _PATTERNS,
    "extend-exclude": _PATTERNS,
    "language": (_language, "a language code such as “en” or “en-GB”"),
    "preview": (_boolean, "true or false"),
    "fail-level": (_severity, f"one of {', '.join(s.label for s in Severity)}"),
    "accept": (_strings, "a list of words"),
    "terms": (_terms, "a list of words, or a table: form = [other forms]"),
    "columns": (_strings, "a list of the names of columns"),
    "encoding": (_encoding, "the name of an encoding that Python knows, such as “latin-1”"),
    "max-file-size": (_size, "a number of bytes above 0"),
    "cache": (_boolean, "true or false"),
    "baseline": (_file, "the path of a baseline, from this settings file’s folder"),
    "max-findings": (_count, "a number of findings"),
    "max-penalty": (_amount, "a penalty per 1,000 words"),
    "limits": (_limits, "a table: pattern = { max-findings = number, max-penalty = number }"),
    "severity-weights": (_weights, "a table: severity = weight"),
    "engines": (_strings, "a list of the names of engines"),
    "languagetool": (_table_of, "a table"),
}
