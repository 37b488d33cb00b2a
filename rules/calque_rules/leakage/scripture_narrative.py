"""See the class."""

from calque import Category, Safety, Severity, Triggers
from calque_rules.leakage._leak import LeakRule


class ScriptureNarrative(LeakRule):
    """The Bible's way of telling in another text: “And it came to pass that the road was closed”

    For many languages the Bible is the largest translated book there is, and translation programs learn from it. Where
    such a program does not know what to say, it tells a tale in the words of the Bible. Compare with the source.

    Scripture, sermons and direct speech are left alone, and so is “and so it came to pass”, which journalists like.
    """

    category = Category.ACCURACY
    severity = Severity.CRITICAL
    safety = Safety.HINT
    sources = ("ne", "si")
    triggers = Triggers(frozenset({"came to pass", "come to pass"}))
    register = "scripture"
    whole_sentence = True
    said = "“{match}” is how the Bible tells, and the rest is not to be trusted; translate the sentence anew"
    pattern = (
        r"(?<!\bso |\blong before )(?:\b[Aa]nd |\b[Nn]ow |\b[Ff]or |^)[Ii]t (?:came|shall come|will come) to pass\b"
        r",?(?: (?:that|when|after|in those days|in that day|as|on the \w+ day)\b)?"
    )
    bad = (
        "⟦And it came to pass that the road was closed.⟧",
        "⟦And it came to pass, when the mayor spoke, that the shop was shut.⟧",
        "⟦It came to pass that the factory was sold in 1990.⟧",
        "⟦The river rose, and it came to pass that the bridge fell.⟧",
        "It rained. ⟦And it shall come to pass the tax is paid in May.⟧",
        "⟦Now it came to pass the team won the cup.⟧",
        "⟦And it came to pass, in those days, that the price of rice fell.⟧",
    )
    good = (
        "And so it came to pass that the road was closed.",
        "“And it came to pass in those days,” he read.",
        "How did this come to pass?",
        "What he feared has come to pass.",
        "He knew that it would come to pass.",
        "It came to nothing in the end.",
        "The bill is to come to the floor; pass it on.",
        "And it came to pass that Isaac was old.\n\nAnd he said unto him, My son.\n\nThou shalt not go.",
    )
