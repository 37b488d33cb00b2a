"""`[tool.calque.languagetool]`: what the user says of LanguageTool."""

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from calque.config import Settings
from calque.errors import ConfigError, nearest

Words = tuple[str, ...]

VARIANTS = (("ca", "ca-ES"), ("de", "de-DE"), ("en", "en-US"), ("pt", "pt-PT"))
"""What a language is checked as that LanguageTool has no spelling for without a country."""


@dataclass(frozen=True)
class Asked:
    """The settings, as in the file, with "_" for "-"."""

    enabled: bool = False
    url: str = ""
    folder: str = ""
    port: int = 0
    java: str = "java"
    java_options: Words = ()
    start_seconds: int = 20
    mother_tongue: str = ""
    picky: bool = False
    ngram_folder: str = ""
    disabled_rules: Words = ()
    enabled_rules: Words = ()
    disabled_categories: Words = ()
    enabled_categories: Words = ()
    variants: tuple[tuple[str, str], ...] = VARIANTS
    request_size: int = 8000
    threads: int = 0
    timeout: int = 60
    retries: int = 2

    @property
    def requests_at_once(self) -> int:
        """How many requests are asked in parallel."""
        return self.threads or os.cpu_count() or 1


_MEANT: dict[type, str] = {bool: "true or false", str: "a text", int: "a whole number from 0", tuple: "a list of words"}


def asked(settings: Settings) -> Asked:
    """What the settings say, folders as absolute paths. Raises ConfigError."""
    origin = settings.origin("languagetool")
    known = {field.name.replace("_", "-"): getattr(Asked, field.name) for field in fields(Asked)}
    values: dict[str, Any] = {}
    for key, value in settings.languagetool:
        if key not in known:
            raise ConfigError(f"{origin}: unknown setting `languagetool.{key}`{nearest(key, known)}")
        if not _fits(key, value, known[key]):
            wanted = "a table of languages" if key == "variants" else _MEANT[type(known[key])]
            raise ConfigError(f"{origin}: `languagetool.{key}` is {wanted}, not {value!r}")
        values[key.replace("-", "_")] = value
    for key in ("folder", "ngram_folder"):
        if values.get(key):
            values[key] = str(settings.root / Path(values[key]).expanduser())
    if "variants" in values:
        values["variants"] = tuple({**dict(VARIANTS), **dict(values["variants"])}.items())
    return Asked(**values)


def _fits(key: str, value: object, default: object) -> bool:
    if key == "variants":
        return isinstance(value, tuple) and all(isinstance(pair, tuple) and len(pair) == 2 for pair in value)
    if isinstance(default, tuple):
        return isinstance(value, tuple) and all(isinstance(word, str) for word in value)
    return type(value) is type(default) and not (isinstance(value, int) and value < 0)
