"""The rule `terms`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Settings, Slip, Triggers, adapt_case

Forms = Sequence[tuple[str, Sequence[str]]]


class Terms(Rule):
    """A term in another form than the one that the settings ask for

    `terms` in the settings lists the forms to enforce: a word in another letter case ("Github") is reported, and so is
    each variant that a form names (`terms = { "Kyiv" = ["Kiev"] }`). A heading or a line in capitals keeps them. The
    cases below are for the terms GitHub, e-mail (instead of email) and Kyiv (instead of Kiev).
    """

    category = Category.TERMINOLOGY
    safety = Safety.SAFE
    since = "0.1"
    unmeasured = "it enforces the forms that the settings name, and without them reports nothing"
    bad = (
        ("The code is on Github.", "The code is on GitHub."),
        ("Push it to github’s servers.", "Push it to GitHub’s servers."),
        ("Send us an email today.", "Send us an e-mail today."),
        ("Email us today.", "E-mail us today."),
        ("They flew to Kiev on Friday.", "They flew to Kyiv on Friday."),
        ("(kyiv) is the capital.", "(Kyiv) is the capital."),
    )
    good = (
        "The code is on GitHub.",
        "Send us an e-mail today.",
        "E-mail us today.",
        "They flew to Kyiv on Friday.",
        "Gitlab and githubs are other words.",
        "READ THE CODE ON GITHUB",
        "The site is https://github.com/example.",
        "An emailed answer came.",
        "Write to github@example.org.",
    )

    forms: Forms = ()

    def configured(self, settings: Settings) -> "Terms":
        """The rule for the terms of the settings."""
        return self._enforcing(settings.terms)

    def _enforcing(self, forms: Forms) -> "Terms":
        rule = Terms(self.name, self.group)
        rule.forms = forms
        return rule

    def example(self) -> Rule:
        """The rule for the terms of its cases."""
        return self._enforcing((("GitHub", ()), ("e-mail", ("email",)), ("Kyiv", ("Kiev",))))

    @cached_property
    def triggers(self) -> Triggers:  # type: ignore[override]
        """Every form and variant."""
        return Triggers(frozenset(self._wanted), ignore_case=True, whole_words=True)

    @cached_property
    def _wanted(self) -> Mapping[str, str]:
        """Each way to write a term, in lower case → the form to enforce."""
        ways = [(way, form) for form, others in self.forms for way in (form, *others)]
        return {way.lower(): form for way, form in ways}

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        longest_first = sorted(self._wanted, key=len, reverse=True)
        return regex.compile(rf"(?<!\w)(?:{'|'.join(map(regex.escape, longest_first))})(?!\w)", regex.IGNORECASE)

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """A slip for each term that is written otherwise."""
        for passage in passages:
            if passage.text.isupper():
                continue
            for match in self._pattern.finditer(passage.text):
                found = match.group()
                form = self._wanted[found.lower()]
                if found not in (form, form[0].upper() + form[1:]):
                    fix = adapt_case(found, form) if not found.isupper() else form
                    message = f"“{found}” is to be written “{form}” here (`terms` in the settings)"
                    yield Slip(passage, match.start(), match.end(), message, (Rewrite(fix),))
