"""Compiled patterns are kept from run to run."""

import marshal
from binascii import crc32
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from calque import compiled
from calque.compiled import compile_kept


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(compiled, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(compiled, "_in_use", True)
    monkeypatch.setattr(compiled, "_new", {})
    compiled._earlier.cache_clear()
    yield tmp_path / "patterns"
    compiled._earlier.cache_clear()


def next_run(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled._save()
    compiled._earlier.cache_clear()
    compiled._new.clear()
    monkeypatch.setattr(regex, "compile", lambda *_: pytest.fail("compiled again"))


def test_what_one_run_compiles_the_next_one_has(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = r"(?<=\bthe )(?<n>cat|dog)s?(?! no)"
    compiled._rebuild()
    made = compile_kept(pattern, regex.IGNORECASE)
    next_run(monkeypatch)
    again = compile_kept(pattern, regex.IGNORECASE)
    assert again is not made
    assert (again.pattern, again.flags, again.groupindex) == (made.pattern, made.flags, made.groupindex)
    for text in ("The Dogs bark", "the cat no", "no"):
        one, other = made.search(text), again.search(text)
        assert (one and (one.span(), one.groupdict())) == (other and (other.span(), other.groupdict()))


def test_the_flags_count(file: Path) -> None:
    assert compile_kept("cat").search("CAT") is None
    assert compile_kept("cat", regex.IGNORECASE).search("CAT")


@pytest.mark.parametrize("content", [b"", b"no marshal", marshal.dumps(("another version", {("a", 0): ()}))])
def test_a_file_that_cannot_be_used_is_as_good_as_none(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert compile_kept("a").search("a")


def test_what_another_run_has_added_stays(file: Path) -> None:
    compile_kept("ours")
    compiled._earlier()
    theirs = marshal.dumps({("theirs", 0): ()})
    file.write_bytes(marshal.dumps((compiled._state(), crc32(theirs), theirs)))
    compiled._save()
    compiled._earlier.cache_clear()
    assert {pattern for pattern, _ in compiled._earlier()} == {"ours", "theirs"}


def test_a_damaged_file_is_not_believed(file: Path) -> None:
    compile_kept("ours")
    compiled._save()
    kept = bytearray(file.read_bytes())
    kept[-1] ^= 1
    file.write_bytes(kept)
    compiled._earlier.cache_clear()
    assert compiled._earlier() == {}


def test_no_pattern_is_no_pattern(file: Path) -> None:
    with pytest.raises(regex.error):
        compile_kept("(")
