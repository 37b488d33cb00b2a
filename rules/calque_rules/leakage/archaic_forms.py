"""See the class."""

from calque import Category, Safety, Severity, Triggers
from calque_rules.leakage._leak import LeakRule


class ArchaicForms(LeakRule):
    """The grammar of the old Bible in a modern text: “thou shalt”, “he saith”, “the king spake”

    For many languages the Bible is the largest translated book there is, and translation programs learn from it. In a
    text of today its verb forms and pronouns are a sign that the program did not know what to say.

    Scripture, sermons, plays and direct speech are left alone, and proverbs: “hell hath no fury”, “holier than thou”.
    """

    category = Category.STYLE
    severity = Severity.MAJOR
    safety = Safety.HINT
    sources = ("ne", "si")
    triggers = Triggers(
        frozenset(
            {"thou", "Thou", "shalt", "saith", "spake", "begat", "hath", "goeth", "cometh", "thy", "thine", "unto"}
        ),
        whole_words=True,
    )
    register = "scripture"
    said = "“{match}” is the English of the old Bible; say it in today's, and compare with the source"
    pattern = (
        r"(?<!\bthan |-)\b[Tt]hou (?:shalt|art|hast|wilt|mayest|didst)\b(?: not)?+(?! (?:kill|steal|covet|commit))"
        r"|\b(?!(?:Hell|hell|the|his|her|a|one)\b)\w+ (?:saith|hath)\b(?! no fury)"
        r"|\b(?:he|she|they|king|God|lord) (?:spake|begat|goeth|cometh)\b"
        r"|\b(?:of|to|with|in|from|for|keep|upon) (?:thy|thine)\b(?! neighbou?r)(?: [a-z]+)?"
        r"|\b(?:said|saying|came|given|gave|brought|gathered|went|spoke|sent|called) unto\b(?: \w+)?"
    )
    bad = (
        "⟦Thou shalt⟧ pay the fee by Monday.",
        "The mayor said that ⟦he saith⟧ the truth.",
        "In 1911 the ⟦king spake⟧ to the army.",
        "The children were ⟦gathered unto the⟧ school.",
        "Fill in the form ⟦with thy name⟧.",
        "The bank said that ⟦it hath⟧ no money.",
        "The bill was ⟦sent unto him⟧ in May.",
        "He wrote that ⟦thou art⟧ late for the train.",
    )
    good = (
        "Hell hath no fury like a woman scorned.",
        "He is holier than thou.",
        "It is a law unto itself.",
        "“Thou shalt not pass,” he cried.",
        "Do unto others as they do to you.",
        "Love thy neighbour is a good rule.",
        "Thou shalt not kill, says the law.",
        "Her poem begins: “Shall I compare thee”.",
        "The song How Great Thou Art was sung.",
        "And he said unto him, My son.\n\nThou shalt not go, saith the LORD.\n\nAnd he went unto the king.",
    )
