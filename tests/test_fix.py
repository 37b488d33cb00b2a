"""Fixes are applied together where they do not overlap, until nothing changes; and written all or not at all."""

import os
import stat
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calque import Category, Document, Rule, Safety, Severity, Source, Span
from calque.check import check
from calque.config import Settings
from calque.extract import calque_extract
from calque.finding import Edit, Failure, Finding, Fix
from calque.fix import Examine, Examined, apply_edits, choose, fix, write
from calque.read import encode
from calque.rule import PatternRule
from calque.selection import RuleSet

SETTINGS = Settings()


def finding(
    start: int, end: int, *edits: tuple[int, int, str], safety: Safety = Safety.SAFE, rule: str = "any"
) -> Finding:
    made = tuple(Edit(Span(a, b), new) for a, b, new in edits)
    fixes = (Fix("Do it", safety, made),) if made else ()
    return Finding(rule, "test", Span(start, end), "m", Severity.MINOR, Category.STYLE, fixes)


def replacing(**changes: str) -> Examine:
    """Finds each word, and would write the other for it."""

    def examine(source: Source) -> Examined:
        found = [
            finding(at, at + len(old), (at, at + len(old), new), rule=old)
            for old, new in changes.items()
            for at in range(len(source.text))
            if source.text.startswith(old, at)
        ]
        return Examined(found, [])

    return examine


def test_all_fixes_that_do_not_overlap_are_applied_at_once() -> None:
    done = fix(Source("x", "a b a"), replacing(a="1", b="2"), Safety.SAFE)
    assert (done.source.text, done.examined.findings, dict(done.mended)) == ("1 2 1", [], {"a": 2, "b": 1})


def test_overlapping_fixes_keep_the_first() -> None:
    first, second, third = (finding(k, k + 3, (k, k + 3, "x")) for k in (0, 2, 4))
    assert choose([third, second, first], Safety.SAFE) == [first, third]


def test_fixes_that_touch_wait_for_the_next_round() -> None:
    first, second = finding(0, 2, (0, 2, "x")), finding(2, 4, (2, 4, "y"))
    assert choose([first, second], Safety.SAFE) == [first]


def test_an_insertion_inside_another_finding_waits() -> None:
    around, inside = finding(0, 6, (0, 1, "x"), (5, 6, "y")), finding(3, 3, (3, 3, "z"))
    assert choose([around, inside], Safety.SAFE) == [around]


def test_only_first_fixes_that_are_safe_enough_are_applied() -> None:
    unsafe, none = finding(0, 1, (0, 1, "x"), safety=Safety.UNSAFE), finding(4, 5)
    assert choose([unsafe, none], Safety.SAFE) == []
    assert choose([unsafe, none], Safety.UNSAFE) == [unsafe]


def test_a_fix_that_makes_another_slip_is_followed_up() -> None:
    done = fix(Source("x", "a"), replacing(a="b", b="c"), Safety.SAFE)
    assert (done.source.text, dict(done.mended)) == ("c", {"a": 1, "b": 1})


@pytest.mark.parametrize("rounds", [9, 10])
def test_ten_rounds_may_settle_it(rounds: int) -> None:
    words = "abcdefghijk"
    changes = {words[k]: words[k + 1] for k in range(rounds)}
    assert fix(Source("x", "a"), replacing(**changes), Safety.SAFE).source.text == words[rounds]


def test_fixes_that_do_not_settle_leave_the_text_and_are_named() -> None:
    source = Source("x", "a, c")
    done = fix(source, replacing(a="b", b="a", c="d"), Safety.SAFE)
    assert (done.source, done.examined.findings, dict(done.mended)) == (source, replacing(a="b", c="d")(source)[0], {})
    assert [f.error for f in done.examined.failures] == [
        "the fixes of a do not settle in 10 rounds; nothing was changed"
    ]


def test_a_text_that_its_fix_would_break_stays_as_it_was() -> None:
    broken = Examined([], [Failure("x", "cannot be read: line 1: not JSON")])
    done = fix(Source("x", "a"), lambda s: broken if "b" in s.text else replacing(a="b")(s), Safety.SAFE)
    assert (done.source.text, dict(done.mended)) == ("a", {})
    assert [f.error for f in done.examined.failures] == [
        "the fixed text cannot be read: line 1: not JSON; nothing was changed"
    ]


