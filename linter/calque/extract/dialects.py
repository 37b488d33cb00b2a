"""What Markdown's many dialects add to it: MDX's imports and components, containers, shortcodes, template instructions.

Lines that are only such are blanked out before Markdown is parsed, so that every other character keeps its place.
"""

import re
from bisect import bisect_right

_SIGN = re.compile(r":::|\{%|\{\{|\{:|\{\*|!!!|\?\?\?|=== |^\{[.#]|^\*\[", re.MULTILINE)
_BLOCK = re.compile(
    r"""^[ \t>]*(?: \{%-?\s*(?P<name>highlight|raw|comment|math)\b.*?\{%-?\s*end(?P=name)\s*-?%\}
                  | \{\{[<%]\s*(?P<short>highlight|mermaid|katex|math)\b.*?\{\{[<%]\s*/\s*(?P=short)\s*[>%]\}\}
               )[ \t]*(?=\r?(?:\n|\Z))""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_LINE = re.compile(
    r"""^[ \t>]*(?: :::+[^\r\n]*                           # Docusaurus, VitePress, Pandoc
                  | \{\{[<%][^{}]*[>%]\}\} | \{%[^{}]*%\} | \{\{[^{}]*\}\}   # Hugo, Jekyll, Jinja
                  | \{[:.\#][^{}\r\n]*\} | \{\*[^{}]*\*\}   # kramdown, FastAPI
                  | \*\[[^\]\r\n]+\]:[^\r\n]*           # abbreviations
               )[ \t]*(?=\r?(?:\n|\Z))""",
    re.VERBOSE | re.MULTILINE,
)
_ADMONITION = re.compile(
    r"^[ ]*(?:!!!|\?\?\?\+?|===)[ ]+(?:[\w-]+|\")[^\r\n]*(?=\r?\n(?:[ \t]*\r?\n)*[ ]{4})", re.MULTILINE
)
_TITLE = re.compile(
    r"""^[ ]{0,3}(?P<sign>:::+[ ]?[\w-]+(?:[ ]+|\[)(?=[^\s{]))(?P<title>[^\r\n\]]+)\]?
         [ \t]*(?=(?:\r?\n[ \t]*){2}|\r?\n?\Z)""",
    re.VERBOSE | re.MULTILINE,
)
"""A container's title with a blank line behind it, and one before: it is a paragraph of its own."""
_CODE = re.compile(r"^(?P<fence>[ \t>]*(?:```+|~~~+))[^\r\n]*\r?\n.*?(?:^(?P=fence)|\Z)", re.MULTILINE | re.DOTALL)

_MODULE = re.compile(r"^(?:import|export)\b(?:[^\r\n]+(?:\r?\n|\Z))+", re.MULTILINE)
_LINE_END = r"[ \t]*(?=\r?(?:\n|\Z))"
_BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\}"
_JSX = rf"""</?[A-Z][\w.]*+(?:\s(?:[^<>{{}}"']|"[^"]*+"|'[^']*+'|{_BRACES})*+)?>"""
_COMPONENT = re.compile(
    rf"^[ \t]*(?:{_JSX}|</?>|\{{/\*.*?\*/\}})(?:[ \t]*{_JSX})*{_LINE_END}", re.MULTILINE | re.DOTALL
)
_ANYTHING = re.compile(r"[^\r\n]")
_NOTHING = "[]()"  # a link that shows nothing


def plain(text: str, is_mdx: bool) -> str:
    """The text in plain Markdown, of the same length: lines of other syntax are blank, and code is as it was."""
    if not is_mdx and not _SIGN.search(text):
        return text
    code = [m.span() for m in _CODE.finditer(text)]
    patterns = [_BLOCK, _LINE, *([_MODULE, _COMPONENT] if is_mdx else [])]
    pieces = list(text)
    for pattern in patterns:
        for found in pattern.finditer(text):
            if not _is_in(found.start(), code):
                pieces[slice(*found.span())] = _ANYTHING.sub(" ", found.group())
    for found in _TITLE.finditer(text):
        if not _is_in(found.start(), code) and not _is_continued(text, found.start()):
            shown = _NOTHING.ljust(found.start("title") - found.start("sign")) + found["title"]
            pieces[found.start("sign") : found.end("title")] = shown
    for found in _ADMONITION.finditer(text):
        if not _is_in(found.start(), code):
            pieces[slice(*found.span())] = _as_item(found.group())
    return "".join(pieces)


def _as_item(line: str) -> str:
    """The line as the start of a list item: what is indented below it is then in the item, and no code."""
    mark = " " * (len(line) - len(line.lstrip(" "))) + "- " + _NOTHING  # an item has to have something
    return mark.ljust(len(line)) if len(mark) <= len(line) else line


def _is_continued(text: str, start: int) -> bool:
    """Whether the line before the one that starts there has something in it."""
    return not text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].isspace() if start else False


def _is_in(position: int, spans: list[tuple[int, int]]) -> bool:
    number = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return number >= 0 and position < spans[number][1]
