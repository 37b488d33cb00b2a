"""Template code in pages and Markdown: `{{ … }}`, `{% … %}`, `<% … %>`. It is opaque, or nothing, in a passage."""

import re

from calque.document import OPAQUE, Passage, Span
from calque.extract.opaque import shown

_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<%.*?%>", re.DOTALL)


def hide_templates(passage: Passage) -> Passage | None:
    """The passage with one opaque character for what a template puts in, and nothing for its other instructions.

    None when nothing is left.
    """
    if "{" not in passage.text and "<%" not in passage.text:
        return passage
    return shown(passage, ((Span(*m.span()), _reads(m.group())) for m in _CODE.finditer(passage.text)))


def _reads(code: str) -> str:
    return OPAQUE if code.startswith(("{{", "<%=")) else ""