def test_a_fix_that_changes_nothing_is_one_that_does_not_settle() -> None:
    done = fix(Source("x", "a"), replacing(a="a"), Safety.SAFE)
    assert "the fixes of a do not settle" in done.examined.failures[0].error


edits = st.tuples(st.integers(0, 12), st.integers(0, 4), st.text("ab ", max_size=3)).map(
    lambda t: (t[0], t[0] + t[1], t[2])
)


@given(st.text("ab cd", min_size=16, max_size=16), st.lists(edits, max_size=6))
@settings(max_examples=200, deadline=None)
def test_chosen_fixes_never_overlap_and_change_nothing_else(content: str, some: list[tuple[int, int, str]]) -> None:
    chosen = choose([finding(a, b, (a, b, new)) for a, b, new in some], Safety.SAFE)
    spans = [f.span for f in chosen]
    assert all(a.end < b.start for a, b in pairwise(spans))
    kept, last = [], 0
    for f in chosen:
        kept += [content[last : f.span.start], f.fixes[0].edits[0].text]
        last = f.span.end
    assert apply_edits(content, [f.fixes[0].edits[0] for f in chosen]) == "".join(kept) + content[last:]


@given(
    st.text("abcd ", max_size=20),
    st.lists(st.tuples(st.sampled_from(["a", "b", "ab", "bc", "cd"]), st.text("abcd", max_size=2)), max_size=3),
)
@settings(max_examples=150, deadline=None)
def test_fixing_twice_is_fixing_once_whatever_the_fixes(content: str, changes: list[tuple[str, str]]) -> None:
    examine = replacing(**dict(changes))
    once = fix(Source("x", content), examine, Safety.SAFE)
    twice = fix(once.source, examine, Safety.SAFE)
    assert twice.source == once.source
    assert twice.examined.failures == once.examined.failures


def pattern(name: str, found: str, new: str) -> PatternRule:
    details: dict[str, object] = {"summary": "", "why": "", "safety": Safety.SAFE}
    return PatternRule(name, "test", pattern=found, message="m", fixes=[new], details=details)


RULES: tuple[Rule, ...] = (
    pattern("stop", r"(?<=\w)\.(?= and\b)", ""),
    pattern("no-start", r"\ba no-start(?<s>s?)\b", r"a non-starter\g<s>"),
    pattern("twice", r"\b(\w+) \1\b", r"\1"),
    pattern("glued", r"\bUSNews\b", "US News"),
    pattern("news", r"\bnews\b", "reports"),
)


def with_rules(source: Source) -> Examined:
    passages = calque_extract(source, SETTINGS)
    return Examined(*check(Document(source, tuple(passages)), RuleSet(RULES, frozenset()), SETTINGS))


words = st.sampled_from(
    [
        "a no-start",
        "A *no-start*",
        "No-Starts",
        "Ukraine.",
        "and",
        "and",
        "USNews",
        "news",
        "plan",
        "plan",
        "`code`",
        "&amp;",
        "**plan**",
        "A",
    ]
)
contents = st.lists(st.tuples(words, st.sampled_from([" ", " ", "\n", "\r\n", "\n\n", "  \n> "])), max_size=15)


