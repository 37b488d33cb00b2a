"""calque's built-in rules: one file a rule, in folders that are the groups. They come in as any plugin's do."""

from pathlib import Path

from calque import Rule, Settings, hookimpl, load_pack


@hookimpl
def calque_rules(settings: Settings) -> list[Rule]:
    """Every rule below this folder."""
    return load_pack(Path(__file__).parent, __name__, settings)
