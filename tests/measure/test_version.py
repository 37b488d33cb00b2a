"""The version of a rule: another one when the rule reports something else, the same when it only reads otherwise."""

from pathlib import Path

import pytest

from calque.measure.version import version

TOML = """
summary  = "“no-start” for “non-starter”"
why      = "A phrase for a plan that cannot succeed."
severity = "major"
message  = "not idiomatic"

[[entry]]
pattern  = 'no-start'
fix      = "non-starter"
bad      = [["A no-start.", "A non-starter."]]
"""
PYTHON = '''
"""A rule."""

from calque import Rule


class Shout(Rule):
    """Two exclamation marks"""

    since = "0.1"
    preview = True
    bad = (
        "Stop⟦!!⟧",
    )

    def check(self, document, passages):
        """Look for them."""
        return find(passages, "#!!")  # a hash in quotes is no comment
'''


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A phrase for", "A calque of a phrase for"),
        ("major", "minor"),
        ('summary  = "', 'preview = true\nsummary = "'),
        ("A no-start.", "Quite a no-start."),
        ("not idiomatic", "not English"),
    ],
)
def test_what_is_said_about_a_pattern_does_not_count(tmp_path: Path, old: str, new: str) -> None:
    assert of(tmp_path, "a.toml", TOML) == of(tmp_path, "a.toml", TOML.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [("'no-start'", "'no start'"), ('"non-starter"', "'dead end'"), ("[[entry]]", "language = 'de'\n[[entry]]")],
)
def test_what_a_pattern_does_counts(tmp_path: Path, old: str, new: str) -> None:
    assert of(tmp_path, "a.toml", TOML) != of(tmp_path, "a.toml", TOML.replace(old, new, 1))


def test_another_entry_in_a_table_counts(tmp_path: Path) -> None:
    assert of(tmp_path, "a.toml", TOML) != of(tmp_path, "a.toml", TOML + "\n[[entry]]\nphrase = 'x'\nbad = ['⟦x⟧']")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"""A rule."""', '"""A rule of the tests."""'),
        ("Rule\n", "Document, Rule\n"),
        ('"""Two exclamation marks"""', '"""Two exclamation marks\n\n    One is enough.\n    """'),
        ('    since = "0.1"\n', ""),
        ("preview = True", "preview = False"),
        ('"Stop⟦!!⟧",', '"Stop⟦!!⟧",\n        "Go⟦!!⟧",'),
        ("Look for them", "Where they are"),
        ("  # a hash in quotes is no comment", ""),
        ('find(passages, "#!!")', 'find(\n            passages, "#!!"\n        )'),
    ],
)
def test_what_is_said_about_a_class_does_not_count(tmp_path: Path, old: str, new: str) -> None:
    assert old in PYTHON
    assert of(tmp_path, "a.py", PYTHON) == of(tmp_path, "a.py", PYTHON.replace(old, new, 1))


@pytest.mark.parametrize(("old", "new"), [("#!!", "!!"), ("find(", "search("), ("preview = True", "triggers = None")])
def test_what_a_class_does_counts(tmp_path: Path, old: str, new: str) -> None:
    assert of(tmp_path, "a.py", PYTHON) != of(tmp_path, "a.py", PYTHON.replace(old, new, 1))


def of(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return version(folder / name)
