"""Evidence: what is kept of a rule comes back as it was, and grows by what is read."""

import json
from pathlib import Path

import pytest

from calque import Rule
from calque.errors import CalqueError
from calque.measure.evidence import Clean, Evidence, Verdicts, evidence_of, read_evidence, write_evidence

SOME = Evidence("0123456789ab", 57, {"mt-news": Verdicts(18, 1, 1)}, Clean(750_000, 3, 1))


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    write_evidence(tmp_path / "evidence.json", {"rule": SOME, "another": Evidence("x")})
    assert read_evidence(tmp_path / "evidence.json") == {"rule": SOME, "another": Evidence("x")}


def test_the_file_is_one_that_people_can_compare(tmp_path: Path) -> None:
    write_evidence(tmp_path / "evidence.json", {"rule": SOME, "another": Evidence("x")})
    text = (tmp_path / "evidence.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=2) + "\n"
    assert list(json.loads(text)) == ["another", "rule"]
    assert json.loads(text)["another"] == {"version": "x"}


def test_without_a_file_there_is_no_evidence(tmp_path: Path) -> None:
    assert read_evidence(tmp_path / "evidence.json") == {}
    assert evidence_of(Rule("of-code", "tests")) is None


@pytest.mark.parametrize("content", ["[", "[]", '{"rule": {}}', '{"rule": {"version": "x", "clean": {"wards": 1}}}'])
def test_a_broken_file_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "evidence.json").write_text(content, encoding="utf-8")
    with pytest.raises(CalqueError, match=r"evidence\.json: not a file of evidence: "):
        read_evidence(tmp_path / "evidence.json")


def test_a_fix_that_is_wrong_is_a_slip_that_is_right() -> None:
    assert (SOME.total.read, SOME.total.slips, SOME.precision) == (20, 19, 0.95)
    assert Evidence("x").precision is None


def test_readings_add_up_by_kind_of_text() -> None:
    more = SOME.reading("mt-news", Verdicts(2), 0).reading("talks", Verdicts(1, 1), 2)
    assert more.verdicts == {"mt-news": Verdicts(20, 1, 1), "talks": Verdicts(1, 1)}
    assert more.fired == 59


def test_a_new_run_over_native_text_replaces_the_old_one() -> None:
    assert SOME.on_clean_text(800_000, 3).clean == Clean(800_000, 3, 1)
    assert SOME.on_clean_text(800_000, 4).clean == Clean(800_000, 4, 0)
    assert Clean(100_000, 3, 1).rate == pytest.approx(0.02)
