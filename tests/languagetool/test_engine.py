"""LanguageTool as an engine, with a server that gives recorded answers."""

import json
from pathlib import Path
from typing import Any

import pytest

from calque import languagetool
from calque.config import Settings
from calque.errors import CalqueError, ConfigError
from calque.finding import Category
from calque.languagetool import catalogue
from calque.languagetool.catalogue import Known
from calque.languagetool.engine import LanguageTool
from calque.measure.tier import objections
from calque.run import Checker, Options, run
from languagetool.conftest import RECORDED, Fake

HOUR = "She took a hour to read 14.000 pages."


def options(server: Fake, **values: Any) -> dict[str, Any]:
    engine = {"enabled": True, "url": server.address, "retries": 0} | values.pop("languagetool", {})
    return {"languagetool": engine, "select": ["languagetool/ALL"], "cache": False} | values


def results(text: str, settings: dict[str, Any], file: str = "a.md") -> Any:
    Path(file).write_text(text, encoding="utf-8")
    checker = Checker(Options((file,), isolated=True, overrides=settings))
    (result,) = run(checker, lambda some, _: some)
    return result


def found(text: str, settings: dict[str, Any], file: str = "a.md") -> list[tuple[str, str]]:
    result = results(text, settings, file)
    assert not [failure for failure in result.failures if not failure.harmless]
    return [(f.rule.removeprefix("languagetool/"), text[f.span.start : f.span.end]) for f in result.findings]


