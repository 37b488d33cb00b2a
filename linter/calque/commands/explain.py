"""`calque explain RULE`: why, examples, how safe the fix is."""

import argparse
from collections.abc import Iterator, Sequence

from calque.commands import options
from calque.finding import Safety
from calque.measure.describe import page_of
from calque.rule import Case, Rule

_SAFETY = {
    Safety.SAFE.label: "safe: --fix applies it",
    Safety.UNSAFE.label: "unsafe: --fix --unsafe-fixes applies it; read the result",
    Safety.HINT.label: "a hint: calque shows it and never applies it",
    None: "none",
}
_MOST_OF_A_TABLE = 12


def run(args: argparse.Namespace) -> int:
    """Print a rule's page."""
    checker = options.checker(args)
    settings = checker.finder.for_folder_here()
    entries = options.named_rule(args.rule, checker.every_rule(settings))
    on = any(rule.name == args.rule for rule in checker.rules(settings).rules)
    print("\n".join(_page(entries, on)))
    return 0


def _page(entries: list[Rule], on: bool) -> Iterator[str]:
    rule = entries[0]
    bad = [case for entry in entries for case in entry.bad]
    yield f"{rule.name}: {rule.summary}"
    yield ""
    yield f"group     {rule.group}"
    yield f"severity  {rule.severity.label}, {rule.category.value}"
    yield f"fix       {_SAFETY[options.fix_safety(entries)]}"
    yield f"on        {'yes' if on else 'no, in preview: --preview turns it on' if rule.preview else 'no'}"
    if sources := options.sources(entries):
        yield f"sources   {', '.join(sources)}"
    if rule.since:
        yield f"since     {rule.since}"
    first, *more = page_of(rule)
    yield f"precision {first}"
    yield from (f"{'':10}{line}" for line in more)
    yield ""
    yield rule.why.strip()
    yield from _cases("Wrong", [_shown(case) for case in bad])
    yield from _cases("Right", [text for entry in entries for text in entry.good])
    yield from _cases("Known false alarms", [text for entry in entries for text in entry.false_alarms])


def _cases(title: str, texts: Sequence[str]) -> Iterator[str]:
    texts = list(dict.fromkeys(texts))
    if texts:
        yield f"\n{title}:"
        yield from (f"  - {' '.join(text.split())}" for text in texts[:_MOST_OF_A_TABLE])
        if len(texts) > _MOST_OF_A_TABLE:
            yield f"  … and {len(texts) - _MOST_OF_A_TABLE} more"


def _shown(case: Case) -> str:
    return case if isinstance(case, str) else f"{case[0]} → {case[1] or '(nothing)'}"
