"""What is measured on: translations with what a human made of them, texts with marked slips, and native text.

    *.jsonl   a translation a line: {"mt", "post_edit", "reference" or "slips", "source", "lang"}; the names can be
              mapped. A list of segments stands for a whole document
    *.json    a text with its slips marked: {"text", "slips": [{"start", "end", "fixes", …}], …}, or a list of them
    others    text as a check reads it

Files are read as they are needed: a long one is never in memory as a whole, save one that is a single text.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calque.document import Source
from calque.errors import CalqueError, ConfigError, ReadError

FIELDS = ("mt", "post_edit", "reference", "source", "lang", "slips")
PAIRS, DOCUMENTS, ARTICLES, TEXT, CLEAN = "pairs", "documents", "articles", "text", "clean"

Read = Callable[[Path], Source]


@dataclass(frozen=True, slots=True)
class Mark:
    """A slip that a reader marked, with what the reader would write instead."""

    start: int
    end: int
    fixes: tuple[str, ...] = ()
    severity: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to measure on, and what is known of it.

    `kind` is what the figures are told apart by. `name` is what to call it in front of the user; its ending says what
    format it is in. `language` is that of the original, "" where it is not known. `edited` is what a human made of the
    translation, `reference` a human translation of the same, `marks` the slips that a reader marked, None where nobody
    looked. `size` is how much of its file it takes, in bytes; `source` the file, where it is one of its own.
    """

    name: str
    kind: str
    text: str
    language: str = ""
    edited: str | None = None
    reference: str | None = None
    marks: tuple[Mark, ...] | None = None
    native: bool = False
    size: int = 0
    source: Source | None = None

    @property
    def by_human(self) -> str | None:
        """What a human made of it: the post-edit, or else the reference."""
        return self.reference if self.edited is None else self.edited

    def human(self, position: int) -> str:
        """What a human wrote where this text has `position`, of that segment only."""
        other = self.by_human or ""
        mine, theirs = self.text.split(_GAP), other.split(_GAP)
        return theirs[self.text.count(_GAP, 0, position)] if len(mine) == len(theirs) else other


_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Data:
    """A file or folder to measure on. `kind` is "" where it follows from the form of the data."""

    path: Path
    kind: str = ""
    native: bool = False

    @classmethod
    def parse(cls, word: str, *, native: bool = False) -> "Data":
        """From a word of the command line: PATH or KIND=PATH. Raises ConfigError where there is nothing."""
        kind, equals, path = word.partition("=")
        data = cls(Path(word), native=native) if Path(word).exists() or not equals else cls(Path(path), kind, native)
        if not data.path.exists():
            raise ConfigError(f"{data.path}: no such file or folder")
        return data


class Reader:
    """Reads texts. `fields` maps the names of `FIELDS` to those in the data; `read` reads a file of plain text."""

    def __init__(self, read: Read, suffixes: Iterable[str], fields: Mapping[str, str] = {}) -> None:
        self._read, self._suffixes = read, tuple(suffixes)
        self._fields = {field: fields.get(field, field) for field in FIELDS}

    def files(self, data: Data) -> list[Path]:
        """The files of some data, sorted. The plain text of an article stands beside it as a copy, and is left out."""
        if data.path.is_file():
            return [data.path]
        endings = (".json", ".jsonl", *self._suffixes)
        files = sorted(path for path in data.path.rglob("*") if path.suffix.lower() in endings and path.is_file())
        articles = {path for path in files if path.suffix == ".json"}
        return [path for path in files if path in articles or path.with_suffix(".json") not in articles]

    def texts(self, data: Data, file: Path) -> Iterator[Text]:
        """The texts in a file. Raises CalqueError for one that is not of its form."""
        try:
            if file.suffix == ".jsonl":
                yield from self._rows(data, file)
            elif file.suffix == ".json":
                yield from _articles(data, file)
            else:
                kind = data.kind or (CLEAN if data.native else TEXT)
                source, size = self._read(file), file.stat().st_size
                yield Text(str(file), kind, source.text, native=data.native, size=size, source=source)
        except ReadError as error:
            raise CalqueError(f"{file}: {error}") from error
        except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
            raise CalqueError(f"{file}: cannot be measured on: {type(error).__name__}: {error}") from error

    def _rows(self, data: Data, file: Path) -> Iterator[Text]:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield self._row(data, f"{file}:{number}", json.loads(line), len(line.encode()))

    def _row(self, data: Data, name: str, row: dict[str, Any], size: int) -> Text:
        if self._fields["mt"] not in row:
            has = ", ".join(row)
            raise CalqueError(f"{name}: no field “{self._fields['mt']}” (there are {has}): say --fields mt=NAME")
        translation = row[self._fields["mt"]]
        edited, reference = (_joined(row.get(self._fields[field])) for field in ("post_edit", "reference"))
        marks = row.get(self._fields["slips"])
        return Text(
            name,
            data.kind or (DOCUMENTS if isinstance(translation, list) else PAIRS),
            _joined(translation) or "",
            row.get(self._fields["lang"], ""),
            edited,
            reference,
            _marks(marks) if marks is not None else None,
            native=data.native,
            size=size,
        )


def _joined(text: str | list[str] | None) -> str | None:
    """A segment, in one line, or a document with a paragraph a segment."""
    if isinstance(text, list):
        return _GAP.join(" ".join(segment.split("\n")) for segment in text)
    return text if text is None else " ".join(text.split("\n"))


def _articles(data: Data, file: Path) -> Iterator[Text]:
    kept = json.loads(file.read_text(encoding="utf-8"))
    rows = kept if isinstance(kept, list) else [kept]
    size = file.stat().st_size // max(1, len(rows))
    for row in rows:
        language = row.get("lang") or row.get("suspected_source_language") or ""
        yield Text(
            str(file),
            data.kind or ARTICLES,
            row["text"],
            language,
            marks=_marks(row["slips"]),
            native=data.native,
            size=size,
        )


def _marks(slips: list[dict[str, Any]]) -> tuple[Mark, ...]:
    return tuple(
        Mark(m["start"], m["end"], tuple(m.get("fixes", ())), m.get("severity", ""), m.get("category", ""))
        for m in slips
    )
