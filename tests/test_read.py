"""Files are read as they are, or the failure says why not."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from calque.config import Settings
from calque.errors import ReadError
from calque.read import decode, encode, read
from helpers import Calque

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


PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n\nmsgid "a"\nmsgstr "Caf\u00e9"\n'
DECLARED = [
    ("a.po", PO.format("ISO-8859-1"), "iso8859-1"),
    ("a.pot", PO.format("iso-8859-2"), "iso8859-2"),
    (
        "a.html",
        '<html><head><META http-equiv="Content-Type" content="text/html; charset=windows-1250"><p>Caf\u00e9',
        "cp1250",
    ),
    ("a.htm", "<meta charset='Big5'><p>\u6f22\u5b57", "big5"),
    ("a.html", '<meta charset="iso-8859-1"><p>\u201cCaf\u00e9\u201d', "cp1252"),
    ("a.xhtml", '<?xml version="1.0" encoding="ISO-8859-1"?><html><p>Caf\u00e9</p></html>', "iso8859-1"),
    ("a.xlf", "<?xml version='1.0' encoding='windows-1251'?>\r\n<xliff>\u0414\u0430</xliff>", "cp1251"),
    ("a.ts", "<?xml version='1.0' encoding=\"Shift_JIS\"?>\n<TS>\u6f22\u5b57</TS>", "shift_jis"),
    ("a.resx", "<?xml version='1.0' encoding='utf-16'?><root>\u00e9</root>", "utf-16-le"),
    ("a.tex", "\\documentclass{article}\n\\usepackage[latin1]{inputenc}\nCaf\u00e9\n", "iso8859-1"),
    ("a.properties", "a = Caf\u00e9\n", "iso8859-1"),
]


@pytest.mark.parametrize(("path", "text", "encoding"), DECLARED)
def test_an_encoding_that_the_file_declares_is_honoured_and_written_back(path: str, text: str, encoding: str) -> None:
    data = text.encode(encoding)
    source = decode(path, data, SETTINGS)
    assert (source.text, source.encoding) == (text, encoding)
    assert encode(source) == data
    edited = replace(source, text=text.replace("Caf", "A caf"))
    assert encode(edited) == data.replace("Caf".encode(encoding), "A caf".encode(encoding))


@pytest.mark.parametrize(("path", "text"), [(path, text) for path, text, _ in DECLARED])
def test_what_is_utf_8_is_read_as_that_whatever_it_declares(path: str, text: str) -> None:
    assert decode(path, text.encode(), SETTINGS).text == text


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("a.po", '"Content-Type: text/plain; charset=CHARSET\\n"'),
        ("a.html", "<meta charset=utf-16>"),
        ("a.html", "<meta charset=unicode_escape>"),
        ("a.html", "<meta charset=utf-7>"),
        ("a.xml", "<?xml version='1.0' encoding='rot13'?>"),
        ("a.txt", "<meta charset=latin-1>"),
        ("a.tex", "% \\usepackage[latin1]{inputenc}"),
    ],
)
def test_what_is_no_declaration_of_an_encoding_is_a_failure_for_what_is_not_utf_8(path: str, head: str) -> None:
    with pytest.raises(ReadError, match="not UTF-8: byte 0xE9 in line 2"):
        decode(path, f"{head}\nCaf\u00e9".encode("latin-1"), SETTINGS)


@pytest.mark.parametrize(("path", "text", "encoding"), DECLARED[:6])
def test_fixing_such_a_file_leaves_every_other_byte(
    calque: Calque, folder: Path, path: str, text: str, encoding: str
) -> None:
    content = text.replace("Caf\u00e9", "Caf\u00e9, a no-start, \u201c")
    content = content if "no-start" in content else content.replace("\u6f22", "\u6f22 no-start ")
    data = content.encode(encoding, "ignore")
    (folder / path).write_bytes(data)
    assert calque("check", "--fix", path).status == 0
    assert (folder / path).read_bytes() == data.replace(b"no-start", b"non-starter")


def test_a_fix_that_the_encoding_cannot_hold_or_write_back_is_a_failure(calque: Calque, folder: Path) -> None:
    data = b"<meta charset=iso-2022-jp><p>A no-start \x1b(B\x1b$B4A\x1b(B\x1b(B</p>"
    (folder / "a.html").write_bytes(data)
    ran = calque("check", "--fix", "a.html")
    assert ran.err == "calque: a.html: iso2022_jp has several ways to write some of its text; nothing was written\n"
    assert (folder / "a.html").read_bytes() == data


def test_what_the_settings_declare_goes_before_what_the_file_does() -> None:
    source = decode("a.html", '<meta charset="windows-1250">\u00e9'.encode("cp437"), declared("cp437"))
    assert source.text.endswith("\u00e9")


def test_bytes_that_are_not_in_the_declared_encoding_are_a_failure_with_their_line() -> None:
    with pytest.raises(ReadError, match="not CP1252: byte 0x81 in line 2"):
        decode("a.html", b"<meta charset=latin1>\n\x81", SETTINGS)
