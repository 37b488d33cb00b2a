"""Runs rules over texts, in this process: a firing is a finding and the text that it was made in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from calque.config import Settings
from calque.document import Source
from calque.errors import CalqueError
from calque.finding import Finding
from calque.measure.texts import Data, Reader, Text
from calque.run import Checker

Progress = Callable[[Iterator[Text], int], Iterable[Text]]
"""Passes texts on as they come, and shows how much of how many bytes is done."""


PLAIN = "text.txt"
"""What a text is called that is no file of its own, so that it is read as plain text."""


@dataclass(frozen=True, slots=True)
class Firing:
    """A finding, and the text that it was made in."""

    text: Text
    finding: Finding


class Runner:
    """Checks texts with the rules that a checker has; what a text says to silence them is heeded as ever."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._settings: Settings = checker.finder.for_folder_here()
        checker.rules(self._settings)

    def findings(self, text: Text) -> list[Finding]:
        """What the rules find in a text. Raises CalqueError where they fail."""
        return self._examine(text.source or Source(PLAIN, text.text), text.name)

    def findings_by_human(self, text: Text) -> list[Finding]:
        """What they find in what a human made of it."""
        return self._examine(Source(PLAIN, text.by_human or ""), text.name)

    def _examine(self, source: Source, name: str) -> list[Finding]:
        examined = self._checker.examine(source, self._settings)
        for failure in examined.failures:
            if not failure.harmless:
                raise CalqueError(f"{name}: {failure.error}{f' [{failure.rule}]' if failure.rule else ''}")
        return examined.findings

    def firings(self, texts: Iterable[Text]) -> Iterator[Firing]:
        """The firings in some texts, in order."""
        for text in texts:
            for finding in self.findings(text):
                yield Firing(text, finding)


def texts_of(data: Iterable[Data], reader: Reader, progress: Progress) -> Iterable[Text]:
    """The texts in some data, in order, as they are read."""
    files = [(some, file) for some in data for file in reader.files(some)]
    texts = (text for some, file in files for text in reader.texts(some, file))
    return progress(texts, sum(file.stat().st_size for _, file in files))
