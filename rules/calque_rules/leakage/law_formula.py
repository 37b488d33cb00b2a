"""See the class."""

from collections.abc import Iterator, Sequence

import regex

from calque import Category, Document, Passage, Safety, Severity, Slip, Triggers
from calque_rules.leakage._leak import LeakRule


class LawFormula(LeakRule):
    """The formulas of European law in another text: “the criteria laid down in Article 6 (1) (c)”

    Translation programs learn from the laws of the European Union, which exist in all its languages. Where such a
    program does not know what to say, it writes a sentence of a regulation. The whole sentence is suspect: compare it
    with the source, or translate it anew.

    Laws, contracts and texts about them are left alone, and so is a sentence with only one such phrase.
    """

    category = Category.ACCURACY
    severity = Severity.CRITICAL
    safety = Safety.HINT
    sources = ("ro", "et", "bg", "lv", "lt")
    triggers = Triggers(
        frozenset(
            {"laid down", "of the criteria", "Article ", "Articles ", "Regulation (", "Directive ", "TFEU", "BIP"}
        )
    )
    register = "law"
    said = "this sentence is made of the formulas of European law; compare with the source"
    pattern = (
        r"(?<formula>on the basis of the criteria|(?:criteria|conditions|requirements) laid down (?:in|by) "
        r"(?:Article|paragraph|the (?:basic|said))|within the meaning of Article \d)"
        r"|\bArticles? \d+ ?\(\d+\)(?: ?\([a-z]\))?|\b(?:Regulation|Decision|Directive) \((?:EC|EU|EEC)\)"
        r"|\b(?:Regulation|Directive|Decision) (?:No )?\d{2,4} ?/ ?\d{2,4}|\bTFEU\b|\bbasic Regulation\b"
        r"|\bcompatible with the internal market\b|\bthe adoption of the (?:BIP|second|third|first) ?\w*"
        r"|\blaid down (?:in|by)\b|\bpursuant to (?:Article|point)\b|\bsubparagraph\b"
        r"|\bthe Commission (?:shall|considers)\b"
    )
    bad = (
        "⟦The dynasty meets the criteria laid down in Article 6 (1) (c) of the rule.⟧",
        "He was born in 1911. ⟦The church was built on the basis of the criteria.⟧",
        "⟦The castle is compatible with the internal market on the basis of Article 107 (3) (c).⟧",
        "⟦The king took a decision in accordance with Article 6 (1) and Regulation (EU) No 182/2011.⟧",
        "⟦The river is red within the meaning of Article 3 of the plan.⟧",
        "⟦The song is laid down in the second subparagraph of the band.⟧",
        "⟦The novel was printed under Directive 2000/29 and Article 12 (1).⟧",
    )
    good = (
        "The government invoked Article 50 of the treaty in March.",
        "The General Data Protection Regulation (EU) 2016/679 is from 2016.",
        "The limits are laid down in the law.",
        "He was fined under Article 6 (1) of the code.",
        "The vote is on the basis of the census.",
        "“The criteria laid down in Article 6 are met,” the judge said.",
        "The keel was laid down in 1911.",
        "The tenant shall pay, pursuant to Article 3.\n\nThe criteria laid down in Article 6 (1) apply.\n\n"
        "The landlord shall not enter, notwithstanding Article 2.",
    )

    def slips(self, document: Document, found: Sequence[tuple[Passage, regex.Match[str]]]) -> Iterator[Slip]:
        """A slip for each sentence with a whole formula or with two phrases of the law."""
        for passage in {id(passage): passage for passage, _ in found}.values():
            for sentence in document.sentences(passage):
                here = [m for p, m in found if p is passage and sentence.start <= m.start() < sentence.end]
                if len(here) > 1 or any(m["formula"] for m in here):
                    yield Slip(passage, sentence.start, sentence.end, self.said)
