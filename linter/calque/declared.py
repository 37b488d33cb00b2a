"""The encoding that a file itself declares: XML, HTML, gettext's PO, LaTeX.

What is UTF-8 is read as that, whatever it says: text in another encoding is next to never UTF-8 by chance.
"""

import codecs
import re
from pathlib import PurePath

_XML = re.compile(rb"""\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)["']""")
_BY_ENDING = {
    **dict.fromkeys(
        (".html", ".htm", ".xhtml"), re.compile(rb"(?i)<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?([\w.:-]+)")
    ),
    **dict.fromkeys((".po", ".pot"), re.compile(rb"(?i)^\"Content-Type:[^\"\\]*\bcharset=([\w.:-]+)", re.MULTILINE)),
    ".tex": re.compile(rb"^[^%\r\n]*\\usepackage\[([\w-]+)\]\{inputenc\}", re.MULTILINE),
}
_WITHIN = 10_000  # bytes from the start: a declaration stands in a file's head
_WIDE_XML = ((b"<\0?\0x\0m\0", "utf-16-le"), (b"\0<\0?\0x\0m", "utf-16-be"))
_OTHER_NAMES = {"ansinew": "cp1252", "applemac": "mac-roman", "latin9": "iso-8859-15", "utf8x": "utf-8"}
_LATIN_1 = "iso8859-1"
_PLAIN = bytes(c for c in range(0x20, 0x7F) if c != ord("\\")) + rb"\u0041"


def declared_encoding(path: str, data: bytes) -> str:
    """What a file's bytes say that its encoding is; "" where they do not, or it is none that Python knows."""
    for mark, encoding in _WIDE_XML:
        if data.startswith(mark):
            return encoding
    ending = PurePath(path).suffix.lower()
    if ending == ".properties":
        return _LATIN_1  # Java's for what is not UTF-8
    head = data[:_WITHIN]
    found = _XML.match(head)
    if not found and ending in _BY_ENDING:
        found = _BY_ENDING[ending].search(head)
    name = _known(found[1].decode("ascii", "replace")) if found else ""
    if name in (_LATIN_1, "ascii") and ending in (".html", ".htm"):
        return "cp1252"  # as every browser takes it
    return name


def _known(name: str) -> str:
    """Python's name for an encoding that keeps ASCII as it is, or ""."""
    try:
        found = codecs.lookup(_OTHER_NAMES.get(name, name))
        return found.name if _PLAIN.decode(found.name) == _PLAIN.decode("ascii") else ""
    except (LookupError, UnicodeError):
        return ""
