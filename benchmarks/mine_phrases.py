"""Which phrases do machine translators write that people do not? Prints candidates for the phrase tables.

    python benchmarks/mine_phrases.py pairs.jsonl … --native texts/ [--better reference] [--top 300] > list.tsv

`pairs.jsonl` has one object a line: a machine translation (`mt`), what a person made of it or wrote instead
(`post_edit`, or `reference`), and optionally its language (`lang`). A translation may be one string or a list of
segments, parallel to those of the other side. `--native` names folders of texts that were never translated.

For each language, the n-grams of one to five words that

- machines write in several places (several systems' versions of one text are one place),
- people remove: the n-gram is in the translation and not in the better text beside it, and
- people hardly write: it is `--lift` times as frequent in translations as in all better and native texts together,

with what most often stands in its place. Rows are tab-separated, the most telling first:
language, phrase, places, share removed, share that is removed of any n-gram of this length, per million words in
translations, per million words in human texts, and the most frequent replacement with its count.

The list is where reading begins, not a table: most rows are names and subjects of the day. A phrase goes into a table
once its reason is clear, generalised to all its forms, with the good sentences that it must leave alone.
"""

import argparse
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

Gram = tuple[str, ...]

LONGEST = 5
_TOKEN = re.compile(r"[\w'’-]*\w|[,;:]|[.!?\n]")
_ENDS = frozenset(".!?\n")


class Pair(NamedTuple):
    """A segment of a machine translation and its better version, in words; both in lower case."""

    mt: list[str]
    better: list[str]
    place: int


class Row(NamedTuple):
    """A candidate with its figures."""

    language: str
    gram: Gram
    places: int
    removed: float
    removed_of_any: float
    rate: float
    human_rate: float
    replacement: str

    @property
    def telling(self) -> float:
        """How much the phrase says: its places, weighted by how much more often machines write it."""
        return self.places * math.log2(self.rate / (self.human_rate + 1))


def words(text: str) -> list[str]:
    """Words, commas and sentence ends."""
    return _TOKEN.findall(text.lower().replace("’", "'"))


def grams(tokens: Sequence[str], length: int) -> Iterator[Gram]:
    """The n-grams of a length that cross no end of a sentence."""
    for k in range(len(tokens) - length + 1):
        gram = tuple(tokens[k : k + length])
        if _ENDS.isdisjoint(gram):
            yield gram


def read_pairs(paths: Iterable[Path], better: str) -> dict[str, list[Pair]]:
    """All pairs of the files by language. Raises KeyError where a row lacks a field."""
    pairs: dict[str, list[Pair]] = defaultdict(list)
    places: dict[str, int] = {}
    for path in paths:
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            sides = [[side] if isinstance(side, str) else side for side in (row["mt"], row[better])]
            place = places.setdefault("\n".join(sides[1]), len(places))
            for mt, human in zip(*sides, strict=True):
                pairs[row.get("lang", path.stem)].append(Pair(words(mt), words(human), place))
    return pairs


def frequent(pairs: Sequence[Pair], least: int) -> dict[Gram, int]:
    """The n-grams that stand in at least so many places, with the number of those.

    Length by length: an n-gram is counted only where both of its shorter halves are frequent, which keeps memory small.
    """
    found: dict[Gram, int] = {}
    for length in range(1, LONGEST + 1):
        where: dict[Gram, set[int]] = defaultdict(set)
        for pair in pairs:
            for gram in grams(pair.mt, length):
                if length == 1 or (gram[1:] in found and gram[:-1] in found):
                    where[gram].add(pair.place)
        found |= {gram: len(places) for gram, places in where.items() if len(places) >= least}
    return found


def count(texts: Iterable[Sequence[str]], wanted: Iterable[Gram]) -> tuple[Counter[Gram], int]:
    """How often each wanted n-gram stands in texts, and how many words these have."""
    keep, counts, size = frozenset(wanted), Counter[Gram](), 0
    for tokens in texts:
        size += len(tokens)
        for length in range(1, LONGEST + 1):
            counts.update(gram for gram in grams(tokens, length) if gram in keep)
    return counts, size


def removals(pairs: Sequence[Pair], wanted: Iterable[Gram]) -> tuple[dict[Gram, float], dict[int, float]]:
    """The share of segments with an n-gram whose better version lacks it; and the same for any n-gram of a length."""
    keep = frozenset(wanted)
    stood, gone = Counter[Gram](), Counter[Gram]()
    for pair in pairs:
        for length in range(1, LONGEST + 1):
            in_mt = keep.intersection(grams(pair.mt, length))
            stood.update(in_mt)
            gone.update(in_mt.difference(grams(pair.better, length)))
    any_stood, any_gone = Counter[int](), Counter[int]()
    for gram, number in stood.items():
        any_stood[len(gram)] += number
        any_gone[len(gram)] += gone[gram]
    return {g: gone[g] / n for g, n in stood.items()}, {k: any_gone[k] / n for k, n in any_stood.items()}


