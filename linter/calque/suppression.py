"""Instructions in the text that silence rules.

    <!-- calque: ignore[rule, group] reason -->        the line that it stands in; alone on a line, the next block:
                                                       a paragraph, or a list or table up to an empty line
    <!-- calque: off[rule] --> … <!-- calque: on[rule] -->   from here to there, or to the end
    <!-- calque: ignore-file[rule] reason -->          the whole file
    calque: ignore[rule]                               the same, as a key of the front matter

`[all]` silences every rule. An instruction that silences nothing, or cannot be understood, is a finding itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from calque.document import NOT_PROSE, Document, Passage, Source, Span
from calque.errors import nearest
from calque.finding import Category, Edit, Finding, Fix, Safety, Severity, Silenced, Slip
from calque.plugins import hookimpl
from calque.rule import Rule
from calque.selection import ALL, EVERYTHING, RuleSet
from calque.triggers import Triggers

GROUP = "suppression"

_COMMENT = re.compile(r"<!--\s*calque:\s*(?P<verb>[\w-]*)\s*(?:\[(?P<names>[^\]]*)\])?(?P<reason>.*?)-->", re.DOTALL)
_KEY = re.compile(
    r"^calque\s*[:=]\s*[\"']?(?P<verb>[\w-]*)\s*(?:\[(?P<names>[^\]]*)\])?(?P<reason>[^\r\n]*)$", re.MULTILINE
)
_VERBS = ("ignore", "ignore-file", "off", "on")


class _Reported(Rule):
    """A rule whose findings `apply` makes."""

    category = Category.DESIGN
    severity = Severity.MINOR
    unmeasured = "it is about instructions to calque, which are as they should be or are not"
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
    """One name in an instruction: where that stands, where it silences what it names, and why."""

    span: Span
    name: str
    region: Span
    reason: str = ""
    closed_by: Span | None = None  # the "on" that ends the region of an "off"
    is_off: bool = False
    used: bool = False


class _Regions:
    """The instructions for one name, so arranged that those at a place are found without looking at them all."""

    def __init__(self, instructions: Iterable[_Instruction]) -> None:
        self._sorted = sorted(instructions, key=lambda i: i.region.start)
        self._reach = list(accumulate((i.region.end for i in self._sorted), max))

    def at(self, span: Span) -> Iterator[_Instruction]:
        """Those whose region overlaps the span."""
        last = bisect_left(self._sorted, span.end, key=lambda i: i.region.start)
        for k in range(last - 1, -1, -1):
            if self._reach[k] <= span.start:
                break
            if self._sorted[k].region.end > span.start:
                yield self._sorted[k]


def apply(
    document: Document, findings: Sequence[Finding], rules: RuleSet, silenced: list[Silenced] | None = None
) -> list[Finding]:
    """The findings that no instruction in the text silences, and those about instructions themselves.

    What is silenced is added to `silenced`, where that is given.
    """
    if "calque" not in document.source.text:
        return list(findings)
    own = {rule.name: rule for rule in rules.rules if isinstance(rule, _Reported)}
    instructions: list[_Instruction] = []
    extra: list[Finding] = []
    for passage, match in _matches(document):
        span = passage.locate(*match.span())
        names = tuple(n.strip() for n in (match["names"] or "").split(",") if n.strip())
        problem = _problem(match["verb"], names, rules)
        if passage.kind == "front-matter" and not problem and not match["verb"].startswith("ignore"):
            problem = "in the front matter it is ignore[rule], for the whole file"
        problem = problem or _follow(match, span, names, passage.kind, document, instructions)
        if problem:
            extra += _finding(own.get("invalid-suppression"), span, problem)
    by_name = {name: _Regions(i for i in instructions if i.name == name) for name in {i.name for i in instructions}}
    kept = []
    for finding in findings:
        words = (finding.rule, f"{finding.group}{EVERYTHING}", finding.group, ALL)
        mine = [by_name[name] for name in words if name in by_name]
        silencing = [i for regions in mine for i in regions.at(finding.span)]
        for instruction in silencing:
            instruction.used = True
        if not silencing:
            kept.append(finding)
        elif silenced is not None:
            silenced.append(Silenced(finding, next((i.reason for i in silencing if i.reason), "")))
    return kept + extra + list(_unused(document.source, instructions, own.get("unused-suppression"), rules.whole))


def _matches(document: Document) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in document.passages:
        if passage.kind in NOT_PROSE:
            pattern = _COMMENT if passage.kind == "comment" else _KEY
            yield from ((passage, match) for match in pattern.finditer(passage.text))


def _problem(verb: str, names: Sequence[str], rules: RuleSet) -> str:
    if verb not in _VERBS:
        return f"“{verb}” is none of {', '.join(_VERBS)}{nearest(verb, _VERBS)}"
    if not names:
        return f"name the rules: {verb}[rule], or {verb}[all]"
    unknown = [n for n in names if not rules.knows(n)]
    return f"no rule or group “{unknown[0]}”{nearest(unknown[0], rules.names)}" if unknown else ""


def _follow(
    found: re.Match[str],
    span: Span,
    names: Sequence[str],
    kind: str,
    document: Document,
    instructions: list[_Instruction],
) -> str:
    """Turn an instruction into regions that it silences, or end those of earlier ones; what is wrong, or ""."""
    verb, reason = found["verb"], " ".join(found["reason"].strip(" \t\r\n\"'").split())
    if verb == "on":
        return _turn_on(span, names, instructions)
    if verb == "off":
        region = Span(span.end, len(document.source.text))
    elif verb == "ignore-file" or kind == "front-matter":
        region = Span(0, len(document.source.text))
    else:
        region = _line_or_next_block(span, document)
    instructions += [_Instruction(span, name, region, reason, is_off=verb == "off") for name in names]
    return ""


def _turn_on(span: Span, names: Sequence[str], instructions: Sequence[_Instruction]) -> str:
    """End what is off under these names; "all" ends everything."""
    open_ones = [i for i in instructions if i.is_off and not i.closed_by]
    idle = [name for name in names if name not in {i.name for i in open_ones} | ({ALL} if open_ones else set())]
    for instruction in open_ones:
        if instruction.name in names or ALL in names:
            instruction.region = Span(instruction.region.start, span.start)
            instruction.closed_by = span
    return f"no off[{idle[0]}] before it" if idle else ""


def _unused(
    source: Source, instructions: Sequence[_Instruction], rule: Rule | None, judged: frozenset[str]
) -> Iterator[Finding]:
    """What silenced nothing, of what this run can judge: names all of whose rules it has checked."""
    by_span: dict[Span, list[_Instruction]] = defaultdict(list)
    ended_by: dict[Span, set[Span]] = defaultdict(set)
    for instruction in instructions:
        by_span[instruction.span].append(instruction)
        if instruction.closed_by:
            ended_by[instruction.closed_by].add(instruction.span)
    for span, mine in by_span.items():
        idle = [i for i in mine if not i.used and i.name in judged]
        fixes: tuple[Fix, ...] = ()
        if idle == mine and source.text.startswith("<!--", span.start):
            ends = {i.closed_by for i in mine if i.closed_by}  # an "on" goes with the "off", if it ends nothing else
            spans = [span, *(end for end in ends if ended_by[end] == {span})]
            edits = tuple(Edit(_with_space_before(source, place), "") for place in sorted(spans))
            fixes = (Fix("Delete it", Safety.SAFE, edits),)
        if idle:
            yield from _finding(rule, span, f"nothing to ignore here for {', '.join(i.name for i in idle)}", fixes)


def _with_space_before(source: Source, span: Span) -> Span:
    """The span, and the white space before it where it stands at the end of a line of text."""
    line = _line(source, span)
    before = source.text[line.start : span.start].rstrip(" \t")
    if not before or source.text[span.end : line.end].strip():
        return span
    return Span(line.start + len(before), span.end)


def _line_or_next_block(span: Span, document: Document) -> Span:
    """The line that a comment stands in; where it stands alone, the paragraph, list or table below it."""
    source = document.source
    line = _line(source, span)
    beside = source.text[line.start : span.start] + source.text[span.end : line.end]
    if any(c.isalnum() for c in beside):  # and not only the mark of a comment in a catalog
        return line
    prose = document.once(_prose)
    first = bisect_right(prose, span.end, key=lambda p: p.slices[-1].source_end)
    if first == len(prose):
        return Span(span.end, span.end)
    block = Span(max(prose[first].slices[0].source_start, span.end), prose[first].slices[-1].source_end)
    for passage in islice(prose, first + 1, None):
        if passage.kind not in ("item", "cell") or _has_empty_line(
            source.text, block.end, passage.slices[0].source_start
        ):
            break
        block = Span(block.start, passage.slices[-1].source_end)
    return block


def _prose(document: Document) -> list[Passage]:
    return [p for p in document.passages if p.kind not in NOT_PROSE]


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
