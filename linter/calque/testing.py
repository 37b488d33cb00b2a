"""Turns the cases inside rules into tests. `calque test` uses it, pytest does, and so can any rule pack's own tests:

@pytest.mark.parametrize("result", list(run_cases(load_rules(FOLDER))), ids=str)
def test_rule(result):
    assert not result.outcome, result.detail
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from calque.check import check
from calque.config import Settings
from calque.document import Document, Source
from calque.extract import text as plain_text
from calque.finding import Finding
from calque.fix import apply_edits
from calque.rule import Case, Rule
from calque.selection import ALL, RuleSet

MISSING, NOISY, WRONG = "missing", "noisy", "wrong"

_MARKS = str.maketrans("", "", "⟦⟧")


@dataclass(frozen=True)
class CaseResult:
    """How a case went. `outcome`: "" for well, else missing (should fire), noisy (should not) or wrong."""

    rule: str
    kind: str
    text: str
    outcome: str = ""
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.kind}: {self.text}"


def run_cases(rules: Iterable[Rule]) -> Iterator[CaseResult]:
    """Try every case of every rule.

    A bad case fires once, at its mark, and its fix gives the text beside it, where the rule is silent. A good one is
    silent. A known false alarm fires; once it no longer does, it is to become a good case. A rule, and each entry of
    a table, has at least one bad case; a rule has at least one good case.
    """
    for name, group in groupby(sorted(rules, key=_name), key=_name):
        entries = [rule.example() for rule in group]
        everything = _rule_set(entries)
        for rule in entries:
            if not rule.bad:
                yield CaseResult(name, "bad", "(none)", MISSING, "it has no bad case")
            alone = _rule_set([rule])
            for case in rule.bad:
                yield _try_bad(name, case, everything, alone)
        if not any(rule.good for rule in entries):
            yield CaseResult(name, "good", "(none)", MISSING, "it has no good case")
        for text in dict.fromkeys(text for rule in entries for text in rule.good):
            found, problem = _findings(text, everything)
            detail = problem or (f"fires on “{_quote(text, found[0])}”" if found else "")
            yield CaseResult(name, "good", text, NOISY if detail else "", detail)
        for text in dict.fromkeys(text for rule in entries for text in rule.false_alarms):
            found, problem = _findings(text, everything)
            detail = problem or ("" if found else "no longer a false alarm: make it a good case")
            yield CaseResult(name, "false alarm", text, MISSING if detail else "", detail)


def _name(rule: Rule) -> str:
    return rule.name


def _try_bad(name: str, case: Case, everything: RuleSet, alone: RuleSet) -> CaseResult:
    marked, wanted = (case, None) if isinstance(case, str) else (case[0], case[1])
    text = marked.translate(_MARKS)
    found, problem = _findings(text, everything)
    outcome, detail = WRONG, problem
    if not problem and not (found and _findings(text, alone)[0]):
        outcome, detail = MISSING, "does not fire"
    elif not problem:
        detail = _judge(text, marked, wanted, found, everything)
    return CaseResult(name, "bad", marked, outcome if detail else "", detail)


def _judge(text: str, marked: str, wanted: str | None, found: Sequence[Finding], rules: RuleSet) -> str:
    """What is wrong with the findings in a bad case; empty when nothing is."""
    if len(found) > 1:
        return "fires more than once: " + ", ".join(f"“{_quote(text, f)}”" for f in found)
    finding = found[0]
    if "⟦" in marked or "⟧" in marked:
        start, end = marked.find("⟦"), marked.find("⟧") - 1
        if (marked.count("⟦"), marked.count("⟧")) != (1, 1) or start >= end:
            return "has not one mark: ⟦ ⟧"
        if finding.span != (start, end):
            return f"marks “{_quote(text, finding)}”, not “{text[start:end]}”"
    elif wanted is None:
        return "has neither a mark nor a fixed text"
    if wanted is None:
        return ""
    if not finding.fixes or not finding.fixes[0].edits:
        return "offers no fix"
    fixed = apply_edits(text, finding.fixes[0].edits)
    if fixed != wanted:
        return f"is fixed as “{fixed}”"
    again, problem = _findings(fixed, rules)
    return problem or (f"fires again on the fixed text: “{_quote(fixed, again[0])}”" if again else "")


def _rule_set(rules: Sequence[Rule]) -> RuleSet:
    names = frozenset(name for r in rules for name in (r.name, r.group)) | {ALL}
    return RuleSet(tuple(rules), names, names)


def _findings(text: str, rules: RuleSet) -> tuple[list[Finding], str]:
    """The findings in a text, and what failed."""
    source, settings = Source("case.txt", text), Settings(language=rules.rules[0].language)
    document = Document(source, tuple(plain_text.extract(source, settings)))
    findings, failures = check(document, rules, settings)
    return findings, failures[0].error if failures else ""


def _quote(text: str, finding: Finding) -> str:
    return text[finding.span.start : finding.span.end]
