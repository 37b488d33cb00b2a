"""Settings: which file they come from, what it may say, and how each mistake is reported."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from calque.config import KEYS, Finder, Limit, Settings, read_settings
from calque.errors import ConfigError
from calque.finding import Severity
from helpers import write

SCHEMA: dict[str, Any] = json.loads((files("calque") / "schemas" / "settings.schema.json").read_text(encoding="utf-8"))


def settings_of(path: Path, text: str) -> Settings:
    write(path.parent, {path.name: text})
    return read_settings(path)


def problem(folder: Path, text: str, name: str = "calque.toml") -> str:
    with pytest.raises(ConfigError) as caught:
        settings_of(folder / name, text)
    message = str(caught.value)
    assert message.startswith(f"{folder / name}:")
    return message.removeprefix(f"{folder / name}:").strip()


# Which file


def test_the_nearest_file_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    write(tmp_path, {"calque.toml": 'accept = ["far"]\npreview = true', "docs/calque.toml": 'accept = ["near"]'})
    finder = Finder()
    near, far = finder.for_file(tmp_path / "docs" / "deep" / "a.md"), finder.for_file(tmp_path / "a.md")
    assert (near.accept, near.preview, near.root) == (("near",), False, tmp_path / "docs")
    assert (far.accept, far.preview, far.root) == (("far",), True, tmp_path)


def test_in_a_folder_the_hidden_file_goes_before_the_plain_one_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "[tool.calque]\naccept = ['pyproject']"})
    assert Finder().for_file(tmp_path / "a.md").accept == ("pyproject",)
    write(tmp_path, {"calque.toml": "accept = ['plain']"})
    assert Finder().for_file(tmp_path / "a.md").accept == ("plain",)
    write(tmp_path, {".calque.toml": "accept = ['hidden']"})
    assert Finder().for_file(tmp_path / "a.md").accept == ("hidden",)


@pytest.mark.parametrize("other", ["[project]\nname = 'calque-friends'", "[tool.black]", "not TOML at all", "tool = 1"])
def test_a_pyproject_without_the_table_is_passed_over(tmp_path: Path, other: str) -> None:
    write(tmp_path, {"calque.toml": "accept = ['word']", "docs/pyproject.toml": other})
    assert Finder().for_file(tmp_path / "docs" / "a.md").accept == ("word",)


@pytest.mark.parametrize("table", ["[tool.calque]", "[tool]\ncalque = {}", "[tool.calque.terms]"])
def test_a_pyproject_with_an_empty_table_is_the_nearest_file(tmp_path: Path, table: str) -> None:
    write(tmp_path, {"calque.toml": "accept = ['word']", "docs/pyproject.toml": table})
    assert Finder().for_file(tmp_path / "docs" / "a.md").accept == ()


def test_a_pyproject_that_is_broken_and_speaks_of_calque_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "[tool.calque]\nselect = ["})
    with pytest.raises(ConfigError, match="not valid TOML"):
        Finder().for_file(tmp_path / "a.md")


def test_a_path_with_dots_is_looked_up_where_it_leads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"here/calque.toml": "accept = ['here']", "calque.toml": "accept = ['there']"})
    monkeypatch.chdir(tmp_path / "here")
    assert Finder().for_file(Path("../docs/a.md")).accept == ("there",)


def test_isolated_reads_no_file_and_keeps_the_command_line(tmp_path: Path) -> None:
    write(tmp_path, {"calque.toml": "accept = ['word']\npreview = true"})
    settings = Finder(isolated=True, overrides={"ignore": ["x"]}).for_file(tmp_path / "a.md")
    assert (settings.accept, settings.preview, settings.ignore) == ((), False, ("x",))


def test_a_named_file_applies_everywhere(tmp_path: Path) -> None:
    write(tmp_path, {"calque.toml": "accept = ['near']", "etc/other.toml": "accept = ['named']"})
    settings = Finder(config=tmp_path / "etc" / "other.toml").for_file(tmp_path / "a.md")
    assert (settings.accept, settings.root) == (("named",), tmp_path / "etc")


def test_patterns_start_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "calque.toml", "")
    assert settings.relative(tmp_path / "docs" / ".." / "a.md") == "a.md"
    assert settings.relative(tmp_path.parent / "a.md") is None


# Extending


def test_extend_starts_from_another_file_beside_this_one(tmp_path: Path) -> None:
    write(tmp_path, {"shared/base.toml": "preview = true\nlanguage = 'en-GB'"})
    settings = settings_of(tmp_path / "calque.toml", "extend = 'shared/base.toml'\nlanguage = 'en-US'")
    assert (settings.preview, settings.language, settings.root) == (True, "en-US", tmp_path)
    assert settings.origin("preview") == str(tmp_path / "shared" / "base.toml")
    assert settings.origin("language") == str(tmp_path / "calque.toml")
    assert settings.origin("accept") == "default"


def test_extend_adds_to_lists_and_says_where_they_come_from(tmp_path: Path) -> None:
    write(tmp_path, {"base.toml": "accept = ['a']\nignore = ['x']\nexclude = ['p/']\nterms = {one = ['two']}"})
    text = "extend = 'base.toml'\naccept = ['b', 'a']\nignore = ['y']\nexclude = ['q/']\nterms = ['three']"
    settings = settings_of(tmp_path / "calque.toml", text)
    assert (settings.accept, settings.ignore, settings.exclude) == (("a", "b"), ("x", "y"), ("q/",))
    assert settings.terms == (("one", ("two",)), ("three", ()))
    assert settings.origin("ignore") == f"{tmp_path / 'base.toml'}, {tmp_path / 'calque.toml'}"


def test_a_new_select_forgets_what_was_selected_and_ignored_before(tmp_path: Path) -> None:
    write(tmp_path, {"base.toml": "extend-select = ['a']\nignore = ['x']"})
    settings = settings_of(tmp_path / "calque.toml", "extend = 'base.toml'\nselect = ['b']")
    assert (settings.select, settings.extend_select, settings.ignore) == (("b",), (), ())
    assert settings.origin("ignore") == "default"


def test_extend_may_name_a_pyproject(tmp_path: Path) -> None:
    write(tmp_path, {"base/pyproject.toml": "[tool.calque]\naccept = ['word']"})
    assert settings_of(tmp_path / "calque.toml", "extend = 'base/pyproject.toml'").accept == ("word",)


@pytest.mark.parametrize("back", ["calque.toml", "../{name}/calque.toml", "./x/../calque.toml"])
def test_extend_in_a_circle_is_an_error(tmp_path: Path, back: str) -> None:
    (tmp_path / "x").mkdir()
    back = back.format(name=tmp_path.name)
    assert problem(tmp_path, f"extend = '{back}'") == f"`extend` goes round in a circle: {back}"
    write(tmp_path, {"base.toml": f"extend = '{back}'"})
    write(tmp_path, {"calque.toml": "extend = 'base.toml'"})
    with pytest.raises(ConfigError, match=r"base\.toml: `extend` goes round in a circle"):
        read_settings(tmp_path / "calque.toml")


def test_extending_a_missing_file_names_both_files(tmp_path: Path) -> None:
    assert problem(tmp_path, "extend = 'gone.toml'") == "`extend`: no such file: gone.toml"


# What it says


def test_every_setting_is_read(tmp_path: Path) -> None:
    text = """
        select = ["wording"]
        extend-select = ["no-start"]
        ignore = ["names"]
        per-file-ignores = {"*.txt" = ["all"], "docs/" = ["a", "b"]}
        exclude = ["drafts/"]
        extend-exclude = ["*.tmp.md"]
        language = "en-GB"
        preview = true
        fail-level = "major"
        accept = ["no-start", "i:danube"]
        terms = {"e-mail" = ["email", "E-mail"]}
        columns = ["english"]
        encoding = "latin-1"
        max-file-size = 1000
        cache = false
        baseline = "known.json"
        max-findings = 7
        max-penalty = 2
        limits = {"docs/" = {max-findings = 0}, "old/" = {max-penalty = 1.5}}
        severity-weights = {neutral = 0.1}
        engines = ["languagetool"]
        languagetool = { url = "http://localhost:8081", disabled-rules = ["A", "B"] }
    """
    settings = settings_of(tmp_path / "calque.toml", text)
    assert settings == Settings(
        select=("wording",),
        extend_select=("no-start",),
        ignore=("names",),
        per_file_ignores=(("*.txt", ("all",)), ("docs/", ("a", "b"))),
        exclude=("drafts/",),
        extend_exclude=("*.tmp.md",),
        language="en-GB",
        preview=True,
        fail_level=Severity.MAJOR,
        accept=("no-start", "i:danube"),
        terms=(("e-mail", ("email", "E-mail")),),
        columns=("english",),
        encoding="iso8859-1",
        max_file_size=1000,
        cache=False,
        baseline="known.json",
        max_findings=7,
        max_penalty=2.0,
        limits=(("docs/", Limit(max_findings=0)), ("old/", Limit(max_penalty=1.5))),
        severity_weights=tuple(zip(Severity, (0.1, 1, 5, 25), strict=True)),
        engines=("languagetool",),
        languagetool=(("url", "http://localhost:8081"), ("disabled-rules", ("A", "B"))),
    )
    assert {settings.origin(key) for key in KEYS} == {str(tmp_path / "calque.toml")}


def test_terms_may_be_a_plain_list(tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "calque.toml", 'terms = ["GitHub", "e-mail"]')
    assert settings.terms == (("GitHub", ()), ("e-mail", ()))


WRONG = [
    ("select", "wording"),
    ("select", {"wording": True}),
    ("select", [1]),
    ("select", [""]),
    ("extend-select", 5),
    ("ignore", [["a"]]),
    ("per-file-ignores", ["*.md"]),
    ("per-file-ignores", {"*.md": "all"}),
    ("exclude", "drafts/"),
    ("extend-exclude", False),
    ("language", ""),
    ("language", "English"),
    ("language", 1),
    ("preview", "yes"),
    ("preview", 1),
    ("fail-level", "fatal"),
    ("fail-level", ["major"]),
    ("accept", "word"),
    ("terms", "word"),
    ("terms", {"form": "other"}),
    ("encoding", 8),
    ("encoding", False),
    ("max-file-size", 0),
    ("max-file-size", True),
    ("max-file-size", "1 MB"),
]


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_a_value_of_the_wrong_kind_names_file_key_and_value(key: str, value: object) -> None:
    with pytest.raises(ConfigError) as caught:
        Settings().override({key: value}, "calque.toml")
    assert str(caught.value).startswith(f"calque.toml: `{key}` is ")
    assert str(caught.value).endswith(f", not {value!r}")


@pytest.mark.parametrize("encoding", ["utf8000", "rot13", "hex"])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(ConfigError, match="`encoding` is the name of an encoding"):
        Settings().override({"encoding": encoding})


def test_an_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    assert problem(tmp_path, "extends = 'x'") == "unknown setting `extends` (did you mean “extend”?)"
    assert problem(tmp_path, "per_file_ignores = 1").endswith("(did you mean “per-file-ignores”?)")
    assert problem(tmp_path, "xyzzy = 1") == "unknown setting `xyzzy`"


def test_invalid_toml_names_file_and_line(tmp_path: Path) -> None:
    message = problem(tmp_path, "preview = true\nselect = [unquoted]\n")
    assert message.startswith("not valid TOML: ")
    assert "line 2" in message


def test_a_file_that_is_not_utf_8_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "calque.toml").write_bytes(b"preview = true\naccept = ['caf\xe9']\n")
    with pytest.raises(ConfigError, match=r"calque\.toml:2: not UTF-8: byte 0xE9"):
        read_settings(tmp_path / "calque.toml")


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    assert settings_of(tmp_path / "calque.toml", "\ufeffpreview = true").preview


def test_a_table_that_is_none_is_an_error(tmp_path: Path) -> None:
    assert problem(tmp_path, "[tool]\ncalque = 3", "pyproject.toml") == "`tool.calque` is not a table"
    assert problem(tmp_path, "extend = 3") == "`extend` is the path of a settings file, not 3"


# The schema


def is_valid(settings: dict[str, Any]) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(settings)


def test_schema_and_settings_have_the_same_keys_each_with_a_description() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == {*KEYS, "extend"}
    assert all(described["description"] for described in SCHEMA["properties"].values())


@pytest.mark.parametrize("key", sorted(set(KEYS) - {"exclude", "max-findings", "max-penalty"}))
def test_schema_defaults_are_those_of_the_settings(key: str) -> None:
    default = SCHEMA["properties"][key]["default"]
    assert is_valid({key: default})
    changed = Settings().override({key: default})
    assert changed == Settings()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("extend", "../base.toml"),
        ("select", ["all", "wording"]),
        ("per-file-ignores", {"docs/*.md": ["wording"]}),
        ("exclude", []),
        ("language", "en-GB"),
        ("preview", True),
        ("fail-level", "critical"),
        ("accept", ["i:word"]),
        ("terms", ["GitHub"]),
        ("terms", {"GitHub": ["github", "Github"]}),
        ("encoding", "latin-1"),
        ("max-file-size", 1),
        ("max-findings", 0),
        ("max-penalty", 2.5),
        ("limits", {"docs/**": {"max-findings": 3, "max-penalty": 1}, "old/**": {}}),
        ("severity-weights", {"minor": 0.5}),
        ("baseline", "known.json"),
    ],
)
def test_schema_takes_what_the_settings_take(key: str, value: object) -> None:
    assert is_valid({key: value})
    if key != "extend":
        Settings().override({key: value})


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_schema_refuses_what_the_settings_refuse(key: str, value: object) -> None:
    assert not is_valid({key: value})


def test_schema_refuses_unknown_keys() -> None:
    assert not is_valid({"igonre": []})
