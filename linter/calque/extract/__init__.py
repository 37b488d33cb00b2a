"""Step 3: Source → Passages. One module a format; plain text is first in line and so, with pluggy, answers last."""

from calque.extract import markdown, text

FORMATS = (text, markdown)
