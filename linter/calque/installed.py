"""What is installed beside calque, and which of it brings plugins.

`importlib.metadata` knows it, too, but takes longer to load than a short text to check; it is asked only where packages
are in archives.
"""

import os
import sys
from collections.abc import Iterator
from functools import reduce
from importlib import import_module
from typing import NamedTuple

_ENDINGS = (".dist-info", ".egg-info", ".egg-link")


class EntryPoint(NamedTuple):
    """A name that a package gives to a module, or to an object in one ("module:object")."""

    name: str
    value: str
    package: str
    """The package's own name and version."""

    def load(self) -> object:
        """What it stands for. Raises whatever its module does."""
        module, _, attributes = self.value.partition("[")[0].replace(" ", "").partition(":")
        return reduce(getattr, filter(None, attributes.split(".")), import_module(module))


def packages(folder: str) -> list[os.DirEntry[str]]:
    """The entries of a folder of Python's path that tell of installed packages. Raises OSError."""
    if not os.path.isdir(folder or "."):
        return []
    return sorted((e for e in os.scandir(folder or ".") if e.name.endswith(_ENDINGS)), key=lambda e: e.name)


def entry_points(group: str) -> list[EntryPoint]:
    """The entry points of a group, sorted by name. Of two packages of one name, the first on Python's path counts."""
    if any(map(os.path.isfile, sys.path)):
        return sorted(_in_archives_too(group))
    found: dict[str, list[EntryPoint]] = {}
    for folder in sys.path:
        try:
            for package in packages(folder):
                name, _, version = os.path.splitext(package.name)[0].partition("-")
                key = name.lower().replace("-", "_").replace(".", "_")
                if key not in found:
                    found[key] = list(_read(package.path, group, f"{name} {version}"))
        except OSError:  # a folder that may not be read
            continue
    return sorted(point for points in found.values() for point in points)


def _read(folder: str, group: str, package: str) -> Iterator[EntryPoint]:
    try:
        with open(os.path.join(folder, "entry_points.txt"), encoding="utf-8") as file:
            lines = file.read().splitlines()
    except (OSError, UnicodeDecodeError):  # most have none
        return
    section = ""
    for line in map(str.strip, lines):
        if line.startswith("["):
            section = line.strip("[] ")
        elif section == group and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield EntryPoint(name.strip(), value.strip(), package)


def _in_archives_too(group: str) -> Iterator[EntryPoint]:
    from importlib import metadata

    for point in metadata.entry_points(group=group):
        package = f"{point.dist.name} {point.dist.version}" if point.dist else "unknown"
        yield EntryPoint(point.name, point.value, package)
