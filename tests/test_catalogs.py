"""What of a catalog is read, what it is called, what its placeholders become, and which files are catalogs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calque import OPAQUE
from calque.config import Settings
from calque.document import Passage, Source, Unit
from calque.extract import calque_extract, json, notation, po, resources, strings, subtitles, tables, yaml
from calque.extract.notation import Notation
from helpers import Calque, write

NOTATIONS = {
    f"{module.__name__}.{name}": value
    for module in (notation, json, po, resources, strings, subtitles, tables, yaml)
    for name, value in vars(module).items()
    if isinstance(value, Notation)
}


def passages(path: str, content: str) -> list[Passage]:
    return list(calque_extract(Source(path, content), Settings()))


def only(path: str, content: str) -> Passage:
    (passage,) = passages(path, content)
    return passage


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("%s of %1$d, %(name)s, %-5.2f and %@", f"{OPAQUE} of {OPAQUE}, {OPAQUE}, {OPAQUE} and {OPAQUE}"),
        ("%1 of %n, %L2", f"{OPAQUE} of {OPAQUE}, {OPAQUE}"),
        ("100% sure, 5 % more, 20%.", "100% sure, 5 % more, 20%."),
        ("%{name} and %<count>d", f"{OPAQUE} and {OPAQUE}"),
        ("{0}, {name}, {n, number}, ${x} and {{count}}", f"{OPAQUE}, {OPAQUE}, {OPAQUE}, {OPAQUE} and {OPAQUE}"),
        ("$t(key) is it", f"{OPAQUE} is it"),
        ("%name% has %count%, %d%% or %s%s", f"{OPAQUE} has {OPAQUE}, {OPAQUE}{OPAQUE} or {OPAQUE}{OPAQUE}"),
        ("See @:a.b and @.lower:c, :name (:count)", f"See {OPAQUE} and {OPAQUE}, {OPAQUE} ({OPAQUE})"),
        ("At 10:30: so it is: a b::c", "At 10:30: so it is: a b::c"),
        ("%v, %[1]d and %q", f"{OPAQUE}, {OPAQUE} and {OPAQUE}"),
        ("A 20%discount, %dth", f"A 20%discount, {OPAQUE}th"),
        ("The &brandShortName; plan", f"The {OPAQUE} plan"),
        ("A <b>bold</b> <0>word</0>.", "A bold word."),
        ("One<br>two<br/>three <img src='x'/> four", f"One\ntwo\nthree {OPAQUE} four"),
        ("A &amp; b&nbsp;c &lt; d", "A & b\u00a0c < d"),
        ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
        ("See https://x.org/a_b.", f"See {OPAQUE}."),
    ],
)
def test_placeholders_are_opaque(text: str, wanted: str) -> None:
    assert only("a.po", f'msgid "a"\nmsgstr "{text}"\n').text == wanted


def test_each_branch_of_a_message_is_a_passage() -> None:
    text = "You have {n, plural, =0 {no plans} one {# plan of {who}} other {{n} plans}} here."
    found = passages("a.json", f'{{"a": {{"b": "{text}"}}}}')
    assert [(p.text, p.unit.label if p.unit else "") for p in found] == [
        (f"You have {OPAQUE} here.", "a.b"),
        ("no plans", "a.b[=0]"),
        (f"{OPAQUE} plan of {OPAQUE}", "a.b[one]"),
        (f"{OPAQUE} plans", "a.b[other]"),
    ]


def test_a_po_entry_has_its_context_comments_and_source() -> None:
    entry = '# To the point\n#. Shown above\nmsgctxt "menu"\nmsgid "Plan"\nmsgstr "The plan"\n'
    passage = only("a.po", entry)
    assert passage.unit == Unit("Plan", "menu", "", ("To the point", "Shown above"))
    assert passage.original == "Plan"


def test_po_plural_forms_go_with_their_source() -> None:
    head = 'msgid ""\nmsgstr "Language: {}\\n"\n"Plural-Forms: nplurals={}; plural=0;\\n"\n\n'
    entry = 'msgid "%d ship"\nmsgid_plural "%d ships"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n'
    found = passages("a.po", head.format("cs", 3) + entry)
    assert [(p.text, p.original, p.unit.form if p.unit else "") for p in found] == [
        ("a", "%d ship", "0"), ("b", "%d ships", "1"), ("c", "%d ships", "2"),
    ]  # fmt: skip
    assert {p.language for p in found} == {"cs"}
    one = passages("a.po", head.format("ja", 1) + entry.partition("msgstr[1]")[0])
    assert [(p.text, p.original) for p in one] == [("a", "%d ships")]


def test_fuzzy_obsolete_and_untranslated_entries_are_left_out() -> None:
    text = '#, fuzzy\nmsgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"\n\nmsgid "e"\nmsgstr ""\n'
    assert passages("a.po", text) == []


def test_xliff_has_source_notes_and_language() -> None:
    unit = "<trans-unit id='1' resname='a.b'><source>Der <g id='1'>Plan</g></source><target>The plan</target>"
    passage = only("a.xlf", f"<xliff><file target-language='en-GB'>{unit}</trans-unit></file></xliff>")
    assert passage.unit is not None
    assert (passage.unit.key, passage.original, passage.language) == ("a.b", "Der Plan", "en-GB")


def test_what_xliff_says_is_not_to_be_translated_is_left_out() -> None:
    units = "<trans-unit id='1' translate='no'><source>a</source><target>b</target></trans-unit>"
    units += "<group translate='no'><trans-unit id='2'><source>a</source><target>b</target></trans-unit></group>"
    units += "<trans-unit id='3'><source>a</source><target state='new'>b</target></trans-unit>"
    assert passages("a.xlf", f"<xliff><file>{units}</file></xliff>") == []


def test_elements_of_one_name_stand_in_each_other_in_xliff() -> None:
    target = "<g id='1'><g id='2'/>The <g id='3'>red</g> one</g> <ph id='4'><sub>in a code</sub></ph> is it"
    content = f"<xliff><file><trans-unit id='1'><target>{target}</target></trans-unit></file></xliff>"
    assert only("a.xlf", content).text == f"The red one {OPAQUE} is it"


def test_an_arrow_without_variants_is_a_placeable_in_fluent() -> None:
    assert only("a.ftl", "a = One { $b -> } two\n").text == f"One {OPAQUE} two"


@given(text=st.text(alphabet="ab1 \t\r\n\f\\\"'&#x;<>{}u/:."), name=st.sampled_from(sorted(NOTATIONS)))
def test_what_a_notation_takes_for_plain_has_nothing_special_in_it(text: str, name: str) -> None:
    notation = NOTATIONS[name]
    assert not (notation.is_plain(text) and notation.special.search(text))


def test_placeholders_of_xliff_are_opaque_and_its_formatting_does_not_show() -> None:
    target = "A <g id='1'>b</g> <x id='2'/><ph id='3'>code</ph> <bpt id='4'>&lt;i&gt;</bpt>c<ept id='4'>x</ept>"
    content = f"<xliff><file><trans-unit id='1'><target>{target}</target></trans-unit></file></xliff>"
    assert only("a.xlf", content).text == f"A b {OPAQUE}{OPAQUE} c"


def test_text_in_cdata_is_read_and_what_needs_no_escape_is_written() -> None:
    passage = only(
        "values/strings.xml", "<resources><string name='a'><![CDATA[A <b>plan</b> & more]]></string></resources>"
    )
    assert passage.text == "A plan & more"
    assert passage.escape is not None
    assert (passage.escape("plain"), passage.escape("a & b")) == ("plain", None)


def test_yaml_knows_the_language_at_its_top() -> None:
    found = passages("a.yml", "de:\n  a:\n    b: Der Plan\n    n: 5\n    t: true\n")
    assert [(p.text, p.language, p.unit.key if p.unit else "") for p in found] == [("Der Plan", "de", "a.b")]


def test_yaml_blocks_and_folds() -> None:
    text = "a: |\n  One\n  two\n\n  three\nb: >\n  One\n  two\nc: One\n  two\nd: - no\n"
    found = passages("a.yml", text.replace("d: - no\n", 'd: "a\\u00e9\\\n  b"\n'))
    assert [p.text for p in found] == ["One\ntwo\nthree", "One two", "One two", "aéb"]


def test_keys_that_are_for_programs_are_not_read_from_json() -> None:
    assert passages("a.json", '{"id": "a b", "url": "c d", "@x": "e f"}') == []


def test_the_messages_of_a_browser_s_extension() -> None:
    content = '{"plan": {"message": "The plan", "description": "Above", "placeholders": {"a": {"content": "b c"}}}}'
    passage = only("messages.json", content)
    assert (passage.text, passage.unit) == ("The plan", Unit("plan", comments=("Above",)))


def test_which_columns_are_read_is_a_setting() -> None:
    content = "id;source;english;lang\n7;Der Plan;The plan;en-GB\n"
    (passage,) = calque_extract(Source("a.csv", content), Settings(columns=("english",)))
    assert (passage.text, passage.original, passage.language, passage.unit) == (
        "The plan", "Der Plan", "en-GB", Unit("7"),
    )  # fmt: skip


def test_typescript_is_no_catalog_of_qt_s_and_other_xml_none_of_android_s() -> None:
    assert passages("translations/a.ts", "export const a = 'The plan';") == []
    assert passages("a.xml", "<project><string>The plan</string></project>") == []


def test_only_catalogs_among_files_with_an_ambiguous_ending_are_found_in_a_folder(calque: Calque, folder: Path) -> None:
    text, xml = '{"a": "a no-start"}\n', "<resources><string name='a'>a no-start</string></resources>"
    names = [
        "package.json",
        "locales/en/a.json",
        "src/i18n/x.json",
        "en.json",
        "app_en.json",
        "tsconfig.json",
        "a.b.json",
    ]
    write(folder, dict.fromkeys(names, text))
    write(folder, {"res/values/strings.xml": xml, "pom.xml": xml, "res/layout/a.xml": xml})
    found = {line.split(":")[0] for line in calque("check", ".", "--output-format", "concise").out.splitlines()}
    assert found == {"locales/en/a.json", "src/i18n/x.json", "en.json", "app_en.json", "res/values/strings.xml"}
    assert calque("check", "package.json").status == 1


def test_a_rule_may_be_silenced_in_a_comment_of_a_catalog(calque: Calque, folder: Path) -> None:
    entry = 'msgid "a"\nmsgstr "a no-start"\n'
    write(folder, {"a.po": f"# <!-- calque: ignore[no-start] as they say -->\n{entry}\n{entry}"})
    assert calque("check", "a.po", "--output-format", "concise").out.count("no-start:") == 1
    write(
        folder, {"b.resx": "<root><!-- calque: ignore[all] --><data name='a'><value>a no-start</value></data></root>"}
    )
    assert calque("check", "b.resx").status == 0


def test_a_fix_never_takes_a_placeholder_with_it(calque: Calque, folder: Path) -> None:
    write(folder, {"a.po": 'msgid "a"\nmsgstr "It took a big %s amount and a big amount & %d."\n'})
    assert calque("check", "--fix", "--unsafe-fixes", "a.po").status == 0
    assert 'msgstr "It took a big %s amount and a large amount & %d."' in (folder / "a.po").read_text()


def test_utf_16_and_latin_1_are_kept(calque: Calque, folder: Path) -> None:
    (folder / "a.strings").write_bytes('\ufeff"a" = "Ein Stück, a no-start";\r\n'.encode("utf-16-be"))
    (folder / "b_en.properties").write_bytes("a = Ein Stück, a no-start\n".encode("latin-1"))
    write(folder, {"calque.toml": 'encoding = "latin-1"\n'})
    assert calque("check", "--fix", ".").status == 0
    assert (folder / "a.strings").read_bytes() == '\ufeff"a" = "Ein Stück, a non-starter";\r\n'.encode("utf-16-be")
    assert (folder / "b_en.properties").read_bytes() == "a = Ein Stück, a non-starter\n".encode("latin-1")


def test_xml_in_utf_16_is_read_whatever_it_declares(calque: Calque, folder: Path) -> None:
    text = (
        "\ufeff<?xml version='1.0' encoding='utf-16'?><root><data name='a'><value>Ü: a no-start</value></data></root>"
    )
    (folder / "a.resx").write_bytes(text.encode("utf-16-le"))
    assert calque("check", "--fix", "a.resx").status == 0
    assert (folder / "a.resx").read_bytes() == text.replace("no-start", "non-starter").encode("utf-16-le")


def test_the_report_names_the_entry(calque: Calque, folder: Path) -> None:
    write(folder, {"a.po": 'msgctxt "c"\nmsgid "Der Plan"\nmsgstr "a no-start"\n'})
    assert calque("check", "a.po", "--output-format", "concise").out.endswith(" (Der Plan)\n")
    assert calque("check", "a.po").out.splitlines()[0] == "a.po:3:11  major  no-start  Der Plan"
    assert calque("check", "a.po", "--output-format", "github").out.endswith(" (Der Plan)\n")


def test_no_fix_moves_text_between_cues(calque: Calque, folder: Path) -> None:
    film = "1\n00:00:01,000 --> 00:00:02,000\nIt took a big\n\n2\n00:00:03,000 --> 00:00:04,000\namount of work.\n"
    write(folder, {"a.srt": film})
    assert "big amount" in calque("check", "a.srt").out or calque("check", "a.srt").status == 1
    calque("check", "--fix", "--unsafe-fixes", "a.srt")
    assert (folder / "a.srt").read_text() in (film, film.replace("big", "large"))


UNIT = "<trans-unit id='{0}'><source>a</source><target state='{0}'>The {0}</target></trans-unit>"
SEGMENT = "<segment state='{0}'><source>a</source><target>The {0}</target></segment>"
ENTRY = '"{0}": {{"localizations": {{"en": {{"stringUnit": {{"state": "{0}", "value": "The {0}"}}}}}}}}'


@pytest.mark.parametrize(
    ("path", "head", "each", "tail", "read", "left_out"),
    [
        (
            "a.xlf", "<xliff><file>", UNIT, "</file></xliff>",
            ["translated", "final", "signed-off", "needs-review-translation", "needs-adaptation", "needs-l10n"],
            ["new", "needs-translation"],
        ),
        (
            "b.xlf", "<xliff version='2.0'><file><unit id='u'>", SEGMENT, "</unit></file></xliff>",
            ["translated", "reviewed", "final"],
            ["initial"],
        ),
        (
            "a.xcstrings", '{"sourceLanguage": "de", "strings": {"": {}', f", {ENTRY}", "}}",
            ["translated", "needs_review"],
            ["new", "stale"],
        ),
        (
            "a.ts", "<TS>", "<message><translation type='{0}'>The {0}</translation></message>", "</TS>",
            [],
            ["unfinished", "vanished", "obsolete"],
        ),
    ],
)  # fmt: skip
def test_which_states_are_read(
    path: str, head: str, each: str, tail: str, read: list[str], left_out: list[str]
) -> None:
    content = head + "".join(each.format(state) for state in [*left_out, *read, *left_out]) + tail
    assert [p.text for p in passages(path, content)] == [f"The {state}" for state in read]


def test_a_unit_may_be_translated_in_a_group_that_is_not_in_xliff() -> None:
    unit = "<unit id='{0}' translate='{0}'><segment><target>The {0}</target></segment></unit>"
    groups = f"<group translate='no'>{unit.format('yes')}<group>{unit.format('no')}</group></group>{unit.format('ja')}"
    found = passages("a.xlf", f"<xliff version='2.0'><file translate='yes'>{groups}</file></xliff>")
    assert [p.text for p in found] == ["The yes", "The ja"]


def test_each_file_in_xliff_has_its_language() -> None:
    unit = "<body><trans-unit id='1'><target>The plan</target></trans-unit></body>"
    files = f"<file target-language='de'>{unit}</file><file>{unit}</file><file target-language='fr'>{unit}</file>"
    assert [p.language for p in passages("a.xlf", f"<xliff>{files}</xliff>")] == ["de", "en", "fr"]


def test_a_note_behind_the_target_goes_with_it_in_xliff() -> None:
    unit = "<trans-unit id='{0}'><target>The {0}</target><note>of {0}</note></trans-unit>"
    found = passages("a.xlf", f"<xliff><file>{unit.format(1)}{unit.format(2)}</file></xliff>")
    assert [(p.text, p.unit.comments if p.unit else ()) for p in found] == [("The 1", ("of 1",)), ("The 2", ("of 2",))]


def test_protected_text_is_opaque_in_xliff() -> None:
    target = "The <mrk mtype='protected'>no</mrk> <mrk mtype='seg'>wall</mrk> <mrk translate='no'>no</mrk> ends"
    content = f"<xliff><file><trans-unit id='1'><target>{target}</target></trans-unit></file></xliff>"
    assert only("a.xlf", content).text == f"The {OPAQUE} wall {OPAQUE} ends"


def test_apple_s_entries_have_their_forms_and_some_are_no_text() -> None:
    unit = '{"stringUnit": {"state": "translated", "value": "%s"}}'
    plural = f'"variations": {{"plural": {{"one": {unit % "%arg plan"}}}}}'
    localization = f'"stringUnit": {{"value": "Of %#@plans@"}}, "substitutions": {{"plans": {{{plural}}}}}'
    entries = f'"a": {{"localizations": {{"en": {{{localization}}}}}}}'
    for name, attribute in [("b", '"shouldTranslate": false'), ("c", '"extractionState": "stale"')]:
        entries += f', "{name}": {{{attribute}, "localizations": {{"en": {unit % "no"}}}}}'
    found = passages("a.xcstrings", f'{{"sourceLanguage": "de", "strings": {{{entries}}}}}')
    assert [(p.text, p.unit.label if p.unit else "") for p in found] == [
        (f"Of {OPAQUE}", "a"), (f"{OPAQUE} plan", "a[plans.one]"),
    ]  # fmt: skip


def test_the_lengths_of_a_text_are_each_one_in_qt() -> None:
    forms = "<lengthvariant>The long plan</lengthvariant><lengthvariant>Plan</lengthvariant>"
    content = f"<TS><context><message><translation variants='yes'>{forms}</translation></message></context></TS>"
    assert [p.text for p in passages("a.ts", content)] == ["The long plan", "Plan"]


def test_a_description_for_translators_is_no_text() -> None:
    assert only("a.json", '{"a": {"defaultMessage": "The plan", "description": "Above"}}').text == "The plan"
    assert only("a.json", '{"a": {"description": "The plan"}}').text == "The plan"


def test_formats_of_dates_are_opaque() -> None:
    assert only("a.yml", 'a: "on %d.%m.%Y, %-H:%M o’clock"\n').text.count(OPAQUE) == 5


def test_a_dash_in_a_tag_is_another_speaker_s() -> None:
    cue = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Is it a plan?\n<c.yellow>- It is.</c>\n"
    assert [p.text for p in passages("a.vtt", cue)] == ["Is it a plan?", "It is."]


def test_a_key_of_apple_s_may_have_quotes_in_it() -> None:
    assert only("a.strings", '"The \\"plan\\"" = "One";').unit == Unit('The "plan"')


def test_only_its_own_comment_goes_with_an_entry_of_fluent() -> None:
    passage = only("a.ftl", "### The file\n\n## A group\n\n# Its own\na = One\n")
    assert passage.unit == Unit("a", comments=("Its own",))


def test_a_doubled_apostrophe_is_one_in_properties_and_none_is_written() -> None:
    passage = only("a.properties", "a = It''s {0}\n")
    assert passage.text == f"It's {OPAQUE}"
    assert passage.escape is not None
    assert (passage.escape("it’s"), passage.escape("it's")) == ("it\\u2019s", None)


def test_ttml_is_in_the_language_that_stands_nearest() -> None:
    cues = "<p>One</p><div xml:lang='de'><p>Zwei</p><p xml:lang='fr'>Trois</p></div><p>Four</p>"
    found = passages("a.ttml", f"<tt xml:lang='en'><body>{cues}</body></tt>")
    assert [(p.text, p.language) for p in found] == [("One", "en"), ("Zwei", "de"), ("Trois", "fr"), ("Four", "en")]


def test_a_notebook_writes_html_as_html_in_json() -> None:
    passage = only("a.ipynb", '{"cells": [{"cell_type": "markdown", "source": "<p>The plan</p>"}]}')
    assert passage.text == "The plan"
    assert passage.escape is not None
    assert passage.escape('"a" & b') == '\\"a\\" &amp; b'
