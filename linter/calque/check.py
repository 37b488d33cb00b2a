"""Step 5: rules × Document → findings; each rule isolated from the others, in the order of the file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import regex

from calque import locate, suppression
from calque.config import Settings
from calque.document import NOT_PROSE, Document, Passage
from calque.engine import merged
from calque.errors import EngineError, SentenceError
from calque.finding import Failure, Finding, Silenced, Slip
from calque.language import is_foreign
from calque.selection import EVERYTHING, RuleSet, ignored_in

_AROUND, _ENOUGH = 100, 12  # characters on each side of a slip, and words among them, that show its language


def check(
    document: Document, rules: RuleSet, settings: Settings, silenced: list[Silenced] | None = None
) -> tuple[list[Finding], list[Failure]]:
    """What the rules find in a document and neither settings nor text silence; and which rules failed.

    What the text silences is added to `silenced`, where that is given. Raises SentenceError.
    """
    path = document.source.path
    silent = ignored_in(Path(path), settings)
    prose = [p for p in document.passages if p.kind not in NOT_PROSE]
    findings: list[Finding] = []
    failures: list[Failure] = []
    other = {language: _others(prose, language) for language in rules.languages}
    for number, places in rules.scanner.scan(prose).items():
        rule = rules.rules[number]
        passages = _shown(prose, places, other[rule.language])
        if not passages or silent & {rule.name, rule.group, "all"}:
            continue
        try:
            slips = [slip for slip in rule.check(document, passages) if not _is_accepted(slip, settings.accept)]
            if speaks(rule.language, "en"):
                slips = [slip for slip in slips if not _is_in_another_language(slip)]
            findings += [locate.finding(rule, slip, document) for slip in slips]
        except SentenceError:
            raise
        except TimeoutError:
            failures.append(Failure(path, "the pattern takes too long on this text (simplify it)", rule.name))
        except Exception as error:
            failures.append(Failure(path, f"{type(error).__name__}: {error}{_where(error)}", rule.name))
    _ask_engines(document, prose, rules, settings, findings, failures)
    kept = suppression.apply(document, findings, rules.without(silent | {f.rule for f in failures}), silenced)
    kept = [f for f in kept if not silent & {f.rule, f"{f.group}{EVERYTHING}", f.group, "all"}]
    if rules.engines:
        kept = merged(kept, rules.prefixes)
    return sorted(dict.fromkeys(kept), key=lambda f: (f.span, f.rule)), failures


def _ask_engines(
    document: Document,
    prose: Sequence[Passage],
    rules: RuleSet,
    settings: Settings,
    findings: list[Finding],
    failures: list[Failure],
) -> None:
    """Add what the engines find, and which of them failed: of those, nothing is kept."""
    for engine in rules.engines:
        passages = [passage for passage in prose if engine.reads(passage.language)]
        try:
            found = [
                locate.finding(rule, slip, document)
                for rule, slip in (engine.check(document, passages, rules.choice) if passages else ())
                if rules.choice.takes(rule)
                and not _is_accepted(slip, settings.accept)
                and not (speaks(slip.passage.language, "en") and _is_in_another_language(slip))
            ]
        except SentenceError:
            raise
        except EngineError as error:
            failures.append(Failure(document.source.path, str(error), engine.name))
        except Exception as error:
            said = f"{type(error).__name__}: {error}{_where(error)}"
            failures.append(Failure(document.source.path, said, engine.name))
        else:
            findings += found


def speaks(passage: str, rule: str) -> bool:
    """Whether a rule for one language reads a passage in another: "en" reads "en-GB"."""
    return passage == rule or passage.startswith(f"{rule}-")


def _others(prose: Sequence[Passage], rule: str) -> frozenset[str]:
    """The languages of passages that a rule for this one does not read."""
    return frozenset(language for language in {p.language for p in prose} if not speaks(language, rule))


def _shown(prose: Sequence[Passage], places: Sequence[int], other: frozenset[str]) -> Sequence[Passage]:
    """The passages of these numbers, but those in other languages."""
    passages = prose if len(places) == len(prose) else list(map(prose.__getitem__, places))
    return [p for p in passages if p.language not in other] if other else passages


def _is_accepted(slip: Slip, accept: Sequence[str]) -> bool:
    """Whether an accepted word stands in the slip, or the slip in it. "i:word" is accepted in any letter case."""
    return any(
        (a <= slip.start and slip.end <= b) or (slip.start <= a and b <= slip.end)
        for word in accept
        for a, b in _places(word, slip)
    )


def _is_in_another_language(slip: Slip) -> bool:
    """Whether the words around a slip are no English: a quotation, say, in an English text.

    A slip that is itself in another language is one for that.
    """
    text = slip.passage.text
    around = text[max(slip.start - _AROUND, 0) : slip.end + _AROUND]
    return is_foreign(around, _ENOUGH) and not is_foreign(text[slip.start : slip.end], _ENOUGH // 2)


def _places(word: str, slip: Slip) -> Iterator[tuple[int, int]]:
    any_case = word.startswith("i:")
    pattern = rf"(?<!\w){regex.escape(word.removeprefix('i:') if any_case else word)}(?!\w)"
    near = max(slip.start - len(word), 0), slip.end + len(word) + 1  # a long passage is not searched for every slip
    found = regex.finditer(pattern, slip.passage.text, regex.IGNORECASE if any_case else 0, *near)
    return (m.span() for m in found)


def _where(error: BaseException) -> str:
    """ " (file:line)" of where an exception was raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
