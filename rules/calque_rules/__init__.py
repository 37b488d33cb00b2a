"""calque's built-in rules: one file a rule, in folders that are the groups. They come in as any plugin's do."""

from pathlib import Path

from calque import Rule, hookimpl, load_rules


@hookimpl
def calque_rules() -> list[Rule]:
    """Every rule below this folder."""
    return load_rules(Path(__file__).parent, __name__)
