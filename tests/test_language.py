"""Which language a text is taken to be in."""

from pathlib import Path, PurePath

import pytest

from calque.config import Settings, read_settings
from calque.document import Passage, Slice
from calque.language import UNKNOWN, detected, for_file, is_foreign, of_path, tag
from helpers import Calque, write

SLIP = "The plan is a no-start."
GERMAN = (
    "Der Bürgermeister sagte am Montag, dass die neue Mauer für die Stadt nicht zu bezahlen ist. Die Ingenieure sind "
    "anderer Meinung und haben einen Plan, der mit dem Geld der letzten zwei Jahre auskommt und den Hafen schützt."
)
RUSSIAN = "Мэр сказал в понедельник, что новая стена слишком дорога для города. " * 9
CLEAN = Path(__file__).parent / "texts" / "clean"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("de", "de"),
        ("pt_BR", "pt-BR"),
        ("en-us", "en-US"),
        ("zh_Hans-CN", "zh-Hans-CN"),
        ("de_DE.UTF-8", "de-DE"),
        ("fil", "fil"),
        ("EN", "en"),
        ("xx", ""),
        ("english", ""),
        ("", ""),
        ("es-419", "es-419"),
        ("sr@latin", "sr"),
    ],
)
def test_tags_are_written_one_way(name: str, wanted: str) -> None:
    assert tag(name) == wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("de.po", "de"),
        ("messages.de.po", "de"),
        ("app_pt_BR.arb", "pt-BR"),
        ("Resources.fr.resx", "fr"),
        ("README-zh-CN.md", "zh-CN"),
        ("docs/fr/guide.md", "fr"),
        ("i18n/it/setup/guide.md", "it"),
        ("locale/de/LC_MESSAGES/django.po", "de"),
        ("app/res/values-pt-rBR/strings.xml", "pt-BR"),
        ("de.lproj/Localizable.strings", "de"),
        ("pt-BR/notes.txt", "pt-BR"),
        ("how_to.txt", ""),
        ("sign-in.md", ""),
        ("it/setup.md", ""),
        ("values/strings.xml", ""),
        ("guide.md", ""),
        ("v1.2.md", ""),
        ("notes/my/plan.txt", ""),
    ],
)
def test_names_and_folders_declare_a_language(path: str, wanted: str) -> None:
    assert of_path(PurePath(path)) == wanted


def test_a_name_goes_before_the_settings_of_a_folder_above(tmp_path: Path) -> None:
    write(tmp_path, {"calque.toml": 'language = "en-GB"\n', "docs/it/calque.toml": 'language = "en"\n'})
    above, inside = (read_settings(tmp_path / name) for name in ("calque.toml", "docs/it/calque.toml"))
    path = tmp_path / "docs" / "it" / "a.md"
    assert for_file(path, above)[0].language == "it"
    assert for_file(path, inside)[0].language == "en"
    assert for_file(tmp_path / "docs" / "a.md", above) == (above, True)
    assert for_file(path, Settings().override({"language": "en"}))[0].language == "en"


def test_what_nothing_declares_may_be_looked_at(tmp_path: Path) -> None:
    assert for_file(tmp_path / "a.md", Settings()) == (Settings(), False)


def passage(text: str) -> Passage:
    return Passage(text, (Slice(0, len(text), 0, len(text)),))


def test_a_document_in_another_language_is_recognised() -> None:
    assert detected([passage(GERMAN), passage(GERMAN)]) == UNKNOWN
    assert detected([passage(RUSSIAN)]) == UNKNOWN
    assert detected([passage("これは新しい壁についての記事です。" * 20)]) == UNKNOWN


def test_little_text_is_not_judged() -> None:
    assert detected([passage("Das ist nicht der Plan.")]) == ""
    assert detected([]) == ""


def test_one_foreign_word_over_and_over_is_no_language() -> None:
    assert not is_foreign("Chapter I Start Part I Tutorial Home Next Chapter I Install Part I " * 4, 40)


def test_english_with_foreign_words_stays_english() -> None:
    text = "He said “das ist nicht gut” in the taverna of El Paso, and Les Misérables and La La Land were on. " * 5
    assert detected([passage(text)]) == ""
    names = "Der Spiegel, Die Zeit, El País, La Repubblica, Le Monde, De Telegraaf, O Globo, Il Sole, Het Parool. " * 5
    assert detected([passage(names + "These are the names of papers that we have read in the last year. " * 5)]) == ""


@pytest.mark.parametrize(
    "path", sorted(p for p in CLEAN.iterdir() if p.suffix in (".txt", ".md")), ids=lambda p: p.name
)
def test_no_clean_text_is_taken_for_another_language(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not is_foreign(text, 40)
    assert not any(is_foreign(part, 40) for part in text.split("\n\n"))


def test_other_languages_get_no_rules_and_a_note(calque: Calque, folder: Path) -> None:
    write(
        folder,
        {"a.txt": f"{GERMAN} {GERMAN} no-start\n", "b.de.md": SLIP, "c.txt": SLIP, "d.html": f"<p lang=fr>{SLIP}"},
    )
    ran = calque("check", ".", "--output-format", "concise")
    assert [line.split(":")[0] for line in ran.out.splitlines()] == ["c.txt"]
    assert (ran.status, ran.err) == (1, "")
    assert calque("check", ".", "--verbose").err.splitlines() == [
        "calque: a.txt: no rules for “und”: passages not checked: 1",
        "calque: b.de.md: no rules for “de”: passages not checked: 1",
        "calque: d.html: no rules for “fr”: passages not checked: 1",
    ]


def test_a_language_that_is_declared_is_believed(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": f"{GERMAN} {GERMAN}\n\n{SLIP}\n"})
    assert calque("check", "a.txt").status == 0
    assert calque("check", "a.txt", "--language", "en").status == 1


def test_a_quotation_in_another_language_is_passed_over(calque: Calque, folder: Path) -> None:
    quotation = (
        "« Le maire a dit que la digue est trop chère pour la ville et que le plan, no-start, ne sera pas prêt. »"
    )
    write(folder, {"a.txt": f"The mayor was clear about it.\n\n{quotation}\n\nSo the plan is a no-start.\n"})
    assert [line.split(":")[1] for line in calque("check", "a.txt", "--output-format", "concise").out.splitlines()] == [
        "5"
    ]
