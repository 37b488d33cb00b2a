"""Step 2: file → Source, with its encoding, so that a fix can write it back the same way."""

import re
from pathlib import Path

from calque.config import Settings
from calque.declared import declared_encoding
from calque.document import Source
from calque.errors import ReadError

STDIN = "-"

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_PACKAGE = b"PK\x03\x04"

_WITHOUT_BOM = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}  # these would add one when encoding


def read(path: Path, settings: Settings) -> Source:
    """The text of a file. Raises ReadError."""
    try:
        size = path.stat().st_size
        if size > settings.max_file_size:
            raise _too_large(size, settings)
        if not path.is_file():
            raise ReadError("not a regular file")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(error.strerror or str(error)) from error
    return decode(str(path), data, settings)


def decode(path: str, data: bytes, settings: Settings) -> Source:
    """The text of some bytes. Raises ReadError.

    A byte order mark decides; then the encoding that the settings declare; then it is UTF-8, or what the file itself
    declares. Anything else is a failure: a guessed encoding would write a guess back. Of a package, the text of its
    members.
    """
    if len(data) > settings.max_file_size:
        raise _too_large(len(data), settings)
    if data.startswith(_PACKAGE):
        from calque import package  # few files are

        return package.unpack(path, data, settings.max_file_size)
    given = _WITHOUT_BOM.get(settings.encoding, settings.encoding)
    encoding = marked_encoding(data) or given or encoding_of(path, data)
    if b"\0" in data and not encoding.startswith(("utf-16", "utf-32")):
        raise ReadError("a binary file: it has NUL bytes (exclude it, or declare its `encoding`)")
    try:
        return Source(path, data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        line = len(re.split(r"\r\n|\r|\n", before))
        raise ReadError(
            f"not {encoding.upper()}: byte 0x{data[error.start]:02X} in line {line} (save it as UTF-8, or declare its"
            " `encoding` in the settings)"
        ) from error
    except UnicodeError as error:
        raise ReadError(f"cannot be decoded as {encoding.upper()}: {error}") from error


def marked_encoding(data: bytes) -> str:
    """What the byte order mark says; "" without one."""
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), "")


def encoding_of(path: str, data: bytes) -> str:
    """The encoding of bytes of which nothing else says it."""
    return "utf-8" if not data.isascii() and _is_utf_8(data) else declared_encoding(path, data) or "utf-8"


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def encode(source: Source) -> bytes:
    """The bytes of a source. Raises UnicodeEncodeError."""
    if source.members:
        from calque import package

        return package.pack(source)
    return source.text.encode(source.encoding)


def _too_large(size: int, settings: Settings) -> ReadError:
    limit = settings.max_file_size
    return ReadError(f"{size / 1e6:,.1f} MB is more than {limit / 1e6:,.1f} MB (split it, or raise `max-file-size`)")
