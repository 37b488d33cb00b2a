"""AsciiDoc. Listings, literal and passthrough blocks, comments, attributes and macros' targets are not prose."""

import re
from collections.abc import Iterator

from calque.config import Settings
from calque.document import BOM, OPAQUE, Passage, Source, Span
from calque.extract import frontmatter
from calque.extract.notation import Table
from calque.extract.prose import LINE, Paragraphs

_CLOSED = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|```+\w*)\Z")
_OPEN = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|'{3,}|<{3,}|-{3}|[|,:!]={3,})\Z")
_HEADING = re.compile(r"(?:={1,6}|#{1,6})[ \t]+(?=\S)")
_TITLE = re.compile(r"\.(?=[^\s.])")
_ATTRIBUTE = re.compile(r":!?[\w-]+!?:(?:\s|\Z)")
_MACRO = re.compile(r"(?:include|image|video|audio|toc|ifdef|ifndef|ifeval|endif|xref|link)::\S*\[.*\]\Z|toc::\[\]\Z")
_BLOCK_ATTRIBUTES = re.compile(r"\[.*\]\Z")
_LISTING = re.compile(
    r"\[(?:source|listing|literal|stem|latexmath|asciimath|pass|verbatim|%?\w*,?\s*mermaid|plantuml)\b"
)
_ITEM = re.compile(r"(?:[*.]{1,5}|-|\d+\.|[a-zA-Z]\.|<\d*\.?>)[ \t]+(?:\[[ x*]\][ \t]+)?(?=\S)")
_TERM = re.compile(r"(?P<term>\S.*?):{2,4}(?:[ \t]+|\Z)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CELL = re.compile(r"(?:\d+(?:\.\d+)?[+*])?[<^>.]*[aehlmsv]?\|[ \t]*")
_INLINE = re.compile(
    r"""(?=[`+*_#<({\\a-z\["'^~])(?:
      (?P<quote>["'])`(?P<quoted>[^`]{1,300})`(?P=quote) | (?P<sign>[\^~])(?P<small>[^\s^~]{1,40})(?P=sign)
    | (?P<opaque> ``.+?`` | `[^`\s](?:[^`]*[^`\s])?`(?!\w) | \+\+?\S.*?\+\+? | \{[\w-]+\}(?!\[)
        | (?:image|icon|kbd|btn|menu|stem|latexmath|asciimath|pass|indexterm2?):[^\s\[:]{0,200}\[[^\]]{0,300}\] )
    | (?P<gone> \*\*|__|\#\# | \(\(\(.{0,1000}?\)\)\) | footnote:[^\s\[]{0,200}\[[^\]]{0,2000}\]
        | \[\[[\w:.-]+(?:,[^\]]{0,300})?\]\] | \[[.\#][\w.\#-]+\](?=[*_\#`]) )
    | <<[^,<>]{1,200}(?:,(?P<label>[^<>]{0,300}))?>>
    | (?<!\w)(?:(?:link|xref|mailto):[^\s\[]*|https?://[^\s\[\]]+|\{[\w-]+\})\[(?P<text>[^\]]{0,300})\]
    | (?P<begin>(?<![\w*_\#])[*_\#](?=\S)) | (?P<end>(?<=\S)[*_\#](?!\w))
    | \\(?P<escaped>[*_`\#{<\\]) )""",
    re.VERBOSE | re.DOTALL,
)
_NOTE = re.compile(r"footnote:[^\s\[]{0,200}\[([^\]]{0,2000})\]")
_MARKUP = re.compile(r"[`+*_#<({\\^~\[]")
_CURLY = {'"': ("“", "”"), "'": ("‘", "’")}
_WRITES = Table({}, refused="*_`#+{}<>[]\\|^~")


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The paragraphs, titles, items, cells and captions."""
    return _Reader(source.text, settings.language).read()


class _Reader:
    """One pass over the lines."""

    def __init__(self, file: str, language: str) -> None:
        self._file, self._language = file, language
        self.paragraphs = Paragraphs(file, language, inline, _WRITES, note=_NOTE)
        self._fence = ""  # what ends the block that is no prose
        self._until_blank = False
        self._listing = False  # whether what comes next is code
        self._in_table = False
        self._after_term = False  # whether what comes next is its definition

    def read(self) -> list[Passage]:
        """All passages, in order."""
        start = int(self._file.startswith(BOM))
        body = frontmatter.end_of(self._file, start)
        self.paragraphs.passages += frontmatter.passages(self._file, start, body, self._language)
        for line in LINE.finditer(self._file, body):
            text = line[2].rstrip()
            if self._fence:
                self._fence = "" if text == self._fence else self._fence
            elif text:
                self._line(bool(line[1]), line.start(2), text)
            else:
                self.paragraphs.flush()
                self._until_blank = False
        self.paragraphs.flush()
        return self.paragraphs.passages

    def _line(self, is_indented: bool, start: int, text: str) -> None:
        end = start + len(text)
        if _CLOSED.match(text):
            self.paragraphs.flush()
            self._fence, self._listing = (text if text[0] != "`" else "```"), False
        elif _OPEN.match(text):
            self.paragraphs.flush()
            self._in_table = not self._in_table if "|" in text else self._in_table
        elif self._until_blank or text.startswith("//") or _MACRO.match(text):
            return
        elif self._in_table:
            self._cells(start, end)
        elif self.paragraphs.is_empty:
            self._first(is_indented, start, end, text)
        elif _BLOCK_ATTRIBUTES.match(text) and not text.startswith("[["):
            self.paragraphs.flush()
            self._listing = _LISTING.match(text) is not None
        else:
            self._next(start, end, text)

    def _first(self, is_indented: bool, start: int, end: int, text: str) -> None:
        """The first line of a paragraph, or what stands in place of one."""
        after_term, self._after_term = self._after_term, False
        if _BLOCK_ATTRIBUTES.match(text):
            self._listing = self._listing or _LISTING.match(text) is not None
        elif _ATTRIBUTE.match(text) or text == "+":
            return
        elif heading := _HEADING.match(text):
            self.paragraphs.line(start + heading.end(), end, "heading")
            self.paragraphs.flush()
            self._until_blank = text.startswith("= ")  # the author, the version, attributes
        elif title := _TITLE.match(text):
            self.paragraphs.line(start + title.end(), end, "heading")
            self.paragraphs.flush()
        elif self._listing or (is_indented and not after_term and not _ITEM.match(text)):
            self._until_blank, self._listing = True, False
        elif note := _ADMONITION.match(text):
            self.paragraphs.line(start + note.end(), end)
        elif not self._begins_item(start, end, text):
            self.paragraphs.line(start, end - 2 if text.endswith(" +") else end, "item" if after_term else "")

    def _next(self, start: int, end: int, text: str) -> None:
        if text == "+":
            self.paragraphs.flush()
        elif not self._begins_item(start, end, text):
            self.paragraphs.line(start, end - 2 if text.endswith(" +") else end)

    def _begins_item(self, start: int, end: int, text: str) -> bool:
        if item := _ITEM.match(text):
            self.paragraphs.line(start + item.end(), end, "item")
        elif term := _TERM.match(text):
            self.paragraphs.line(start, start + term.end("term"), "item")
            self.paragraphs.line(start + term.end(), end, "item")
            self._after_term = start + term.end() == end
            return True
        else:
            return False
        return True

    def _cells(self, start: int, end: int) -> None:
        """A line of a table: each bar begins a cell; without one, it goes on."""
        marks = list(_CELL.finditer(self._file, start, end))
        position = start
        for mark in marks:
            self.paragraphs.line(position, mark.start())
            self.paragraphs.line(mark.end(), mark.end(), "cell")
            position = mark.end()
        self.paragraphs.line(position, end)


def inline(text: str) -> Iterator[tuple[Span, str]]:
    """What markup in a paragraph reads as."""
    if not _MARKUP.search(text):
        return
    for found in _INLINE.finditer(text):
        span = Span(*found.span())
        shown = next((name for name in ("label", "text", "small", "quoted") if found[name]), "")
        if shown:
            start, end = found.span(shown)
            before, after = _CURLY.get(found["quote"], ("", ""))
            yield Span(span.start, start), before
            yield Span(end, span.end), after
        elif found["escaped"]:
            yield span, found["escaped"]
        elif found["begin"] or found["end"] or found["gone"]:
            yield span, ""
        else:
            yield span, OPAQUE
