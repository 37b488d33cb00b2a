"""See the class."""

from calque import Category, Safety, Severity, Triggers
from calque_rules.leakage._leak import LeakRule


class BecauseOfNothing(LeakRule):
    """A reason for nothing: “This is because, as a result of this, we have decided …”

    A translation program that makes nothing of a sentence begins it with a phrase that fits everywhere. There is
    nothing before for which it could be the reason, and what follows is made up as well: translate the sentence anew.

    “This is because the road is closed” is good English; only “because” with a comma and a phrase of the kind is
    reported.
    """

    category = Category.ACCURACY
    severity = Severity.MAJOR
    safety = Safety.HINT
    sources = ("ro",)
    triggers = Triggers(frozenset({"is because,"}))
    register = "law"
    whole_sentence = True
    said = "“{match}” gives a reason for nothing, and the rest is not to be trusted; translate the sentence anew"
    pattern = (
        r"\b(?:This|That|It) is because, (?:as a result of|on the basis of|at the same time"
        r"|in (?:addition|the case|view|order)|after|under|for the purposes? of|within|with|by|due to"
        r"|since|when)\b[^,.;]{0,90},?"
    )
    bad = (
        "⟦This is because, as a result of this, we have decided to stay.⟧",
        "⟦This is because, on the basis of the plan, the castle is old.⟧",
        "⟦That is because, at the same time, the river is long.⟧",
        "He was born in 1911. ⟦This is because, as a result of the adoption of the law, he was a poet.⟧",
        "⟦It is because, in addition to the church, the town has a school.⟧",
        "⟦This is because, after the war, the house is red.⟧",
    )
    good = (
        "This is because the road is closed.",
        "This is because, as everybody knows, the road is closed.",
        "That is because, unlike gold, silver tarnishes.",
        "He left, and that is because, he says, it rained.",
        "“This is because, as a result of the storm, the road is shut,” he said.",
        "It is because of the storm.",
        "Why this is because, in the end, is a riddle only to linguists.",
        "This is why, as a result of the storm, the road is closed.",
    )
