"""Packs: an index of rules that says what the rules say, and is made anew when they change."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from calque import Passage, Rule, Settings, Triggers, load_pack, load_rules
from calque.check import check
from calque.document import Document, Slice, Source
from calque.selection import RuleSet

SAID = [
    "name",
    "group",
    "summary",
    "why",
    "category",
    "severity",
    "safety",
    "language",
    "sources",
    "since",
    "preview",
    "triggers",
    "bad",
    "good",
    "false_alarms",
]
TOML = """
summary  = "“no-start” for “non-starter”"
why      = "A phrase for a plan that cannot succeed."
category = "Style"
severity = "major"
sources  = ["is", "ru"]
message  = "“{match}” is not idiomatic"
bad  = ["It is a ⟦no-start⟧."]
good = ["It is a non-starter."]
"""
PYTHON = '''
"""A rule that says when it is loaded."""

from calque import Rule, Slip, Triggers

LOADED = True


class Shout(Rule):
    """Two exclamation marks

    One is enough.
    """

    triggers = Triggers(frozenset({"!!"}))
    bad = ("Stop⟦!!⟧",)
    good = ("Stop!",)

    def check(self, document, passages):
        for passage in passages:
            at = passage.text.index("!!")
            yield Slip(passage, at, at + 2, "one is enough")
'''


CONFIGURED = PYTHON.replace(
    "    def check", "    def configured(self, settings):\n        return Shout(self.name, self.group)\n\n    def check"
)


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.syspath_prepend(str(tmp_path))
    folder = tmp_path / "some_pack"
    (folder / "style").mkdir(parents=True)
    (folder / "style" / "no-start.toml").write_text(TOML + 'pattern = "no-start"\n', encoding="utf-8")
    (folder / "style" / "shout.py").write_text(PYTHON, encoding="utf-8")
    yield folder
    for name in [name for name in sys.modules if name.startswith("some_pack")]:
        del sys.modules[name]


def load(folder: Path, *, cache: bool = True) -> list[Rule]:
    return load_pack(folder, "some_pack", Settings(cache=cache))


def index_of(folder: Path) -> Path:
    [index] = (folder.parent / "cache" / "calque").iterdir()
    return index


def texts_found(rules: list[Rule], text: str) -> list[str]:
    passage = Passage(text, (Slice(0, len(text), 0, len(text)),))
    findings, failures = check(
        Document(Source("a.txt", text), (passage,)), RuleSet(tuple(rules), frozenset()), Settings()
    )
    assert not failures
    return [text[f.span.start : f.span.end] for f in findings]


def test_a_pack_says_what_its_rules_say(pack: Path) -> None:
    load(pack)
    indexed = load(pack)
    for rule, real in zip(indexed, load_rules(pack, "some_pack"), strict=True):
        for key in (
            "name",
            "group",
            "summary",
            "why",
            "category",
            "severity",
            "safety",
            "language",
            "sources",
            "since",
            "preview",
            "unmeasured",
            "path",
        ):
            assert getattr(rule, key) == getattr(real, key)
        assert (rule.bad, rule.good, rule.false_alarms) == (real.bad, real.good, real.false_alarms)
        assert rule.triggers
        assert real.triggers
        assert rule.triggers[1:] == real.triggers[1:]
        assert frozenset(rule.triggers.literals) == real.triggers.literals


def test_a_pack_finds_what_its_rules_find(pack: Path) -> None:
    text = "It is a no-start!! Stop."
    assert texts_found(load(pack), text) == texts_found(load(pack), text) == ["no-start", "!!"]


def test_a_rule_that_settings_change_still_has_its_file(pack: Path) -> None:
    (pack / "style" / "shout.py").write_text(CONFIGURED, encoding="utf-8")
    for cache in (False, True, True):
        assert [rule.path for rule in load(pack, cache=cache)] == [
            pack / "style" / "no-start.toml",
            pack / "style" / "shout.py",
        ]


def test_a_rule_is_loaded_only_when_its_trigger_is_met(pack: Path) -> None:
    load(pack)
    sys.modules.pop("some_pack.style.shout", None)
    assert texts_found(load(pack), "It is a no-start.") == ["no-start"]
    assert "some_pack.style.shout" not in sys.modules
    assert texts_found(load(pack), "Stop!!") == ["!!"]
    assert "some_pack.style.shout" in sys.modules


def test_a_changed_file_makes_the_index_anew(pack: Path) -> None:
    load(pack)
    (pack / "style" / "no-start.toml").write_text(TOML + 'pattern = "non?-start"\n', encoding="utf-8")
    assert texts_found(load(pack), "It is a non-start.") == ["non-start"]


def test_a_new_list_makes_the_index_anew(pack: Path) -> None:
    load(pack)
    before = index_of(pack).read_text(encoding="utf-8")
    (pack / "words.txt").write_text("one\n", encoding="utf-8")
    load(pack)
    assert index_of(pack).read_text(encoding="utf-8") != before


@pytest.mark.parametrize("content", ["", "{", "[]", '{"state": 1}', "null"])
def test_a_broken_index_is_made_anew(pack: Path, content: str) -> None:
    load(pack)
    index_of(pack).write_text(content, encoding="utf-8")
    assert [rule.name for rule in load(pack)] == ["no-start", "shout"]
    assert json.loads(index_of(pack).read_text(encoding="utf-8"))["files"]


def test_without_cache_nothing_is_kept(pack: Path) -> None:
    assert [rule.name for rule in load(pack, cache=False)] == ["no-start", "shout"]
    assert not (pack.parent / "cache").exists()


def test_a_place_that_cannot_be_written_is_no_loss(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (pack.parent / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(pack.parent / "file"))
    assert [rule.name for rule in load(pack)] == [rule.name for rule in load(pack)] == ["no-start", "shout"]


def test_a_rule_that_settings_configure_is_given_them(pack: Path) -> None:
    (pack / "style" / "shout.py").write_text(
        PYTHON
        + """
    def configured(self, settings):
        rule = Shout(self.name, self.group)
        rule.triggers = Triggers(frozenset(settings.accept))
        return rule
""",
        encoding="utf-8",
    )
    settings = Settings(accept=("!!",))
    for _ in range(2):
        [_, rule] = load_pack(pack, "some_pack", settings)
        assert rule.triggers == Triggers(frozenset({"!!"}))
