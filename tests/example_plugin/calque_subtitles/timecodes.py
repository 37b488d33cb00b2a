"""A report for subtitlers: what is wrong, at which time of the film."""

from bisect import bisect_right
from collections.abc import Iterable

from calque import Output
from calque.finding import FileResult
from calque_subtitles.srt import CUE


def report(results: Iterable[FileResult], output: Output) -> None:
    """A line a finding: the time at which its cue comes up, the rule, the message."""
    for result in results:
        if result.source is None:  # it could not be read, which calque itself says
            continue
        cues = list(CUE.finditer(result.source.text))
        starts = [cue.start() for cue in cues]
        for finding in result.findings:
            cue = bisect_right(starts, finding.span.start) - 1
            time = cues[cue]["time"] if cue >= 0 else "--:--:--,---"
            output.stream.write(f"{time}  {finding.rule}: {finding.message}\n")
