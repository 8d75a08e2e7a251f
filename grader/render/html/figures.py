"""Every drawing of a report as a figure: what is still is drawn here, what moves is drawn by ``pictures.js``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from grader.language import _
from grader.model.drawing import LEVELS
from grader.model.report import Drawing
from grader.render.differ import short
from grader.render.html.curve import curve
from grader.render.html.evidence import heat
from grader.render.html.markup import Html, data, el, join, prose
from grader.render.html.steps import steps

Made = Mapping[str, Any]


def figures(drawings: Sequence[Drawing]) -> list[Html]:
    """In the order of the report."""
    return [_figure(number, drawing) for number, drawing in enumerate(drawings, start=1)]


def _figure(number: int, drawing: Drawing) -> Html:
    caption = el("figcaption", el("h3", prose(drawing.title)), el("p", prose(drawing.text)) if drawing.text else None)
    if drawing.kind == "none" or drawing.data is None:
        return el("figure", caption, class_="none")
    return el("figure", caption, _KINDS[drawing.kind](number, drawing.data), class_=drawing.kind)


def _boundary(number: int, made: Made) -> Html:
    """A canvas for the script, and the last frame in words."""
    frames = made["frames"]
    last = _told(made, frames[-1]) if frames else _points(made)
    controls = None
    if len(frames) > 1:
        slider = el(
            "input", type="range", min=0, max=len(frames) - 1, value=len(frames) - 1, step=1, aria_label=made["unit"]
        )
        controls = el("div", el("button", _("Play"), type="button"), slider, class_="controls", hidden=True)
    return join(
        el("canvas", width=640, height=640, role="img", aria_label=_("A map with points. {text}").format(text=last)),
        el("noscript", el("p", _("This picture is drawn by a script, and scripts are off here."))),
        controls,
        legend(area=bool(frames)),
        el("p", last, class_="told"),
        data(made, class_="boundary-data"),
    )


def legend(*, area: bool) -> Html:
    """The marks on a map; where it has an area, the line too."""
    marks = [
        (_("label 0"), el("circle", cx=13, cy=5, r=4.6, class_="zero")),
        (_("label 1"), el("rect", x=9, y=1, width=8, height=8, class_="one")),
        (_("the output is one half"), el("path", d="M0 5H26", class_="half")),
    ]
    shown = marks if area else marks[:2]
    items = [el("li", el("svg", mark, viewBox="0 0 26 10", aria_hidden="true"), name) for name, mark in shown]
    return el("ul", *items, class_="legend")


def _told(made: Made, frame: Made) -> str:
    """``step 1200: 4 of 4 points on the right side``."""
    (x0, x1, y0, y1), size = made["extent"], made["size"]
    right = 0
    for point in made["points"]:
        column = round((point["x"] - x0) / (x1 - x0) * (size - 1))
        row = round((y1 - point["y"]) / (y1 - y0) * (size - 1))
        letter = frame["levels"][min(max(row, 0), size - 1) * size + min(max(column, 0), size - 1)]
        right += letter in LEVELS and (LEVELS.index(letter) * 2 >= len(LEVELS)) == bool(point["label"])
    unit = made["unit"][:1].upper() + made["unit"][1:]
    where = f"{unit} {frame['step']}: " if len(made["frames"]) > 1 else ""
    words = _("{right} of {count} points on the right side.")
    return where + words.format(right=right, count=len(made["points"]))


def _points(made: Made) -> str:
    ones = sum(point["label"] for point in made["points"])
    words = _("{zeros} points have the label 0, {ones} the label 1.")
    return words.format(zeros=len(made["points"]) - ones, ones=ones)


def _parameters(number: int, made: Made) -> Html:
    names = (_("Name"), _("Shape"), _("Numbers"), _("Lowest"), _("Highest"), _("Mean"))
    head = el("tr", *(el("th", name, scope="col", class_="n" if name not in names[:2] else None) for name in names))
    rows = [
        el(
            "tr",
            el("th", el("code", row["name"]), scope="row"),
            el("td", " × ".join(map(str, row["shape"])) or _("one")),
            el("td", f"{row['count']:,}", class_="n"),
            *(el("td", short(row[key]), class_="n") for key in ("lowest", "highest", "mean")),
        )
        for row in made["rows"]
    ]
    total = el("tr", el("th", _("All together"), scope="row"), el("td"), el("td", f"{made['total']:,}", class_="n"))
    table = el("table", el("thead", head), el("tbody", *rows), el("tfoot", total), class_="parameters")
    counted = [
        el("p", _("Your count_parameters says {number}.").format(number=short(each)), class_="told")
        for each in made["counted"]
    ]
    return join(el("div", table, class_="scroll", tabindex=0, role="group", aria_label=_("Parameters")), *counted)


_KINDS: Mapping[str, Callable[[int, Made], Html | None]] = {
    "curve": lambda number, made: curve(made),
    "boundary": _boundary,
    "heat": lambda number, made: heat(made["entries"]),
    "steps": steps,
    "parameters": _parameters,
}
