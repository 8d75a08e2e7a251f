"""A small network with all its numbers: choose an input, and go through it one step at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from grader.language import N_, _
from grader.render.differ import short
from grader.render.html.markup import Html, el, join

Made = Mapping[str, Any]
_GAP, _RADIUS = 120, 27


def steps(number: int, made: Made) -> Html:
    """Tabs that need no script (radio buttons); the buttons for single steps are the script's."""
    given = [join(el("code", item["name"]), " = ", el("span", item["text"]), " ") for item in made["given"]]
    tabs = [_tab(number, place, item) for place, item in enumerate(made["inputs"], start=1)]
    panels = [_panel(place, item) for place, item in enumerate(made["inputs"], start=1)]
    return join(
        el("p", *given, class_="given") if given else None,
        el("div", *tabs, *panels, class_="tabs", role="group", aria_label=_("Inputs")),
    )


def _tab(number: int, place: int, item: Made) -> Html:
    ident = f"input-{number}-{place}"
    wrong = sum(not step["right"] for step in item["steps"])
    mark = el("span", " " + _("{count} off").format(count=wrong), class_="bad") if wrong else None
    radio = el("input", type="radio", name=f"input-{number}", id=ident, class_=f"tab{place}", checked=place == 1)
    return join(radio, el("label", item["label"], mark, for_=ident))


def _panel(place: int, item: Made) -> Html:
    rows = [_row(step) for step in item["steps"]]
    names = (_("Step"), _("How"), _("Your code"))
    head = el("tr", *(el("th", name, scope="col") for name in names))
    table = el("table", el("thead", head), el("tbody", *rows), class_="walk")
    buttons = [el("button", _(name), type="button", value=value) for name, value in _BUTTONS]
    return el(
        "div",
        _network(item),
        el("div", *buttons, class_="controls", hidden=True),
        el(
            "div",
            table,
            class_="scroll",
            tabindex=0,
            role="group",
            aria_label=_("Steps for {label}").format(label=item["label"]),
        ),
        class_=f"panel panel{place}",
    )


_BUTTONS = ((N_("Step by step"), "start"), (N_("Back"), "back"), (N_("Next"), "next"), (N_("All"), "all"))


def _row(step: Made) -> Html:
    right = None if step["right"] else el("span", _("expected:") + " ", _row_text(step["expected"]), class_="expected")
    mark = el("span", _("off") + " ", class_="bad") if not step["right"] else None
    return el(
        "tr",
        el("th", el("var", step["name"]), scope="row"),
        el("td", step["formula"]),
        el("td", mark, _row_text(step["seen"]), right),
        data_step=step["name"],
    )


def _row_text(values: Sequence[Any]) -> Html:
    """Lines break between numbers only."""
    numbers = [el("span", short(value) + ("," if place < len(values) else "")) for place, value in enumerate(values, 1)]
    return el("span", *(join(number, " ") for number in numbers), class_="numbers")


def _network(item: Made) -> Html | None:
    """Neurons as circles with z above, the activation inside and delta below; None for another kind of network."""
    found = {step["name"]: step for step in item["steps"]}
    hidden, output = found.get("a1"), found.get("ŷ")
    if hidden is None or output is None or len(output["seen"]) != 1:
        return None
    most = max(len(item["x"]), len(hidden["seen"]))
    columns = [
        _column(46, most, item["x"], "", None, None),
        _column(215, most, hidden["seen"], "a1", found.get("z1"), found.get("δ1")),
        _column(384, most, output["seen"], "ŷ", found.get("z2"), found.get("δ2")),
    ]
    edges = [*_edges(columns[0], columns[1]), *_edges(columns[1], columns[2])]
    nodes = [part for column in columns for part in column[1]]
    label = _("The network for {label}; the table below has the same numbers.").format(label=item["label"])
    return el("svg", *edges, *nodes, viewBox=f"0 0 430 {most * _GAP}", role="img", aria_label=label, class_="network")


def _column(
    x: int, most: int, values: Sequence[Any], name: str, above: Made | None, below: Made | None
) -> tuple[list[tuple[int, float]], list[Html]]:
    """Places and parts of one layer."""
    top = (most - len(values)) * _GAP / 2 + _GAP / 2
    places = [(x, top + place * _GAP) for place in range(len(values))]
    parts = []
    for number, (__, y) in enumerate(places):
        parts.append(el("circle", cx=x, cy=y, r=_RADIUS))
        parts.append(el("text", _tight(values[number]), x=x, y=y + 5, class_="value", data_step=name or None))
        for step, symbol, shift in ((above, "z", -_RADIUS - 9), (below, "δ", _RADIUS + 19)):
            if step is not None and number < len(step["seen"]):
                words = f"{symbol} = {short(step['seen'][number])}"
                parts.append(el("text", words, x=x, y=y + shift, class_="around", data_step=step["name"]))
        if not name:
            parts.append(el("text", f"x{number + 1}", x=x, y=y - _RADIUS - 9, class_="around"))
    return places, parts


def _tight(value: Any) -> str:
    """For the inside of a circle."""
    return "≈0" if isinstance(value, float) and 0 < abs(value) < 1e-3 else short(value)


def _edges(left: tuple[list[tuple[int, float]], Any], right: tuple[list[tuple[int, float]], Any]) -> list[Html]:
    return [
        el("path", d=f"M{x0 + _RADIUS} {y0}L{x1 - _RADIUS} {y1}", class_="edge")
        for x0, y0 in left[0]
        for x1, y1 in right[0]
    ]
