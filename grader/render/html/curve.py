"""Lines over steps as SVG: the student's solid, the right solution's dashed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from grader.language import _
from grader.render.differ import short
from grader.render.html.markup import Html, el, join

_WIDTH, _HEIGHT = 420, 270
_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 22, 12, 46
_HIGHEST = 3.0
"""A line that runs away is cut at so many times the range of the other one."""
_FARTHEST = 1e12
_HAIR = 1e-3  # of the picture's height


def curve(made: Mapping[str, Any]) -> Html:
    """The picture, its legend, and what it shows in words."""
    lines = made["lines"]
    low, high = _range(lines)
    first, last = made["start"], made["start"] + made["stride"] * (max(len(line["values"]) for line in lines) - 1)
    frame = _Frame(first, max(last, first + 1e-9), low, high)
    drawn = [
        el("path", d=_path(line["values"], made, frame), class_=f"line{place}") for place, line in enumerate(lines)
    ]
    told = _told(lines, low, high)
    picture = el(
        "svg",
        *_axes(frame, made["x"], made["y"]),
        *reversed(drawn),  # the student's on top
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_label=" ".join(told),
    )
    legend = [
        el(
            "li",
            el("svg", el("path", d="M0 5H26", class_=f"line{place}"), viewBox="0 0 26 10", aria_hidden="true"),
            line["name"],
        )
        for place, line in enumerate(lines)
    ]
    return join(picture, el("ul", *legend, class_="legend"), el("p", " ".join(told), class_="told"))


class _Frame:
    """From numbers to places on the picture."""

    def __init__(self, x0: float, x1: float, y0: float, y1: float) -> None:
        self.x0, self.x1, self.y0, self.y1 = x0, x1, y0, y1

    def x(self, value: float) -> float:
        return round(_LEFT + (value - self.x0) / (self.x1 - self.x0) * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(self, value: float) -> float:
        share = (min(max(value, self.y0), self.y1) - self.y0) / (self.y1 - self.y0)
        return round(_HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM), 1)


def _finite(values: Sequence[Any]) -> list[float]:
    """The ordinary numbers; what is beyond all measure lies at the edge of what can be drawn."""
    return [min(max(value, -_FARTHEST), _FARTHEST) for value in values if isinstance(value, float)]


def _range(lines: Sequence[Mapping[str, Any]]) -> tuple[float, float]:
    """What the last line (the right one) needs, and of the others as much as leaves that one readable."""
    right, every = _finite(lines[-1]["values"]), [value for line in lines for value in _finite(line["values"])]
    if not every:
        return 0.0, 1.0
    right = right or every
    reach = (max(right) - min(right)) or abs(max(right)) or 1.0
    low, high = max(min(every), min(right) - _HIGHEST * reach), min(max(every), max(right) + _HIGHEST * reach)
    if 0.0 <= low <= 0.35 * high:
        low = 0.0  # a loss is measured from zero
    around = 0.5 * max(1.0, abs(low), abs(high))
    return (low, high) if high - low > 1e-9 * around else (low - around, high + around)


def _path(values: Sequence[Any], made: Mapping[str, Any], frame: _Frame) -> str:
    words, pen = [], "M"
    for place, value in enumerate(values):
        if not isinstance(value, float):
            pen = "M"
            continue
        words.append(f"{pen}{frame.x(made['start'] + place * made['stride'])} {frame.y(value)}")
        pen = "L"
    return "".join(words) or "M0 0"


def _axes(frame: _Frame, x_name: str, y_name: str) -> list[Html]:
    parts = []
    for value in _ticks(frame.y0, frame.y1, 5):
        y = frame.y(value)
        parts.append(el("path", d=f"M{_LEFT} {y}H{_WIDTH - _RIGHT}", class_="grid"))
        parts.append(el("text", short(value), x=_LEFT - 8, y=y + 4, class_="end"))
    for value in _ticks(frame.x0, frame.x1, 5):
        parts.append(el("text", short(value), x=frame.x(value), y=_HEIGHT - _BOTTOM + 18, class_="middle"))
    parts.append(el("path", d=f"M{_LEFT} {_HEIGHT - _BOTTOM}H{_WIDTH - _RIGHT}", class_="axis"))
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(el("text", x_name, x=middle, y=_HEIGHT - 8, class_="middle name"))
    middle = (_TOP + _HEIGHT - _BOTTOM) / 2
    parts.append(el("text", y_name, x=-middle, y=14, transform="rotate(-90)", class_="middle name"))
    return parts


def _ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers between the two."""
    raw = (high - low) / most
    power = 10.0 ** math.floor(math.log10(raw)) if raw > 0 else 1.0
    step = next(power * factor for factor in (1.0, 2.0, 5.0, 10.0) if power * factor >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(step * place, 12) for place in range(first, first + most + 2) if step * place <= high + 1e-9 * step]


def _told(lines: Sequence[Mapping[str, Any]], low: float, high: float) -> list[str]:
    """What the picture shows, for everybody who reads rather than looks."""
    told = [
        _("{name}: from {first} to {last}.").format(
            name=line["name"][:1].upper() + line["name"][1:],
            first=short(line["values"][0]),
            last=short(line["values"][-1]),
        )
        for line in lines
    ]
    mine = lines[0]["values"]
    if len(lines) > 1 and _together(mine, lines[1]["values"]):
        told.append(_("The two lines lie on each other."))
    broken = next((place for place, value in enumerate(mine) if not isinstance(value, float)), None)
    if broken is not None:
        told.append(_("Where the first line ends, its values are no ordinary numbers any more (nan or inf)."))
    elif max(_finite(mine), default=low) > high + _HAIR * (high - low) or min(_finite(mine)) < low - _HAIR * (
        high - low
    ):
        told.append(_("Where the first line runs along the edge, its values lie outside the picture."))
    return told


def _together(one: Sequence[Any], other: Sequence[Any]) -> bool:
    pairs = list(zip(one, other, strict=False))
    return len(one) == len(other) and all(
        isinstance(a, float) and isinstance(b, float) and math.isclose(a, b, rel_tol=1e-3, abs_tol=1e-6)
        for a, b in pairs
    )
