"""Packages: DOCX, ODT and EPUB are read as their members, and written back byte for byte but for what was edited."""

import io
import struct
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calque.config import Settings
from calque.document import PART_END, Source
from calque.errors import ReadError
from calque.package import unpack
from calque.read import decode, encode
from calque.report.describe import Lines

LIMIT = 1_000_000


class Unseekable(io.BytesIO):
    """A stream behind which the sizes of members cannot be filled in, so that they come behind the data."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def packed(members: dict[str, bytes], *, streamed: bool = False, comment: bytes = b"", extra: bytes = b"") -> bytes:
    stream = Unseekable() if streamed else io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = comment
        for number, (name, content) in enumerate(members.items()):
            info = zipfile.ZipInfo(name, (2020 + number % 50, 2, 3, 4, 5, 6))
            info.external_attr, info.extra = 0o640 << 16, extra
            info.compress_type = zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED
            archive.writestr(info, content)
    return stream.getvalue()


def everything_about(data: bytes) -> dict[str, tuple[object, ...]]:
    """Per member: its content and all that its headers say of it but sizes, checksum and place."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {
            i.filename: (
                archive.read(i), i.date_time, i.external_attr, i.extra, i.compress_type, i.flag_bits, i.create_version,
            )
            for i in archive.infolist()
        }  # fmt: skip


MEMBERS = {
    "mimetype": b"application/x",
    "a.xml": "<p>Ein Stück</p>".encode(),
    "pictures/b.png": bytes(range(256)) * 9,
    "c.xhtml": b"\xff\xfe" + "<p>Two</p>".encode("utf-16-le"),
}


@given(
    st.booleans(),
    st.text("abc ", max_size=20).map(str.encode),
    st.sampled_from([b"", struct.pack("<2H4s", 0xCAFE, 4, b"more")]),
    st.data(),
)
@settings(max_examples=60, deadline=None)
def test_only_the_edited_member_changes(streamed: bool, comment: bytes, extra: bytes, data: st.DataObject) -> None:
    before = packed(MEMBERS, streamed=streamed, comment=comment, extra=extra)
    source = decode("a.docx", before, Settings())
    assert source.text == "<p>Ein Stück</p>" + PART_END + "\ufeff<p>Two</p>"
    assert [(name, source.text[slice(*span)]) for name, span in source.parts()] == [
        ("a.xml", "<p>Ein Stück</p>"), ("c.xhtml", "\ufeff<p>Two</p>"),
    ]  # fmt: skip
    assert encode(source) == before

    old, new, name = data.draw(
        st.sampled_from([("Stück", "Teilstück", "a.xml"), ("Ein ", "", "a.xml"), ("Two", "Zwei 😀", "c.xhtml")])
    )
    after = encode(replace(source, text=source.text.replace(old, new)))
    wanted, found = everything_about(before), everything_about(after)
    encoding = "utf-8" if name == "a.xml" else "utf-16-le"
    assert found[name][0] == MEMBERS[name].replace(old.encode(encoding), new.encode(encoding))
    assert found[name][1:] == wanted[name][1:]
    assert {**found, name: None} == {**wanted, name: None}
    assert list(found) == list(wanted)
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.comment == comment


def test_lines_count_from_one_in_each_member() -> None:
    source = unpack("a.docx", packed({"a.xml": b"one\ntwo", "b.xml": b"three\nfour"}), LIMIT)
    lines = Lines(source.text)
    assert [lines.position(source.text.index(word)) for word in ("one", "two", "three", "four")] == [
        (1, 1), (2, 1), (1, 1), (2, 1),
    ]  # fmt: skip


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        unpack("a.docx", data, LIMIT)
    return str(caught.value)


def test_a_bomb_is_not_opened() -> None:
    bomb = packed({"mimetype": b"", "a.xml": b" " * (LIMIT + 1)})
    assert len(bomb) < 2000
    assert "unpacks to more than `max-file-size`" in refused(bomb)
    many = packed({"mimetype": b"", **{f"{k}.xml": b" " * (LIMIT // 10) for k in range(11)}})
    assert "unpacks to more than `max-file-size`" in refused(many)


def test_a_header_that_lies_about_the_size_is_not_believed() -> None:
    bomb = bytearray(packed({"mimetype": b"", "a.xml": b" " * (LIMIT + 1)}))
    at = bomb.rindex(b"PK\x01\x02")
    bomb[at + 24 : at + 28] = struct.pack("<I", 10)
    assert refused(bytes(bomb))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed({"a.png": b"1"}), "without any XML or HTML"),
        (packed({"a.xml": b"<p>\xe9</p>"}), "a.xml in it is not UTF-8"),
        (packed({"a.xml": b"<p>\0</p>"}), "a.xml in it has NUL characters"),
        (packed({"a.xml": b"<p>1</p>"})[:-8], "a ZIP package that cannot be read"),
        (b"PK\x03\x04" + b"nonsense" * 9, "a ZIP package that cannot be read"),
        (packed({"a.xml": b"<p>1</p>"}).replace(b"<p>1", b"<p>2"), "a ZIP package that cannot be read: Bad CRC-32"),
        (packed({"a.xml": b"1", "b.xml": b"2"}).replace(b"b.xml", b"a.xml"), "two of one name"),
        (packed({f"{k}.png": b"" for k in range(20_001)}), "too many members"),
    ],
)
def test_what_is_no_package_that_can_be_read_is_refused(data: bytes, reason: str) -> None:
    assert reason in refused(data)


def test_an_encrypted_package_is_refused() -> None:
    data = bytearray(packed({"a.xml": b"<p>1</p>"}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data)) == "an encrypted package"


def test_a_package_that_could_not_be_written_back_is_refused() -> None:
    data = packed({"a.xml": b"<p>1</p>"})
    at = data.rindex(b"PK\x01\x02")
    gap = data[:at] + b"gap" + data[at:]
    end = bytearray(gap)
    place = gap.rindex(b"PK\x05\x06")
    end[place + 16 : place + 20] = struct.pack("<I", at)  # the directory is said to begin where the gap does
    assert refused(bytes(end))


def test_a_source_of_one_file_is_one_part() -> None:
    assert list(Source("a.txt", "all of it").parts()) == [("", (0, 9))]
