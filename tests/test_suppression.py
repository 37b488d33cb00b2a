"""Instructions in the text that silence rules, in Markdown and in plain text."""

from collections.abc import Iterable, Sequence

import pytest

from calque import Document, Passage, Rule, Slip, Source, Triggers
from calque.check import check
from calque.config import Settings
from calque.extract import markdown, text
from calque.finding import Finding, Silenced
from calque.fix import apply_edits
from calque.selection import select_rules
from calque.suppression import calque_rules


class Word(Rule):
    """A rule that reports its own name wherever it stands"""

    def __init__(self, name: str, group: str) -> None:
        super().__init__(name, group)
        self.triggers = Triggers(frozenset({name}))

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        for passage in passages:
            start = passage.text.find(self.name)
            while start >= 0:
                yield Slip(passage, start, start + len(self.name), f"there is {self.name}")
                start = passage.text.find(self.name, start + 1)


class Trial(Word):
    """The same in preview"""

    preview = True


RULES = [Word("alpha", "greek"), Word("beta", "greek"), Word("kappa", "late"), Trial("omega", "late"), *calque_rules()]


def findings(content: str, *, path: str = "a.md", **settings: object) -> list[Finding]:
    applied = Settings().override({key.replace("_", "-"): value for key, value in settings.items()})
    source = Source(path, content)
    extract = markdown.extract if path.endswith(".md") else text.extract
    found, failures = check(Document(source, tuple(extract(source, applied))), select_rules(RULES, applied), applied)
    assert failures == []
    return found


def reported(content: str, *, path: str = "a.md", **settings: object) -> list[str]:
    """Each finding as "rule:line"."""
    return [f"{f.rule}:{content.count(chr(10), 0, f.span.start) + 1}" for f in findings(content, path=path, **settings)]


BOTH = pytest.mark.parametrize("path", ["a.md", "a.txt"])


@BOTH
def test_an_instruction_of_its_own_line_silences_the_next_block_only(path: str) -> None:
    content = "An alpha.\n\n<!-- calque: ignore[alpha] a quotation -->\nAn alpha.\n\nAn alpha.\n"
    assert reported(content, path=path) == ["alpha:1", "alpha:6"]


@BOTH
def test_an_empty_line_may_stand_between_it_and_the_block(path: str) -> None:
    assert reported("<!-- calque: ignore[alpha] -->\n\nAn alpha.\n", path=path) == []


@BOTH
def test_the_block_is_the_paragraph_with_all_its_lines(path: str) -> None:
    content = (
        "<!-- calque: ignore[alpha] -->\nIt began with an alpha and then, as\nexpected, came an alpha once more.\n"
    )
    assert reported(content, path=path) == []


@BOTH
def test_an_instruction_in_a_line_of_text_silences_that_line(path: str) -> None:
    content = "An alpha. <!-- calque: ignore[alpha] -->\n\nAn alpha.\n"
    assert reported(content, path=path) == ["alpha:3"]


@BOTH
def test_an_instruction_between_the_lines_of_a_paragraph_silences_what_follows(path: str) -> None:
    content = "Here is an alpha,\n<!-- calque: ignore[alpha] -->\nthen an alpha.\n\nAn alpha.\n"
    assert reported(content, path=path) == ["alpha:1", "alpha:5"]


@BOTH
def test_a_list_is_a_block(path: str) -> None:
    content = "<!-- calque: ignore[alpha] -->\n- An alpha.\n- An alpha.\n  - An alpha.\n\nAn alpha.\n"
    assert reported(content, path=path) == ["alpha:6"]


def test_a_table_is_a_block() -> None:
    table = "| An alpha | B |\n| --- | --- |\n| C | An alpha |\n| An alpha | D |\n"
    assert reported(f"<!-- calque: ignore[alpha] -->\n\n{table}\nAn alpha.\n") == ["alpha:8"]


def test_in_a_table_it_silences_its_row() -> None:
    table = "| An alpha | B |\n| --- | --- |\n| An alpha <!-- calque: ignore[alpha] --> | An alpha |\n"
    assert reported(table) == ["alpha:1"]


def test_a_heading_is_a_block() -> None:
    assert reported("<!-- calque: ignore[alpha] -->\n# An alpha\n\nAn alpha.\n") == ["alpha:4"]


@BOTH
def test_it_names_several_rules_groups_or_all(path: str) -> None:
    line = "An alpha, a beta and a kappa.\n"
    for names, left in [
        ("alpha", ["beta:3", "kappa:3"]),
        ("alpha, kappa", ["beta:3"]),
        ("greek", ["kappa:3"]),
        ("greek,late", []),
        ("all", []),
    ]:
        assert reported(f"<!-- calque: ignore[{names}] -->\n\n{line}", path=path) == left


