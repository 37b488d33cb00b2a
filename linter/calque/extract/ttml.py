"""TTML (and DFXP): the paragraphs of timed text. A sentence that runs over several is read as one."""

from calque.config import Settings
from calque.document import Passage, Source, Unit
from calque.errors import FormatError
from calque.extract.markup import Tag, add_content, element, local, tags, verified
from calque.extract.notation import HTML
from calque.extract.subtitles import Sentences
from calque.language import tag as language_tag


def extract(source: Source, settings: Settings) -> list[Passage]:
    """The sentences; an entry is a paragraph, named by its identifier or time."""
    verified(source.text)
    rest = tags(source.text)
    root = next((tag for tag in rest if tag.opens), None)
    if root is None or local(root.name) != "tt":
        raise FormatError("TTML begins with <tt>")
    language = language_tag(root.attributes.get("xml:lang", "")) or settings.language
    sentences = Sentences(source.text, language, HTML.write)
    for tag in rest:
        if local(tag.name) == "p" and tag.opens and not tag.closes:
            time = tag.attributes.get("begin", "")
            unit = Unit(tag.attributes.get("xml:id") or time, time)
            whole = element(tag, rest)
            builder = sentences.line(unit, whole.content.start, is_new_cue=True, is_other=False)
            add_content(builder, source.text, whole, HTML, _shows)
    return sentences.passages()


def _shows(tag: Tag) -> str | None:
    """A line break reads as a space; what is about the layout is left out."""
    name = local(tag.name)
    return " " if name == "br" else None if name in ("metadata", "set") else ""
