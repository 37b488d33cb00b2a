"""See the class."""

from collections.abc import Iterator, Sequence
from itertools import islice

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque_rules.residue._furniture import certainty, triggers

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
    triggers = Triggers(triggers(), ignore_case=True)
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
            "Click here to sign up for our newsletter",
            "This post contains affiliate links.",
            "This article may contain affiliate links, for which we are paid.",
            "Photo credits: all rights reserved",
            "(Photo: Reuters)",
            "Photo: AP / Ann Roe",
            "Photo by: Getty Images",
            "Originally published on The Harbour Blog",
            "This story was first published in The Harbour Post.",
            "Read the original here",
            "Read the full story on the website",
            "Subscribe now",
            "Sign up here for our newsletter",
            "Get our daily newsletter delivered straight to your inbox",
            "Enter your email address",
            "Log in to continue reading",
            "This article is only available to subscribers.",
            "Already a member? Sign in",
            "You have reached your limit of free articles.",
            "Facebook Twitter WhatsApp",
            "Share: Facebook, Telegram",
            "Find us on Facebook",
            "Share via email",
            "Read us on Telegram",
            "Post a comment",
            "View all 12 comments",
            "Join the conversation",
            "Comments (0)",
            "Accept and close",
            "We use cookies.",
            "Continue reading below the advertisement",
            "Reading time: 4 minutes",
            "Listen to this article (5 min)",
            "Trending now",
            "Editor’s picks",
            "On this topic:",
            "When using materials of the site, a link to the source is required.",
            "Reproduction of the materials without consent is prohibited.",
            "Number of views: 1,204",
            "Privacy policy | Terms of use",
            "Jetzt weiterlesen mit Abo",
            "Lire aussi : Le phare du nord",
            "Mehr zum Thema",
            "Читайте також: Маяк",
            "Publicidad",
            "続きを読む",
            "Image copyright Getty Images",
            "Photo source: AFP",
            "Editor in charge: Li Ming",
            "[Responsible editor: Ann Roe]",
            "Original title: The lighthouse of the north and its keeper",
            "Click to enter the topic",
            "Source: Xinhua",
            "Updated: 24.05.2020, 14:30",
            "Published 3 hours ago",
            "Last updated at 12:30",
            "Discussion (12)",
            "We recommend: Ten towers to see before you die",
            "Recommended articles",
            "Photo gallery",
            "Watch also: The storm of the year",
            "1,204 views",
            "Subscribe to us on Telegram and Viber",
            "Join our Telegram channel",
        )
    )
    good = (
        "Comments are closed.",
        "Save your work.\n\nRead more\n\nShare\n\nComments are closed.\n\nLoading…",
        f"{_STORY}Comments are closed, the editor said, because readers had insulted the harbour master.",
        f"{_STORY}The mayor read more of the letter aloud.",
        f"{_STORY}Share prices on Facebook fell by two per cent after the vote.",
        f"{_STORY}“We use cookies,” the site says, “and we eat them.”",
        f"{_STORY}Image and copyright were what they fought about.",
        f"{_STORY}Source: the harbour master",
        f"{_STORY}The editor in charge of the paper, Ann Roe, was ill.",
        f"{_STORY}Updated rules came out in May.",
        f"{_STORY}It was published 3 hours ago by the council.",
        f"{_STORY}We recommend a coat, a lamp and a good map",
        f"{_STORY}Popular stories about the tower are not all true.",
        f"{_STORY}Two views of the tower",
        f"{_STORY}- Read more\n- Back to top\n- Share on Facebook",
        f"{_STORY}Related articles of the treaty were changed, too.",
        f"{_STORY}Click here to learn how to switch off tracking on a phone.",
        f"{_STORY}See also: the chapter on lamps",
        f"{_STORY}Read more about the lighthouse in the book by Ann Roe.",
        f"{_STORY}Photo: Ann Roe",
        f"{_STORY}Advertising paid for the paper.",
        f"![The tower](tower.png)\n\n{_STORY}Photo: Reuters",
        f"{_STORY}Photos: Reuters wanted three, and got them.",
        f"{_STORY}The poem was originally published in 1911 by a small press. It sold well.",
        f"{_STORY}Sign up for the course in the office.",
        f"{_STORY}Register",
        f"{_STORY}First published in 1911",
        f"{_STORY}Telegram, WhatsApp",
        f"{_STORY}Loading",
        f"{_STORY}Newsletters are sent on Friday.",
        f"{_STORY}Comments on the plan may be sent to the council.",
        f"{_STORY}Click here to sign up for the exam.",
        f"{_STORY}# Join the conversation\n",
        f"{_STORY}Follow us on the way to the tower.",
        f"{_STORY}Subscribe with your card, then press Continue.",
        f"{_STORY}[Read more](more.html)",
        f"{_STORY}**Share this article**",
        f"{_STORY}I hope that you will share this story with your friends at school.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each paragraph that is furniture."""
        for passage in passages:
            if len(passage.text) > _LONGEST or not (kind := certainty(passage.text)) or _is_caption(document, passage):
                continue
            words, paragraphs = (6, 1) if kind == "certain" else (12, 2)
            if _stands_alone(document, passage) and _has_prose(document, passage, words, paragraphs):
                safety = Safety.SAFE if kind == "certain" else Safety.UNSAFE
                message = f"“{passage.text}” belongs to the web page, not to the text; delete it"
                yield Slip(passage, 0, len(passage.text), message, (Rewrite("", safety),))


def _is_caption(document: Document, passage: Passage) -> bool:
    """Whether it tells where a picture is from, in a document with pictures."""
    return "photo" in passage.text.lower() and any(mark in document.source.text for mark in ("![", "<img"))


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
    prose = (
        p
        for p in document.passages
        if p.kind == "paragraph"
        and p is not furniture
        and p.text.rstrip("”’\"')").endswith((".", "!", "?"))
        and len(p.text.split()) >= words
    )
    return sum(1 for _ in islice(prose, paragraphs)) == paragraphs
