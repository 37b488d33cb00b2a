"""Packages (DOCX, ODT, EPUB: files in a ZIP archive) → one `Source` with the text of their members, and back.

A package is written back byte for byte, but for the members whose text changed: those are packed anew in their old
place, with their old name, time, attributes and extra fields.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from calque.document import PART_END, Member, Source
from calque.errors import ReadError

MOST_MEMBERS = 20_000
_NO_LIMIT = 2**40  # bytes; it was read before
_TEXT_MEMBER = re.compile(r".*\.(?:xml|xhtml|html?)", re.IGNORECASE | re.DOTALL)

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DESCRIPTOR = 0x08  # the flag that says that sizes and checksum come behind the data
_ENCRYPTED = 0x01


def unpack(path: str, data: bytes, limit: int) -> Source:
    """The text of a package's XML and HTML members. Raises ReadError; also for more than `limit` bytes of them."""
    from calque.read import encoding_of, marked_encoding

    members: list[Member] = []
    texts: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in _text_members(archive):
                content = _content(archive, info, limit)
                limit -= len(content)
                encoding = marked_encoding(content) or encoding_of(info.filename, content)
                texts.append(content.decode(encoding))
                members.append(Member(info.filename, encoding))
                if PART_END in texts[-1]:
                    raise ReadError(f"{info.filename} in it has NUL characters")
    except UnicodeError as error:
        raise ReadError(f"{info.filename} in it is not {encoding.upper()}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, struct.error) as error:
        raise ReadError(f"a ZIP package that cannot be read: {error}") from error
    if not members:
        raise ReadError("a ZIP package without any XML or HTML in it (exclude it)")
    if not _is_plain(data):
        raise ReadError("a ZIP package of an unusual layout, which could not be written back")
    return Source(path, PART_END.join(texts), "utf-8", data, tuple(members))


def _text_members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    found = archive.infolist()
    names = [info.filename for info in found]
    if len(found) > MOST_MEMBERS or len(set(names)) < len(names):
        raise ReadError("a ZIP package with too many members, or two of one name; it is not opened")
    return [info for info in found if _TEXT_MEMBER.fullmatch(info.filename)]


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """A member, unpacked, but never more than may be read: what a header says of its size is not believed."""
    if info.flag_bits & _ENCRYPTED:
        raise ReadError("an encrypted package")
    with archive.open(info) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise ReadError("a package that unpacks to more than `max-file-size`; it is not opened")
    return content


def pack(source: Source) -> bytes:
    """The bytes of the package with the text that the source has now. Raises UnicodeEncodeError."""
    before = unpack(source.path, source.package, _NO_LIMIT)
    with zipfile.ZipFile(io.BytesIO(source.package)) as archive:
        numbers = {name: number for number, name in enumerate(archive.namelist())}
    changed = {}
    for member, (_, old), (_, new) in zip(source.members, before.parts(), source.parts(), strict=True):
        if (text := source.text[new.start : new.end]) != before.text[old.start : old.end]:
            changed[numbers[member.name]] = text.encode(member.encoding)
    return rewrite(source.package, changed) if changed else source.package


def _is_plain(data: bytes) -> bool:
    """Whether the archive is one after another what `rewrite` takes it for."""
    try:
        return rewrite(data, {}) == data
    except (struct.error, ValueError, KeyError, IndexError):
        return False


class _Entry(NamedTuple):
    """A member's record in the central directory: its fields, and its name and what else follows them."""

    fields: tuple[int, ...]
    rest: bytes


def rewrite(data: bytes, changed: Mapping[int, bytes]) -> bytes:
    """The archive with other contents for some members, by their number in its directory; all other bytes are kept."""
    end_at = data.rindex(b"PK\x05\x06")
    end = list(_END.unpack_from(data, end_at))
    directory_at = end[6]
    entries = list(_directory(data, directory_at, end[4]))
    offsets = [*sorted(entry.fields[15] for entry in entries), directory_at]
    following = dict(pairwise(offsets))
    body = bytearray(data[: offsets[0]])
    records: dict[int, bytes] = {}
    for number, entry in sorted(enumerate(entries), key=lambda e: e[1].fields[15]):
        at = entry.fields[15]
        fields = list(entry.fields)
        fields[15] = len(body)
        whole = data[at : following[at]]
        if number in changed:
            whole = _packed(whole, changed[number], fields)
        body += whole
        records[number] = _CENTRAL.pack(b"PK\x01\x02", *fields) + entry.rest
    directory = b"".join(records[number] for number in range(len(entries)))
    between = data[directory_at + end[5] : end_at]
    end[5], end[6] = len(directory), len(body)
    return bytes(body) + directory + between + _END.pack(*end) + data[end_at + _END.size :]


def _directory(data: bytes, at: int, count: int) -> Iterator[_Entry]:
    for _ in range(count):
        fields = _CENTRAL.unpack_from(data, at)[1:]
        end = at + _CENTRAL.size + sum(fields[9:12])
        yield _Entry(fields, data[at + _CENTRAL.size : end])
        at = end


def _packed(whole: bytes, content: bytes, fields: list[int]) -> bytes:
    """A member's local record with new content; its sizes and checksum are put into the directory's `fields`, too."""
    local = list(_LOCAL.unpack_from(whole))
    header = whole[_LOCAL.size : _LOCAL.size + local[9] + local[10]]
    stored = fields[3] == zipfile.ZIP_STORED
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = content if stored else packer.compress(content) + packer.flush()
    sums = [zlib.crc32(content), len(packed), len(content)]
    fields[6:9] = sums
    if local[2] & _DESCRIPTOR:
        return _LOCAL.pack(*local) + header + packed + struct.pack("<4s3I", b"PK\x07\x08", *sums)
    local[6:9] = sums
    return _LOCAL.pack(*local) + header + packed
