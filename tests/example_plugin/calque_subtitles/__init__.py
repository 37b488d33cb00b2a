"""Subtitles for calque: rules, the SubRip format, and a report by time code."""

from collections.abc import Sequence
from pathlib import Path

from calque import Passage, Reporter, Rule, Settings, Source, hookimpl, load_pack
from calque_subtitles import srt, timecodes


@hookimpl
def calque_rules(settings: Settings) -> list[Rule]:
    """Every rule in the folder: a file a rule, a folder a group."""
    return load_pack(Path(__file__).parent / "rules", f"{__name__}.rules", settings)


@hookimpl
def calque_suffixes() -> tuple[str, ...]:
    """Which files to read when a folder is checked."""
    return (".srt",)


@hookimpl
def calque_extract(source: Source, settings: Settings) -> Sequence[Passage] | None:
    """The prose of a SubRip file; None for any other, which another plugin may know."""
    return srt.passages(source.text, settings.language) if source.path.endswith(".srt") else None


@hookimpl
def calque_reporters() -> dict[str, Reporter]:
    """Output formats, by the name that --output-format takes."""
    return {"timecodes": timecodes.report}
