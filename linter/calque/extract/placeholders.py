"""Placeholders and markup in the strings of a catalog: printf, Python, Ruby, Qt, ICU, i18next, Fluent, and HTML tags.

They are opaque to rules and never edited. Each branch of an ICU message (`{n, plural, one {…} other {…}}`) is a
passage.
"""

import re
from collections.abc import Iterator

from calque.document import OPAQUE, Passage, Span
from calque.extract.opaque import part, shown

DEEPEST = 5  # how far messages may be nested in each other; what is deeper is opaque

_MARK = re.compile(r"[%{<&$@:]")
_PLACEHOLDER = re.compile(
    r"""
      %% | %L?\d{1,2}(?!\$) | %n\b | %arg\b | %\#@\w+@                             # Qt, Apple
    | %-?[aAbBdHIjmMpSyYZ](?![a-zA-Z])                                            # dates
    | %\([\w.]+\)[-+\ 0#]*\d*(?:\.\d+)?[a-zA-Z]                                 # Python
    | %\{[^{}]*\} | %<\w+>[-+0#]*\d*(?:\.\d+)?[a-z]                             # Ruby
    | %[A-Za-z_][\w.-]+%(?![\w%]) | @(?:\.\w+)?:[\w.]+ | (?<![\w:]):[A-Za-z_]\w*:?   # Symfony, Vue, Laravel
    | %[-+\#]?(?:\[\d+\])?[vqTtU](?![a-zA-Z]) | %\[\d+\][a-zA-Z]                    # Go
    # C, Java, Objective-C; not “20%discount”
    | (?!(?<=\d)%[a-zA-Z]{3})%(?:\d+\$)?[-+0\#,']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|ll|[hlLqjzt])?[diouxXeEfFgGaAcCsSp@]
    | \{\{\{?[^{}]*\}?\}\} | [$\#]?\{[^{}]*\} | \$t\([^()]*\)                   # ICU, i18next, JavaScript, Fluent
    | (?P<tag></?(?P<name>[A-Za-z0-9][\w.:-]*)[^<>]*>) | <!--.*?-->
    | (?P<entity>&(?:\#x?[0-9A-Fa-f]+|[A-Za-z]\w+);)
    """,
    re.VERBOSE | re.DOTALL,
)
_ICU = re.compile(r"\{\s*[\w.]+\s*,\s*(?:plural|select|selectordinal)\s*,\s*(?:offset:\d+\s*)?")
_SELECTOR = re.compile(r"\s*(=?[\w.-]+)\s*\{")
_BRACE = re.compile(r"[{}]")
_NUMBER = re.compile(r"#|\{[^{}]*\}")
_BREAKS = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "hr"})
_THINGS = frozenset({"img", "input", "x", "ph", "it", "bx", "ex", "xliff:g"})


def may_have_some(text: str) -> bool:
    """Whether there is anything in a text that a placeholder could be."""
    return _MARK.search(text) is not None


def messages(passage: Passage, depth: int = 0) -> Iterator[Passage]:
    """The passage with its placeholders opaque, and a passage for each branch of the ICU messages in it."""
    if not may_have_some(passage.text):
        yield passage
        return
    branches: list[tuple[str, Span]] = []
    changes: list[tuple[Span, str]] = []
    position = 0
    for message in _ICU.finditer(passage.text):
        if message.start() < position:
            continue
        found, end = _branches(passage.text, message.end())
        if not end:
            break  # it is no message, and to look for the end of each that is none would take long
        changes += [*_simple(passage.text, position, message.start()), (Span(message.start(), end), OPAQUE)]
        branches += found
        position = end
    changes += _simple(passage.text, position, len(passage.text))
    outer = shown(passage, changes)
    if outer and outer.text.strip(OPAQUE):
        yield outer
    if depth < DEEPEST:
        for selector, span in branches:
            yield from _branch(passage, selector, span, depth)


def _branch(passage: Passage, selector: str, span: Span, depth: int) -> Iterator[Passage]:
    if inner := part(passage, *span):
        if passage.unit:
            form = f"{passage.unit.form}.{selector}".lstrip(".")
            inner = inner._replace(unit=passage.unit._replace(form=form))
        hashes = [(Span(*m.span()), OPAQUE) for m in _NUMBER.finditer(inner.text) if m.group() == "#"]
        if with_number := shown(inner, hashes):
            yield from messages(with_number, depth + 1)


def _simple(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """What placeholders, tags and entities in a range read as."""
    for found in _PLACEHOLDER.finditer(text, start, end):
        span = Span(*found.span())
        if found["entity"]:
            from html import unescape

            shown = unescape(found.group())
            yield span, OPAQUE if shown == found.group() else shown
        elif found["tag"]:
            yield span, _tag(found["name"].lower(), found.group())
        else:
            yield span, "" if found.group().startswith("<!--") else OPAQUE


def _tag(name: str, tag: str) -> str:
    """A line break, one opaque thing, or nothing for a tag around text."""
    if name in _BREAKS:
        return "\n"
    return OPAQUE if name in _THINGS or tag.endswith("/>") else ""


def _branches(text: str, position: int) -> tuple[list[tuple[str, Span]], int]:
    """The selectors and texts of an ICU message's branches, and where it ends; 0 when it is none."""
    branches: list[tuple[str, Span]] = []
    while selector := _SELECTOR.match(text, position):
        end = _closing(text, selector.end())
        if not end:
            return [], 0
        branches.append((selector[1], Span(selector.end(), end - 1)))
        position = end
    rest = re.compile(r"\s*\}").match(text, position)
    return (branches, rest.end()) if rest and branches else ([], 0)


def _closing(text: str, position: int) -> int:
    """Just behind the brace that closes what was opened before `position`; 0 when none does."""
    depth = 1
    for brace in _BRACE.finditer(text, position):
        depth += 1 if brace.group() == "{" else -1
        if not depth:
            return brace.end()
    return 0
