"""Plugins: what they may bring, and how one that is broken is named."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from calque import Source
from calque.config import Settings
from calque.errors import PluginError, RuleError
from calque.plugins import Plugins, load_plugins
from helpers import RULES, Calque, install, write

EXAMPLE = Path(__file__).parent / "example_plugin"
HOOK = "from calque import hookimpl\n\n@hookimpl\n"
FILM = """\
1
00:00:01,000 --> 00:00:02,500
(music sounds)

2
00:00:03,000 --> 00:00:05,000
<i>I have never
been here before.</i>

3
00:00:05,100 --> 00:00:07,000
I have never <b>been</b> here before.
"""


def load(site: Path, monkeypatch: pytest.MonkeyPatch, *, rules: dict[str, str] = RULES, **plugins: str) -> Plugins:
    """Load plugins that are modules with these sources, as if they were installed."""
    for name in plugins:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(install(site, rules=rules, **plugins))
    return load_plugins()


def test_the_built_in_rules_are_a_plugin_as_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plugins = load(tmp_path, monkeypatch, empty="")
    assert {rule.group for rule in plugins.rules(Settings())} == {"suppression"}
    assert plugins.suffixes() >= {".txt", ".md"}
    assert set(plugins.reporters()) >= {"terminal", "concise", "json", "jsonl", "github", "sarif"}


def test_a_plugin_is_asked_before_the_built_in_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = HOOK + "def calque_extract(source):\n    return [] if source.path == 'mine.md' else None\n"
    plugins = load(tmp_path, monkeypatch, mine=source)
    assert plugins.extract(Source("mine.md", "Some text."), Settings()) == ()
    assert len(plugins.extract(Source("other.md", "Some text."), Settings())) == 1


def test_rules_may_depend_on_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "def calque_rules(settings):\n    return RULES if settings.preview else []\n"
    setup = "from pathlib import Path\nfrom calque import load_rules\n"
    rules = "RULES = load_rules(Path(__file__).parent / 'rules')\n"
    plugins = load(tmp_path, monkeypatch, choosy=setup + rules + HOOK + body)
    assert "rivers" not in {rule.name for rule in plugins.rules(Settings())}
    assert "rivers" in {rule.name for rule in plugins.rules(Settings(preview=True))}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import there_is_no_such_module", "ModuleNotFoundError: No module named 'there_is_no_such_module'"),
        ("def f(:", "SyntaxError: "),
        ("1 / 0", "ZeroDivisionError: "),
        (HOOK + "def calque_rule():\n    return []\n", "PluginValidationError: unknown hook 'calque_rule'"),
        (HOOK + "def calque_rules(setting):\n    return []\n", "PluginValidationError: "),
        ("def calque_rules():\n    return []\n", "TypeError: calque_rules is not marked with @calque.hookimpl"),
    ],
)
def test_a_plugin_that_does_not_load_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, reason: str
) -> None:
    with pytest.raises(PluginError) as caught:
        load(tmp_path, monkeypatch, fine="", shaky=source)
    assert str(caught.value).startswith("the plugin “shaky” (shaky, from calque 0.1.0) does not load: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("def calque_rules():\n    return 1 / 0", "calque_rules failed: ZeroDivisionError: division by zero"),
        ("def calque_rules():\n    return 5", "calque_rules failed: TypeError: "),
        ("def calque_rules():\n    yield 1 / 0", "calque_rules failed: ZeroDivisionError: "),
        ("def calque_rules():\n    return ['no-start']", " brings 'no-start' as a rule, which is no calque.Rule"),
        ("def calque_suffixes():\n    return ['txt']", " brings 'txt' as an ending, which is not like “.txt”"),
        ("def calque_reporters():\n    return {'json': print}", " brings an output format “json”, which there is"),
    ],
)
def test_a_plugin_whose_hook_fails_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, reason: str
) -> None:
    plugins = load(tmp_path, monkeypatch, fine="", shaky=HOOK + source)
    with pytest.raises(PluginError, match="the plugin “shaky”") as caught:
        print(plugins.rules(Settings()), plugins.suffixes(), plugins.reporters())
    assert reason in str(caught.value)


def test_two_plugins_with_a_rule_of_one_name_are_both_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "from calque import Rule\n\nclass Some(Rule):\n    'A rule'\n\n"
    hook = HOOK + "def calque_rules():\n    return [Some('some-rule', 'group')]\n"
    plugins = load(tmp_path, monkeypatch, first=body + hook, second=body + hook)
    with pytest.raises(PluginError, match="two plugins bring a rule “some-rule”: first and second"):
        plugins.rules(Settings())


def test_a_broken_rule_file_of_a_plugin_keeps_its_own_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "from pathlib import Path\nfrom calque import load_rules\n" + HOOK
    source += "def calque_rules():\n    return load_rules(Path(__file__).parent / 'rules')\n"
    plugins = load(tmp_path, monkeypatch, rules={"group/bad.toml": "nonsense"}, shaky=source)
    with pytest.raises(RuleError, match=r"bad\.toml:1: not valid TOML"):
        plugins.rules(Settings())


def test_a_broken_plugin_stops_the_command_with_status_2(calque: Calque, folder: Path, tmp_path: Path) -> None:
    write(folder, {"a.txt": "A no-start.\n"})
    calque.site = install(tmp_path / "site", shaky_plugin="1 / 0")
    ran = calque.process("check", "a.txt")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("calque: the plugin “shaky_plugin” (shaky_plugin, from calque 0.1.0) does not load: ")


def test_an_extractor_that_raises_is_a_failure_of_its_file_only(calque: Calque, folder: Path, tmp_path: Path) -> None:
    source = HOOK + "def calque_extract(source):\n    return [1 / 0] if source.path == 'a.txt' else None\n"
    calque.site = install(tmp_path / "site", shaky_plugin=source)
    write(folder, {"a.txt": "One.\n", "b.txt": "<!-- calque: ignore -->\n\nTwo.\n"})
    ran = calque.process("check", "a.txt", "b.txt", "--output-format", "concise")
    assert ran.status == 2
    assert ran.out.startswith("b.txt:1:1: minor invalid-suppression")
    assert ran.err == "calque: a.txt: cannot be parsed: ZeroDivisionError: division by zero\n"


# The example


@pytest.fixture(scope="module")
def installed_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the example plugin is installed into, with pip and without the network."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--target", target, EXAMPLE], check=True)
    return target


def test_the_example_plugin_brings_rules_a_format_and_a_report(
    calque: Calque, folder: Path, installed_example: Path
) -> None:
    calque.site = Path(os.pathsep.join([str(installed_example), str(calque.site)]))
    write(folder, {"film.srt": FILM})
    ran = calque.process("check", "--output-format", "timecodes")
    assert ran == (
        1,
        "00:00:01,000  sound-labels: a label in English subtitles is “(music plays)”\n"
        "00:00:05,100  repeated-cue: the cue before reads the same\n",
        "",
    )
    assert calque.process("check", "--fix").status == 1
    assert (folder / "film.srt").read_text() == FILM.replace("sounds", "plays")


def test_the_example_plugins_rules_are_listed_and_pass_their_cases(calque: Calque, installed_example: Path) -> None:
    calque.site = Path(os.pathsep.join([str(installed_example), str(calque.site)]))
    assert "repeated-cue" in calque.process("rules").out
    pack = installed_example / "calque_subtitles" / "rules"
    assert calque.process("test", str(pack)) == (0, "2 rules: 8 passed, 0 failed\n", "")
