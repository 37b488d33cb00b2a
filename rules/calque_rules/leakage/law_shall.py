"""See the class."""

from calque import Category, Safety, Severity, Triggers
from calque_rules.leakage._leak import LeakRule


class LawShall(LeakRule):
    """“Shall” as in a law, in another text: “The elections shall be held every four years”

    Many languages say with one form what English says with “is” in a report and with “shall” in a law, and translation
    programs learn from laws. In a text that tells what is so, write “is” or “are”; in one that says what will come,
    “will be”.

    Laws, rules and contracts are left alone, and so are direct speech, “we shall be there” and “so it shall be”.
    """

    category = Category.STYLE
    severity = Severity.MINOR
    safety = Safety.HINT
    sources = ("ro", "et", "ne")
    preview = True
    triggers = Triggers(frozenset({" shall be ", " shall have ", " shall take "}))
    register = "law"
    said = "“{match}” is the language of a law; here, say what is so or what will come"
    pattern = (
        r"(?<!\b(?:I|[Ww]e|that|which|who|it|thou|[Ii]f|[Ww]hat|there|and|or|not|paragraph \d{1,2}|parties|States?) )"
        r"(?<=\p{Ll}{3} )\bshall (?:be|have|take)\b"
        r"(?= (?:\p{Ll}+ed|held|made|taken|given|considered|the|a|an|one|two|\d+)\b)"
    )
    bad = (
        "The elections ⟦shall be⟧ held every four years.",
        "The church was built in 1911 and the tower ⟦shall be⟧ considered its oldest part.",
        "The river ⟦shall be⟧ the border in the north.",
        "The town ⟦shall have⟧ a school and two shops.",
        "The festival ⟦shall be⟧ celebrated in May.",
        "The award ⟦shall be⟧ given to the best painter.",
    )
    good = (
        "We shall be there on time.",
        "I shall have a rest.",
        "So it shall be.",
        "“The elections shall be held,” he said.",
        "The motto is: one and all shall be free.",
        "The tenant shall be liable.\n\nThe rent shall be paid.\n\nThe landlord shall not enter.",
        "There shall be light.",
        "The law says what shall be done.",
        "Blessed are those that shall be free.",
    )
