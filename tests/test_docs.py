"""The pages of the documentation that are made from the code. Whether they link to each other right, `mkdocs` says."""

import re
from pathlib import Path

import pytest

import calque
import pages
from calque import extract, load_rules
from calque.config import KEYS

DOCS = Path(pages.__file__).parent
MADE = pages.made()


def test_each_group_has_a_page_and_each_rule_a_section() -> None:
    groups = {path.name for path in (DOCS.parent / "rules" / "calque_rules").iterdir() if any(path.glob("[a-z]*.*"))}
    for rule in load_rules(DOCS.parent / "rules" / "calque_rules", "calque_rules"):
        assert f"\n## {rule.name} {{ #{rule.name} }}\n" in MADE[f"rules/{rule.group}.md"]
        assert f"[{rule.name}]({rule.group}.md#{rule.name})<br>" in MADE["rules/index.md"]
        assert rule.group in groups


def test_a_rule_shows_its_examples_and_what_is_known_of_it() -> None:
    page = MADE["rules/suppression.md"]
    assert "- not measured: it is about instructions to calque" in page
    assert "<mark>&lt;!-- calque: ignore --&gt;</mark> ¶ All is well here.</li>" in page


def test_what_a_fix_takes_out_and_puts_in_is_marked() -> None:
    assert pages._bad(("The plan is a no-start.", "The plan is a non-starter.")) == (
        "The plan is a <del>no</del><ins>non</ins>-<del>start</del><ins>starter</ins>."
    )


def test_nothing_in_a_summary_is_markup() -> None:
    assert pages._literal("“**x**”, `y` | [z]") == "“&#42;&#42;x&#42;&#42;”, &#96;y&#96; &#124; &#91;z&#93;"


def test_the_settings_are_all_there() -> None:
    table = pages.filled("{{ settings }}")
    assert set(re.findall(r"^\| `([\w-]+)`", table, re.MULTILINE)) == {"extend", *KEYS}


def test_the_formats_are_all_there() -> None:
    table = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert all(f"`{ending}`" in table for endings in extract.FORMATS.values() for ending in endings)


def test_the_commands_are_all_there() -> None:
    options = pages.filled("{{ options }}")
    commands = {path.stem for path in (Path(calque.__file__).parent / "commands").glob("[a-z]*.py")} - {"options"}
    assert set(re.findall(r"^## calque (\w+)$", options, re.MULTILINE)) == commands
    assert "| `--fix` | apply safe fixes |" in options


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_no_place_stays_empty(path: Path) -> None:
    assert "{{" not in pages.filled(path.read_text(encoding="utf-8"))
