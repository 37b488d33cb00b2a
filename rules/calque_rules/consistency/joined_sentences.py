"""Two sentences with nothing between them."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Severity, Slip, Triggers
from calque_rules.lexicons import lexicon

_BEGINNINGS = (
    *("It", "He", "She", "They", "We", "There", "This", "These", "The", "In", "On", "At", "But", "However", "If"),
    *("When", "After", "During", "According", "For", "As", "Because", "While", "Since", "Although", "And", "Including"),
    *("From", "With", "So", "Then", "What", "You", "Also", "Before", "Until", "Both"),
)


class JoinedSentences(Rule):
    """Two sentences run together with no stop between them: “after the war In 1944 he left”

    A heading, a caption or a segment that was translated on its own is glued to what follows, or a full stop was lost:
    “the truth of the information It has a function”. The reader stumbles over the capital letter. In running text a
    full stop is missing; a heading should stand on a line of its own.

    A label at the beginning (“tip If you …”) is left alone. Silent behind a word with a capital (“Bringing Art Closer
    During the Pandemic”), behind words that bring in a title (“the film It follows”) or speech, and behind words that
    cannot end a sentence, where the capital is the slip.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    since = "0.1"
    triggers = Triggers(frozenset(f" {word} " for word in _BEGINNINGS))
    bad: ClassVar[Sequence[Sequence[str]]] = (
        ("The bridge fell after the war In the end he left.", "The bridge fell after the war. In the end he left."),
        (
            "It checks whether a post is genuine information It has a filter for jokes.",
            "It checks whether a post is genuine information. It has a filter for jokes.",
        ),
        (
            "Photo taken in front of the station The train had just arrived.",
            "Photo taken in front of the station. The train had just arrived.",
        ),
        (
            "Quarantine has been in force since last month We are open again from Friday.",
            "Quarantine has been in force since last month. We are open again from Friday.",
        ),
        (
            "Some will remember the old harbour However the cranes are gone.",
            "Some will remember the old harbour. However the cranes are gone.",
        ),
        (
            "Cut it along the natural texture If you have thick hair, thin it first.",
            "Cut it along the natural texture. If you have thick hair, thin it first.",
        ),
    )
    good: ClassVar[Sequence[str]] = (
        "The field lay bright before us in the morning sun\nThe children saw.",
        "We thank God for peace, and for the defence He has given to this house.",
        "After the war, in the end, he left.",
        "We watched the film It follows the girl to the lake.",
        "Her novel The gardener's wife sold well.",
        "Bringing Art Closer During the Pandemic",
        "She said The river never lies.",
        "They sang the hymn He is risen again.",
        "The hotel is in The Hague, and The Times is on sale there.",
        "It is what they call The big one.",
        "He moved from the iPhone to The old telephone.",
        "Is this the end? The train left. It was late.",
        "Chapter two: The long walk. See also: The short walk.",
        "“I will come.” The man left.",
        "::: tip If you like, read on. :::",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each sentence that begins behind a word in lower case."""
        for passage in passages:
            for found in _joint().finditer(passage.text):
                last = _last_word().search(passage.text, max(found.start() - 30, 0), found.start())
                if (
                    last
                    and _has_sentence(passage.text, last.start(1))
                    and _ends_sentence(last[1])
                    and not _is_quoted_title(passage.text, found)
                    and not _is_set_apart(document, passage, found)
                ):
                    message = f"“{found['next']}” begins a sentence, but nothing ends the one before"
                    rewrite = Rewrite(f"{last[1]}. {found['next']}")
                    yield Slip(passage, last.start(1), found.end("next"), message, (rewrite,))


def _has_sentence(text: str, at: int) -> bool:
    """Whether enough stands before the last word to be a sentence or a heading, and not a label."""
    return len(text[max(at - 60, 0) : at].rpartition(".")[2].split()) > 1


def _ends_sentence(word: str) -> bool:
    if word in lexicon("function_words") or word in lexicon("verbs_of_saying"):
        return False
    return lexicon("words_before_titles").isdisjoint((word, word.removesuffix("s")))


def _is_quoted_title(text: str, found: regex.Match[str]) -> bool:
    """Whether the words before run on from a quotation or a colon: “under the motto: a better world The …”."""
    return text[found.end() : found.end() + 60].partition(".")[0].count("”") > 0


def _is_set_apart(document: Document, passage: Passage, found: regex.Match[str]) -> bool:
    """Whether a line of the file ends there, as in a poem, or a link begins; or the capital is for God."""
    gap = passage.locate(found.start() - 1, found.start())
    if "\n" in document.source.text[gap.start : gap.end] or not passage.is_whole(found.start() - 1, found.end()):
        return True
    return found["next"] == "He" and _god().search(passage.text, max(found.start() - 400, 0), found.start()) is not None


@cache
def _god() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:God|Lord|Allah|Jesus|Christ|Creator|Almighty|Heaven)\b")


@cache
def _joint() -> regex.Pattern[str]:
    return regex.compile(rf"(?<next>{'|'.join(_BEGINNINGS)}) (?<=\p{{Ll}} \S+ )\p{{Ll}}")


@cache
def _last_word() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{N}@/_.’'#-])(\p{Ll}{3,}) $")
