"""`calque discourse FILE`: the sentences of a file with who and what they mention, and what each pronoun takes up."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from calque.commands import options
from calque.discourse import Discourse, Kind, Line, Link, Mention, Role
from calque.document import NOT_PROSE, Document
from calque.errors import CalqueError, ConfigError, FormatError, ReadError, SentenceError
from calque.read import read

_OPEN, _CLOSE = "[", "]"


def run(args: argparse.Namespace) -> int:
    """Print the file's discourse. Raises CalqueError where no plugin reads its language, or it cannot be read."""
    try:
        return _print(args)
    except (ReadError, FormatError, SentenceError) as error:
        raise CalqueError(f"{args.file}: {error}") from error


def _print(args: argparse.Namespace) -> int:
    checker = options.checker(args)
    path = Path(args.file)
    settings = checker.finder.for_file(path)
    reader = checker.plugins.readers().get(settings.language.partition("-")[0])
    if not reader:
        raise ConfigError(f"no plugin reads texts in “{settings.language}”")
    source = read(path, settings)
    passages = tuple(p for p in checker.plugins.extract(source, settings) if p.kind not in NOT_PROSE)
    discourse = Discourse(Document(source, passages), reader)
    for line in discourse.lines():
        print("\n".join(_shown(discourse, line, source.text)))
    return 0


def _shown(discourse: Discourse, line: Line, text: str) -> Iterator[str]:
    """A sentence with its mentions in brackets, and under it what they are."""
    number = text.count("\n", 0, line.passage.locate(line.sentence.start, line.sentence.end).start) + 1
    mentions = [m for m in discourse.mentions(line) if m.kind is not Kind.PRONOUN]
    links = list(discourse.links(line))
    yield f"{number:4}  {_bracketed(line, [*mentions, *(link.pronoun for link in links)])}"
    yield from (f"        {_described(mention)}" for mention in mentions)
    yield from (f"        {_linked(link, text)}" for link in links)


def _bracketed(line: Line, mentions: list[Mention]) -> str:
    pieces, at = [], line.sentence.start
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.start >= at:
            pieces += [line.passage.text[at : mention.start], _OPEN, mention.text, _CLOSE]
            at = mention.end
    return "".join([*pieces, line.passage.text[at : line.sentence.end]])


def _described(mention: Mention) -> str:
    role = f", {mention.role}" if mention.role is not Role.OTHER else ""
    genders = "/".join(sorted(mention.genders, key=len)) or "?"
    return f"{mention.text}: {mention.kind}{role}; taken up as “{genders}”"


def _linked(link: Link, text: str) -> str:
    if not link.antecedent:
        return f"{link.pronoun.text} → ? ({link.reason})"
    start = link.antecedent.passage.locate(link.antecedent.start, link.antecedent.end).start
    number = text.count("\n", 0, start) + 1
    return f"{link.pronoun.text} → {link.antecedent.text}, line {number} ({link.reason})"