@BOTH
def test_off_and_on_are_a_range(path: str) -> None:
    content = "An alpha.\n\n<!-- calque: off[alpha] -->\n\nAn alpha.\n\n<!-- calque: on[alpha] -->\n\nAn alpha.\n"
    assert reported(content, path=path) == ["alpha:1", "alpha:9"]


@BOTH
def test_off_without_on_goes_to_the_end(path: str) -> None:
    assert reported("An alpha.\n\n<!-- calque: off[all] -->\n\nAn alpha.\n\nA beta.\n", path=path) == ["alpha:1"]


@BOTH
def test_a_range_inside_a_range_ends_by_itself(path: str) -> None:
    content = (
        "<!-- calque: off[greek] -->\n\nA beta.\n\n<!-- calque: off[kappa] -->\n\nA kappa.\n\n"
        "<!-- calque: on[kappa] -->\n\nA kappa and a beta.\n\n<!-- calque: on[greek] -->\n\nA beta.\n"
    )
    assert reported(content, path=path) == ["kappa:11", "beta:15"]


def test_on_ends_what_it_names_of_a_range_that_names_more() -> None:
    content = (
        "<!-- calque: off[alpha, beta] -->\n\nAn alpha, a beta.\n\n<!-- calque: on[alpha] -->\n\nAn alpha, a beta.\n"
    )
    assert reported(content) == ["alpha:7"]


def test_on_all_ends_every_range() -> None:
    content = "<!-- calque: off[alpha] -->\n\nAn alpha.\n\n<!-- calque: on[all] -->\n\nAn alpha.\n"
    assert reported(content) == ["alpha:7"]


def test_on_does_not_end_an_instruction_for_the_file() -> None:
    instructions = "<!-- calque: ignore-file[beta] -->\n\n<!-- calque: off[alpha] -->\n\n"
    content = f"{instructions}An alpha.\n\n<!-- calque: on[all] -->\n\nA beta.\n"
    assert reported(content) == []


@BOTH
def test_ignore_file_reaches_backwards_too(path: str) -> None:
    assert reported("An alpha.\n\n<!-- calque: ignore-file[alpha] -->\n\nAn alpha.\n\nA beta.\n", path=path) == [
        "beta:7"
    ]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: A page\ncalque: ignore[alpha]\n---\n",
        '---\ncalque: "ignore[alpha, kappa] as printed"\n---\n',
        "+++\ntitle = 'A page'\ncalque = \"ignore[alpha]\"\n+++\n",
        "---\ncalque: ignore-file[alpha]\n---\n",
    ],
)
def test_front_matter_silences_the_whole_file(front: str) -> None:
    assert reported(f"{front}\nAn alpha, a kappa.\n\nAn alpha, a beta.\n", ignore=["kappa", "suppression"]) == [
        "beta:" + str(front.count("\n") + 4)
    ]


def test_front_matter_has_no_ranges() -> None:
    found = findings("---\ncalque: off[alpha]\n---\n\nAn alpha.\n")
    assert [f.rule for f in found] == ["invalid-suppression", "alpha"]
    assert "ignore[rule], for the whole file" in found[0].message


@pytest.mark.parametrize(
    "content",
    [
        "```html\n<!-- calque: ignore-file[all] -->\n```\n\nAn alpha.\n",
        "    <!-- calque: ignore-file[all] -->\n\nAn alpha.\n",
        "Write `<!-- calque: ignore-file[all] -->` there.\n\nAn alpha.\n",
        "An <code><!-- no instruction: calque --></code> alpha.\n",
        "&lt;!-- calque: ignore-file[all] --&gt; An alpha.\n",
    ],
)
def test_what_only_looks_like_an_instruction_is_none(content: str) -> None:
    assert [f.rule for f in findings(content)] == ["alpha"]


# Instructions of no use


@BOTH
@pytest.mark.parametrize(
    ("content", "mended"),
    [
        ("<!-- calque: ignore[alpha] why -->\n\nAll is well.\n", "\n\nAll is well.\n"),
        ("All is well. <!-- calque: ignore[all] -->\n\nMore.\n", "All is well.\n\nMore.\n"),
        ("All <!-- calque: ignore[greek] --> is well.\n", "All  is well.\n"),
        ("One.\n\n<!-- calque: ignore-file[alpha, beta] -->\n", "One.\n\n\n"),
        (
            "<!-- calque: off[alpha] -->\n\nWell.\n\n<!-- calque: on[alpha] -->\n\nAn end.\n",
            "\n\nWell.\n\n\n\nAn end.\n",
        ),
    ],
)
def test_an_unused_instruction_is_reported_and_its_fix_removes_it(content: str, mended: str, path: str) -> None:
    found = findings(content, path=path)
    assert [f.rule for f in found] == ["unused-suppression"]
    assert found[0].message.startswith("nothing to ignore here for ")
    assert content[found[0].span.start :].startswith("<!-- calque: ")
    fixed = apply_edits(content, found[0].fixes[0].edits)
    assert fixed == mended
    assert findings(fixed, path=path) == []


