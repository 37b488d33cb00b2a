"""How much does a sentence go round in circles? Works out the weights of the rule `circular-sentence`.

    python benchmarks/fit_circles.py pairs.jsonl … --native texts/ [--lost 0.6] [--kept 0.3]

`pairs.jsonl` has a machine translation (`mt`) and what a person made of it (`post_edit`) on each line. A sentence
counts as lost where the person changed at least the share `--lost` of its words, as kept where less than `--kept`; all
sentences of the `--native` texts are kept, too. Only sentences that say something again are looked at
(`calque_rules.repetition._circles`); of each, the features that are named there are measured.

A logistic regression tells the two kinds apart. Printed are its weights, ready for the rule, and for some thresholds
how many sentences are over them: translated ones, native ones, and the share of the words that was changed from where
the circles begin to where they end.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from math import exp
from pathlib import Path

from calque.analyse import sentence_spans
from calque_rules.repetition._circles import FEATURES, Circles, circles

Vector = tuple[float, ...]
_STEPS, _RATE, _SHRINK = 3000, 0.5, 0.002
_TOKEN = re.compile(r"\w+|[^\w\s]")


def main() -> None:
    """Read, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--native", nargs="+", type=Path, default=[])
    parser.add_argument("--lost", type=float, default=0.6)
    parser.add_argument("--kept", type=float, default=0.3)
    args = parser.parse_args()
    pairs = [pair for path in args.pairs for pair in _pairs(path)]
    native = [c.features for path in args.native for c in _native(path)]
    lost = [c.features for c, changed, _, _ in pairs if changed >= args.lost]
    kept = [c.features for c, changed, _, _ in pairs if changed < args.kept]
    weights, bias = fit(lost, kept + native)
    print(
        "_WEIGHTS = (", *(f"    {w:.3f},  # {name}" for name, w in zip(FEATURES, weights, strict=True)), ")", sep="\n"
    )
    print(f"_BIAS = {bias:.3f}")
    score = lambda features: sum(map(float.__mul__, weights, features)) + bias  # noqa: E731
    for threshold in (1, 1.5, 2, 2.5, 3):
        over = [(hits, words) for c, _, hits, words in pairs if score(c.features) >= threshold]
        share = sum(h for h, _ in over) / max(sum(w for _, w in over), 1)
        natives = sum(score(f) >= threshold for f in native)
        print(
            f"# {threshold}: {len(over)} of {len(pairs)}, words changed {share:.3f}, native {natives} of {len(native)}"
        )


def fit(lost: Sequence[Vector], kept: Sequence[Vector]) -> tuple[list[float], float]:
    """Weights and bias of the plain features, by gradient descent on scaled ones."""
    rows = [*lost, *kept]
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    columns = list(zip(*rows, strict=True))
    spread = [(sum((x - m) ** 2 for x in c) / len(rows)) ** 0.5 or 1.0 for c, m in zip(columns, means, strict=True)]
    scaled = [[(x - m) / s for x, m, s in zip(row, means, spread, strict=True)] for row in rows]
    wanted = [1.0] * len(lost) + [0.0] * len(kept)
    weights, bias = [0.0] * len(means), 0.0
    for _ in range(_STEPS):
        gaps = [
            1 / (1 + exp(-max(min(bias + sum(map(float.__mul__, weights, row)), 30), -30))) - want
            for row, want in zip(scaled, wanted, strict=True)
        ]
        bias -= _RATE * sum(gaps) / len(rows)
        for k in range(len(weights)):
            slope = sum(gap * row[k] for gap, row in zip(gaps, scaled, strict=True)) / len(rows)
            weights[k] -= _RATE * (slope + _SHRINK * weights[k])
    plain = [w / s for w, s in zip(weights, spread, strict=True)]
    return plain, bias - sum(w * m for w, m in zip(plain, means, strict=True))


def _pairs(path: Path) -> Iterator[tuple[Circles, float, int, int]]:
    """What a translation says again; its share of changed words; and of the words in there: changed ones, all."""
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        for start, end in sentence_spans(pair["mt"], "en"):
            found = circles(pair["mt"][start:end])
            if found:
                words = list(_TOKEN.finditer(pair["mt"]))
                kept = _kept([w.group() for w in words], _TOKEN.findall(pair["post_edit"]))
                first, last = start + found.span.start, start + found.span.end
                inside = [k for k, w in enumerate(words) if first < w.end() and last > w.start()]
                yield found, 1 - len(kept) / len(words), sum(k not in kept for k in inside), len(inside)


def _kept(before: list[str], after: list[str]) -> set[int]:
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {k for block in blocks for k in range(block.a, block.a + block.size)}


def _native(path: Path) -> Iterator[Circles]:
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.suffix in (".txt", ".md")]
    for file in files:
        for paragraph in file.read_text(encoding="utf-8").splitlines():
            for start, end in sentence_spans(paragraph, "en"):
                found = circles(paragraph[start:end])
                if found:
                    yield found


if __name__ == "__main__":
    main()
