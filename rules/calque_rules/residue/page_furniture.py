"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers

_NETWORK = (
    "(?:Facebook|Twitter|X|Instagram|Telegram|WhatsApp|YouTube|LinkedIn|TikTok|Viber|VK|Pinterest|Reddit|Google News)"
)
_NETWORKS = rf"{_NETWORK}(?:(?:, | and | or |, and | / ){_NETWORK})*"
_PIECE = "(?:article|story|post|page|news|news item|video)"
_ERROR = r"(?:a|an|any) (?:error|mistake|typo|bug)s?(?: in the text)?"
_CTRL_ENTER = r"(?:please )?(?:select|highlight|mark) .{0,60}(?:press|hit|click) ctrl ?[+-]? ?enter.{0,30}"

_CERTAIN = (
    r"comments? (?:are|is|ha(?:ve|s) been) (?:now |currently )?(?:closed|disabled|turned off)(?: (?:for|on) .{1,60})?",
    r"commenting (?:on this \w+ )?is (?:now |currently )?(?:closed|disabled)",
    r"be the first to (?:leave a )?comment(?: on this \w+)?",
    r"(?:please )?(?:log ?in|sign in|register)(?: or (?:register|sign up))? to (?:post|leave|add) (?:a )?comments?",
    r"you must be (?:logged|signed) in to (?:post|leave) a comment",
    r"your e-?mail address will not be published\.?(?: required fields are marked ?\*?)?",
    rf"share (?:this {_PIECE}|(?:this {_PIECE} |this )?(?:on|via|to|with) {_NETWORKS})",
    rf"print this {_PIECE}",
    rf"(?:found|noticed|see|spotted) {_ERROR}\? {_CTRL_ENTER}",
    rf"if you (?:have )?(?:find|notice|found|noticed|see|spot) {_ERROR},? {_CTRL_ENTER}",
    r"(?:article|story) continues (?:below|after)(?: (?:this |the )?(?:ads?|advertisement|advertising))?",
    r"advertisement\W+(?:continue reading|scroll to continue|article continues).{0,40}",
    r"(?:please )?enable javascript to (?:view|see) the comments.{0,40}",
    r"your browser does not support (?:the video tag|html5 video|this video|iframes)",
    r"by (?:using|continuing to (?:use|browse)) (?:this|our) (?:web)?site,? you (?:agree|consent) to .{1,80}cookies.*",
)
"""What is never part of a text, as a whole paragraph."""

_LIKELY = (
    r"leave a (?:comment|reply)(?: cancel reply)?|\d+ comments?|no comments(?: yet)?",
    rf"follow (?:us|our \w+) on {_NETWORKS}.{{0,40}}",
    r"(?:subscribe to|join|sign up (?:for|to)) our (?:[\w-]+ ){0,2}(?:newsletters?|channel|page|mailing list).{0,60}",
    r"(?:we use|this (?:web)?site uses) cookies (?:to|on|for|in order to)\b.{0,250}",
    r"accept (?:all )?cookies|accept all|cookie settings",
    r"read (?:more|also|next|on|the full (?:article|story))|also read|(?:continue|keep) reading",
    r"(?:read more|read also|also read|see more|more on (?:the|this) topic): .{3,120}",
    r"click here to (?:subscribe|share|comment|print|read (?:more|the full \w+)|view comments).{0,40}",
    r"related (?:articles?|news|stories|posts|topics|materials|content)|you may also like|recommended for you",
    r"most (?:read|popular)|advertisement|advertising|sponsored content|print version|back to top",
    r"skip to (?:main )?content|toggle navigation|(?:previous|next) (?:article|post)|loading(?: comments)?[.…]+",
    r"(?:© ?(?:\d{4} )?.{0,40})?all rights reserved|tags: .{1,120}|report (?:an error|a mistake|a typo)",
    r"already a subscriber\? (?:log|sign) in.{0,20}|subscribe now|sign in to continue reading",
)
"""What is part of some texts, but of no article, as a whole paragraph among others."""

_TRIGGERS = """
comment|e-mail address|email address|share this|share on|share via|share to|share with|print this|ctrl
story continues|article continues|advertis|enable javascript|browser does not support|cookie|leave a reply
follow us|follow our|subscribe|join our|sign up|accept all|read more|read also|read next|read on|read the full
also read|continue reading|keep reading|see more|on the topic|on this topic|click here|related article|related news
related stor|related post|related topic|related material|related content|you may also like|recommended for you
most read|most popular|sponsored content|print version|back to top|skip to|toggle nav|previous article|previous post
next article|next post|loading|rights reserved|tags: |report a|already a subscriber|sign in
"""

_LONGEST = 320

_STORY = (
    "The council of the northern port voted on Tuesday to repair the old lighthouse before the winter storms begin.\n\n"
    "Work on the tower is to start in May, and the harbour master hopes that ships will see its light by autumn.\n\n"
)


