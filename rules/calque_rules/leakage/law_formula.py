"""See the class."""

from collections.abc import Iterator, Sequence

import regex

from calque import Category, Document, Passage, Safety, Severity, Slip, Triggers
from calque_rules.leakage._leak import LeakRule

_FORMULAS = (
    r"on the basis of the criteria\b(?! (?:set|used|that|of|for))",
    r"\b(?:criteria|conditions|requirements) laid down (?:in|by) (?:Article|paragraph|the (?:basic|said))",
    r"\bwithin the meaning of (?:Article|paragraph) \d",
    r"\b(?:first|second|third|fourth) subparagraph\b",
    r"\b(?:[Pp]aragraph|Article|point|Annex|words?)\b[^.:]{0,40} (?:is|are) replaced by the following\b",
    r"\b[Tt]his (?:Regulation|Decision|Directive|Annex) (?:shall|is addressed|applies|lays|was adopted)\b",
    r"\b[Tt]he measures provided for in this (?:Regulation|Decision|Directive)\b",
    r"\b[Ff]or the purposes? of this (?:Regulation|Decision|Directive|Annex)\b",
    r"\bshall enter into force on the (?:\w+ )?day\b",
    r"\b(?:imputable to the State|on simple request by the Commission|of the Union industry)\b",
    r"\bthe like product in the Union\b",
    r"\bcompatib(?:le|ility) (?:of \w+ \w+ )?with the internal market\b",
    r"\b(?:the competent authorities|(?:the |each )?Member States?|the infrastructure manager) shall\b",
    r"\b[Tt]he Commission shall (?:adopt|submit|be empowered|inform the)\b",
    r"\b(?:[Tt]his appropriation is intended to cover|ECR I-\d)\b",
    r"\b[Ww]ithout prejudice to (?:paragraph|Article|the first|the second)\b",
    r"\b[Tt]he Commission (?:takes|has taken|took) note of the fact\b",
    r"\b(?:[Ii]n addition|[Ii]n this (?:respect|context)|[Mm]oreover|[Tt]herefore|[Ii]n conclusion), the Commission "
    r"(?:notes|considers|concludes)\b",
    r"\b[Tt]he Commission therefore (?:considers|concludes)\b",
)
"""Phrases that only a law or a decision of the European Commission has."""

_PHRASES = (
    r"\b[Aa]rticles? \d+ ?\(\d+\)(?: ?\([a-z]\))?",
    r"\b(?:Regulation|Decision|Directive) (?:\((?:EC|EU|EEC|Euratom)\)|C ?\(\d|(?:No )?\d{2,4} ?/ ?\d{2,4})",
    r"\b(?:Council|Commission) (?:Implementing |Delegated )?(?:Regulation|Decision|Directive)\b",
    r"\b(?:TFEU|OJ [LC] \d|[Cc]ase C-\d|basic Regulation|opening decision|formal investigation procedure)\b",
    r"\b(?:joint decision|likelihood of recurrence of injury|following definitions shall apply)\b",
    r"\b[Ff]or the purposes? of this (?:definition|paragraph|Article)\b|\b(?:is|are) replaced by the following\b",
    r"\b(?:laying down|amending Regulation|amending Decision|amending Directive)\b",
    r"\bthe adoption of the (?:BIP|second|third|first)(?: \w+)?\b",
    r"\b(?:of the BIP|the BIP (?:allows|takes|is|will)|by the BIP)\b",
    r"\blaid down (?:in|by)\b|\bpursuant to (?:Article|point)\b|\bsubparagraph\b|\bhereinafter\b",
    r"\b(?:the Commission|the Council) (?:considers|notes|concludes|concluded|has decided to adopt|shall)\b",
    r"\b[Cc]ommission expressed doubts\b",
    r"\b(?:compatibility of the aid|granting the aid|amount of aid|operating aid|State aid|market economy investor)\b",
    r"\b(?:implementing acts?|one or more of the following|the Member States concerned|economic operator)\b",
    r"\b[Ii]n accordance with (?:the opinion of the|Article|paragraph)\b|\breferred to in (?:paragraph|Article)\b",
)
"""Phrases that may stand alone in a report about a law; two of them in one sentence are a law's."""

_TRIGGERS = (
    *(
        "laid down",
        "of the criteria",
        "rticle ",
        "rticles ",
        "Regulation",
        "Directive",
        "Decision",
        "TFEU",
        "BIP",
        "paragraph",
    ),
    *(
        "replaced by the following",
        "for the purpose",
        "For the purpose",
        "enter into force",
        "definitions",
        "imputable",
    ),
    *(
        "the Commission",
        "The Commission",
        "Union industry",
        "like product",
        "internal market",
        "joint decision",
        "authorities shall",
    ),
    *(
        "Member States",
        "undertaking shall",
        "manager shall",
        "authority shall",
        "appropriation is",
        "ECR I-",
        "without prejudice",
    ),
    *("Without prejudice", "formal investigation", "implementing act", "operating aid", "State aid", "amount of aid"),
)


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
    triggers = Triggers(frozenset(_TRIGGERS))
    register = "law"
    said = "this sentence is made of the formulas of European law; compare with the source"
    pattern = rf"(?<formula>{'|'.join(_FORMULAS)})|{'|'.join(_PHRASES)}"
    bad = (
        "⟦The dynasty meets the criteria laid down in Article 6 (1) (c) of the rule.⟧",
        "He was born in 1911. ⟦The church was built on the basis of the criteria.⟧",
        "⟦The castle is compatible with the internal market on the basis of Article 107 (3) (c).⟧",
        "⟦The king took a decision in accordance with Article 6 (1) and Regulation (EU) No 182/2011.⟧",
        "⟦The river is red within the meaning of Article 3 of the plan.⟧",
        "⟦The song is laid down in the second subparagraph of the band.⟧",
        "⟦The novel was printed under Directive 2000/29 and Article 12 (1).⟧",
        "⟦The first subparagraph of the song is sung in May.⟧",
        "⟦This Decision shall enter into force on the day of the wedding.⟧",
        "⟦The painter was found compatible with the internal market.⟧",
        "⟦Moreover, the Commission notes that the lake is imputable to the State.⟧",
        "⟦The Member States shall build the castle in 1320.⟧",
        "⟦In accordance with Article 6, the amount of aid is a poet.⟧",
    )
    good = (
        "The Commission notes a rise in complaints about noise.",
        "The two governments adopted a joint decision on the bridge.",
        "The Commission expressed doubts about the merger of the two airlines.",
        "The line is replaced by the following: x = 1.",
        "Therefore, the Commission concluded that Oswald had acted alone.",
        "State aid kept the yard open until 1996, and economic operators were glad.",
        "The Habitats Directive is a law of the European Union.",
        "For the purposes of this article, a village has fewer than 1,000 people.",
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
