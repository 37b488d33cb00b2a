"""The discourse model: sentences in order, mentions kept, and what the command shows of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from calque import Discourse, Document, Gender, Kind, Line, Link, Mention, Slip, Source
from calque.cli import main
from calque.config import Settings
from calque.plugins import load_plugins
from calque_rules.antecedents import candidates
from calque_rules.discourse import read

ROOT = Path(__file__).parents[1]


class Capitals:
    """Reads a language in which whatever has a capital is a person."""

    def __init__(self) -> None:
        self.asked = 0

    def mentions(self, document: Document, line: Line) -> Iterator[Mention]:
        self.asked += 1
        for found in re.finditer("[A-Z][a-z]+", line.sentence.text):
            start = line.sentence.start + found.start()
            yield Mention(line.passage, start, start + len(found[0]), Kind.PERSON)

    def link(self, discourse: Discourse, line: Line, pronoun: Mention) -> Link:
        return Link(pronoun, None, "")


def document(text: str) -> Document:
    source = Source("news.txt", text)
    return Document(source, load_plugins().extract(source, Settings()))


def test_lines_go_back_sentence_by_sentence_through_all_passages() -> None:
    discourse = Discourse(document("It rained. Ann came.\n\nBob left early. He was late. It was over."), Capitals())
    last = list(discourse.lines())[-1]
    assert [line.sentence.text for line in discourse.before(last)] == [
        "He was late.",
        "Bob left early.",
        "Ann came.",
        "It rained.",
    ]


def test_the_line_at_a_place() -> None:
    text = document("One is. Two are.")
    assert Discourse(text, Capitals()).line(text.passages[0], 10).sentence.text == "Two are."


def test_mentions_are_worked_out_once() -> None:
    reader = Capitals()
    discourse = Discourse(document("Ann met Bob."), reader)
    (line,) = discourse.lines()
    assert [m.text for m in discourse.mentions(line)] == ["Ann", "Bob"] == [m.text for m in discourse.mentions(line)]
    assert reader.asked == 1


def test_a_person_weighs_less_the_further_away() -> None:
    discourse = read(document("Mr Dahl came.\n\nIt rained. The sea was high. The port is shut. It is cold."))
    *_, last = discourse.lines()
    (dahl,) = candidates(discourse, last, last.sentence.start, Gender.MAN)
    assert (dahl.mention.text, dahl.weight) == ("Mr Dahl", 0.25)


def test_nobody_of_the_other_sex_weighs() -> None:
    discourse = read(document("Mr Dahl came. It rained."))
    *_, last = discourse.lines()
    assert not list(candidates(discourse, last, last.sentence.start, Gender.WOMAN))


def test_the_command_shows_what_each_pronoun_takes_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["discourse", str(ROOT / "examples" / "straits.txt"), "--isolated"]) == 0
    shown = capsys.readouterr().out
    assert "[Turkey] controls both straits." in shown
    assert "He → Turkey, line 7" in shown
    assert "She → Captain Maria Dahl, line 3" in shown


@pytest.mark.parametrize("content", [None, b"\xe9"])
def test_a_file_that_cannot_be_read_is_an_error(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    if content:
        path.write_bytes(content)
    assert main(["discourse", str(path), "--isolated"]) == 2
    assert capsys.readouterr().err.startswith(f"calque: {path}: ")


def test_the_example_of_the_documentation_works() -> None:
    page = (ROOT / "docs" / "discourse.md").read_text(encoding="utf-8")
    code = page.partition("```python\n")[2].partition("```")[0]
    names: dict[str, type] = {}
    exec(code, names)
    text = document("Mr Dahl runs a ferry. It is tired.")
    slips: list[Slip] = list(names["ItOfAMan"]("it-of-a-man", "reference").check(text, text.passages))
    assert [slip.message for slip in slips] == ["who is meant: “Mr Dahl”?"]
