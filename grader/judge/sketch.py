"""From what a probe of ``drawings.py`` gave back, the student's and the solution's, to the data of one picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from grader.catalog.drawings import Plan
from grader.errors import CourseError
from grader.judge.tables import as_array, numbers
from grader.language import _
from grader.model.drawing import LEVELS, NO_LEVEL

FloatArray = np.ndarray[Any, np.dtype[np.float64]]


class Unfit(Exception):  # not an error of ours
    """What came back cannot be drawn; ``str()`` ends the sentence "No picture: ..."."""


def sketch(plan: Plan, seen: Any, wanted: Any) -> dict[str, Any]:
    """The data of the picture, in the form of its kind.

    Raises:
        Unfit: the student's answer has not the form of the solution's.
        CourseError: the solution's answer, or what the list says about it, has not the form of this kind.
    """
    if not isinstance(wanted, dict) or plan.kind not in wanted:
        raise CourseError(f"drawings.py: {plan.probe} has no entry {plan.kind!r} in what it returns.")
    mine = seen.get(plan.kind) if isinstance(seen, dict) else None
    try:
        return _SKETCHES[plan.kind](plan, mine, wanted[plan.kind])
    except (LookupError, TypeError, ValueError) as error:  # the form is the author's: a student cannot cause these
        raise CourseError(f"drawings.py: the {plan.kind} of {plan.probe} has not its form ({error}).") from error


def _like(seen: Any, wanted: Any) -> FloatArray:
    """The student's numbers, in the shape of the solution's."""
    mine, goal = as_array(seen), as_array(wanted)
    if goal is None:
        raise ValueError("no numbers")
    if mine is None or mine.size != goal.size:
        raise Unfit(_("what came back is not of the expected shape."))
    made: FloatArray = mine.reshape(goal.shape)
    return made


def _get(seen: Any, key: str) -> Any:
    return seen.get(key) if isinstance(seen, dict) else None


def _curve(plan: Plan, seen: Any, wanted: Any) -> dict[str, Any]:
    mine, goal = _like(_get(seen, "values"), wanted["values"]), _like(wanted["values"], wanted["values"])
    lines = [
        {"name": _("your code"), "values": numbers(mine)},
        {"name": _("a right solution"), "values": numbers(goal)},
    ]
    place = {"start": float(wanted["start"]), "stride": float(wanted["stride"])}
    return {"x": plan.more["x"], "y": plan.more["y"], **place, "lines": lines}


def _boundary(plan: Plan, seen: Any, wanted: Any) -> dict[str, Any]:
    """The places and steps are the solution's, the outputs the student's; with ``own_points`` the points too."""
    size, extent = int(wanted["size"]), [float(edge) for edge in wanted["extent"]]
    frames = _like(_get(seen, "frames"), wanted["frames"]) if size and "frames" in wanted else np.zeros((0, 4))
    steps = [int(step) for step in wanted.get("steps", ())]
    source = seen if plan.more.get("own_points") else wanted
    X, y = _like(_get(source, "X"), wanted["X"]), _like(_get(source, "y"), wanted["y"])
    if not (np.isfinite(X).all() and np.isin(y, (0, 1)).all()):
        raise Unfit(_("the points are not all finite, or their labels are not 0 and 1."))
    if plan.more.get("own_points"):
        reach = float(np.abs(X).max(initial=0.0)) * 1.08 or 1.0
        extent = [-reach, reach, -reach, reach]
    points = [
        {"x": float(f"{a:.4g}"), "y": float(f"{b:.4g}"), "label": int(c)}
        for (a, b), c in zip(X.tolist(), y.ravel().tolist(), strict=True)
    ]
    made = [{"step": step, "levels": levels(frame)} for step, frame in zip(steps, frames, strict=False)]
    return {"extent": extent, "size": max(size, 2), "unit": plan.more["unit"], "frames": made, "points": points}


def levels(frame: FloatArray) -> str:
    """Outputs between 0 and 1 as one letter each."""
    fine = np.isfinite(frame)
    places = np.rint(np.clip(np.where(fine, frame, 0.0), 0.0, 1.0) * (len(LEVELS) - 1)).astype(int)
    letters = zip(places.ravel().tolist(), fine.ravel().tolist(), strict=True)
    return "".join(LEVELS[place] if known else NO_LEVEL for place, known in letters)


def _heat(plan: Plan, seen: Any, wanted: Any) -> dict[str, Any]:
    entries = []
    for name, goal in wanted.items():
        mine = np.atleast_2d(_like(_get(seen, name), goal))
        right = np.atleast_2d(_like(goal, goal))
        entries.append({"name": f"d{name}", "seen": numbers(mine), "expected": numbers(right)})
    return {"entries": entries}


def _steps(plan: Plan, seen: Any, wanted: Any) -> dict[str, Any]:
    """Every value of every input, the student's beside the solution's."""
    X = _like(wanted["X"], wanted["X"])
    labels = [str(label) for label in plan.more["labels"]]
    inputs = []
    for row, (x, label) in enumerate(zip(X, labels, strict=True)):
        steps = []
        for name, formula in plan.more["steps"]:
            goal = _like(wanted[name], wanted[name])
            mine = _like(_get(seen, name), goal)
            right = bool(np.allclose(mine[row], goal[row], rtol=1e-5, atol=1e-7))
            pair = {"seen": numbers(mine[row].ravel()), "expected": numbers(goal[row].ravel())}
            steps.append({"name": name, "formula": formula, **pair, "right": int(right)})
        inputs.append({"label": label, "x": numbers(x), "steps": steps})
    given = [{"name": name, "text": text} for name, text in plan.more["given"]]
    return {"given": given, "inputs": inputs}


def _parameters(plan: Plan, seen: Any, wanted: Any) -> dict[str, Any]:
    rows = []
    for name in wanted:
        if name == "counted":
            continue
        mine = _like(_get(seen, name), wanted[name])
        with np.errstate(all="ignore"):
            ends = numbers(np.array([mine.min(), mine.max(), mine.mean()]))
        row = {"name": name, "shape": [int(side) for side in mine.shape], "count": int(mine.size)}
        rows.append(row | dict(zip(("lowest", "highest", "mean"), ends, strict=True)))
    counted = numbers(_like(_get(seen, "counted"), wanted["counted"]).reshape(1)) if "counted" in wanted else []
    return {"rows": rows, "total": sum(row["count"] for row in rows), "counted": counted}


_SKETCHES: Mapping[str, Callable[[Plan, Any, Any], dict[str, Any]]] = {
    "curve": _curve,
    "boundary": _boundary,
    "heat": _heat,
    "steps": _steps,
    "parameters": _parameters,
}
