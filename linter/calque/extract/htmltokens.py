"""The pieces of a page, as regular expressions, and what HTML's elements and attributes are."""

import re

from calque.document import OPAQUE
from calque.extract.notation import HTML, Notation, read_xml
from calque.extract.opaque import ANCHOR
from calque.extract.templates import MARK
from calque.language import words

MOST = 400
"""Attributes' values, and what is between them, in a tag: what goes on longer is none, so that no search takes long."""
_SAYS_NOTHING = (
    r"(?:\s++(?!class=[^<>]*?notranslate)(?:class|id|href|style|rel|target|role|src|width|height|scope|colspan|rowspan|align|data-[\w-]++)"
    r"""=(?:"[^"<>]*+"|'[^'<>]*+'))*+\s*+"""
)
"""Attributes that are of no account here, as a regular expression."""
_THING = "code|kbd|samp|var|tt"
_AROUND = "a|b|i|em|strong|u|small|span"


def _element(names: str, group: str, content: str) -> str:
    """One of some elements, without attributes of any account, as a regular expression; its first `<` is not in it."""
    return rf"(?P<{group}>{names}){_SAYS_NOTHING}>{content}</(?P={group})>"


# No group is in a possessive repetition: with one that is, `re` may break down (Python's issue 101955).
_TEXT_AND_CODE = rf"(?:[^<]++|<{_element(_THING, 'code', '[^<]*+')})*"
_SIMPLE = rf"<(?:br\s*+/?>|{_element(_THING, 'thing', '[^<]*+')}|{_element(_AROUND, 'inside', _TEXT_AND_CODE)})"
"""An element in a sentence with nothing but text, or code, in it."""
TOKEN = re.compile(
    rf"""<(?:(?P<leaf>p|li|h[1-6]|t[dh]|d[dt]){_SAYS_NOTHING}>
             (?:<(?P<around>{_AROUND}){_SAYS_NOTHING}>(?=[^<]*+</(?P=around)></(?P=leaf)>))?
             (?P<content>[^<]*+(?:{_SIMPLE}[^<]*+)*)(?(around)</(?P=around)>)</(?P=leaf)>\s*+
          |(?P<pre>pre)\b[^>]*+>(?:[^<]++|<(?!/?pre\b))*+</pre\s*+>
          |(?P<raw>script|style|textarea|xmp|iframe|noembed|noframes)\b[^>]*+>.*?(?:</(?P=raw)\s*+>|\Z)
          |(?P<close>/)?(?P<name>[a-z][^\s/>]*)(?P<attributes>(?:[^<>"']++|"[^"]*+"|'[^']*+'){{0,{MOST}}}+)>
          |(?P<comment>!--).*?(?:-->|\Z) | (?P<cdata>!\[CDATA\[).*?\]\]> | [?!/][^>]*+> )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
SAYS_SOMETHING = re.compile("lang|translate|alt|title|placeholder|aria-label|content", re.IGNORECASE)
SENTENCE = Notation(
    re.compile(rf"<(?P<thing>(?:{_THING})\b[^>]*+>[^<]*+<)?(?P<br>br\b)?[^>]*+>|{HTML.special.pattern}", re.IGNORECASE),
    lambda m: OPAQUE if m["thing"] else "\n" if m["br"] else "" if m.group()[0] == "<" else read_xml(m),
    HTML.write,
    ("<", *HTML.marks),
)
"""Text with simple elements in it."""
BLOCKS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title", "summary", "caption", "legend"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "option", "figcaption"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(
        (
            "p", "div", "body", "html", "head", "section", "article", "header", "footer", "main", "nav", "aside", "ul",
            "ol", "dl", "table", "tr", "thead", "tbody", "tfoot", "form", "fieldset", "figure", "details", "address",
            "hr", "pre", "select", "optgroup", "blockquote", "video", "audio", "canvas", "center", "menu", "dialog",
            "search", "hgroup", "template", "noscript", "object", "meta", "link", "base", "button",
        ),
        "paragraph",
    ),
}  # fmt: skip
VOID = words("area base br col embed hr img input link meta param source track wbr")
THINGS = frozenset({"code", "kbd", "samp", "var", "tt", "svg", "math", "object", "canvas", "audio", "video", "ruby"})
HIDDEN = frozenset({"pre", "template"})
REPLACED = frozenset({"img", "input", "embed"})
CLOSES_ITSELF = frozenset({"p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody"})
SPACES = re.compile("  +")
NO_TEXT = f"{OPAQUE} \n"
NOT_PROSE = re.compile(rf"{ANCHOR}|{OPAQUE}|{MARK}")
READ = ("alt", "title", "placeholder", "aria-label")
DESCRIBING = frozenset({"description", "og:description", "og:title", "twitter:description", "twitter:title"})
