"""Instructions in the text that silence rules.

    <!-- calque: ignore[rule, group] reason -->        the next block, or the line or block that it stands in
    <!-- calque: off[rule] --> … <!-- calque: on[rule] -->   from here to there, or to the end
    <!-- calque: ignore-file[rule] reason -->          the whole file
    calque: ignore[rule]                               the same, as a key of the front matter

`[all]` silences every rule. An instruction that silences nothing, or cannot be understood, is a finding itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from calque.document import NOT_PROSE, Document, Passage, Source, Span
from calque.errors import nearest
from calque.finding import Category, Edit, Finding, Fix, Safety, Severity, Slip
from calque.plugins import hookimpl
from calque.rule import Rule
from calque.selection import ALL, RuleSet
from calque.triggers import Triggers

GROUP = "suppression"

_COMMENT = re.compile(r"<!--\s*calque:\s*(?P<verb>[\w-]*)\s*(?:\[(?P<names>[^\]]*)\])?.*?-->", re.DOTALL)
_KEY = re.compile(r"^calque\s*[:=]\s*[\"']?(?P<verb>[\w-]*)\s*(?:\[(?P<names>[^\]]*)\])?[^\r\n]*$", re.MULTILINE)
_VERBS = ("ignore", "ignore-file", "off", "on")


class _Reported(Rule):
    """A rule whose findings `apply` makes."""

    category = Category.DESIGN
    severity = Severity.MINOR
    triggers = Triggers(frozenset({"calque:"}))

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterable[Slip]:
        return ()


class UnusedSuppression(_Reported):
    """An instruction to ignore a rule where the rule finds nothing

    Left over from an earlier text, it would hide the next slip that comes to stand there. Only instructions for rules
    that this run checks are reported.
    """

    safety = Safety.SAFE
    bad = (["<!-- calque: ignore[all] as printed -->\n\nAll is well here.", "\n\nAll is well here."],)
    good = ("<!-- An ordinary comment about calque. -->\n\nAll is well here.",)


class InvalidSuppression(_Reported):
    """An instruction to calque that cannot be followed

    It names no rule, or one that there is not, or asks for something that calque does not know. Write
    `calque: ignore[rule] reason`, `ignore-file[rule]`, `off[rule]` or `on[rule]`; `[all]` stands for every rule.
    """

    bad = (
        "⟦<!-- calque: ignore -->⟧\n\nAll is well here.",
        "⟦<!-- calque: silence[all] -->⟧\n\nAll is well here.",
        "⟦<!-- calque: ignore[no-such-rule-anywhere] -->⟧\n\nAll is well here.",
    )
    good = ("<!-- An ordinary comment about calque. -->\n\nAll is well here.",)


@hookimpl
def calque_rules() -> list[Rule]:
    """The two rules about instructions."""
    return [UnusedSuppression("unused-suppression", GROUP), InvalidSuppression("invalid-suppression", GROUP)]


@dataclass
class _Instruction:
    """One instruction: where it stands, what it silences and where."""

    span: Span
    names: tuple[str, ...]
    region: Span
    used: set[str] = field(default_factory=set)

    def silences(self, finding: Finding) -> bool:
        """Whether it does; and if so, that it was of use."""
        mine = {finding.rule, finding.group, ALL} & set(self.names)
        if mine and self.region.start < finding.span.end and finding.span.start < self.region.end:
            self.used |= mine
            return True
        return False


def apply(document: Document, findings: Sequence[Finding], rules: RuleSet) -> list[Finding]:
    """The findings that no instruction in the text silences, and those about instructions themselves."""
    if "calque" not in document.source.text:
        return list(findings)
    own = {rule.name: rule for rule in rules.rules if isinstance(rule, _Reported)}
    instructions: list[_Instruction] = []
    extra: list[Finding] = []
    for passage, match in _matches(document):
        span = passage.locate(*match.span())
        names = tuple(n.strip() for n in (match["names"] or "").split(",") if n.strip())
        if problem := _problem(match["verb"], names, rules.names):
            extra += _finding(own.get("invalid-suppression"), span, problem)
            continue
        file_wide = match["verb"] == "ignore-file" or passage.kind == "front-matter"
        _follow("ignore-file" if file_wide else match["verb"], span, names, document, instructions)
    kept = []
    for finding in findings:
        silencing = [i for i in instructions if i.silences(finding)]  # all of them: each is of use
        if not silencing:
            kept.append(finding)
    for instruction in instructions:
        idle = [n for n in instruction.names if n not in instruction.used and n in rules.selected | {ALL}]
        if idle:
            message = f"nothing to ignore here for {', '.join(idle)}"
            fixes = (Fix("Delete it", Safety.SAFE, (Edit(instruction.span, ""),)),)
            is_comment = document.source.text.startswith("<!--", instruction.span.start)
            removable = is_comment and len(idle) == len(instruction.names)
            extra += _finding(own.get("unused-suppression"), instruction.span, message, fixes if removable else ())
    return kept + extra


def _matches(document: Document) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in document.passages:
        if passage.kind in NOT_PROSE:
            pattern = _COMMENT if passage.kind == "comment" else _KEY
            yield from ((passage, match) for match in pattern.finditer(passage.text))


def _problem(verb: str, names: Sequence[str], known: Iterable[str]) -> str:
    if verb not in _VERBS:
        return f"“{verb}” is none of {', '.join(_VERBS)}{nearest(verb, _VERBS)}"
    if not names:
        return f"name the rules: {verb}[rule], or {verb}[all]"
    unknown = [n for n in names if n not in known]
    return f"no rule or group “{unknown[0]}”{nearest(unknown[0], known)}" if unknown else ""


def _follow(
    verb: str, span: Span, names: tuple[str, ...], document: Document, instructions: list[_Instruction]
) -> None:
    """Turn an instruction into the region that it silences."""
    end = len(document.source.text)
    if verb == "on":
        for earlier in instructions:
            if earlier.region.end == end and (ALL in names or set(earlier.names) <= set(names)):
                earlier.region = Span(earlier.region.start, span.start)
        return
    region = {"ignore-file": Span(0, end), "off": Span(span.end, end)}.get(verb)
    instructions.append(_Instruction(span, names, region or _line_or_next_block(span, document)))


def _line_or_next_block(span: Span, document: Document) -> Span:
    """The line that a comment stands in; where it stands alone, the paragraph, list or table below it."""
    source = document.source
    start, end = _line(source, span)
    if (source.text[start : span.start] + source.text[span.end : end]).strip():
        return Span(start, end)
    below = [p for p in document.passages if p.kind not in NOT_PROSE and p.slices[0].source_start >= span.end]
    if not below:
        return Span(span.end, span.end)
    block = Span(below[0].slices[0].source_start, below[0].slices[-1].source_end)
    for passage in below[1:]:
        start = passage.slices[0].source_start
        if passage.kind not in ("item", "cell") or _has_empty_line(source.text, block.end, start):
            break
        block = Span(block.start, passage.slices[-1].source_end)
    return block


def _line(source: Source, span: Span) -> Span:
    before = max(source.text.rfind("\n", 0, span.start), source.text.rfind("\r", 0, span.start)) + 1
    after = re.compile(r"[\r\n]|\Z").search(source.text, span.end)
    return Span(before, after.start() if after else len(source.text))


def _has_empty_line(text: str, start: int, end: int) -> bool:
    return re.search(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)", text[start:end]) is not None


def _finding(rule: Rule | None, span: Span, message: str, fixes: tuple[Fix, ...] = ()) -> list[Finding]:
    if rule is None:
        return []
    return [Finding(rule.name, rule.group, span, message, rule.severity, rule.category, fixes)]
