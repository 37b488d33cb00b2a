"""Which rules apply: the most particular word wins."""

from pathlib import Path

import pytest

from calque.config import Settings
from calque.errors import ConfigError
from calque.rule import Rule
from calque.selection import RuleSet, ignored_in, select_rules


class Measured(Rule):
    """A rule that is on by default"""


class Unmeasured(Rule):
    """A rule that is not"""

    preview = True


RULES = [Measured("red", "warm"), Measured("orange", "warm"), Measured("blue", "cold"), Unmeasured("violet", "cold")]


def select(**settings: object) -> RuleSet:
    return select_rules(RULES, Settings().override({key.replace("_", "-"): v for key, v in settings.items()}))


def names(**settings: object) -> set[str]:
    return {rule.name for rule in select(**settings).rules}


def test_all_but_preview_rules_are_on_by_default() -> None:
    assert names() == {"red", "orange", "blue"}


@pytest.mark.parametrize(
    ("select", "ignore", "on"),
    [
        (["all"], ["warm"], {"blue"}),
        (["all"], ["red"], {"orange", "blue"}),
        (["warm"], ["red"], {"orange"}),
        (["warm", "red"], ["warm"], {"red"}),
        (["red"], ["warm"], {"red"}),
        (["red"], ["all"], {"red"}),
        (["warm"], ["all"], {"red", "orange"}),
        (["red"], ["red"], set()),
        (["warm"], ["warm"], set()),
        (["all"], ["all"], set()),
        ([], [], set()),
    ],
)
def test_the_more_particular_name_wins_and_of_two_alike_ignore(
    select: list[str], ignore: list[str], on: set[str]
) -> None:
    assert names(select=select, ignore=ignore) == on


def test_extend_select_adds() -> None:
    assert names(select=["red"], extend_select=["cold"]) == {"red", "blue"}


def test_preview_turns_preview_rules_on_where_they_are_selected() -> None:
    assert names(preview=True) == {"red", "orange", "blue", "violet"}
    assert names(preview=True, select=["warm"]) == {"red", "orange"}


def test_a_preview_rule_is_on_when_it_is_named_but_not_with_its_group() -> None:
    assert names(extend_select=["violet"]) == {"red", "orange", "blue", "violet"}
    assert names(select=["cold"]) == {"blue"}


@pytest.mark.parametrize("key", ["select", "extend-select", "ignore"])
def test_a_name_that_there_is_not_is_an_error_with_the_nearest_and_the_origin(key: str) -> None:
    settings = Settings().override({key: ["bleu"]}, "calque.toml")
    with pytest.raises(ConfigError) as caught:
        select_rules(RULES, settings)
    assert str(caught.value) == f"calque.toml: `{key}`: no rule or group “bleu” (did you mean “blue”?)"


def test_a_name_in_per_file_ignores_is_checked_too() -> None:
    settings = Settings().override({"per-file-ignores": {"*.md": ["wram"]}}, "calque.toml")
    with pytest.raises(ConfigError, match=r"`per-file-ignores`: no rule or group “wram” \(did you mean “warm”\?\)"):
        select_rules(RULES, settings)


def test_whole_are_the_names_of_which_every_rule_applies() -> None:
    everything = {"red", "orange", "blue", "warm", "cold", "all"}
    assert select().whole == everything  # a preview rule that is off keeps nothing from being whole
    assert select(preview=True).whole == everything | {"violet"}
    assert select(select=["red"]).whole == {"red"}
    assert select(ignore=["red"]).whole == {"orange", "blue", "cold"}


def test_per_file_ignores_take_patterns_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    given = {"*.txt": ["red"], "/docs/": ["warm"], "docs/old/*.md": ["all"], "!*.txt": ["blue"]}
    settings = Settings(root=tmp_path).override({"per-file-ignores": given})
    assert ignored_in(tmp_path / "a.txt", settings) == {"red"}
    assert ignored_in(tmp_path / "docs" / "a.txt", settings) == {"red", "warm"}
    assert ignored_in(tmp_path / "docs" / "old" / "a.md", settings) == {"warm", "all"}
    assert ignored_in(tmp_path / "a.md", settings) == frozenset()
    assert ignored_in(tmp_path.parent / "a.txt", settings) == frozenset()
