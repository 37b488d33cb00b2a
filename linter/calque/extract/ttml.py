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
    languages = [_language(root, settings.language)]  # of each element that is open
    sentences = Sentences(source.text, languages[0], HTML.write)
    for tag in rest:
        if local(tag.name) != "p" or not tag.opens or tag.closes:
            if tag.opens and not tag.closes:
                languages.append(_language(tag, languages[-1]))
            elif tag.closes and not tag.opens:
                languages.pop()
        else:
            sentences.speak(_language(tag, languages[-1]))
            time = tag.attributes.get("begin", "")
            unit = Unit(tag.attributes.get("xml:id") or time, time)
            whole = element(tag, rest)
            builder = sentences.line(unit, whole.content.start, is_new_cue=True, is_other=False)
            add_content(builder, source.text, whole, HTML, _shows)
    return sentences.passages()


def _language(tag: Tag, outer: str) -> str:
    return language_tag(tag.attributes.get("xml:lang", "")) or outer


def _shows(tag: Tag) -> str | None:
    """A line break reads as a space; what is about the layout is left out."""
    name = local(tag.name)
    return " " if name == "br" else None if name in ("metadata", "set") else ""