@given(contents, st.sampled_from(["x.md", "x.txt"]))
@settings(max_examples=100, deadline=None)
def test_fixing_twice_is_fixing_once_with_real_rules(parts: list[tuple[str, str]], path: str) -> None:
    source = Source(path, "".join(a + b for a, b in parts))
    once = fix(source, with_rules, Safety.SAFE)
    assert not once.examined.failures
    assert choose(once.examined.findings, Safety.SAFE) == []
    assert fix(once.source, with_rules, Safety.SAFE) == fix(once.source, with_rules, Safety.HINT)
    assert fix(once.source, with_rules, Safety.SAFE).source == once.source


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which no temporary file may be left."""
    yield tmp_path
    assert not [p for p in tmp_path.rglob("*") if p.name.startswith(".calque")]


def put(path: Path, before: Source, after: str) -> str:
    """Write a file as it was before, and then the fixed text; what went wrong."""
    path.write_bytes(encode(before))
    return write(path, before, Source(before.path, after, before.encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "latin-1"])
@pytest.mark.parametrize(("before", "after"), [("caf\r\nx\ry", "café\r\nx\ry"), ("a\n", ""), ("", "a"), ("a\n", "b\n")])
def test_a_file_keeps_its_encoding_and_line_ends(folder: Path, encoding: str, before: str, after: str) -> None:
    assert put(folder / "x.txt", Source("x.txt", before, encoding), after) == ""
    assert (folder / "x.txt").read_bytes() == after.encode(encoding)


def test_a_file_keeps_its_byte_order_mark(folder: Path) -> None:
    assert put(folder / "x.txt", Source("x.txt", "\ufeffa"), "\ufeffb") == ""
    assert (folder / "x.txt").read_bytes() == b"\xef\xbb\xbfb"


def test_a_file_keeps_its_mode(folder: Path) -> None:
    path = folder / "x.txt"
    for mode in (0o640, 0o755, 0o600):
        path.write_bytes(b"a")
        path.chmod(mode)
        assert put(path, Source("x", "a"), "b") == ""
        assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_symbolic_link_goes_on_pointing_to_its_file(folder: Path) -> None:
    (folder / "docs").mkdir()
    (folder / "docs" / "real.txt").write_bytes(b"a")
    (folder / "link.txt").symlink_to("docs/real.txt")
    assert write(folder / "link.txt", Source("x", "a"), Source("x", "b")) == ""
    assert (folder / "link.txt").is_symlink()
    assert (folder / "docs" / "real.txt").read_bytes() == b"b"


def test_a_file_with_a_very_long_name_is_written(folder: Path) -> None:
    assert put(folder / ("x" * 251 + ".txt"), Source("x", "a"), "b") == ""


def test_a_file_that_changed_meanwhile_is_left_alone(folder: Path) -> None:
    path = folder / "x.txt"
    path.write_bytes(b"changed")
    assert "changed while it was checked" in write(path, Source("x", "a"), Source("x", "b"))
    assert path.read_bytes() == b"changed"


def test_a_file_that_vanished_is_not_made_again(folder: Path) -> None:
    assert "nothing was written" in write(folder / "gone.txt", Source("x", "a"), Source("x", "b"))
    assert list(folder.iterdir()) == []


def test_a_character_that_the_encoding_cannot_hold_is_refused(folder: Path) -> None:
    assert put(folder / "x.txt", Source("x", "a", "latin-1"), "“b") == "latin-1 cannot hold ““”; nothing was written"
    assert (folder / "x.txt").read_bytes() == b"a"


def test_a_read_only_file_is_left_alone(as_nobody: Path) -> None:
    path = as_nobody / "x.txt"
    path.write_bytes(b"a")
    path.chmod(0o444)
    assert write(path, Source("x", "a"), Source("x", "b")) == "Permission denied; nothing was written"
    assert path.read_bytes() == b"a"


def test_a_file_in_a_read_only_folder_is_left_alone(as_nobody: Path) -> None:
    path = as_nobody / "x.txt"
    path.write_bytes(b"a")
    as_nobody.chmod(0o555)
    assert write(path, Source("x", "a"), Source("x", "b")) == "Permission denied; nothing was written"
    as_nobody.chmod(0o755)
    assert path.read_bytes() == b"a"


@pytest.mark.parametrize("at", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError("no space left")])
def test_nothing_is_half_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at: str, error: type[BaseException] | BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    path = folder / "x.txt"
    path.write_bytes(b"a")
    monkeypatch.setattr(os, at, fail)
    if error is KeyboardInterrupt:
        with pytest.raises(KeyboardInterrupt):
            write(path, Source("x", "a"), Source("x", "b"))
    else:
        assert write(path, Source("x", "a"), Source("x", "b")) == "no space left; nothing was written"
    assert path.read_bytes() == b"a"


def test_an_interrupt_just_after_writing_is_still_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def replace_and_interrupt(source: str, target: Path) -> None:
        real(source, target)
        raise KeyboardInterrupt

    path = folder / "x.txt"
    path.write_bytes(b"a")
    monkeypatch.setattr(os, "replace", replace_and_interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(path, Source("x", "a"), Source("x", "b"))
    assert path.read_bytes() == b"b"