@pytest.mark.usefixtures("folder")
class TestFindings:
    def test_stand_at_their_places_through_markup_emoji_soft_hyphens_and_entities(self, server: Fake) -> None:
        text = f"""{HOUR}

😀😀 It cost *a* apple 👩🏽 and $&nbsp;5.

> The co&shy;op **bought** a apple.
"""
        assert found(text.replace("&nbsp;", " "), options(server)) == [
            ("EN_A_VS_AN", "a"),
            ("COMMA_PERIOD_CONFUSION", "14.000"),
            ("EN_A_VS_AN", "a"),
            ("CURRENCY_SPACE", "$ 5"),
            ("EN_A_VS_AN", "a"),
        ]
        assert len(server.asked) == 1

    def test_have_unsafe_fixes_and_lesser_severity_in_matters_of_style(self, server: Fake) -> None:
        finding = results(HOUR, options(server)).findings[0]
        assert [(fix.title, fix.safety.label) for fix in finding.fixes] == [("Write “an”", "unsafe")]
        assert (finding.category, finding.severity.label) == (Category.LINGUISTIC, "minor")
        style = catalogue.rule_of("X", Known("PLAIN_ENGLISH", "style", "Plain"), preview=True)
        assert (style.category, style.severity.label) == (Category.STYLE, "neutral")
        assert catalogue.rule_of("X", Known("NEW", "locale-violation", ""), preview=True).category == Category.LOCALE
        assert catalogue.rule_of("X", Known("NEW", "grammar", ""), preview=True).category == Category.LINGUISTIC

    def test_of_rules_that_look_at_several_passages_come_only_where_each_is_asked_about_alone(
        self, server: Fake
    ) -> None:
        match = RECORDED["matches"][HOUR][0]
        across = match | {"rule": match["rule"] | {"id": "EN_UNPAIRED_QUOTES"}}
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(RECORDED["matches"], HOUR, [across])
            assert found(f"{HOUR}\n\nAll is well here.", options(server)) == []
            assert len(server.asked) == 1
            alone = options(server, languagetool={"request-size": 0})
            assert found(f"{HOUR}\n\nAll is well here.", alone) == [("EN_UNPAIRED_QUOTES", "a")]
            assert len(server.asked) == 3

    def test_that_calque_has_too_are_one(self, server: Fake) -> None:
        result = results(HOUR, options(server, select=["all", "languagetool/ALL"]))
        assert [f.rule for f in result.findings if f.rule.endswith(("a-an", "EN_A_VS_AN"))] == ["a-an"]
        said = [r.message for f in result.findings if f.rule == "a-an" for r in f.related]
        assert [message.partition(":")[0] for message in said] == ["languagetool/EN_A_VS_AN"]

    def test_go_to_a_report_with_their_rules(self, server: Fake) -> None:
        from io import StringIO

        from calque.plugins import Output
        from calque.report.sarif import report

        settings = options(server)
        checker = Checker(Options(isolated=True, overrides=settings))
        output = Output(StringIO(), rules=checker.rules(checker.finder.for_folder_here()).rules)
        report([results(HOUR, settings)], output)
        output.stream.seek(0)
        log = json.load(output.stream)["runs"][0]
        first = log["results"][0]
        assert log["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "languagetool/EN_A_VS_AN"

    def test_are_asked_for_in_the_passage_s_language(self, server: Fake) -> None:
        found("All is well here.", options(server))
        found("All is well here.", options(server, languagetool={"variants": {"en": "en-GB"}}))
        found("Todo bien.", options(server), "a.es.md")
        found("Alles gut.", options(server), "a.de.md")
        assert [asked["language"] for asked in server.asked] == ["en-US", "en-GB", "es"]

    def test_the_server_is_told_what_the_user_says(self, server: Fake) -> None:
        said = {"mother-tongue": "ru", "picky": True, "disabled-rules": ["A", "B"], "enabled-categories": ["C"]}
        found("All is well here.", options(server, languagetool=said))
        expected = {"motherTongue": "ru", "level": "picky", "disabledRules": "A,B", "enabledCategories": "C"}
        assert server.asked[0] == expected | {"language": "en-US", "text": "All is well here."}


@pytest.mark.usefixtures("folder")
class TestSelection:
    def test_by_default_only_what_has_been_measured_is_asked_for(self, server: Fake) -> None:
        text = f"{HOUR}\n\nKyiv is a city, and the the X was there."
        rules = {rule for rule, _ in found(text, options(server, select=["languagetool"]))}
        assert rules <= catalogue.default()
        assert set(server.asked[0]["enabledRules"].split(",")) == catalogue.default()
        assert server.asked[0]["enabledOnly"] == "true"

    def test_picky_is_everything(self, server: Fake) -> None:
        settings = options(server, select=["languagetool"], languagetool={"picky": True})
        assert found("Kyiv is a city, and the the X was there.", settings) == [("ENGLISH_WORD_REPEAT_RULE", "the the")]
        assert "enabledOnly" not in server.asked[0]

    def test_a_rule_may_be_named(self, server: Fake) -> None:
        settings = options(server, select=["languagetool/ENGLISH_WORD_REPEAT_RULE"])
        assert found("Kyiv is a city, and the the X was there.", settings) == [("ENGLISH_WORD_REPEAT_RULE", "the the")]
        assert server.asked[0]["enabledRules"] == "ENGLISH_WORD_REPEAT_RULE"
        assert "enabledOnly" not in server.asked[0]

    def test_accepted_words_are_not_reported(self, server: Fake) -> None:
        assert ("COMMA_PERIOD_CONFUSION", "14.000") not in found(HOUR, options(server, accept=["14.000"]))

    def test_it_is_off_until_asked_for_and_then_not_started_for_nothing(self, server: Fake) -> None:
        off = options(server, select=["all"], languagetool={"enabled": False})
        assert "languagetool" not in {f.group for f in results(HOUR, off).findings}
        results(HOUR, options(server, select=["names"]))
        assert server.asked == []
        assert results(HOUR, off | {"engines": ["languagetool"], "select": ["languagetool"]}).findings

    @pytest.mark.parametrize(
        ("key", "value", "problem"),
        [
            ("prot", 1, "unknown setting `languagetool.prot` (did you mean “port”?)"),
            ("port", "80", "`languagetool.port` is a whole number from 0, not '80'"),
            ("port", True, "`languagetool.port` is a whole number from 0, not True"),
            ("disabled-rules", "A", "`languagetool.disabled-rules` is a list of words, not 'A'"),
            ("variants", ["en"], "`languagetool.variants` is a table of languages, not ('en',)"),
        ],
    )
    def test_settings_are_judged(self, key: str, value: object, problem: str) -> None:
        with pytest.raises(ConfigError) as raised:
            languagetool.calque_engines(Settings().override({"languagetool": {key: value}}))
        assert problem in str(raised.value)

    def test_the_default_is_what_the_evidence_allows(self) -> None:
        for rule in LanguageTool(Settings()).rules():
            assert bool(objections(rule)) == rule.preview, rule.name


@pytest.mark.usefixtures("folder")
class TestTrouble:
    def test_a_server_that_is_not_there_ends_the_run_before_the_first_file(self) -> None:
        settings = {"languagetool": {"enabled": True, "url": "http://127.0.0.1:9", "retries": 0}}
        with pytest.raises(CalqueError, match=r"LanguageTool: LanguageTool at http://127.0.0.1:9 does not answer"):
            results(HOUR, settings)

    def test_a_server_that_goes_in_mid_run_is_a_failure_of_the_file_and_calque_s_findings_stay(
        self, server: Fake
    ) -> None:
        server.troubles = [0]
        result = results(HOUR, options(server, select=["all"]))
        assert [f.rule for f in result.findings] == ["a-an"]
        (failure,) = result.failures
        assert (failure.rule, "does not answer" in failure.error) == ("languagetool", True)

    def test_it_is_asked_again_where_that_may_help(self, server: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("calque.languagetool.client.time.sleep", lambda _: None)
        server.troubles = [503, 0]
        assert found(HOUR, options(server, languagetool={"retries": 2}))
        server.troubles = [400, 400]
        (failure,) = results(HOUR, options(server, languagetool={"retries": 2})).failures
        assert "says: 400" in failure.error
        assert len(server.asked) == 4


@pytest.mark.usefixtures("folder")
class TestCache:
    def test_a_second_run_asks_only_about_what_has_changed(
        self, server: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
        settings = options(server, cache=True)
        first = found(f"{HOUR}\n\nAll is well here.", settings)
        assert found(f"{HOUR}\n\nThey met in the us in may.", settings)[: len(first)] == first
        assert [asked["text"] for asked in server.asked] == [
            f"{HOUR}\n\nAll is well here.",
            "They met in the us in may.",
        ]
        found(HOUR, options(server, cache=True, languagetool={"mother-tongue": "ru"}))
        assert len(server.asked) == 3

    def test_one_that_cannot_be_kept_is_no_loss(
        self, server: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "calque").write_text("no folder")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        assert found(HOUR, options(server, cache=True))