class PageFurniture(Rule):
    """Something of the web page that the text was copied from: “Comments are closed.”

    Buttons, notices and links around an article are often translated with it: calls to share, to subscribe or to leave
    a comment, cookie notices, advertisement labels. They belong to the page, not to the text; delete them.

    Only a paragraph of its own in a text with other paragraphs is reported; never a heading, an item of a list, a table
    cell or a link in Markdown, nor the strings of a program, where the same words are what is meant.
    """

    category = Category.DESIGN
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = Triggers(frozenset(_TRIGGERS.strip().replace("\n", "|").split("|")), ignore_case=True)
    bad = tuple(
        (f"{_STORY}{furniture}", _STORY)
        for furniture in (
            "Comments are closed.",
            "Comments have been disabled for this article",
            "Be the first to comment!",
            "Log in to leave a comment",
            "You must be logged in to post a comment.",
            "Your email address will not be published. Required fields are marked *",
            "Leave a Reply",
            "0 comments",
            "Share this article",
            "Share on Facebook",
            "Share this story via WhatsApp and Telegram",
            "Print this page",
            "Found a typo? Select it and press Ctrl+Enter.",
            "If you notice an error in the text, please highlight it and press Ctrl + Enter",
            "Article continues below",
            "ADVERTISEMENT - CONTINUE READING BELOW",
            "Please enable JavaScript to view the comments powered by Disqus.",
            "Your browser does not support the video tag.",
            "By continuing to use this site, you agree to the use of cookies.",
            "We use cookies to give you the best experience on our website.",
            "Accept all cookies",
            "Follow us on Telegram and Facebook!",
            "Subscribe to our newsletter",
            "Sign up for our free daily newsletter and never miss a story",
            "Read also: Storm hits the southern coast",
            "Read more »",
            "Continue reading…",
            "Click here to subscribe",
            "Related articles:",
            "You may also like",
            "Advertisement",
            "Back to top",
            "Loading…",
            "© 2019 The Harbour Post. All rights reserved.",
            "Tags: port, lighthouse, winter",
            "Report an error",
        )
    )
    good = (
        "Comments are closed.",
        "Save your work.\n\nRead more\n\nShare\n\nComments are closed.\n\nLoading…",
        f"{_STORY}Comments are closed, the editor said, because readers had insulted the harbour master.",
        f"{_STORY}The mayor read more of the letter aloud.",
        f"{_STORY}Share prices on Facebook fell by two per cent after the vote.",
        f"{_STORY}“We use cookies,” the site says, “and we eat them.”",
        f"{_STORY}- Read more\n- Back to top\n- Share on Facebook",
        f"{_STORY}Related articles of the treaty were changed, too.",
        f"{_STORY}Click here to learn how to switch off tracking on a phone.",
        f"{_STORY}See also: the chapter on lamps",
        f"{_STORY}Read more about the lighthouse in the book by Ann Roe.",
        f"{_STORY}Photo: Ann Roe",
        f"{_STORY}Advertising paid for the paper.",
        f"{_STORY}Follow us on the way to the tower.",
        f"{_STORY}Subscribe with your card, then press Continue.",
        f"{_STORY}[Read more](more.html)",
        f"{_STORY}**Share this article**",
        f"{_STORY}I hope that you will share this story with your friends at school.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each paragraph that is furniture."""
        for passage in passages:
            if len(passage.text) > _LONGEST:
                continue
            words, paragraphs = (6, 1) if _is(_CERTAIN, passage.text) else (12, 2)
            if paragraphs == 2 and not _is(_LIKELY, passage.text):
                continue
            if _stands_alone(document, passage) and _has_prose(document, passage, words, paragraphs):
                safety = Safety.SAFE if paragraphs == 1 else Safety.UNSAFE
                message = f"“{passage.text}” belongs to the web page, not to the text; delete it"
                yield Slip(passage, 0, len(passage.text), message, (Rewrite("", safety),))


def _is(furniture: tuple[str, ...], text: str) -> bool:
    return _pattern(furniture).fullmatch(text) is not None


@cache
def _pattern(furniture: tuple[str, ...]) -> regex.Pattern[str]:
    flexible = regex.sub(r" (?![?*+{])", r"\\s+", "|".join(furniture))
    return regex.compile(rf"[|>»▶\s]*(?:{flexible})[\s.…!:›»>→|*]*", regex.IGNORECASE)


def _stands_alone(document: Document, passage: Passage) -> bool:
    """Whether a passage is a paragraph without markup: no link, no label, and none of a program's strings."""
    if passage.kind != "paragraph" or passage.original is not None:
        return False
    span, text = passage.locate(0, len(passage.text)), document.source.text
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    line_end = text.find("\n", span.end)
    after = text[span.end : line_end if line_end >= 0 else len(text)]
    above = next(document.before(passage), None)
    return not (before + after).strip() and (above is None or above.kind != "heading")


def _has_prose(document: Document, furniture: Passage, words: int, paragraphs: int) -> bool:
    """Whether there are so many other paragraphs with a sentence of so many words: a text that the page was around."""
    prose = [
        p
        for p in document.passages
        if p.kind == "paragraph" and p is not furniture and p.text.rstrip("”’\"')").endswith((".", "!", "?"))
    ]
    return sum(len(p.text.split()) >= words for p in prose) >= paragraphs
