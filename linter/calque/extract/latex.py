"""LaTeX. Mathematics, code, citations and references are opaque; of other commands, the known ones show their text.

Of a whole document only what stands between `\\begin{document}` and `\\end{document}` is read, and its title.
"""

import re
import unicodedata

from calque.config import Settings
from calque.document import BOM, OPAQUE, Builder, Passage, Source
from calque.extract.notation import Table
from calque.extract.opaque import hide
from calque.language import words

_TOKEN = re.compile(
    r"""(?P<comment>%[^\r\n]*(?>\r\n?|\n|\Z)[ \t]*)
      | (?P<blank>[ \t]*+(?>\r\n?|\n)[ \t]*+(?:(?>\r\n?|\n)[ \t]*+)+)
      | (?P<space>[ \t]*+(?>\r\n?|\n)[ \t]*|[ \t]{2,})
      | (?P<math>\$\$.*?\$\$|\$(?:[^$\\]|\\.)*\$|\\\(.{0,1500}?\\\)|\\\[.{0,1500}?\\\])
      | \\(?P<environment>begin|end)[ \t]*\{(?P<name>[^{}]*)\}
      | \\verb\*?(?P<bar>[^a-zA-Z\s])[^\r\n]*?(?P=bar)
      | \\(?P<accent>[`'^"~=.]|[uvHcdbkr](?![a-zA-Z]))[ ]?
        (?:\{\\?(?P<base>[a-zA-Z])\}|\\?(?P<letter>[a-zA-Z]))
      | \\(?P<command>[a-zA-Z@]+)\*?[ \t]*
      | \\(?P<symbol>\\\*?(?:\[[^\[\]]*\])?|.)
      | (?P<mark>---?|``|''|~) | (?P<brace>[{}]) | (?P<cell>&) """,
    re.VERBOSE | re.DOTALL,
)
_BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_ARGUMENT = re.compile(rf"[ \t]*(?:\[[^\[\]]*\]|{_BRACES})")
_PLAIN_ARGUMENT = re.compile(rf"\s*(?:\[[^\[\]]*\]\s*)?{_BRACES}")
_TITLE = re.compile(rf"(\\title\s*){_BRACES}")
_OPTION = re.compile(r"[ \t]*\[[^\[\]]*\][ \t]*")

