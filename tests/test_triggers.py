"""A rule is shown every passage where it can match."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

import calque_rules
from calque import Document, Passage, Rule, Source, Triggers, load_rules
from calque.check import check
from calque.config import Settings
from calque.document import Slice
from calque.finding import Finding
from calque.literals import further_literals, required_literals
from calque.plugins import load_plugins
from calque.rule import PatternRule, compile_pattern
from calque.selection import RuleSet
from calque.triggers import _ODD_SPACE, Scanner, fold

SETTINGS = Settings()
BUILT_IN = tuple(rule.example() for rule in load_rules(Path(calque_rules.__file__).parent, "calque_rules"))
LETTERS = "ab  \tkKsSiI" + "\u017f\u212a\u0130\u0131ß\u1e9eéÉσςΣµμ😀\u0345-"


def passage(text: str) -> Passage:
    return Passage(text, (Slice(0, len(text), 0, len(text)),))


def is_shown(triggers: Triggers | None, text: str) -> bool:
    class Wanting(NamedTuple):
        triggers: Triggers | None
        needs: Sequence[Sequence[str]] = ()

    return list(Scanner([Wanting(triggers)]).scan([passage("nothing here"), passage(text)]).get(0, []))[-1:] == [1]


class Made(NamedTuple):
    """A pattern, and a text that it may well match."""

    pattern: str
    text: str


def literal(text: str) -> Made:
    return Made(regex.escape(text, special_only=True, literal_spaces=True), text)


def either(parts: list[Made]) -> Made:
    return Made("(?:" + "|".join(p.pattern for p in parts) + ")", parts[-1].text)


def in_row(parts: list[Made]) -> Made:
    return Made("".join(p.pattern for p in parts), "".join(p.text for p in parts))


def repeated(part: Made, quantifier: str, times: int) -> Made:
    return Made(f"(?:{part.pattern}){quantifier}", part.text * times)


def char_class(letters: str) -> Made:
    return Made("[" + regex.escape(letters) + "]", letters[0])


class_names = st.sampled_from(
    [
        (r"\w", "a"),
        (r"\s+", "\n "),
        (r"\ ", " "),
        (r"\pL", "k"),
        (r"\p{Lu}", "K"),
        (r"\s", " "),
        (".", "ß"),
        (r"[^a]", "b"),
        (r"\x61", "a"),
    ]
)
zero_width = st.sampled_from(
    [r"\b", "^", "$", r"\m", r"\M", "(?=a)", "(?!b)", "(?<=s)", "(?<!k)", "(?=)", "(?!(?i)x)", "(?:)"]
).map(lambda p: Made(p, ""))
groups = st.sampled_from(["(", "(?:", "(?>", "(?i:", "(?-i:", "(?s:"])
leaf = st.one_of(
    st.text(LETTERS, min_size=1, max_size=4).map(literal),
    st.text(LETTERS, min_size=1, max_size=4).map(literal),
    st.text(LETTERS.replace(" ", ""), min_size=1, max_size=5).map(char_class),
    class_names.map(lambda pair: Made(*pair)),
    zero_width,
)
QUANTIFIERS = (
    ("?", 0),
    ("?", 1),
    ("*", 0),
    ("*", 2),
    ("+", 1),
    ("+?", 2),
    ("{2}", 2),
    ("{0,1}", 0),
    ("{,2}", 0),
    ("{1,}", 1),
    ("*+", 0),
)
node = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(either),
        st.lists(inner, min_size=2, max_size=4).map(in_row),
        st.builds(lambda part, q: repeated(part, *q), inner, st.sampled_from(QUANTIFIERS)),
        st.builds(lambda part, head: Made(f"{head}{part.pattern})", part.text), inner, groups),
    ),
    max_leaves=8,
)


@st.composite
def patterns(draw: st.DrawFn) -> Made:
    """A pattern that compiles, perhaps with an inline flag in it, and a text in changed letter case."""
    made = draw(node)
    pattern = draw(st.sampled_from(["", "", "(?i)", "(?s)"])) + made.pattern + draw(st.sampled_from(["", "", "(?i)"]))
    variants = {"s": "\u017f", "K": "\u212a", "i": "\u0131", "I": "\u0130", "σ": "ς", "µ": "μ", " ": "\u00a0"}
    text = "".join(draw(st.sampled_from([c, c.upper(), c.lower(), variants.get(c, c)])) for c in made.text)
    return Made(pattern, draw(st.text(LETTERS, max_size=3)) + text + draw(st.text(LETTERS, max_size=3)))


def compiled(pattern: str, ignore_case: bool) -> regex.Pattern[str] | None:
    try:
        return compile_pattern(pattern, ignore_case)
    except regex.error:
        return None


@given(patterns(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_what_a_pattern_matches_has_one_of_its_literals(made: Made, ignore_case: bool) -> None:
    matcher = compiled(made.pattern, ignore_case)
    triggers = required_literals(made.pattern, ignore_case)
    if matcher and any(m.end() > m.start() for m in matcher.finditer(made.text, timeout=5)):
        assert is_shown(triggers, made.text), (made, triggers)


class Unscanned(Scanner):
    """Shows every rule everything."""

    def scan(self, passages: Sequence[Passage]) -> dict[int, Sequence[int]]:
        return {k: range(len(passages)) for k in range(len(self._rules))}


def rule(number: int, pattern: str, ignore_case: bool) -> PatternRule:
    details: dict[str, object] = {"summary": "", "why": ""}
    return PatternRule(f"r{number}", "test", pattern=pattern, message="m", ignore_case=ignore_case, details=details)


def findings(rules: list[Rule], texts: list[str], *, scanned: bool) -> list[Finding]:
    made = RuleSet(tuple(rules), frozenset())
    if not scanned:
        made.__dict__["scanner"] = Unscanned(rules)
    passages, at = [], 0
    for text in texts:
        passages.append(Passage(text, (Slice(0, len(text), at, at + len(text)),)))
        at += len(text) + 1
    found, failures = check(Document(Source("x", "\n".join(texts)), tuple(passages)), made, SETTINGS)
    assert not failures
    return found


@given(st.lists(st.tuples(patterns(), st.booleans()), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_findings_are_the_same_with_and_without_the_scan(some: list[tuple[Made, bool]]) -> None:
    rules: list[Rule] = [rule(k, m.pattern, case) for k, (m, case) in enumerate(some) if compiled(m.pattern, case)]
    texts = [m.text for m, _ in some if m.text]
    assert findings(rules, texts, scanned=True) == findings(rules, texts, scanned=False)


TEXTS = sorted(p for p in (Path(__file__).parent / "texts").glob("*/*") if p.suffix in (".txt", ".md"))


def test_what_rules_need_is_written_as_it_is_looked_for() -> None:
    for each in BUILT_IN:
        assert all(literal == regex.sub(r"\s", " ", fold(literal)) for some in each.needs for literal in some), (
            each.name
        )


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_built_in_rules_find_the_same_with_and_without_the_scan(path: Path) -> None:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    document = Document(source, tuple(load_plugins().extract(source, SETTINGS)))
    scanned, unscanned = (RuleSet(BUILT_IN, frozenset()) for _ in range(2))
    unscanned.__dict__["scanner"] = Unscanned(BUILT_IN)
    assert check(document, scanned, SETTINGS) == check(document, unscanned, SETTINGS)


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bno-start\b", {"no-start"}),
        ("(?:cat|dog)s", {"cats", "dogs"}),
        ("(?:a|the) plan(?:ned)?", {"a plan", "the plan"}),
        (r"in\s+the\sframes? +of", {"in the frame"}),
        (r"an idea\  of", {"an idea of"}),
        ("an idea *of", {"an idea"}),
        ("colou?r", {"colo"}),
        ("(?<verb>withdraw)s?", {"withdraw"}),
        ("(?=foo)bar", {"bar"}),
        ("(?<!foo)bar", {"bar"}),
        ("[ab]cd", {"acd", "bcd"}),
        ("(?:ab)+", {"ab"}),
        (r"F\-35\.", {"F-35."}),
        (r"\pLord", {"ord"}),
        ("“Yes”", {"“Yes”"}),
        ("naïve plan", {"ve plan"}),
    ],
)
def test_literals_of_a_pattern(pattern: str, literals: set[str]) -> None:
    found = required_literals(pattern, True)
    assert found is not None
    assert found.literals == literals


@pytest.mark.parametrize(
    "pattern",
    [r"\w+", "(?:plan)?", "plan|", "plan|.", "a", "(?x)p l a n", "(?:plan){e<=1}", "[[a-z]--[b]]", "[[:alpha:]]",
     "[[:plan]", "(plan)?(?(1)a|b)", "(?|plan|idea)", "(?f)strasse", "", "(?:plan)*", "é"],
)  # fmt: skip
def test_no_literals_where_a_match_may_lack_them(pattern: str) -> None:
    assert required_literals(pattern, True) is None


def test_an_inline_flag_holds_for_the_whole_pattern() -> None:
    assert required_literals("Plan(?i)", False) == Triggers(frozenset({"Plan"}), True)
    assert required_literals("Σας(?i)", False) is None
    assert required_literals("(?i:x)Σας", False) is None


def test_a_phrase_is_found_in_one_case_only_where_case_counts() -> None:
    assert is_shown(required_literals("Plan", False), "The Plan")
    assert not is_shown(required_literals("Plan", False), "the plan")
    assert is_shown(required_literals("Plan", True), "THE PLAN")


def test_whole_words_are_not_found_inside_others() -> None:
    oman = Triggers(frozenset({"oman"}), whole_words=True)
    assert is_shown(oman, "in oman.")
    assert is_shown(oman, "oman")
    assert not is_shown(oman, "a woman")
    assert not is_shown(oman, "omani")


@pytest.mark.parametrize("space", ["\n", "\t", "\u00a0", "  ", " \u2009", "\u3000", "\x1d"])
def test_a_space_in_a_phrase_stands_for_any_white_space(space: str) -> None:
    frames = required_literals("in the frames of", True)
    assert is_shown(frames, f"In the{space}frames of the plan")
    assert not is_shown(frames, f"In{space}frames of the plan")
    assert is_shown(Triggers(frozenset({f"the{space}frames"})), f"in the{space}frames of")


def test_every_letter_that_a_pattern_takes_for_another_is_folded_with_it() -> None:
    cased = "".join(c for c in map(chr, range(0x110000)) if c.lower() != c.upper())
    for c in cased:
        if required_literals(c * 2, True):
            assert {fold(other) for other in regex.findall(regex.escape(c), cased, regex.IGNORECASE)} == {fold(c)}


def test_folding_keeps_every_place() -> None:
    text = "".join(chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000)
    assert len(fold(text)) == len(text)


def test_in_a_long_text_a_common_trigger_shows_its_rule_everything() -> None:
    seven = "the|xa|xb|xc|xd|xe|xf"
    rules = [rule(0, "the plan", True), rule(1, seven, True), rule(2, "absent", True), rule(3, "the", True)]
    texts = ["the word and the other word, of which the third"] * 2000 + ["The plan.", "nothing"]
    shown = Scanner(rules).scan([passage(t) for t in texts])
    known = {0: [2000], 1: list(range(2002)), 3: list(range(2001))}  # one literal is looked for in each text
    assert {k: list(numbers) for k, numbers in shown.items()} == known


@given(patterns(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_what_a_pattern_matches_has_all_that_it_needs(made: Made, ignore_case: bool) -> None:
    matcher = compiled(made.pattern, ignore_case)
    if matcher and any(m.end() > m.start() for m in matcher.finditer(made.text, timeout=5)):
        text = regex.sub(r"\s+", " ", fold(made.text))
        for some in further_literals(made.pattern, ignore_case):
            assert any(literal in text for literal in some), (made, some)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("in (?:the )?frames of", [["in "]]),
        (r"(?<=\b(?:seen|shown) )on the photos?", [["seen ", "shown "]]),
        (r"(?<!seen )on the photo", []),
        (r"late.*(?=\bthe plan)", [["late"]]),
        (r"(?:cat|dog)s? [[a-z]--[b]]", []),
        (r"score \d+ ?: ?\d+, \d+\.", [[":"]]),
    ],
)
def test_what_else_a_pattern_needs(pattern: str, needs: list[list[str]]) -> None:
    assert further_literals(pattern, True) == needs


def test_rules_are_shown_the_passages_with_their_triggers_in_order() -> None:
    rules = [rule(0, "plan", True), rule(1, r"\w", True), rule(2, "idea|plan", False), rule(3, "absent", True)]
    texts = ["No.", "A plan.", "An idea.", "PLAN, Plan, plan"]
    shown = Scanner(rules).scan([passage(t) for t in texts])
    assert {k: list(numbers) for k, numbers in shown.items()} == {0: [1, 3], 1: [0, 1, 2, 3], 2: [1, 2, 3]}
    assert {k: list(numbers) for k, numbers in Scanner(rules).scan([]).items()} == {1: []}


def test_every_white_space_but_a_single_space_is_odd() -> None:
    assert set(_ODD_SPACE) == {"  ", *(c for c in map(chr, range(1, sys.maxunicode + 1)) if c.isspace() and c != " ")}
