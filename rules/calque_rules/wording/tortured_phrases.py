"""See the class."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque.rule import adapt_case
from calque_rules.lexicons import lexicon

_ENOUGH_CUES = 4
"""How many different words of science make a text academic. News about science seldom has three."""

_VOWELS = frozenset("aeiou")

_CUES = (
    r"\b(?:et al|in this (?:paper|study|article)|proposed (?:method|model|approach|system|algorithm)"
    r"|(?:our|the) (?:results|experiments) (?:show|demonstrate|indicate)|data ?sets?|algorithms?|classifiers?"
    r"|classification|accuracy|parameters?|optimi[sz]ation|hypothes[ie]s|keywords|methodology|literature review"
    r"|clustering|neural|regression|patients with|in vitro|in vivo|statistically significant|correlation"
    r"|simulations?|coefficients?|equations?|fig\. ?\d|table \d|section \d)\b|\[\d{1,3}\]"
)


class TorturedPhrases(Rule):
    """A term of science replaced by its synonyms: “profound learning” for “deep learning”

    Programs that paraphrase or translate papers replace the parts of settled terms by synonyms: “counterfeit
    consciousness” for “artificial intelligence”, “irregular woodland” for “random forest”, “bosom malignancy” for
    “breast cancer”. The reader is lost, and editors take it as a sign of plagiarism. Many of these phrases are good
    English elsewhere (a warm bath’s “warm conductivity”, “information mining” in a novel), so only a text with several
    words of science is searched.
    """

    category = Category.TERMINOLOGY
    severity = Severity.MAJOR
    safety = Safety.UNSAFE
    since = "0.1"
    preview = True
    triggers = Triggers(
        frozenset(line.partition("=")[0].strip().casefold() for line in lexicon("tortured_phrases")), ignore_case=True
    )
    bad = (
        "In this paper ⟦profound learning⟧ improves the accuracy of classification on two datasets [4].",
        (
            "Regression on the dataset is done by an irregular woodland, an algorithm with few parameters.",
            "Regression on the dataset is done by a random forest, an algorithm with few parameters.",
        ),
        "A ⟦bolster vector machine⟧ is the classifier; its accuracy on the dataset is shown in Table 2.",
        "The algorithm runs ⟦molecule swarm optimization⟧ with the parameters of Section 3 and a dataset of ours.",
        "Patients with ⟦bosom malignancy⟧ were in the dataset; the correlation is statistically significant.",
        "⟦Counterfeit consciousness⟧ needs a dataset, an algorithm, and parameters, Smith et al. write.",
        (
            "The proposed method uses slope plunge; its accuracy on the dataset depends on two parameters.",
            "The proposed method uses gradient descent; its accuracy on the dataset depends on two parameters.",
        ),
    )
    good = (
        "Profound learning was rare among the monks.",
        "The enormous information desk stood by the door.",
        "An irregular woodland of oak and birch lies north of the village.",
        "In this paper deep learning improves the accuracy of classification on two datasets [4].",
        "The path ran through an irregular woodland, and the dataset of its trees is public.",
        "His kidney disappointment, as he called the pie, was complete.",
        "A warm conductivity probe was left in the bath.",
        "The information mining of spies is a theme of the novel.",
        "She ran a web of things and people.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each phrase of the list, where the document is a paper."""
        if document.once(_is_academic):
            for passage in passages:
                for match in _phrases().finditer(passage.text):
                    yield _slip(passage, match)


def _slip(passage: Passage, match: regex.Match[str]) -> Slip:
    article, found = match.group(1) or "", match.group(2)
    term = _terms()[" ".join(found.casefold().split())]
    message = f"“{found}” is a paraphrase of a settled term; write “{term}”"
    if article and (found[0].casefold() in _VOWELS) != (term[0].casefold() in _VOWELS):  # “an irregular woodland”
        fix = ("an " if term[0].casefold() in _VOWELS else "a ") + term
        return Slip(passage, match.start(), match.end(), message, (Rewrite(adapt_case(match.group(), fix)),))
    return Slip(passage, match.start(2), match.end(), message, (Rewrite(adapt_case(found, term)),))


def _is_academic(document: Document) -> bool:
    """Whether the text has several different words of science."""
    cues: set[str] = set()
    for passage in document.passages:
        cues.update(match.group().casefold() for match in _cues().finditer(passage.text))
        if len(cues) >= _ENOUGH_CUES:
            return True
    return False


@cache
def _cues() -> regex.Pattern[str]:
    return regex.compile(_CUES, regex.IGNORECASE)


@cache
def _terms() -> dict[str, str]:
    """Phrase → term."""
    pairs = (line.partition("=") for line in lexicon("tortured_phrases"))
    return {phrase.strip().casefold(): term.strip() for phrase, _, term in pairs}


@cache
def _phrases() -> regex.Pattern[str]:
    """All phrases, between words, with any white space."""
    longest_first = sorted(_terms(), reverse=True)
    alternatives = "|".join(regex.escape(p, literal_spaces=True).replace(" ", r"\s+") for p in longest_first)
    return regex.compile(rf"\b(an? )?\b({alternatives})\b", regex.IGNORECASE)
