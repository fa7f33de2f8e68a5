"""Line charts as SVG, both axes logarithmic or both plain."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 380, 70, 40, 150, 50
COLOURS = ("#0b6e4f", "#b3541e", "#3b5b92", "#7a3b8f")

Points = Sequence[tuple[float, float]]


def chart(title: str, across: str, upwards: str, lines: Mapping[str, Points], *, logarithmic: bool) -> str:
    """An SVG image of named lines of (x, y); all values are positive."""
    xs = [x for points in lines.values() for x, _ in points]
    ys = [y for points in lines.values() for _, y in points]
    x_axis, y_axis = _Axis(xs, LEFT, WIDTH - RIGHT, logarithmic), _Axis(ys, HEIGHT - BOTTOM, TOP, logarithmic)
    parts = [
        _text(LEFT, 22, title, "font-weight:bold"),
        _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, across, "text-anchor:middle"),
    ]
    parts.append(
        f'<text transform="translate(16 {(TOP + HEIGHT - BOTTOM) / 2:.0f}) rotate(-90)" style="text-anchor:middle">{escape(upwards)}</text>'
    )
    for mark in x_axis.marks:
        parts += [
            _line(x_axis.at(mark), TOP, x_axis.at(mark), HEIGHT - BOTTOM),
            _text(x_axis.at(mark), HEIGHT - BOTTOM + 18, _shown(mark), "text-anchor:middle"),
        ]
    for mark in y_axis.marks:
        parts += [
            _line(LEFT, y_axis.at(mark), WIDTH - RIGHT, y_axis.at(mark)),
            _text(LEFT - 8, y_axis.at(mark) + 4, _shown(mark), "text-anchor:end"),
        ]
    for number, (name, points) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        places = [(x_axis.at(x), y_axis.at(y)) for x, y in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{path}" style="fill:none;stroke:{colour};stroke-width:2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" style="fill:{colour}"/>' for x, y in places]
        parts.append(_text(WIDTH - RIGHT + 10, TOP + 16 + 20 * number, name, f"fill:{colour}"))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>\n{body}\n</svg>\n'
    )


class _Axis:
    """From values to places on the image."""

    def __init__(self, values: Sequence[float], start: float, end: float, logarithmic: bool) -> None:
        self._logarithmic, self._start, self._end = logarithmic, start, end
        if logarithmic:
            powers = range(math.floor(math.log10(min(values))), math.ceil(math.log10(max(values))) + 1)
            self.marks = [10.0**power for power in powers]
        else:
            step = _step(max(values))
            self.marks = [step * number for number in range(math.ceil(max(values) / step) + 1)]
        self._low, self._high = self._scaled(self.marks[0]), self._scaled(self.marks[-1])

    def _scaled(self, value: float) -> float:
        return math.log10(value) if self._logarithmic else value

    def at(self, value: float) -> float:
        """Where a value stands."""
        share = (self._scaled(value) - self._low) / ((self._high - self._low) or 1)
        return self._start + share * (self._end - self._start)


def _step(greatest: float) -> float:
    power = 10.0 ** math.floor(math.log10(greatest))
    return next(power * part for part in (0.1, 0.2, 0.5, 1, 2) if greatest / (power * part) <= 6)


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:g}"


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" style="stroke:#ddd"/>'


def _text(x: float, y: float, text: str, style: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" style="{style}">{escape(text)}</text>'
