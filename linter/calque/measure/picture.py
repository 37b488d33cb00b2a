"""Precision against firings as a picture: one dot a rule, in SVG.

Rules that fired a few times only say little of their precision, and would all stand at the same places; they have their
dots in a list at the side.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import count
from math import ceil, cos, log10, pi, sin
from typing import NamedTuple

from calque.measure.results import Total
from calque.rule import Rule

FEW = 10
"""Firings from which a rule stands in the diagram."""

LEFT, RIGHT, TOP, BOTTOM = 60, 900, 170, 760
"""The edges of the diagram, in pixels; the list begins at its right."""

DOT, GAP = 4.0, 12.0
LETTER, LINE = 5.6, 11.0
"""The average width of a letter in a label, and the height of a line."""

COLUMN, ROW, SIDE = 215, 14, RIGHT + 150
"""The list: the width of its columns, the height of its rows, and where it begins."""

_STYLE = """
text { font-family: sans-serif; font-size: 10px; fill: #333 }
.title { font-size: 15px; font-weight: bold }
.axis { font-size: 11px; fill: #555 }
.grid { stroke: #e4e4e4 }
.interval { stroke: #9db7d5; stroke-opacity: .4 }
.leader { stroke: #bbb; stroke-width: .6 }
.yes { fill: #1f5fa8 }
.preview { fill: #fff; stroke: #8a8a8a; stroke-width: 1.4 }
"""


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class _Dot(NamedTuple):
    rule: str
    x: float
    y: float

    def box(self, size: float) -> _Box:
        return _Box(self.x - size, self.y - size, self.x + size, self.y + size)


def picture(totals: Mapping[str, Total], rules: Mapping[str, Rule]) -> str:
    """A dot for each rule that fired in texts with edits or marks. Rules in preview are hollow."""
    some = {name: total for name, total in totals.items() if total.score.comparable}
    some = dict(sorted(some.items(), key=lambda item: (-item[1].score.comparable, item[0])))
    most = max((total.score.comparable for total in some.values()), default=1)
    dots = list(_dots({name: total for name, total in some.items() if total.score.comparable >= FEW}, most))
    few = [name for name, total in some.items() if total.score.comparable < FEW]
    rows = (BOTTOM - TOP) // ROW
    width, height = SIDE + COLUMN * ceil(len(few) / rows), BOTTOM + 60
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f'<style>{_STYLE}</style><rect width="{width}" height="{height}" fill="#fff"/>',
        *_axes(most),
        *(_interval(dot, some[dot.rule]) for dot in dots),
        *_labels(dots),
        *_list({name: some[name] for name in few}, rows),
        *(_circle(dot, some[dot.rule], rules) for dot in dots),
        *(_circle(_in_list(name, k, rows), some[name], rules) for k, name in enumerate(few)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _dots(totals: Mapping[str, Total], most: int) -> Iterator[_Dot]:
    """The dots in the diagram. Where one would cover another, it moves aside."""
    taken: list[_Box] = []
    for name, total in totals.items():
        x, y = _x(total.score.comparable, most), _y(total.precision or 0.0)
        for step in count():
            dot = _Dot(name, x + (step + 1) // 2 * GAP * (-1) ** step, y)
            if dot.x > LEFT + DOT and not any(dot.box(GAP / 2 - 0.1).meets(box) for box in taken):
                break
        taken.append(dot.box(GAP / 2 - 0.1))
        yield dot


def _x(firings: int, most: int) -> float:
    return LEFT + 30 + (RIGHT - LEFT - 30) * log10(firings / FEW) / max(log10(most / FEW), 1)


def _y(share: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * share


def _axes(most: int) -> Iterator[str]:
    title = "How often rules fire, and the share that meets an edit or a mark"
    note = "filled: on by default; hollow: in preview; lines: 95 % intervals; the share is a lower bound"
    yield f'<text class="title" x="{LEFT}" y="24">{title}</text>'
    yield f'<text class="axis" x="{LEFT}" y="42">{note}</text>'
    for share in (0, 0.25, 0.5, 0.75, 1):
        yield f'<line class="grid" x1="{LEFT}" x2="{RIGHT}" y1="{_y(share)}" y2="{_y(share)}"/>'
        yield f'<text class="axis" x="{LEFT - 8}" y="{_y(share) + 4}" text-anchor="end">{share:.0%}</text>'
    for firings in (n * 10**k for k in range(7) for n in (1, 2, 5)):
        if FEW <= firings <= max(most, 10 * FEW):
            x = _x(firings, most)
            yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{_y(1)}" y2="{_y(0)}"/>'
            yield f'<text class="axis" x="{x:.1f}" y="{BOTTOM + 18}" text-anchor="middle">{firings:,}</text>'
    yield f'<text class="axis" x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 42}" text-anchor="middle">firings</text>'


def _interval(dot: _Dot, total: Total) -> str:
    low, high = total.interval
    return f'<line class="interval" x1="{dot.x:.1f}" x2="{dot.x:.1f}" y1="{_y(low):.1f}" y2="{_y(high):.1f}"/>'


def _circle(dot: _Dot, total: Total, rules: Mapping[str, Rule]) -> str:
    kind = "preview" if dot.rule in rules and rules[dot.rule].preview else "yes"
    score = total.score
    title = f"{dot.rule}: {score.met} of {score.comparable} firings, by chance {total.chance:.2f}"
    return f'<circle class="{kind}" cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{DOT}"><title>{escape(title)}</title></circle>'


def _list(few: Mapping[str, Total], rows: int) -> Iterator[str]:
    if few:
        yield f'<text class="axis" x="{SIDE - 5}" y="{TOP - 20}">fewer than {FEW} firings</text>'
    for k, (name, total) in enumerate(few.items()):
        place = _in_list(name, k, rows)
        text = f"{name} {total.score.met}/{total.score.comparable}"
        yield f'<text x="{place.x + 9}" y="{place.y + 3.5}">{escape(text)}</text>'


def _in_list(rule: str, number: int, rows: int) -> _Dot:
    return _Dot(rule, SIDE + number // rows * COLUMN, TOP + number % rows * ROW)


def _labels(dots: Sequence[_Dot]) -> Iterator[str]:
    """A label at each dot: on the upper edge, where many stand in a line, aslant; else in the nearest place free."""
    taken = [dot.box(DOT) for dot in dots]
    for dot in dots:
        if dot.y < TOP + 2:
            at = f"{dot.x + 2:.1f} {dot.y - 7:.1f}"
            yield f'<text transform="translate({at}) rotate(-55)">{escape(dot.rule)}</text>'
            continue
        for distance, box in _places(dot):
            inside = box.left > LEFT and box.top > TOP + 4 and box.bottom < BOTTOM
            if inside and not any(box.meets(other) for other in taken):
                taken.append(box)
                yield from _label(dot, box, distance)
                break


def _label(dot: _Dot, box: _Box, distance: float) -> Iterator[str]:
    """A label in its place; where that is far from the dot, with a line."""
    if distance > 14:
        x, y = min(max(dot.x, box.left), box.right), box.bottom if box.bottom < dot.y else box.top
        yield f'<line class="leader" x1="{dot.x:.1f}" y1="{dot.y:.1f}" x2="{x:.1f}" y2="{y:.1f}"/>'
    yield f'<text x="{box.left:.1f}" y="{box.bottom - 2.5:.1f}">{escape(dot.rule)}</text>'


def _places(dot: _Dot) -> Iterator[tuple[float, _Box]]:
    """Where a label could stand, the nearest places first, and how far each is from the dot."""
    width = LETTER * len(dot.rule)
    for ring in range(26):
        distance = 10 + 9 * ring
        for step in range(16):
            angle = step * pi / 8
            x, y = dot.x + distance * cos(angle), dot.y + distance * sin(angle)
            left = x if cos(angle) > 0.3 else x - width if cos(angle) < -0.3 else x - width / 2
            yield distance, _Box(left, y - LINE / 2, left + width, y + LINE / 2)