def replacements(pairs: Sequence[Pair], wanted: Iterable[Gram]) -> dict[Gram, str]:
    """What most often stands in the better text where the n-gram was, with how often, as “fix (3)”."""
    keep = frozenset(wanted)
    counts: dict[Gram, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        gone = {g for n in range(1, LONGEST + 1) for g in grams(pair.mt, n) if g in keep}
        gone -= {g for n in {len(g) for g in gone} for g in grams(pair.better, n)}
        if gone:
            codes = SequenceMatcher(None, pair.mt, pair.better, autojunk=False).get_opcodes()
            for gram in gone:
                if (found := _counterpart(pair, gram, codes)) is not None:
                    counts[gram][found] += 1
    return {gram: "{} ({})".format(*found.most_common(1)[0]) for gram, found in counts.items()}


def _counterpart(pair: Pair, gram: Gram, codes: Sequence[tuple[str, int, int, int, int]]) -> str | None:
    """The words of the better text that stand for an n-gram; None where the two texts differ too widely there."""
    start = next(k for k in range(len(pair.mt)) if tuple(pair.mt[k : k + len(gram)]) == gram)
    end = start + len(gram)
    touched = [c for c in codes if c[1] < end and c[2] > start]
    first, last = touched[0], touched[-1]
    begin = first[3] + (start - first[1] if first[0] == "equal" else 0)
    stop = last[4] - (last[2] - end if last[0] == "equal" else 0)
    widened = sum(c[2] - c[1] for c in touched if c[0] != "equal") > 2 * len(gram)
    return None if widened or stop - begin > len(gram) + 3 else " ".join(pair.better[begin:stop])


def mine(language: str, pairs: Sequence[Pair], human: Sequence[Sequence[str]], args: argparse.Namespace) -> list[Row]:
    """The candidates of one language, the most telling first."""
    places = frequent(pairs, args.places)
    removed, removed_of_any = removals(pairs, places)
    wanted = [g for g in places if removed[g] >= args.removed]
    in_mt, size = count((pair.mt for pair in pairs), wanted)
    in_human, human_size = count(human, wanted)
    rates = {g: (1e6 * in_mt[g] / size, 1e6 * in_human[g] / human_size) for g in wanted}
    kept = {g for g, (rate, human_rate) in rates.items() if rate >= args.lift * human_rate}
    kept -= _told_by_a_longer_one(kept, in_mt)
    fixes = replacements(pairs, kept)
    rows = [Row(language, g, places[g], removed[g], removed_of_any[len(g)], *rates[g], fixes.get(g, "")) for g in kept]
    return sorted(rows, key=lambda row: (-row.telling, row.gram))[: args.top]


def _told_by_a_longer_one(grams: set[Gram], counts: Counter[Gram]) -> set[Gram]:
    """N-grams that stand almost only inside another one of the set."""
    halves = ((half, longer) for longer in grams for half in (longer[1:], longer[:-1]))
    return {half for half, longer in halves if half in grams and counts[longer] >= 0.9 * counts[half]}


def main() -> None:
    """Read the command line, print the list."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pairs", nargs="+", type=Path, help="JSON lines files of pairs")
    parser.add_argument("--better", default="post_edit", help="the field of the human text (default: %(default)s)")
    parser.add_argument("--native", nargs="*", type=Path, default=[], help="folders of .txt and .md files")
    parser.add_argument("--places", type=int, default=3, help="least number of places (default: %(default)s)")
    parser.add_argument("--removed", type=float, default=0.85, help="least share removed (default: %(default)s)")
    parser.add_argument("--lift", type=float, default=5, help="least ratio to human texts (default: %(default)s)")
    parser.add_argument("--top", type=int, default=300, help="rows a language (default: %(default)s)")
    args = parser.parse_args()
    pairs = read_pairs(args.pairs, args.better)
    files = [path for folder in args.native for path in folder.rglob("*") if path.suffix in {".txt", ".md"}]
    human = [words(path.read_text(encoding="utf-8", errors="replace")) for path in files]
    human += {tuple(pair.better): pair.better for of_one in pairs.values() for pair in of_one}.values()
    for language, of_one in pairs.items():
        for row in mine(language, of_one, human, args):
            figures = (row.places, f"{row.removed:.2f}", f"{row.removed_of_any:.2f}", f"{row.rate:.0f}")
            print(language, " ".join(row.gram), *figures, f"{row.human_rate:.1f}", row.replacement, sep="\t")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
