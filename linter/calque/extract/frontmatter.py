"""Front matter, in YAML or TOML: the title, the description and their like, where each stands on one line."""

import re
from collections.abc import Iterator

from calque.document import Passage
from calque.extract.opaque import hide
from calque.extract.templates import hide_templates
from calque.extract.yaml import NOTATIONS, PLAIN

_FIELD = re.compile(
    r"""^(?P<key>title|subtitle|linkTitle|sidebar_label|description|summary|excerpt|abstract|tagline|lead|caption)
         [ \t]*[:=][ \t]*(?P<value>"(?:[^"\\\r\n]|\\.)*+"|'(?:[^'\r\n]|'')*+'|[^\s"'\[\]{}>|&*!%@`#][^\r\n]*?)
         [ \t]*(?=(?:\r\n|\n|\r(?!\n))[\r\n\S])""",
    re.VERBOSE | re.MULTILINE,
)
_WHOLE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n).*?^\1[ \t]*(?=[\r\n]|\Z)", re.MULTILINE | re.DOTALL)
_TITLES = frozenset({"title", "subtitle", "linkTitle", "sidebar_label"})


def end_of(file: str, start: int) -> int:
    """Where the front matter ends that a file begins with at `start`; `start` itself where there is none."""
    found = _WHOLE.match(file, start)
    return found.end() if found else start


def passages(file: str, start: int, end: int, language: str) -> Iterator[Passage]:
    """The texts that a reader of the page sees somewhere."""
    for found in _FIELD.finditer(file, start, end):
        first, last = found.span("value")
        quote = file[first] if file[first] in "\"'" else ""
        if not quote and " #" in file[first:last]:
            continue  # a comment, or none
        notation = NOTATIONS.get(quote, PLAIN)
        kind = "heading" if found["key"] in _TITLES else "paragraph"
        passage = notation.passage(file, first + len(quote), last - len(quote), kind, language)
        if passage and (prose := hide_templates(passage)):
            yield hide(prose)
