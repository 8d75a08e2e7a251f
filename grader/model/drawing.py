"""A picture in a report: plain data of a known form, whoever made it.

What a drawing holds was computed beside student code, or read from a file, so nothing in it is believed: its data go
through :func:`checked` when it is made and again before it is drawn. Numbers are finite, or words for what they are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from grader.language import _
from grader.model.report import Drawing
from grader.model.text import name, printable

Check = Callable[[Any], Any]
LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
"""One letter a place of a boundary: A stands for the output 0, / for 1."""
NO_LEVEL = "."
"""The letter for an output that is no finite number."""
MOST_DRAWINGS = 12


def checked(drawing: Drawing) -> Drawing:
    """The same drawing, its strings sanitised and its data bounded. Applying it twice changes nothing.

    A drawing of an unknown kind, or whose data have not the form of theirs, becomes one of the kind ``none``.
    """
    title, text = name(drawing.title, 120), printable(drawing.text, 400, 4)
    form = FORMS.get(drawing.kind)
    if form is None:
        return Drawing("none", title, text or _("There is no picture here."))
    try:
        return Drawing(drawing.kind, title, text, form(drawing.data))
    except ValueError:
        return Drawing("none", title, _("The numbers for this picture cannot be drawn."))


def number(value: Any) -> float | str:
    """A finite number as it is, another one in words.

    Raises:
        ValueError: it is no number.
    """
    if value in ("nan", "inf", "-inf"):
        return str(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("no number")
    try:
        real = float(value)
    except OverflowError:
        return "inf" if value > 0 else "-inf"
    return real if math.isfinite(real) else str(real)


def _text(limit: int) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise ValueError("no text")
        return name(value, limit)

    return check


def _whole(low: int, high: int) -> Check:
    def check(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError("no such whole number")
        return value

    return check


def _finite(value: Any) -> float:
    real = number(value)
    if isinstance(real, str) or abs(real) > 1e9:
        raise ValueError("not finite")
    return real


def _list(item: Check, most: int, least: int = 0) -> Check:
    def check(value: Any) -> list[Any]:
        if not isinstance(value, (list, tuple)) or not least <= len(value) <= most:
            raise ValueError("no list of this length")
        return [item(each) for each in value]

    return check


def _record(**fields: Check) -> Check:
    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping) or set(value) != set(fields):
            raise ValueError("other fields")
        return {field: form(value[field]) for field, form in fields.items()}

    return check


def _levels(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 4096 or set(value) - {*LEVELS, NO_LEVEL}:
        raise ValueError("no levels")
    return value


def _square(data: Any) -> dict[str, Any]:
    """A boundary whose frames have as many letters as it has places."""
    made: dict[str, Any] = _boundary(data)
    if any(len(frame["levels"]) != made["size"] ** 2 for frame in made["frames"]):
        raise ValueError("another number of places")
    x0, x1, y0, y1 = made["extent"]
    if not (x0 < x1 and y0 < y1):
        raise ValueError("no area")
    return made


def _same_shape(entry: Any) -> dict[str, Any]:
    """Rows that are equally long on both sides."""
    made: dict[str, Any] = _entry(entry)
    shapes = {(len(side), *{len(row) for row in side}) for side in (made["seen"], made["expected"])}
    if len(shapes) != 1 or len(next(iter(shapes))) != 2:
        raise ValueError("not the same shape")
    return made


_LABEL = _text(60)
_TABLE = _list(_list(number, 24, 1), 24, 1)
_entry = _record(name=_LABEL, seen=_TABLE, expected=_TABLE)
_boundary = _record(
    extent=_list(_finite, 4, 4),
    size=_whole(2, 64),
    unit=_LABEL,
    frames=_list(_record(step=_whole(0, 10**9), levels=_levels), 60),
    points=_list(_record(x=_finite, y=_finite, label=_whole(0, 1)), 600),
)
_step = _record(
    name=_LABEL, formula=_LABEL, seen=_list(number, 12, 1), expected=_list(number, 12, 1), right=_whole(0, 1)
)
FORMS: Mapping[str, Check] = {
    "none": lambda data: None,
    "curve": _record(
        x=_LABEL, y=_LABEL, start=_finite, stride=_finite,
        lines=_list(_record(name=_LABEL, values=_list(number, 400, 1)), 4, 1),
    ),
    "boundary": _square,
    "heat": _record(entries=_list(_same_shape, 12, 1)),
    "steps": _record(
        given=_list(_record(name=_LABEL, text=_text(200)), 12),
        inputs=_list(_record(label=_LABEL, x=_list(number, 4, 1), steps=_list(_step, 16, 1)), 8, 1),
    ),
    "parameters": _record(
        rows=_list(
            _record(
                name=_LABEL, shape=_list(_whole(0, 10**9), 4), count=_whole(0, 10**12), lowest=number, highest=number,
                mean=number,
            ),
            24, 1,
        ),
        total=_whole(0, 10**12),
        counted=_list(number, 1),
    ),
}  # fmt: skip
"""For each kind of drawing the form of its data; a form raises ValueError for anything else."""
