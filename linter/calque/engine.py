"""Engines: programs beside calque that find slips by rules of their own, such as LanguageTool.

A plugin brings them by `calque_engines`. An engine is off until the settings ask for it. Which of its rules are on
follows from the same words as for calque's own: its name is their group, and each is called “name/RULE”. What is not
known beforehand is a rule in preview, and “name/ALL” selects those, too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from calque.document import Document, Passage
from calque.finding import Finding, Related, Slip
from calque.rule import Rule
from calque.triggers import Triggers


class Choice(Protocol):
    """Which rules the settings ask for."""

    def takes(self, rule: Rule) -> bool:
        """Whether a rule is on; it may have been found out only now that there is one."""

    def named(self, group: str) -> frozenset[str]:
        """The rules of a group that the settings select by their names, known or not."""


class EngineRule(Rule):
    """A rule of an engine: what a finding, a report and the settings have to know of it."""

    triggers = Triggers(frozenset())  # it never runs by itself

    def __init__(self, name: str, group: str, summary: str, why: str = "") -> None:
        super().__init__(name, group)
        self._summary, self._why = summary, why

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        """Nothing: the engine finds its slips."""
        return ()


class Engine:
    """A program with rules of its own, under some settings. Safe to make: nothing is started before `start`."""

    name: str = ""
    on: bool = False
    """Whether the settings ask for it."""

    def rules(self) -> Sequence[Rule]:
        """The rules that are known beforehand."""
        return ()

    def start(self, running: dict[str, str]) -> None:
        """Get ready to check; asked again, do nothing. Raises CalqueError when that is not possible.

        `running` says what this run has started already, and is added to: worker processes are given it.
        """

    def reads(self, language: str) -> bool:
        """Whether it has rules for a passage's language; asked once it has started."""
        return True

    def check(self, document: Document, passages: Sequence[Passage], choice: Choice) -> Iterable[tuple[Rule, Slip]]:
        """The slips in some passages of a document, each with its rule, those that `choice` does not take, too.

        Raises EngineError where it cannot be done.
        """
        raise NotImplementedError


def merged(findings: Sequence[Finding], engines: frozenset[str]) -> list[Finding]:
    """The findings, where an engine's and one of calque's own are of the same place as one.

    Calque's stays, and says what the engine said as something related.
    """
    own = [finding for finding in findings if finding.group not in engines]
    kept = list(own)
    for finding in findings:
        if finding.group in engines:
            same = next((k for k, mine in enumerate(own) if _is_same_place(mine, finding)), None)
            if same is None:
                kept.append(finding)
            else:
                said = Related(finding.span, f"{finding.rule}: {finding.message}")
                kept[same] = replace(kept[same], related=(*kept[same].related, said))
    return kept


def _is_same_place(a: Finding, b: Finding) -> bool:
    """Whether two findings have at least half of the characters in common that either of them has."""
    shared = min(a.span.end, b.span.end) - max(a.span.start, b.span.start)
    return shared > 0 and 2 * shared >= max(a.span.end, b.span.end) - min(a.span.start, b.span.start)
