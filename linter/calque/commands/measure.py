"""`calque measure`: how often rules are right, on texts of the user's choice."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from calque.commands import options
from calque.errors import ConfigError
from calque.measure.evidence import Verdicts, evidence_of
from calque.measure.firings import Runner, texts_of
from calque.measure.record import record_clean, record_native_slips, record_verdicts
from calque.measure.sample import draw, shown
from calque.measure.texts import FIELDS, Data, Reader
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
    return _count_on_clean(args, checker)


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
    note = record_verdicts(rule, args.kind, verdicts, args.fired or 0, keep=args.keep)
    if args.native_slips is not None:
        record_native_slips(rule, args.native_slips)
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


def _count_on_clean(args: argparse.Namespace, checker: Checker) -> int:
    texts = texts_of([d for d in _data(args) if d.native], _reader(args, checker), _progress)
    runner, fired, words = Runner(checker), Counter[str](), 0
    for text in texts:
        words += len(text.text.split())
        fired.update(f.rule for f in runner.findings(text.text, text.name))
    for rule, count in fired.most_common():
        print(f"{count:5}  {1000 * count / words:.4f}  {rule}")
    print(f"{fired.total():5}  {1000 * fired.total() / words:.4f}  in all, on {words:,} words")
    if args.record_clean:
        rules = checker.rules(checker.finder.for_folder_here()).rules
        for note in record_clean(rules, words, fired):
            print(f"calque: {note}", file=sys.stderr)
    return 0


def _all_rules(checker: Checker) -> list[Rule]:
    return checker.plugins.rules(checker.finder.for_folder_here())


def _data(args: argparse.Namespace) -> list[Data]:
    return [Data.parse(word) for word in args.data] + [Data.parse(word, native=True) for word in args.clean]


def _reader(args: argparse.Namespace, checker: Checker) -> Reader:
    fields = dict(word.partition("=")[::2] for word in args.fields or [])
    for name in fields:
        if name not in FIELDS:
            raise ConfigError(f"--fields: there is no field “{name}”; there are {', '.join(FIELDS)}")
    settings = checker.finder.for_folder_here()
    return Reader(lambda path: read(path, settings), checker.plugins.suffixes(), fields)


def _progress(files: Iterable[tuple[Data, Path]], total: int) -> Iterable[tuple[Data, Path]]:
    """A bar on standard error, where a person is looking."""
    if not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, "Measuring", total, console=Console(stderr=True), transient=True)
