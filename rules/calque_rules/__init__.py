"""calque's built-in rules: one file a rule, in folders that are the groups. They come in as any plugin's do."""

from collections.abc import Mapping
from pathlib import Path

from calque import Reader, Rule, Settings, hookimpl, load_pack


@hookimpl
def calque_rules(settings: Settings) -> list[Rule]:
    """Every rule below this folder."""
    return load_pack(Path(__file__).parent, __name__, settings)


@hookimpl
def calque_readers() -> Mapping[str, Reader]:
    """Who understands what an English text speaks of."""
    from calque_rules.discourse import English  # checking a file needs it only where a rule asks

    return {"en": English()}
