"""What findings weigh: a penalty per 1,000 words with MQM's severity weights. Issues, unconfirmed: no score of quality.

A text of under 500 words gets none, since a single slip would decide it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import NamedTuple

from calque.finding import FileResult, Severity

FEWEST_WORDS = 500
_95 = 1.96  # standard deviations that hold nineteen cases in twenty


class Penalty(NamedTuple):
    """Weights of the findings per 1,000 words, and between what it lies nineteen times in twenty in such texts."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"issue penalty {self.value:.1f} per 1,000 words (unconfirmed; {self.low:.1f} to {self.high:.1f})"


@dataclass
class Weighed:
    """How many words some files have, and how many findings of each severity."""

    words: int = 0
    findings: Counter[Severity] = field(default_factory=Counter)

    def add(self, result: FileResult) -> None:
        """Count another file."""
        self.words += result.words
        self.findings.update(f.severity for f in result.findings)

    def penalty(self, weights: Mapping[Severity, float]) -> Penalty | None:
        """What the findings weigh together; None for too little text.

        The interval takes each finding for an event by itself (a compound Poisson process): its variance is the sum of
        the squared weights.
        """
        if self.words < FEWEST_WORDS:
            return None
        total = sum(weights[severity] * number for severity, number in self.findings.items())
        spread = _95 * sqrt(sum(weights[severity] ** 2 * number for severity, number in self.findings.items()))
        return Penalty(*(1000 * max(x, 0.0) / self.words for x in (total, total - spread, total + spread)))