def test_an_instruction_of_which_a_part_is_used_is_reported_without_a_fix() -> None:
    found = findings("<!-- calque: ignore[alpha, beta] -->\n\nAn alpha.\n")
    assert [(f.rule, f.message, f.fixes) for f in found] == [
        ("unused-suppression", "nothing to ignore here for beta", ())
    ]


def test_an_unused_key_of_the_front_matter_is_reported_without_a_fix() -> None:
    found = findings("---\ncalque: ignore[alpha]\n---\n\nAll is well.\n")
    assert [(f.rule, f.fixes) for f in found] == [("unused-suppression", ())]


def test_an_on_that_ends_another_range_too_stays() -> None:
    content = (
        "<!-- calque: off[alpha] -->\n\n<!-- calque: off[beta] -->\n\nA beta.\n\n<!-- calque: on[all] -->\n\nEnd.\n"
    )
    (found,) = findings(content)
    assert apply_edits(content, found.fixes[0].edits) == content.removeprefix("<!-- calque: off[alpha] -->")


def test_of_two_instructions_for_one_slip_both_are_of_use() -> None:
    assert findings("<!-- calque: ignore-file[alpha] -->\n\nAn alpha. <!-- calque: ignore[greek] -->\n") == []


@pytest.mark.parametrize("names", ["alpha", "greek", "all", "omega"])
def test_what_this_run_does_not_check_is_not_called_unused(names: str) -> None:
    content = f"<!-- calque: ignore[{names}] -->\n\nAll is well.\n"
    assert findings(content, select=["beta", "suppression"]) == []


def test_a_preview_rule_that_is_off_does_not_keep_its_group_from_being_judged() -> None:
    assert reported("<!-- calque: ignore[late] -->\n\nAll is well.\n") == ["unused-suppression:1"]
    assert reported("<!-- calque: ignore[omega] -->\n\nAll is well.\n") == []
    assert reported("<!-- calque: ignore[omega] -->\n\nAll is well.\n", preview=True) == ["unused-suppression:1"]


# Instructions that cannot be followed


@BOTH
@pytest.mark.parametrize(
    ("instruction", "message"),
    [
        ("ignore", "name the rules: ignore[rule], or ignore[all]"),
        ("ignore[]", "name the rules: ignore[rule], or ignore[all]"),
        ("ingore[alpha]", "“ingore” is none of ignore, ignore-file, off, on (did you mean “ignore”?)"),
        ("ignore[alhpa]", "no rule or group “alhpa” (did you mean “alpha”?)"),
        ("ignore[alpha, gerek]", "no rule or group “gerek” (did you mean “greek”?)"),
        ("on[alpha]", "no off[alpha] before it"),
        ("on[all]", "no off[all] before it"),
    ],
)
def test_an_instruction_that_cannot_be_followed_is_reported(instruction: str, message: str, path: str) -> None:
    content = f"<!-- calque: {instruction} -->\n\nAn alpha.\n"
    found = findings(content, path=path)
    assert [(f.rule, f.span.start) for f in found if f.rule != "alpha"] == [("invalid-suppression", 0)]
    assert "alpha" in [f.rule for f in found]
    assert next(f for f in found if f.rule != "alpha").message == message


@pytest.mark.parametrize("ignore", ["suppression", "invalid-suppression"])
def test_the_two_reports_can_be_turned_off_like_any_rule(ignore: str) -> None:
    assert findings("<!-- calque: ignore -->\n\nAll is well.\n", ignore=[ignore]) == []


@BOTH
def test_a_comment_that_merely_speaks_of_calque_is_none(path: str) -> None:
    assert findings("<!-- We check this with calque. -->\n\nAll is well, says calque: it is.\n", path=path) == []


# what is silenced


def silenced(content: str, path: str = "a.md") -> list[tuple[str, str]]:
    """What an instruction silences, and the reason that it gives."""
    source, found = Source(path, content), list[Silenced]()
    passages = tuple(markdown.extract(source, Settings()))
    check(Document(source, passages), select_rules(RULES, Settings()), Settings(), found)
    return [(s.finding.rule, s.reason) for s in found]


def test_what_is_silenced_is_told_with_its_reason() -> None:
    assert silenced("<!-- calque: ignore[alpha]  as\nprinted -->\nAn alpha.\n") == [("alpha", "as printed")]
    assert silenced("<!-- calque: off[greek] -->\nAn alpha.\n") == [("alpha", "")]
    assert silenced('---\ncalque: "ignore[greek] a quotation"\n---\n\nAn alpha.\n') == [("alpha", "a quotation")]


def test_of_two_instructions_the_one_with_a_reason_is_told() -> None:
    text = "<!-- calque: ignore-file[alpha] -->\n<!-- calque: ignore[greek] a name -->\nAn alpha.\n"
    assert silenced(text) == [("alpha", "a name")]
