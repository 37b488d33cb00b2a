"""Template code in pages and Markdown, and formulas: `{{ … }}`, `{% … %}`, `<% … %>`, `$$ … $$`.

It is opaque, or nothing, in a passage.
"""

import re

from calque.document import OPAQUE, Passage, Span
from calque.extract.opaque import shown

_COMMENT = r"\{%-?\s*comment\b.*?\{%-?\s*endcomment\s*-?%\}"
_FORMULA = r"\$\$(?!\$).+?\$\$|(?<![\w$\\])\$(?=\S)[^$\n]*?[\\^_{=][^$\n]*?(?<=\S)\$(?![\w$])"  # not money
_KNOWN = rf"{_COMMENT}|{_FORMULA}|" r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{[:#][^{}\n]*\}|<%.*?%>"
MARK = r"\{|<%|\$"
"""What any of it has in it, as a regular expression."""
_MARK = re.compile(MARK)
_CODE = re.compile(_KNOWN, re.DOTALL)
_CODE_OR_BRACES = re.compile(rf"{_KNOWN}|\{{[^{{}}]*\}}", re.DOTALL)


def hide_templates(passage: Passage, braces: bool = False) -> Passage | None:
    """The passage with one opaque character for what a template puts in, and nothing for its other instructions.

    `braces`: what stands in single braces is put in, too, as in MDX. None when nothing is left.
    """
    if not _MARK.search(passage.text):
        return passage
    pattern = _CODE_OR_BRACES if braces else _CODE
    return shown(passage, ((Span(*m.span()), _reads(m.group())) for m in pattern.finditer(passage.text)))


def _reads(code: str) -> str:
    if code.startswith(("{%", "{#", "{:", "{/*")) or code.isspace() or (code[:2] == "<%" and code[:3] != "<%="):
        return ""
    return OPAQUE
