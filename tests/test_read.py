"""Files are read as they are, or the failure says why not."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from calque.config import Settings
from calque.errors import ReadError
from calque.read import decode, encode, read

SETTINGS = Settings()


def declared(encoding: str) -> Settings:
    return Settings().override({"encoding": encoding})


@pytest.mark.parametrize(
    "data",
    [b"", b"plain", b"one\r\ntwo\rthree\n", "é😀".encode(), "\ufeffé".encode(), "\ufeffé😀\r\n".encode("utf-16-le"),
     "\ufeffé".encode("utf-16-be"), "\ufeffé".encode("utf-32-le"), "\ufeffé".encode("utf-32-be")],
)  # fmt: skip
def test_what_is_read_is_written_back_the_same(data: bytes) -> None:
    assert encode(decode("x", data, SETTINGS)) == data


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "koi8-r"])
@pytest.mark.parametrize("text", ["word\r\n", "\ufeffword"])
def test_a_declared_encoding_is_written_back_the_same(encoding: str, text: str) -> None:
    names = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
    data = text.encode(names.get(encoding, encoding), errors="ignore")
    source = decode("x", data, declared(encoding))
    assert source.text.removeprefix("\ufeff") == text.removeprefix("\ufeff")
    assert encode(source) == data


def test_a_byte_order_mark_goes_before_a_declared_encoding() -> None:
    assert decode("x", "\ufeffé".encode(), declared("latin-1")).text == "\ufeffé"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_latin_1_bytes_are_a_failure_with_their_line(end: bytes) -> None:
    with pytest.raises(ReadError, match=r"not UTF-8: byte 0xE9 in line 3 .*declare its `encoding`"):
        decode("x", end.join([b"one", b"two", b"caf\xe9"]), SETTINGS)


def test_the_line_is_right_in_wide_encodings() -> None:
    data = "one\ntwo\n".encode("utf-16-le") + b"\x00\xd8"
    with pytest.raises(ReadError, match="not UTF-16-LE: byte 0x00 in line 3"):
        decode("x", data, declared("utf-16"))


@pytest.mark.parametrize("data", [b"a\0b", b"\xef\xbb\xbfa\0b", "a".encode("utf-16-le")])
def test_nul_bytes_are_a_binary_file(data: bytes) -> None:
    with pytest.raises(ReadError, match="binary file"):
        decode("x", data, SETTINGS)


def test_text_that_is_no_encoding_s_is_a_failure() -> None:
    with pytest.raises(ReadError, match="IDNA"):
        decode("x", b"xn--a.b" + b"c" * 100, declared("idna"))


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"12345678901")
    small = replace(SETTINGS, max_file_size=10)
    with pytest.raises(ReadError, match="max-file-size"):
        read(tmp_path / "x.txt", small)
    with pytest.raises(ReadError, match="max-file-size"):
        decode("-", b"12345678901", small)
    assert decode("-", b"1234567890", small).text == "1234567890"


def test_folders_and_pipes_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path, tmp_path / "pipe.txt"):
        with pytest.raises(ReadError, match="not a regular file"):
            read(path, SETTINGS)


def test_a_file_that_vanished_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "broken.md").symlink_to("nowhere")
    for name in ("gone.md", "broken.md"):
        with pytest.raises(ReadError, match="No such file"):
            read(tmp_path / name, SETTINGS)


def test_a_path_is_what_the_user_called_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.txt").write_text("word")
    assert read(Path("x.txt"), SETTINGS).path == "x.txt"


def test_a_large_single_line_is_read() -> None:
    assert len(decode("x", b"word " * 1_800_000, SETTINGS).text) == 9_000_000
