"""Results → tables of words, which `render` shows in a terminal or as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from calque.measure.describe import read_of
from calque.measure.results import ALL, Results, Total
from calque.rule import Rule

Others = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""What to put beside calque's figures: name → kind of text → figure → value."""


@dataclass(frozen=True, slots=True)
class Report:
    """What there is to show: results, the rules by name, figures of others; each rule's row split by kind, or not."""

    results: Results
    rules: Mapping[str, Rule]
    others: Others = field(default_factory=dict)
    by_kind: bool = False


class Table(NamedTuple):
    """Rows of cells below their columns."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


class _Line(NamedTuple):
    """A line of the first table: a kind of text, and the figures that count there."""

    text: str
    meaning: str
    figures: tuple[str, ...]
    note: str = ""


def tables(report: Report) -> list[Table]:
    """All that is shown: the figures in short, by text, by rule."""
    everything = [headline(report.results, report.others), _by_text(report.results), _by_rule(report)]
    return [table for table in everything if table.rows]


def headline(results: Results, others: Others) -> Table:
    """The figures in short, beside those of others."""
    rows = []
    for kind in results.kinds:
        total = results.total(kind=kind)
        for line in _lines(kind, total):
            ours = " / ".join(_decimal(getattr(total, figure)) for figure in line.figures) + line.note
            theirs = [
                " / ".join(_decimal(other.get(kind, {}).get(figure)) for figure in line.figures)
                for other in others.values()
            ]
            rows.append((line.text, line.meaning, *theirs, ours))
    return Table("", ("text", "figure", *others, "calque"), rows)


def _lines(kind: str, total: Total) -> Iterator[_Line]:
    ground, score = total.ground, total.score
    if ground.marks:
        text = f"{kind}: {ground.texts:,} marked texts, {ground.marks:,} marks"
        yield _Line(text, "recall / precision / right fix", ("recall", "precision", "right_fix"))
    if ground.regions:
        text = f"{kind}: {ground.texts:,} post-edited translations"
        yield _Line(text, "token precision / token recall", ("token_precision", "token_recall"))
        note = f" ({score.safe_wins} win, {score.safe_losses} lose, of {score.safe_fixes})"
        yield _Line(text, "win ratio of safe fixes", ("safe_win_ratio",), note)
    if ground.words and not ground.marks and not ground.regions:
        text = f"{kind}: {ground.texts:,} texts, {ground.words:,} words"
        if ground.human_words:
            meaning = "findings per 1,000 words / in the human reference"
            yield _Line(text, meaning, ("per_1000", "human_per_1000"))
        else:
            yield _Line(text, "findings per 1,000 words", ("per_1000",))
    if ground.native_words:
        text = f"{kind}: {ground.native_words:,} words of native text"
        yield _Line(text, "findings per 1,000 words", ("false_alarms_per_1000",))


def _by_text(results: Results) -> Table:
    columns = (
        "kind", "language", "texts", "words", "findings", "per 1,000", "in human text",
        "on edit or mark", "95 %", "by chance", "win/tie/loss", "win ratio", "recall", "major", "kinds",
    )  # fmt: skip
    rows = []
    for kind, language in results.groups:
        total = results.total(ALL, kind, language)
        ground = total.ground
        recall = total.recall if ground.marks else total.region_recall
        found = total.score.firings + total.score.false_alarms
        rate = total.false_alarms_per_1000 if ground.native_words else total.per_1000
        words = ground.words + ground.native_words
        rows.append((
            kind, language or "–", f"{ground.texts:,}", f"{words:,}", f"{found:,}", _decimal(rate),
            _decimal(total.human_per_1000), *_met(total), _fixes(total), _decimal(total.win_ratio),
            _decimal(recall), _decimal(total.major_recall), _decimal(total.kind_recall),
        ))  # fmt: skip
    return Table("By kind of text and language", columns, rows)


def _by_rule(report: Report) -> Table:
    results, rules, by_kind = report.results, report.rules, report.by_kind
    columns = (
        "rule", "on", "read", *(("kind", "language") if by_kind else ()), "findings", "per 1,000", "in human text",
        "on edit or mark", "95 %", "by chance", "win/tie/loss", "right fix", "native per 1,000",
    )  # fmt: skip
    rows = []
    for name in [ALL, *results.rules]:
        tier, read = (_tier(rules[name]), read_of(rules[name])) if name in rules else ("", "–")
        for kind, language in results.groups if by_kind else [(None, None)]:
            total = results.total(name, kind, language)
            if total.score.firings or total.score.false_alarms or total.score.human_firings:
                group = (kind or "", language or "–") if by_kind else ()
                rows.append((name or "all rules", tier, read, *group, *_rule_cells(total)))
    return Table("By rule", columns, rows)


def _rule_cells(total: Total) -> tuple[str, ...]:
    right = f"{total.score.fixed_right}/{total.score.offered}" if total.score.offered else "–"
    return (
        f"{total.score.firings:,}", _decimal(total.per_1000), _decimal(total.human_per_1000), *_met(total),
        _fixes(total), right, _decimal(total.false_alarms_per_1000),
    )  # fmt: skip


def _tier(rule: Rule) -> str:
    return "preview" if rule.preview else "yes"


def _met(total: Total) -> tuple[str, str, str]:
    """How many met an edit or a mark, the interval of that share, and what chance would give."""
    if not total.score.comparable:
        return "–", "–", "–"
    low, high = total.interval
    share = f"{total.score.met}/{total.score.comparable} {_decimal(total.precision)}"
    return share, f"{_decimal(low)}–{_decimal(high)}", _decimal(total.chance)


def _fixes(total: Total) -> str:
    score = total.score
    ties = score.fixes - score.wins - score.losses
    return f"{score.wins}/{ties}/{score.losses}" if score.fixes else "–"


def _decimal(value: float | None) -> str:
    """Two decimals, of small figures three."""
    if value is None:
        return "–"
    return f"{value:.3f}" if 0 < value < 0.1 else f"{value:.2f}"


def shown_columns(table: Table) -> Sequence[int]:
    """The numbers of the columns that say something in some row; the others are left out."""
    return [k for k in range(len(table.columns)) if any(row[k] not in ("–", "") for row in table.rows)]
