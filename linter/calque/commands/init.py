"""`calque init`: what a repository shows of itself → settings for it, and lines for pre-commit and CI."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from calque import __version__, language
from calque.config import settings_file
from calque.errors import ConfigError
from calque.run import Checker, Options

_FILE = ".calque.toml"
_HOME = "https://example.org/calque"
_NO_PROSE = (
    "CMakeLists.txt", "LICENSE*", "LICENCE*", "COPYING*", "NOTICE*", "requirements*.txt", "constraints*.txt",
    "robots.txt", "humans.txt", "third_party/", "vendor/", "fixtures/", "testdata/", "snapshots/",
)  # fmt: skip
_FEW = 2  # files; a folder that holds no more is not one of texts
_MOST_FOLDERS = 6


@dataclass(frozen=True)
class Look:
    """What a repository shows of itself: where its texts are, in which languages, and what runs checks on it."""

    settings: str
    files: int
    folders: Sequence[str]
    languages: Counter[str]
    exclude: Sequence[str]
    pre_commit: bool
    github: bool
    gitlab: bool


def run(args: argparse.Namespace) -> int:
    """Print the settings and lines, and write the settings where asked. Returns the exit status."""
    found = look()
    settings = settings_for(found)
    if found.settings:
        print(f"calque: the settings of this folder are in {found.settings}; it stays as it is", file=sys.stderr)
    elif args.write:
        try:
            Path(_FILE).write_text(settings, encoding="utf-8", newline="\n")
        except OSError as error:
            raise ConfigError(f"{_FILE}: {error.strerror or error}") from error
        print(f"{_FILE} is written.\n")
    else:
        print(f"# {_FILE} (`calque init --write` writes it)\n\n{settings}")
    print("\n".join(lines_for(found)))
    return 0


def look() -> Look:
    """Look at this folder: at names only, not into texts."""
    checker = Checker(Options())
    files = [PurePath(path) for path in checker.discover() if isinstance(path, Path)]
    kept = [path for path in files if not any(_matches(path, pattern) for pattern in _NO_PROSE)]
    folders = Counter(path.parts[0] for path in kept if len(path.parts) > 1)
    return Look(
        settings=there.name if (there := settings_file(Path.cwd())) else "",
        files=len(kept),
        folders=sorted(name for name, number in folders.most_common(_MOST_FOLDERS) if number > _FEW),
        languages=Counter(code for path in kept if (code := language.of_path(path))),
        exclude=[pattern for pattern in _NO_PROSE if any(_matches(path, pattern) for path in files)],
        pre_commit=os.path.isfile(".pre-commit-config.yaml"),
        github=os.path.isdir(".github"),
        gitlab=os.path.isfile(".gitlab-ci.yml"),
    )


def _matches(path: PurePath, pattern: str) -> bool:
    if pattern.endswith("/"):
        return pattern[:-1] in path.parts[:-1]
    return path.match(pattern)


def settings_for(found: Look) -> str:
    """A small settings file; what is so by default stands in it as a comment."""
    where = f", in {', '.join(found.folders)}" if found.folders else ""
    lines = [f"# Settings of calque. It reads {found.files:,} files here{where}."]
    english = [code for code in found.languages if code == "en" or code.startswith("en-")]
    others = sorted(set(found.languages) - set(english))
    if others:
        lines.append(f"# By their names, {found.languages.total():,} are {', '.join(sorted(found.languages))};")
        lines.append("# only languages that calque has rules for are checked.")
    region = english[0] if len(english) == 1 and english[0] != "en" else ""
    lines += ["", f'language = "{region}"' if region else '# language = "en"  # of texts that do not declare one']
    if found.exclude:
        lines.append("extend-exclude = [" + ", ".join(f'"{pattern}"' for pattern in found.exclude) + "]")
    lines += ['# accept = ["kyiv.ua"]  # words never to report', '# fail-level = "major"  # what makes a check fail']
    return "\n".join(lines) + "\n"


def lines_for(found: Look) -> Iterator[str]:
    """What to add where; of nothing that is there already, all that calque knows."""
    nothing = not (found.pre_commit or found.github or found.gitlab)
    if found.pre_commit or nothing:
        yield from _lines("pre-commit", ".pre-commit-config.yaml, below `repos:`", _PRE_COMMIT)
    if found.github or nothing:
        yield from _lines("GitHub", ".github/workflows/calque.yml", _GITHUB, _paths(found))
    if found.gitlab or nothing:
        yield from _lines("GitLab", ".gitlab-ci.yml", _GITLAB, _paths(found))
    yield "# To begin with new text only: accept what is found today, and say so in the settings."
    yield "#   calque baseline write"


def _paths(found: Look) -> str:
    """The paths to check: this folder, since `exclude` says what is left out of it."""
    return " ".join(found.folders) if found.folders and found.files > 500 else "."


def _lines(name: str, where: str, text: str, paths: str = ".") -> Iterator[str]:
    yield f"# {name}: {where}\n"
    yield text.format(version=f"v{__version__}", home=_HOME, paths=paths)


_PRE_COMMIT = """\
  - repo: {home}   # where you have calque from
    rev: {version}
    hooks:
      - id: calque
"""

_GITHUB = """\
name: calque
on: pull_request
permissions:
  contents: read
jobs:
  calque:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: OWNER/calque@{version}   # where you have calque from
        with:
          paths: {paths}
"""

_GITLAB = """\
include:
  - project: OWNER/calque   # where you have calque from
    ref: {version}
    file: ci/gitlab.yml
calque:
  variables:
    CALQUE_PACKAGE: git+{home}@{version}
    CALQUE_PATHS: {paths}
"""