_BLOCKS = {
    **dict.fromkeys(("part", "chapter", "section", "subsection", "subsubsection", "paragraph", "title"), "heading"),
    **dict.fromkeys(("item", "caption", "footnote", "footnotetext"), "item"),
    **dict.fromkeys(("par", "newpage", "clearpage", "maketitle", "tableofcontents", "bigskip", "medskip"), "paragraph"),
}
_AROUND_TEXT = words(
    """emph textbf textit textsl textsc textrm textsf textup textmd textnormal underline mbox enquote textquote uline
    text bfseries itshape em bf it sc small large Large footnotesize normalsize centering noindent protect quad qquad"""
)
_SILENT = words("label index vspace hspace input include bibliography bibliographystyle pagestyle thispagestyle")
_BEFORE_TEXT = {
    **dict.fromkeys(("href", "textcolor", "colorbox", "cline", "cmidrule", "rowcolor", "cellcolor"), 1),
    **dict.fromkeys(("multicolumn", "multirow"), 2),
    **dict.fromkeys(("hline", "toprule", "midrule", "bottomrule", "addlinespace", "raggedright", "arraybackslash"), 0),
    **dict.fromkeys(("endhead", "endfirsthead", "endfoot", "endlastfoot"), 0),
}
"""Commands that show nothing but the text behind them, and how many arguments come before it."""
_OPTIONS = re.compile(r"(?:\[[^\[\]]*\]|\([lr]+\))*")
_TABLES = {"tabular": 1, "longtable": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2}
"""Environments with cells, and how many arguments they have."""
_CHARACTERS = {
    "ldots": "…", "dots": "…", "textellipsis": "…", "ss": "ß", "ae": "æ", "oe": "œ", "o": "ø", "aa": "å", "l": "ł",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "LaTeX": "LaTeX", "TeX": "TeX",
}  # fmt: skip
_MARKS = {"--": "–", "---": "—", "``": "“", "''": "”", "~": "\u00a0"}
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a",
}  # fmt: skip
_NO_PROSE = words(
    """verbatim Verbatim lstlisting minted alltt comment equation equation* align align* gather gather* multline
    multline* eqnarray eqnarray* displaymath math array tikzpicture thebibliography
    algorithm algorithmic filecontents"""
)
_WRITES = Table({c: f"\\{c}" for c in "%&#_$"}, refused='\\{}~^"')


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The paragraphs, headings, items, captions and notes."""
    return _Reader(source.text, settings.language).passages()


class _Reader:
    """One pass over the commands."""

    def __init__(self, file: str, language: str) -> None:
        self._file, self._language = file, language
        self._builder, self._kind = Builder(file), "paragraph"
        self._groups: list[str] = []  # of each open brace: the block that it is around, or ""
        self._outer: list[tuple[Builder, str]] = []  # paragraphs that a note interrupts
        self._tables = 0  # how many tables deep
        self._passages: list[Passage] = []

    def passages(self) -> list[Passage]:
        """All passages, in the order of the file."""
        start = self._start()
        end = self._file.find("\\end{document}", start)
        self._read(start, len(self._file) if end < 0 else end)
        while self._outer:
            self._leave()
        self._flush()
        return sorted(self._passages, key=lambda p: p.slices[0].source_start)

    def _read(self, position: int, end: int) -> None:
        while found := _TOKEN.search(self._file, position, end):
            self._builder.literal(position, found.start())
            position = max(self._token(found, end), found.end())
        self._builder.literal(position, end)

    def _start(self) -> int:
        """Where prose begins: behind the preamble, whose title is read."""
        body = re.search(r"\\begin\s*\{document\}", self._file)
        if not body:
            return int(self._file.startswith(BOM))
        if title := _TITLE.search(self._file, 0, body.start()):
            self._read(title.end(1) + 1, title.end() - 1)
            self._flush("heading")
        return body.end()

    def _token(self, found: re.Match[str], end: int) -> int:
        """Take one piece of markup; where to go on."""
        span = found.span()
        if found["blank"]:
            self._flush()
        elif found["space"]:
            self._builder.standing_for(" ", *span)
        elif found["environment"]:
            return self._environment(found, end)
        elif found["command"]:
            return self._command(found["command"], *span, end)
        elif accent := found["accent"]:
            letter = found["base"] or found["letter"]
            self._builder.standing_for(unicodedata.normalize("NFC", letter + _ACCENTS[accent]), *span)
        elif found["symbol"]:
            self._symbol(found["symbol"], *span)
        elif found["mark"]:
            self._builder.standing_for(_MARKS[found["mark"]], *span)
        elif found["brace"]:
            self._brace(found["brace"])
        elif found["cell"]:
            self._end_of_cell("&", *span)
        elif not found["comment"]:
            self._builder.standing_for(OPAQUE, *span)
        return span[1]

    def _symbol(self, symbol: str, start: int, end: int) -> None:
        if symbol[0] == "\\":
            self._end_of_cell("\n", start, end)
        elif symbol in "%&#_${} ":
            self._builder.standing_for(symbol, start, end)
        elif symbol == ",":
            self._builder.standing_for("\u202f", start, end)

    def _end_of_cell(self, shown: str, start: int, end: int) -> None:
        """The mark that ends a cell in a table; elsewhere it is read as something."""
        if self._tables and not self._outer:
            self._flush("cell")
        else:
            self._builder.standing_for(shown, start, end)

    def _environment(self, found: re.Match[str], end: int) -> int:
        self._flush()
        name = found["name"]
        if found["environment"] == "begin" and name in _NO_PROSE:
            close = self._file.find(f"\\end{{{name}}}", found.end(), end)
            return end if close < 0 else close + len(name) + len("\\end{}")
        position = found.end()
        if name in _TABLES:
            self._tables = max(self._tables + (1 if found["environment"] == "begin" else -1), 0)
        if found["environment"] == "begin":
            while option := _OPTION.match(self._file, position, end):
                position = option.end()
            position = self._past(_TABLES.get(name, 0), position, end)
        return position

    def _past(self, number: int, position: int, end: int) -> int:
        """Where to go on behind so many arguments, and the options before them."""
        if options := _OPTIONS.match(self._file, position, end):
            position = options.end()
        for _ in range(number):
            if argument := _PLAIN_ARGUMENT.match(self._file, position, end):
                position = argument.end()
        return position

    def _command(self, name: str, start: int, position: int, end: int) -> int:
        if name in _BLOCKS:
            return self._block(name, position, end)
        if name in _AROUND_TEXT:
            return position
        if name in _CHARACTERS:
            self._builder.standing_for(_CHARACTERS[name], start, position)
            return position
        if name in _BEFORE_TEXT:
            return self._past(_BEFORE_TEXT[name], position, end)
        while argument := _ARGUMENT.match(self._file, position, end):
            position = argument.end()
        if name not in _SILENT:
            self._builder.standing_for(OPAQUE, start, position)
        return position

    def _block(self, name: str, position: int, end: int) -> int:
        is_note = name.startswith("footnote")
        if is_note:
            self._outer.append((self._builder, self._kind))
            self._builder = Builder(self._file)
        else:
            self._flush()
        self._kind = _BLOCKS[name]
        if option := _OPTION.match(self._file, position, end):
            position = option.end()
        if self._file.startswith("{", position):
            self._groups.append("note" if is_note else "block")
            return position + 1
        if is_note:
            self._leave()
        return position

    def _brace(self, brace: str) -> None:
        if brace == "{":
            self._groups.append("")
        elif self._groups and (group := self._groups.pop()):
            if group == "note" and self._outer:
                self._leave()
            else:
                self._flush()

    def _leave(self) -> None:
        """End a note, and go on with the paragraph around it."""
        self._flush()
        self._builder, self._kind = self._outer.pop()

    def _flush(self, kind: str = "") -> None:
        kind = kind or ("cell" if self._tables and self._kind == "paragraph" else self._kind)
        passage = self._builder.passage(kind, self._language, escape=_WRITES)
        if passage and passage.text.strip(f"{OPAQUE} \n"):
            self._passages.append(hide(passage))
        self._builder, self._kind = Builder(self._file), "paragraph"
