"""Rule files: what makes a rule, and how each broken one is reported."""

from pathlib import Path

import pytest

from calque import Category, Document, Safety, Severity, Source, Triggers
from calque.config import Settings
from calque.errors import RuleError
from calque.extract import text
from calque.finding import Slip
from calque.rule import Rule
from calque.rulefile import load_file, load_rules
from helpers import write

HEAD = """\
summary  = "A summary"
why      = "A reason."
category = "Style"
severity = "minor"
message  = "“{match}” is wrong"
"""
RULE = HEAD + 'pattern  = "wrong"\n'
CLASS = """\
from calque import Rule

class Wrong(Rule):
    '''A summary'''

    def check(self, document, passages):
        return ()
"""


def load(folder: Path, content: str, name: str = "group/a-rule.toml") -> list[Rule]:
    write(folder, {name: content})
    return load_file(folder / name)


def problem(folder: Path, content: str | bytes, name: str = "group/a-rule.toml") -> tuple[int, str]:
    """The line and the reason that a broken file is reported with."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(RuleError) as caught:
        load_rules(folder)
    message = str(caught.value)
    assert message.startswith(f"{path}:")
    line, _, reason = message.removeprefix(f"{path}:").partition(": ")
    return int(line), reason


def slips(rule: Rule, content: str) -> list[Slip]:
    document = Document(Source("a.txt", content), tuple(text.extract(Source("a.txt", content), Settings())))
    return list(rule.check(document, document.passages))


def fixed(rule: Rule, content: str) -> list[str]:
    """What the slips in a text are, and what the best fix makes of them."""
    return [f"{content[s.start : s.end]} → {s.rewrites[0].text}" for s in slips(rule, content)]


# Rules in TOML


def test_file_and_folder_name_the_rule(tmp_path: Path) -> None:
    (rule,) = load(tmp_path, RULE, "wording/no_start.toml")
    assert (rule.name, rule.group) == ("no-start", "wording")
    assert (rule.summary, rule.why, rule.category, rule.severity) == (
        "A summary", "A reason.", Category.STYLE, Severity.MINOR,
    )  # fmt: skip


def test_what_is_left_out_has_careful_defaults(tmp_path: Path) -> None:
    (rule,) = load(tmp_path, RULE)
    assert (rule.safety, rule.preview, rule.language) == (Safety.UNSAFE, False, "en")


def test_a_pattern_fires_in_any_letter_case_and_the_fix_follows(tmp_path: Path) -> None:
    (rule,) = load(tmp_path, HEAD + "pattern = 'no-start(?<s>s?)'\nfix = 'non-starter\\g<s>'")
    assert fixed(rule, "No-starts are no-start.") == ["No-starts → Non-starters", "no-start → non-starter"]


def test_a_case_sensitive_pattern_does_not(tmp_path: Path) -> None:
    (rule,) = load(tmp_path, RULE + "case-sensitive = true")
    assert [s.start for s in slips(rule, "Wrong, wrong.")] == [7]


def test_unless_excuses_what_it_touches(tmp_path: Path) -> None:
    (rule,) = load(tmp_path, RULE + "unless = 'wrong number'")
    assert [s.start for s in slips(rule, "A wrong number is wrong.")] == [18]


def test_a_file_may_name_its_triggers(tmp_path: Path) -> None:
    (rule,) = load(tmp_path, HEAD + "pattern = '\\$ \\d'\ntriggers = ['$ ', '$\u00a0']")
    assert rule.triggers == Triggers(frozenset({"$ ", "$\u00a0"}), ignore_case=True)
    assert [s.start for s in slips(rule, "It costs $ 5.")] == [9]


def test_the_message_takes_the_groups(tmp_path: Path) -> None:
    content = HEAD.replace("{match}", "{match}|{what}|{fix}") + "pattern = 'wrong (?<what>way)?'\n"
    (rule,) = load(tmp_path, content + "fix = 'right \\g<what>'")
    assert [s.message for s in slips(rule, "The wrong way.")] == ["“wrong way|way|right way” is wrong"]


@pytest.mark.parametrize(
    ("phrase", "content", "found"),
    [
        ("big amount", "A big  amount, big\namount; biggest amount, big amounts.", 2),
        ("Comments are closed.", "Comments are closed. Comments are closed.", 2),
        ("(sic!)", "As he said (sic!), (sic!)", 2),
        ("C++", "C++ and C++.", 2),
        ("a.b", "a.b and axb", 1),
        ("naïve", "naïve naïvely", 1),
    ],
)
def test_a_phrase_is_found_as_it_is_between_words(tmp_path: Path, phrase: str, content: str, found: int) -> None:
    (rule,) = load(tmp_path, HEAD + f"phrase = '{phrase}'")
    assert len(slips(rule, content)) == found


def test_the_fix_of_a_phrase_is_taken_as_it_is(tmp_path: Path) -> None:
    (rule,) = load(tmp_path, HEAD + "phrase = 'back slash'\nfix = 'back\\slash'")
    assert fixed(rule, "A back slash.") == ["back slash → back\\slash"]


def test_a_table_is_a_rule_an_entry(tmp_path: Path) -> None:
    content = HEAD + "[[entry]]\nphrase = 'one'\nfix = '1'\n[[entry]]\npattern = 'tw+o'\nmessage = 'other'\n"
    one, two = load(tmp_path, content)
    assert one.name == two.name == "a-rule"
    assert [s.message for s in slips(one, "one two")] == ["“one” is wrong"]
    assert [s.message for s in slips(two, "one two")] == ["other"]


def test_each_entry_points_to_the_tables_languages_or_its_own(tmp_path: Path) -> None:
    rules = load(
        tmp_path,
        HEAD + 'sources = ["ru"]\n[[entry]]\nphrase = "one"\n[[entry]]\nphrase = "two"\nsources = ["is", "fro"]\n',
    )
    assert [rule.sources for rule in rules] == [("ru",), ("is", "fro")]
    assert load(tmp_path, RULE)[0].sources == ()


def test_a_byte_order_mark_and_other_line_ends_are_no_matter(tmp_path: Path) -> None:
    assert len(load(tmp_path, "\ufeff" + RULE.replace("\n", "\r\n"))) == 1


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (HEAD.replace("summary  = \"A summary\"\n", "") + "pattern='x'", 1, "`summary` is missing"),
        (HEAD.replace("A reason.", "") + "pattern='x'", 2, "`why` is missing"),
        (HEAD, 1, "a rule has a `pattern` or a `phrase`, or [[entry]] tables that have one each"),
        (HEAD + "fix = 'x'", 1, "`pattern` or `phrase` is missing"),
        (RULE + "[[entry]]\nphrase = 'x'", 1, "a rule has a `pattern` or a `phrase`, or [[entry]]"),
        (HEAD + "\n[[entry]]\nphrase='x'\n\n[[entry]]\nfix='x'", 10, "`pattern` or `phrase` is missing"),
        (HEAD + "entry = ['x']", 1, "`entry` is a list of tables, not of 'x'"),
        (HEAD + "entry = 'x'", 6, "`entry` is not a list"),
        (RULE + "phrase = 'x'", 7, "`phrase` and `pattern` exclude each other"),
        (HEAD + "phrase = ' '", 6, "`phrase` is empty"),
        (RULE + "fixes = 'x'", 7, "unknown key `fixes` (did you mean “fix”?)"),
        (HEAD + "[[entry]]\nphrase = 'x'\nseverity = 'major'", 8, "unknown key `severity`"),
        (RULE + "preview = 'yes'", 7, "`preview` is not true or false"),
        (RULE + "bad = 'x'", 7, "`bad` is not a list"),
        (RULE + "bad = [['x']]", 7, "each of `bad` is a text with the slip in ⟦ ⟧, or [text, fixed text], not ['x']"),
        (RULE + "good = [['x', 'y']]", 7, "each of `good` is a text, not ['x', 'y']"),
        (RULE + "fix = ['x', 1]", 7, "`fix` is a string or a list of strings"),
        (RULE + "triggers = [0]", 7, "`triggers` is a list of strings, none of them empty"),
        (RULE + "fix = 1", 7, "`fix` is not a string or a list"),
        (HEAD.replace("minor", "mayor") + "pattern='x'", 4, "`severity` is one of neutral, minor, major, critical"),
        (HEAD.replace("Style", "style") + "pattern='x'", 3, "`category` is one of Terminology, "),
        (RULE + "safety = 'sure'", 7, "`safety` is one of hint, unsafe, safe, not “sure”"),
        (HEAD + "pattern = '(x'", 6, "`pattern` is not a regular expression: missing )"),
        (RULE + "unless = '[x'", 7, "`unless` is not a regular expression: "),
        (RULE.replace("{match}", "{what}"), 5, "`message` speaks of {what}, which this pattern does not have"),
        (RULE.replace("{match}", "{fix}"), 5, "`message` speaks of {fix}, which this pattern does not have"),
        (RULE.replace("{match}", "{match"), 5, "`message`: "),
        (RULE.replace("{match}", "{match:x}"), 5, "`message`: "),
        (RULE + "fix = '\\g<what>'", 7, "`fix` speaks of what this pattern does not have: “\\g<what>”: "),
        (RULE + "fix = ['right', '\\1']", 7, "`fix` speaks of what this pattern does not have: “\\1”: "),
        (RULE + "fix = '\\w'", 7, "`fix` speaks of what this pattern does not have: “\\w”: "),
        (RULE + "fix = ", 7, "not valid TOML: "),
        (RULE + "[[entry]]\n\"", 8, "not valid TOML: "),
        (RULE + "sources = 'ru'", 7, "`sources` is not a list"),
        (RULE + "sources = ['Russian']", 7, "`sources` are codes of languages such as “is” or “ru”, not 'Russian'"),
        (RULE + "good = [", 7, "not valid TOML: "),
    ],
)  # fmt: skip
def test_a_broken_toml_file_is_reported_with_line_and_reason(
    tmp_path: Path, content: str, line: int, reason: str
) -> None:
    at, said = problem(tmp_path, content)
    assert said.startswith(reason)
    assert at == line


def test_a_toml_file_that_is_not_utf_8_is_reported_with_its_line(tmp_path: Path) -> None:
    content = RULE.encode().replace(b"A reason.", b"Caf\xe9.")
    assert problem(tmp_path, content) == (2, "not UTF-8: byte 0xE9")


# Rules in Python


def test_a_python_file_is_the_class_in_it(tmp_path: Path) -> None:
    content = CLASS.replace("A summary", "A summary\n\n    And why.\n    ")
    (rule,) = load(tmp_path, content, "reference/country_as_person.py")
    assert (rule.name, rule.group) == ("country-as-person", "reference")
    assert (rule.summary, rule.why) == ("A summary", "And why.")


def test_helpers_in_a_python_file_are_no_rules(tmp_path: Path) -> None:
    content = CLASS.replace("class Wrong(Rule)", "class _Base(Rule):\n    pass\n\nclass Wrong(_Base)")
    assert len(load(tmp_path, f"from dataclasses import dataclass\n{content}", "group/a_rule.py")) == 1


def test_a_python_file_may_hold_dataclasses_with_postponed_annotations(tmp_path: Path) -> None:
    extra = "\nfrom dataclasses import dataclass\n\n@dataclass\nclass Pair:\n    one: int\n"
    assert len(load(tmp_path, f"from __future__ import annotations\n{CLASS}{extra}", "group/a_rule.py")) == 1


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", 1, "a rule file holds one subclass of calque.Rule, this one holds 0"),
        ("from calque import Rule\n", 1, "a rule file holds one subclass of calque.Rule, this one holds 0"),
        (CLASS + CLASS.replace("Wrong", "Other"), 1, "a rule file holds one subclass of calque.Rule, this one holds 2"),
        ("x = 1\nclass Wrong(\n", 2, "SyntaxError: "),
        ("x = 1\n\nx = 1 / 0\n", 3, "ZeroDivisionError: division by zero"),
        ("x = 1\nimport there_is_no_such_module\n", 2, "ModuleNotFoundError: No module named"),
        ("x = 1\n\ndef f():\n    return 1 / 0\n\nf()\n", 4, "ZeroDivisionError: "),
        (CLASS + "\n    def __init__(self):\n        pass\n", 1, "TypeError: "),
        (CLASS.replace("    '''A summary'''\n", ""), 3, "the class has no docstring, which is the rule's page"),
        (CLASS.replace("check", "chek"), 3, "the class has no method `check`"),
        (CLASS + "\n    severity = 'major'\n", 9, "`severity` is no Severity: 'major'"),
        (CLASS + "\n    sources = ('RU',)\n", 9, "`sources` are codes of languages such as “is” or “ru”, not 'RU'"),
        (CLASS + "\n    triggers = {'x'}\n", 9, "`triggers` is no Triggers: {'x'}"),
        (CLASS + "\n    bad = (('one',),)\n", 9, "each of `bad` is a text with the slip in ⟦ ⟧, or [text, fixed text]"),
    ],
)
def test_a_broken_python_file_is_reported_with_line_and_reason(
    tmp_path: Path, content: str, line: int, reason: str
) -> None:
    at, said = problem(tmp_path, content, "group/a_rule.py")
    assert said.startswith(reason)
    assert at == line


# Folders


def test_a_folder_of_groups_is_read_whole_and_in_order(tmp_path: Path) -> None:
    files = {"one/b.toml": RULE, "one/a.toml": RULE, "two/c.py": CLASS}
    left_alone = dict.fromkeys(
        ["one/_helper.py", "one/.hidden.toml", "_shared/d.toml", "top.py", "one/deep/e.toml", "one/readme.md"],
        "nonsense",
    )
    write(tmp_path, files | left_alone)
    assert [(r.name, r.group) for r in load_rules(tmp_path)] == [("a", "one"), ("b", "one"), ("c", "two")]


def test_one_group_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {"one/a.toml": RULE, "two/b.toml": RULE})
    assert [rule.name for rule in load_rules(tmp_path, only="two")] == ["b"]


@pytest.mark.parametrize("other", ["two/a-rule.toml", "one/a_rule.toml", "one/a_rule.py"])
def test_two_files_of_one_name_are_an_error_that_names_both(tmp_path: Path, other: str) -> None:
    write(tmp_path, {"one/a-rule.toml": RULE, other: CLASS if other.endswith("py") else RULE})
    with pytest.raises(RuleError, match="there is a rule “a-rule” already, in ") as caught:
        load_rules(tmp_path)
    assert str(tmp_path / "one" / "a-rule.toml") in str(caught.value)
    assert str(tmp_path / other) in str(caught.value)


@pytest.mark.parametrize("name", ["group/all.toml", "group/a rule.toml", "a,b/rule.toml", "group/a[1].toml"])
def test_a_name_that_an_instruction_could_not_give_is_an_error(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: RULE})
    with pytest.raises(RuleError, match="another name than “all”"):
        load_rules(tmp_path)


def test_a_file_of_another_kind_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"notes\.md: a rule is a \.toml or a \.py file"):
        load(tmp_path, "", "group/notes.md")
