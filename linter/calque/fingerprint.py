"""What a finding is known by in a later run: its rule and the sentence that it stands in, wherever both have moved."""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from calque.document import Source
from calque.finding import Finding


def fingerprint(finding: Finding, source: Source) -> str:
    """16 hexadecimal digits of the rule and the sentence; how the sentence is wrapped makes no difference."""
    sentence = source.text[finding.sentence.start : finding.sentence.end]
    return sha256(f"{finding.rule}\0{' '.join(sentence.split())}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def numbered(findings: Sequence[Finding], source: Source) -> Iterator[tuple[Finding, str]]:
    """Each finding with a fingerprint of its own in the file: the second of two alike ends in “:2”."""
    seen: Counter[str] = Counter()
    for finding in findings:
        key = fingerprint(finding, source)
        seen[key] += 1
        yield finding, f"{key}:{seen[key]}"
