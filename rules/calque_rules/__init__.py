"""calque's built-in rules: one file a rule, in folders that are the groups. They come in as any plugin's do."""

from pathlib import Path

from calque import Rule, Settings, hookimpl, load_rules


@hookimpl
def calque_rules(settings: Settings) -> list[Rule]:
    """Every rule below this folder; `terms` enforces what the settings list."""
    from calque_rules.terminology.terms import Terms

    rules = load_rules(Path(__file__).parent, __name__)
    return [rule.enforcing(settings.terms) if isinstance(rule, Terms) else rule for rule in rules]
