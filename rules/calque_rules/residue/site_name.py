"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import NOT_PROSE, OPAQUE, Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers

_TITLE = (
    "The ferry to the northern islands sails again",
    "The first ferry to the northern islands since the storm left the harbour on Monday morning with forty people.",
)

_HEADLINES = 3  # paragraphs that may belong to the headline


class SiteName(Rule):
    """The name of the web page at the end of a headline: “… sails again (Sanriku Times) - Yahoo! News”

    The title of a web page names the site behind a bar, a dash or a colon, and often the paper in brackets before that.
    Copied with the headline and translated, it is no part of either.

    Only the first paragraph of a text with others is looked at; for the portal’s name behind a paper in brackets, the
    first three, as a headline may have several. “Storm hits the coast, says the Daily News” and a headline about a
    paper stay, and so does an agency that the text names as its source.
    """

    category = Category.DESIGN
    severity = Severity.MAJOR
    safety = Safety.SAFE
    since = "0.1"
    sources = ("ja",)
    triggers = Triggers(
        frozenset(
            {
                "Yahoo",
                "web",
                "Shimbun",
                "Electronic",
                "electronic",
                "Digital",
                "digital",
                "News",
                "Newspaper",
                "Xinhua",
                "Online",
            }
            | {"Broadcasting", "Times", "Post", "Herald", "Tribune", "Gazette", "TV", "Media", "TASS", "Reuters", "Web"}
            | {"BBC", "CNN", "Novosti", "Ukrinform", "AFP", "Kyodo", "Anadolu", "Yonhap"}
        ),
        whole_words=True,
    )
    bad = (
        (f"{_TITLE[0]} (Sanriku Times) - Yahoo! News\n\n{_TITLE[1]}", f"{_TITLE[0]}\n\n{_TITLE[1]}"),
        (f"{_TITLE[0]} (ferry.net) --Yahoo! News\n\n{_TITLE[1]}", f"{_TITLE[0]}\n\n{_TITLE[1]}"),
        (f"{_TITLE[0]}: Sanriku Shimbun Digital\n\n{_TITLE[1]}", f"{_TITLE[0]}\n\n{_TITLE[1]}"),
        (f"{_TITLE[0]}: Sanriku Shimbun Electronic Edition\n\n{_TITLE[1]}", f"{_TITLE[0]}\n\n{_TITLE[1]}"),
        (f"{_TITLE[0]} | Sanriku Shimbun at S\n\n{_TITLE[1]}", f"{_TITLE[0]}\n\n{_TITLE[1]}"),
        (f"{_TITLE[0]} | The Harbour Post\n\n{_TITLE[1]}", f"{_TITLE[0]}\n\n{_TITLE[1]}"),
        (f"{_TITLE[0]} - Xinhua\n\n{_TITLE[1]}", f"{_TITLE[0]}\n\n{_TITLE[1]}"),
        (f"{_TITLE[0]} (Harbour TV)・Yahoo!News\n\n{_TITLE[1]}", f"{_TITLE[0]}\n\n{_TITLE[1]}"),
        (
            f"Expert advice!\n\n{_TITLE[0]} (Harbour Post) - Yahoo!\n\n{_TITLE[1]}",
            f"Expert advice!\n\n{_TITLE[0]}\n\n{_TITLE[1]}",
        ),
        (f"{_TITLE[0]}: Sanriku Shimbun Doshin Electronic Edition\n\n{_TITLE[1]}", f"{_TITLE[0]}\n\n{_TITLE[1]}"),
        (f"{_TITLE[0]} | Ube Daily This town media web\n\n{_TITLE[1]}", f"{_TITLE[0]}\n\n{_TITLE[1]}"),
        (
            f"{_TITLE[0]} (Harbour Post) - Yahoo! News {_TITLE[1]}\n\nIt was full.",
            f"{_TITLE[0]} {_TITLE[1]}\n\nIt was full.",
        ),
    )
    good = (
        f"{_TITLE[0]}\n\n{_TITLE[1]}",
        f"{_TITLE[0]} (Harbour Post) - Yahoo! News",
        f"{_TITLE[0]}, says the Harbour Post\n\n{_TITLE[1]}",
        f"A new owner for the paper: The Times\n\n{_TITLE[1]}",
        f"Bad news for the islands - and good News\n\n{_TITLE[1]}",
        f"{_TITLE[1]}\n\nHe reads the paper - Yahoo! News.",
        f"Going digital: how the Post survived\n\n{_TITLE[1]}",
        f"The sale of Yahoo! News ends in court\n\n{_TITLE[1]}",
        f"He writes for two papers | one of them is the Post now\n\n{_TITLE[1]}",
        f"A dark hour - BBC staff walk out\n\n{_TITLE[1]}",
        f"{_TITLE[0]} – Reuters\n\n{_TITLE[1]} Two sailors told Reuters so.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip in the first paragraph, if there are others."""
        prose = [p for p in document.passages if p.kind not in NOT_PROSE]
        if len(prose) < 2:
            return
        seen = {id(p) for p in passages}
        for passage in prose[:_HEADLINES]:
            pattern = _tail() if passage is prose[0] else _portal()
            found = pattern.search(passage.text) if id(passage) in seen else None
            if found and not _is_source(document, found):
                name = found.group().strip(" -–—|｜:：・")
                message = (
                    f"“{name.replace(OPAQUE, '…')}” names the web page that the headline was copied from; delete it"
                )
                safety = Safety.SAFE if "Yahoo" in name or "Shimbun" in name else Safety.UNSAFE
                yield Slip(passage, found.start(), found.end(), message, (Rewrite("", safety),))
                return


def _is_source(document: Document, found: regex.Match[str]) -> bool:
    """Whether an agency was found that the text itself names, too."""
    agency = found.groupdict().get("agency")
    return bool(agency) and document.source.text.count(agency or "") > 1


_PAPER = rf"(?:\((?:\s*\p{{Lu}}|{OPAQUE}|\p{{Ll}})[^()]{{0,40}}\)|{OPAQUE})"
_YAHOO = r"Yahoo!(?: ?[Nn]ews(?=$|\s+\p{Lu})|$)"


@cache
def _portal() -> regex.Pattern[str]:
    """A paper in brackets and the portal: “ (Harbour Post) - Yahoo! News”."""
    return regex.compile(rf"\s*{_PAPER}\s*(?:--?|[–—・])?\s*{_YAHOO}")


@cache
def _tail() -> regex.Pattern[str]:
    name = r"(?:\p{Lu}[\w.'’&]*[ -]|at |the |of ){0,5}"
    outlet = r"(?:Shimbun|Newspaper|News|Times|Post|Herald|Tribune|Gazette|Broadcasting|Media Web|media web|TV|Daily)"
    edition = (
        r"(?: (?:Digital|digital|Online|LiVE|Live|Web|(?:\p{Lu}\w+ )?[Ee]lectronic (?:[Ee]dition|[Vv]ersion)|"
        r"at ?E?S|At E?S))"
    )
    agency = (
        r"(?:Xinhua|TASS|RIA Novosti|Reuters|AFP|Kyodo|Yonhap|Anadolu(?: Agency)?|Ukrinform|UNIAN|BBC|BBC News|CNN)"
    )
    rest = r"(?:\s*[|｜:：]\s*(?:-\s*)?[\w. ]{0,30})?"
    return regex.compile(
        rf"\s*{_PAPER}?\s*(?:--?|[–—・]|(?<=\)))\s*{_YAHOO}"
        rf"|\s*[|｜:：]\s*{name}{outlet}{edition}{rest}$"
        rf"|\s+[|｜]\s*{name}{outlet}{rest}$"
        rf"|\s+[|｜]\s*\p{{Lu}}[\w ]{{3,40}}\b[Mm]edia [Ww]eb$"
        rf"|\s+(?:--?|[–—])\s*(?<agency>{agency})$"
    )
