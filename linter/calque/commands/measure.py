"""`calque measure`: how often rules are right, on texts of the user's choice."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from calque.commands import options
from calque.errors import CalqueError, ConfigError
from calque.measure.evidence import Verdicts, evidence_of
from calque.measure.firings import Runner, texts_of
from calque.measure.record import Reading, record_clean, record_reading
from calque.measure.render import FORMATS
from calque.measure.results import measure
from calque.measure.sample import draw, shown
from calque.measure.tables import Report
from calque.measure.texts import FIELDS, Data, Reader, Text
from calque.measure.tier import objections
from calque.read import read
from calque.rule import Rule
from calque.run import Checker


def run(args: argparse.Namespace) -> int:
    """Sample, record or measure."""
    if args.record:
        return _record(args)
    if not args.data and not args.clean:
        raise ConfigError("nothing to measure on: name files or folders")
    if args.sample:
        args.select, args.extend_select, args.ignore = [args.sample], None, None  # on, though it be in preview
    if args.record_clean:
        args.preview = True
    checker = options.checker(args)
    if args.sample:
        return _sample(args, checker)
    return _measure(args, checker)


def _sample(args: argparse.Namespace, checker: Checker) -> int:
    options.named_rule(args.sample, _all_rules(checker))
    firings = Runner(checker).firings(texts_of(_data(args), _reader(args, checker), _progress))
    sample = draw((f for f in firings if f.finding.rule == args.sample), args.n, args.seed)
    print("\n".join(shown(sample, args.sample)))
    return 0


def _record(args: argparse.Namespace) -> int:
    rule = options.named_rule(args.record, _all_rules(options.checker(args)))[0]
    verdicts = Verdicts(args.true, args.false, args.fix_wrong)
    if verdicts.read and not (args.kind and args.fired is not None):
        raise ConfigError(
            "--record needs --kind, the kind of text, and --fired, how many firings there were to draw from"
        )
    note = record_reading(rule, Reading(args.kind, verdicts, args.fired or 0, args.native_slips), keep=args.keep)
    if note:
        print(f"calque: {note}", file=sys.stderr)
    _say_tier(rule)
    return 0


def _say_tier(rule: Rule) -> None:
    evidence = evidence_of(rule)
    assert evidence is not None
    total = evidence.total
    print(f"{rule.name}: {total.slips} of {total.read} firings read are slips, of {evidence.fired} that there were")
    if evidence.clean:
        print(f"  native text: {evidence.clean.rate:.3f} false alarms per 1,000 words, of {evidence.clean.words:,}")
    against = objections(rule)
    print(f"  in preview: {'; '.join(against)}" if against else "  on by default")


def _measure(args: argparse.Namespace, checker: Checker) -> int:
    others = {name: _figures_in(Path(file)) for name, file in (_pair(word, "--beside") for word in args.beside)}
    results = measure(texts_of(_data(args), _reader(args, checker), _progress), Runner(checker))
    by_name = {rule.name: rule for rule in _all_rules(checker)}
    report = Report(results, by_name, others, args.by_kind)
    _write(FORMATS[args.output_format](report), args.output_file)
    if args.record_clean:
        fired = {name: results.total(name).score.false_alarms for name in results.rules}
        rules = checker.rules(checker.finder.for_folder_here()).rules
        for note in record_clean(rules, results.total().ground.native_words, fired):
            print(f"calque: {note}", file=sys.stderr)
    return 0


def _write(report: str, file: str | None) -> None:
    if file is None:
        sys.stdout.write(report)
        return
    try:
        Path(file).write_text(report, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CalqueError(f"{file}: {error.strerror or error}") from error


def _figures_in(file: Path) -> dict[str, Any]:
    """The figures by kind of text in a report that --format json wrote."""
    try:
        kinds: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["kinds"]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ConfigError(f"{file}: not what `calque measure --format json` writes: {error}") from error
    return kinds


def _all_rules(checker: Checker) -> list[Rule]:
    return checker.every_rule(checker.finder.for_folder_here())


def _data(args: argparse.Namespace) -> list[Data]:
    return [Data.parse(word) for word in args.data] + [Data.parse(word, native=True) for word in args.clean]


def _reader(args: argparse.Namespace, checker: Checker) -> Reader:
    fields = dict(_pair(word, "--fields") for word in args.fields or [])
    for name in fields:
        if name not in FIELDS:
            raise ConfigError(f"--fields: there is no field “{name}”; there are {', '.join(FIELDS)}")
    settings = checker.finder.for_folder_here()
    return Reader(lambda path: read(path, settings), checker.plugins.suffixes(), fields)


def _pair(word: str, option: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not (name and equals and value):
        raise ConfigError(f"{option}: “{word}” is not of the form NAME={'FILE' if option == '--beside' else 'NAME'}")
    return name, value


def _progress(texts: Iterator[Text], total: int) -> Iterable[Text]:
    """A bar on standard error, where a person is looking."""
    if not sys.stderr.isatty():
        yield from texts
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Measuring", total=total)
        for text in texts:
            yield text
            bar.advance(task, text.size)
