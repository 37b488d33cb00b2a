"""See the class."""

from calque import Category, Safety, Severity, Triggers
from calque_rules.leakage._leak import LeakRule


class ScriptureProphecy(LeakRule):
    """“And … shall” as in the Bible: “And the house of the town shall be made of stone”

    A sentence that begins with “And” and says what “shall be” is how prophets speak. In the news and in
    manuals it is a sign that the program did not know what to say and took the words of the Bible. Compare with the
    source.

    Laws say “shall”, too, but do not begin with “And”; scripture, laws and direct speech are left alone.
    """

    category = Category.ACCURACY
    severity = Severity.CRITICAL
    safety = Safety.HINT
    sources = ("ne", "si")
    triggers = Triggers(frozenset({"And "}))
    register = "scripture"
    said = "“{match}” is how the Bible speaks; compare with the source"
    pattern = (
        r"(?:^|(?<=[.!?] ))And (?:the |he |she |it |they |in |on |there |when |thou |all |every )"
        r"(?:[\w’'-]+,? ){0,14}?shal[lt] (?:not )?"
        r"(?:be|come|go|have|take|make|bring|keep|know|stand|eat|see|put|burn)\b(?! to pass)"
    )
    bad = (
        "⟦And the house of the town shall be⟧ made of stone.",
        "⟦And he shall not come⟧ to the office on Monday.",
        "⟦And in the month of May they shall eat⟧ rice.",
        "The club was founded in 1911. ⟦And the colour of it shall be⟧ red.",
        "⟦And they shall bring⟧ the tax to the bank.",
        "⟦And thou shalt take⟧ the train at noon.",
        "⟦And all the people shall know⟧ the price of oil.",
    )
    good = (
        "And we shall be free one day.",
        "And I shall not be moved.",
        "And the house will be made of stone.",
        "“And the sea shall have no dominion,” he read.",
        "And yet the law says what shall be done.",
        "The tenant shall pay. And the landlord will repair the roof.",
        "And then there was light.",
        "And the sea shall give up its dead.\n\nAnd they shall see his face.\n\nThus saith the LORD, Behold, I come.",
    )
