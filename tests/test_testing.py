"""The cases inside rules: each way in which one can go wrong, shown by a rule for which it does."""

from collections.abc import Iterable, Sequence

import pytest

from calque import Document, Passage, Rewrite, Rule, Safety, Slip, Triggers
from calque.rule import Case
from calque.testing import CaseResult, run_cases


class Teh(Rule):
    """“teh” for “the”"""

    safety = Safety.SAFE
    triggers: Triggers | None = Triggers(frozenset({"teh"}))
    replacement = "the"

    def __init__(self, bad: Sequence[Case] = (), good: Sequence[str] = (), false_alarms: Sequence[str] = ()) -> None:
        super().__init__("teh", "spelling")
        self.bad, self.good, self.false_alarms = bad, good, false_alarms  # type: ignore[misc]

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        for passage in passages:
            at = passage.text.find("teh")
            while at >= 0:
                yield Slip(passage, at, at + 3, "“teh”", (Rewrite(self.replacement),))
                at = passage.text.find("teh", at + 1)


class Stubborn(Teh):
    """One whose fix does not help"""

    replacement = "tehe"


class Shy(Teh):
    """One that offers no fix"""

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        return (Slip(s.passage, s.start, s.end, s.message) for s in super().check(document, passages))


class Broken(Teh):
    """One that raises"""

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        raise KeyError("teh")


class German(Teh):
    """One for another language"""

    language = "de"


GOOD = ["The end."]


def outcomes(*rules: Rule) -> list[tuple[str, str, str]]:
    return [(r.kind, r.outcome, r.detail) for r in run_cases(rules) if r.outcome]


def bad(case: Case, rule: type[Teh] = Teh) -> tuple[str, str]:
    """How a bad case goes."""
    (result,) = [r for r in run_cases([rule([case], GOOD)]) if r.kind == "bad"]
    return result.outcome, result.detail


@pytest.mark.parametrize("case", [["In teh end.", "In the end."], "In ⟦teh⟧ end.", ["In ⟦teh⟧ end.", "In the end."]])
def test_a_bad_case_that_goes_well(case: Case) -> None:
    assert bad(case) == ("", "")


@pytest.mark.parametrize(
    ("case", "rule", "outcome", "detail"),
    [
        (["The end.", "The end."], Teh, "missing", "does not fire"),
        (["teh, teh", "the, the"], Teh, "wrong", "fires more than once: “teh”, “teh”"),
        ("⟦In⟧ teh end.", Teh, "wrong", "marks “teh”, not “In”"),
        ("In teh end.", Teh, "wrong", "has neither a mark nor a fixed text"),
        ("In ⟦teh end.", Teh, "wrong", "has not one mark: ⟦ ⟧"),
        ("In teh⟧ end.", Teh, "wrong", "has not one mark: ⟦ ⟧"),
        ("In ⟧teh⟦ end.", Teh, "wrong", "has not one mark: ⟦ ⟧"),
        ("⟦In⟧ ⟦teh⟧ end.", Teh, "wrong", "has not one mark: ⟦ ⟧"),
        (["In teh end.", "In a end."], Teh, "wrong", "is fixed as “In the end.”"),
        (["In teh end.", "In the end."], Shy, "wrong", "offers no fix"),
        (["In teh end.", "In tehe end."], Stubborn, "wrong", "fires again on the fixed text: “teh”"),
    ],
)
def test_a_bad_case_that_does_not(case: Case, rule: type[Teh], outcome: str, detail: str) -> None:
    assert bad(case, rule) == (outcome, detail)


def test_a_rule_that_raises_is_wrong_and_says_how() -> None:
    outcome, detail = bad("In ⟦teh⟧ end.", Broken)
    assert outcome == "wrong"
    assert detail.startswith("KeyError: 'teh' (test_testing.py:")


def test_a_good_case_that_fires_is_noisy() -> None:
    assert outcomes(Teh(["⟦teh⟧"], ["In teh end."])) == [("good", "noisy", "fires on “teh”")]


def test_a_known_false_alarm_is_to_fire_until_it_gets_better() -> None:
    assert outcomes(Teh(["⟦teh⟧"], GOOD, ["A teh in tehran."][:0])) == []
    assert outcomes(Teh(["⟦teh⟧"], GOOD, ["In tehran."])) == []
    (outcome,) = outcomes(Teh(["⟦teh⟧"], GOOD, ["In Teheran."]))
    assert outcome == ("false alarm", "missing", "no longer a false alarm: make it a good case")


def test_a_rule_without_cases_is_missing_them() -> None:
    assert outcomes(Teh()) == [
        ("bad", "missing", "it has no bad case"),
        ("good", "missing", "it has no good case"),
    ]


def test_each_entry_of_a_table_has_a_bad_case_and_the_table_a_good_one() -> None:
    assert outcomes(Teh(["⟦teh⟧"], GOOD), Teh()) == [("bad", "missing", "it has no bad case")]


def test_a_case_of_an_entry_is_missing_when_only_another_entry_fires() -> None:
    class Other(Teh):
        """Another entry"""

        triggers = Triggers(frozenset({"never"}))

    assert outcomes(Teh(["⟦teh⟧"], GOOD), Other(["⟦teh⟧ end"])) == [("bad", "missing", "does not fire")]


def test_a_rule_for_another_language_is_tried_in_it() -> None:
    assert outcomes(German(["⟦teh⟧"], GOOD)) == []


def test_a_result_reads_as_rule_kind_and_text() -> None:
    assert str(CaseResult("teh", "good", "The end.")) == "teh: good: The end."
