"""Time how calque reads each format against a library that parses it, on the same text in one process, as ratios.

    python benchmarks/extract.py [--size 2000000] [--runs 3] [FORMAT …]

The files are made from the project's own prose. A library that is not installed is left out: they are in the extra
`dev`, and markdown-it-py comes with rich. Speeds are of processor time, the ratio is calque's to the library's; memory
is the peak while calque reads, without the file's text itself, to the file's size in bytes.
"""

import argparse
import gc
import json
import random
import re
import time
import tracemalloc
from collections.abc import Callable, Iterator
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from calque.config import Settings
from calque.document import Source
from calque.extract import calque_extract

ROOT = Path(__file__).parents[1]
Wrap = Callable[[Iterator[str]], str]


def entry(text: str, number: int) -> str:
    """An entry of a PO file."""
    quoted = json.dumps(text, ensure_ascii=False)
    return f'#. Shown on page {number}\n#: page.c:{number}\nmsgid "entry {number}"\nmsgstr {quoted}\n\n'


def cue(text: str, number: int) -> str:
    """A cue of subtitles."""
    time_code = f"{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}"
    return f"{number}\n{time_code},000 --> {time_code},900\n{text}\n\n"


def unit(text: str, number: int) -> str:
    """A unit of XLIFF."""
    return f'<trans-unit id="{number}"><source>x</source><target>{escape(text, False)}</target></trans-unit>\n'


MADE: dict[str, tuple[str, Callable[[list[str]], str]]] = {
    "text": ("a.txt", "\n\n".join),
    "Markdown": ("a.md", lambda texts: "\n\n".join(f"## Part {k}\n\n{t}\n\n- *{t}*" for k, t in enumerate(texts))),
    "reStructuredText": ("a.rst", lambda texts: "\n\n".join(f"Part\n====\n\n{t}\n\n- *{t}*" for t in texts)),
    "HTML": (
        "a.html",
        lambda texts: "".join(f"<div><p>{escape(t, False)}</p>\n<p><b>{t[:9]}</b></p></div>\n" for t in texts),
    ),
    "PO": (
        "a.po",
        lambda texts: 'msgid ""\nmsgstr "Language: en\\n"\n\n' + "".join(map(entry, texts, range(len(texts)))),
    ),
    "XLIFF": (
        "a.xlf",
        lambda texts: f"<xliff><file><body>{''.join(map(unit, texts, range(len(texts))))}</body></file></xliff>",
    ),
    "JSON": (
        "a.json",
        lambda texts: json.dumps({f"key{k}": t for k, t in enumerate(texts)}, ensure_ascii=False, indent=1),
    ),
    "SubRip": ("a.srt", lambda texts: "".join(map(cue, texts, range(len(texts))))),
}
"""Each format: a file's name, and how texts are written in it."""


def markdown_it(content: str) -> None:
    """Parse Markdown."""
    import_module("markdown_it").MarkdownIt("commonmark").parse(content)


def docutils(content: str) -> None:
    """Parse reStructuredText."""
    settings = {"report_level": 5, "halt_level": 6}
    import_module("docutils.core").publish_doctree(content, settings_overrides=settings)


LIBRARIES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "Markdown": ("markdown-it-py", markdown_it),
    "reStructuredText": ("docutils", docutils),
    "HTML": ("lxml", lambda content: import_module("lxml.html").fromstring(content)),
    "PO": ("polib", lambda content: import_module("polib").pofile(content)),
    "XLIFF": ("lxml", lambda content: import_module("lxml.etree").fromstring(content.encode())),
    "JSON": ("json", json.loads),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", default=list(MADE), metavar="FORMAT", help=", ".join(MADE))
    parser.add_argument("--size", type=int, default=2_000_000, help="bytes of each file, about")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    gc.set_threshold(100_000, 20, 20)  # as the command does
    print(f"{'format':18} {'MB':>5} {'MB/s':>7}  {'library':>15} {'MB/s':>7} {'ratio':>7} {'memory':>7}")
    for name in options.formats:
        print(row(name, options.size, options.runs), flush=True)


def row(name: str, size: int, runs: int) -> str:
    """A format's figures."""
    path, write = MADE[name]
    content = write(texts(size // (2 if name in ("Markdown", "reStructuredText") else 1)))
    source, settings = Source(path, content), Settings()
    megabytes = len(content.encode()) / 1e6
    speed = megabytes / best(lambda: calque_extract(source, settings), runs)
    tracemalloc.start()
    kept = calque_extract(source, settings)
    memory = tracemalloc.get_traced_memory()[1] / len(content.encode())
    tracemalloc.stop()
    line = f"{name:18} {megabytes:5.1f} {speed:7.1f}  "
    if name not in LIBRARIES:
        return f"{line}{'':15} {'':7} {'':7} {memory:6.1f}× ({len(kept):,} passages)"
    library, parse = LIBRARIES[name]
    try:
        other = megabytes / best(lambda: parse(content), min(runs, 2))
    except ImportError:
        return f"{line}{library:>15} {'not installed':>15} {memory:6.1f}× ({len(kept):,} passages)"
    return f"{line}{library:>15} {other:7.1f} {speed / other:7.2f} {memory:6.1f}× ({len(kept):,} passages)"


def best(work: Callable[[], object], runs: int) -> float:
    """The least of some runs, in seconds."""
    times = []
    for _ in range(runs):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def texts(size: int) -> list[str]:
    """Sentences of the project's own prose, so many bytes of them."""
    prose = [p.read_text(encoding="utf-8") for p in sorted(ROOT.glob("tests/texts/clean/*.txt"))]
    sentences = [s.strip() for text in prose for s in re.split(r"(?<=[.!?”])\s+", " ".join(text.split()))]
    random.Random(1).shuffle(sentences)
    found: list[str] = []
    length = 0
    while length < size:
        found.append(sentences[len(found) % len(sentences)])
        length += len(found[-1].encode()) + 1
    return found


if __name__ == "__main__":
    main()
