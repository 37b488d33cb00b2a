"""EPUB: its pages, each as the XHTML that it is."""

import re

from calque.config import Settings
from calque.document import Passage, Source, Unit
from calque.extract.html import Page

_PAGE = re.compile(r"(?i).*\.(?:xhtml|html?)")


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The text of all pages; of paragraphs in it, their number."""
    passages: list[Passage] = []
    for name, span in source.parts():
        if _PAGE.fullmatch(name):
            found = Page(source.text, settings.language, is_xml=True).passages(*span)
            passages += [p._replace(unit=Unit(f"paragraph {k}", name)) for k, p in enumerate(found, 1)]
    return passages
