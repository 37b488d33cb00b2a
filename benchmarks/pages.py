"""How the time of the rules that read the whole document grows with its length: python benchmarks/pages.py [TEXT ...]

Prints, for 25 to 200 pages of 500 words, the milliseconds of all rules of the groups `reference` and `consistency`, and
of the slowest three. Without texts, those of tests/texts are read again and again.
"""

import sys
from collections import Counter
from itertools import chain, repeat
from pathlib import Path
from time import perf_counter

from calque import Document, Source
from calque.config import Settings
from calque.plugins import load_plugins
from calque.triggers import Scanner

TEXTS = sorted((Path(__file__).parents[1] / "tests" / "texts").rglob("*.txt"))
GROUPS = ("reference", "consistency")
WORDS = 500  # on a page


def main() -> None:
    """Measure and print."""
    plugins = load_plugins()
    rules = [rule for rule in plugins.rules(Settings()) if rule.group in GROUPS]
    scanner = Scanner(rules)
    paths = [Path(name) for name in sys.argv[1:]] or TEXTS
    paragraphs = [p for path in paths for p in path.read_text(encoding="utf-8").split("\n\n")]
    for pages in (1, 25, 50, 100, 200):  # the first loads what is loaded once
        source = Source("pages.txt", text_of(paragraphs, pages * WORDS))
        document = Document(source, plugins.extract(source, Settings()))
        times: Counter[str] = Counter()
        for number, places in scanner.scan(document.passages).items():
            start = perf_counter()
            list(rules[number].check(document, [document.passages[k] for k in places]))
            times[rules[number].name] += round(1000 * (perf_counter() - start))
        slowest = ", ".join(f"{name} {time}" for name, time in times.most_common(3))
        print(f"{pages:4} pages: {times.total():5} ms ({slowest})")


def text_of(paragraphs: list[str], words: int) -> str:
    """The paragraphs, from the first again after the last, up to this many words."""
    chosen, count = [], 0
    for paragraph in chain.from_iterable(repeat(paragraphs)):
        chosen.append(paragraph)
        count += paragraph.count(" ") + 1
        if count >= words:
            break
    return "\n\n".join(chosen)


if __name__ == "__main__":
    main()
