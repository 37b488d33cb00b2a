"""Counts over many texts, by rule, kind of text and language; and the figures that follow from them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from calque.finding import Finding
from calque.measure.chance import wilson
from calque.measure.firings import Runner
from calque.measure.score import Ground, Score, Scored
from calque.measure.texts import Text

ALL = ""
"""Stands for all rules together."""


class Group(NamedTuple):
    """What figures are told apart by: the kind of text, and the language of the original, "" where not known."""

    kind: str
    language: str


@dataclass
class Results:
    """What was counted."""

    grounds: dict[Group, Ground] = field(default_factory=lambda: defaultdict(Ground))
    scores: dict[tuple[str, Group], Score] = field(default_factory=lambda: defaultdict(Score))

    def add(self, text: Text, findings: Iterable[Finding], human: Iterable[Finding]) -> None:
        """Count a text, what was found in it, and in what a human made of it."""
        group, scored = Group(text.kind, text.language), Scored(text)
        self.grounds[group] += scored.ground()
        for rule, some in _by_rule(findings):
            self.scores[rule, group] += scored.score(some)
        for rule, some in _by_rule(human):
            self.scores[rule, group] += Score(human_firings=len(some))

    @property
    def groups(self) -> list[Group]:
        """The groups that there are texts of: kinds in the order in which they came, languages sorted."""
        kinds = list(dict.fromkeys(group.kind for group in self.grounds))
        return sorted(self.grounds, key=lambda group: (kinds.index(group.kind), group.language))

    @property
    def kinds(self) -> list[str]:
        """The kinds of text that there are."""
        return list(dict.fromkeys(group.kind for group in self.groups))

    @property
    def rules(self) -> list[str]:
        """The rules that fired at all, the most frequent first."""
        names = {rule for rule, _ in self.scores if rule != ALL}
        return sorted(names, key=lambda rule: (-self.total(rule).score.firings, rule))

    def total(self, rule: str = ALL, kind: str | None = None, language: str | None = None) -> "Total":
        """What a rule did on all texts, or on those of a kind and language."""
        groups = [g for g in self.grounds if kind in (None, g.kind) and language in (None, g.language)]
        ground = sum((self.grounds[g] for g in groups), Ground())
        return Total(ground, sum((self.scores[rule, g] for g in groups if (rule, g) in self.scores), Score()))


def measure(texts: Iterable[Text], runner: Runner) -> Results:
    """Check texts, and what humans made of them, and count."""
    results = Results()
    known: dict[int, list[Finding]] = {}  # several translations may have one reference
    for text in texts:
        if text.by_human is None:
            results.add(text, runner.findings(text), ())
            continue
        human = hash(text.by_human)
        if human not in known:
            known[human] = runner.findings_by_human(text)
        results.add(text, runner.findings(text), known[human])
    return results


def _by_rule(findings: Iterable[Finding]) -> Iterable[tuple[str, list[Finding]]]:
    """All the findings, then those of each rule."""
    some = list(findings)
    if some:
        yield ALL, some
    for rule, group in groupby(sorted(some, key=lambda f: f.rule), key=lambda f: f.rule):
        yield rule, list(group)


class Total(NamedTuple):
    """What there was and what was found. A figure is None where there is nothing to take it of."""

    ground: Ground
    score: Score

    @property
    def per_1000(self) -> float | None:
        """Firings per 1,000 words of translation."""
        return _share(1000 * self.score.firings, self.ground.words)

    @property
    def human_per_1000(self) -> float | None:
        """Firings per 1,000 words of what humans made of the same texts."""
        return _share(1000 * self.score.human_firings, self.ground.human_words)

    @property
    def false_alarms_per_1000(self) -> float | None:
        """Firings per 1,000 words of native text."""
        return _share(1000 * self.score.false_alarms, self.ground.native_words)

    @property
    def precision(self) -> float | None:
        """The share of firings that meet an edit or a mark."""
        return _share(self.score.met, self.score.comparable)

    @property
    def interval(self) -> tuple[float, float]:
        """The interval of that share."""
        return wilson(self.score.met, self.score.comparable)

    @property
    def chance(self) -> float | None:
        """The share that spans of the same lengths would have, anywhere in the same texts."""
        return _share(self.score.chance, self.score.comparable)

    @property
    def win_ratio(self) -> float | None:
        """Wins among the fixes that win or lose."""
        return _share(self.score.wins, self.score.wins + self.score.losses)

    @property
    def safe_win_ratio(self) -> float | None:
        """The same of safe fixes."""
        return _share(self.score.safe_wins, self.score.safe_wins + self.score.safe_losses)

    @property
    def token_precision(self) -> float | None:
        """The share of the tokens under findings that were edited."""
        return _share(self.score.edited_tokens, self.score.tokens)

    @property
    def token_recall(self) -> float | None:
        """The share of the edited tokens that are under findings."""
        return _share(self.score.edited_tokens, self.ground.edited_tokens)

    @property
    def region_recall(self) -> float | None:
        """The share of the edited places that a finding touches."""
        return _share(self.score.regions, self.ground.regions)

    @property
    def recall(self) -> float | None:
        """The share of the marks that a finding meets."""
        return _share(self.score.marks, self.ground.marks)

    @property
    def major_recall(self) -> float | None:
        """The same of the major ones."""
        return _share(self.score.majors, self.ground.majors)

    @property
    def kind_recall(self) -> float | None:
        """The same of kinds of slip in a text: one habit repeated counts once."""
        return _share(self.score.kinds, self.ground.kinds)

    @property
    def right_fix(self) -> float | None:
        """The share of right fixes, of the marks met for which a fix is offered."""
        return _share(self.score.fixed_right, self.score.offered)


FIGURES = tuple(name for name, value in vars(Total).items() if isinstance(value, property))
"""The names of all figures."""


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
