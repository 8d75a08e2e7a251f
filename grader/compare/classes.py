"""Predicted classes: 0 or 1 for every example."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.compare.closeness import FloatArray, as_floats
from grader.compare.refuse import holds_graph, refuse, unwrap, wrong_kind, wrong_shape, wrong_type
from grader.compare.specs import Classes
from grader.language import _, ngettext
from grader.model.evidence import Evidence, Stage
from grader.model.value import TensorValue


def compare_classes(observed: Any, expected: Any, spec: Classes) -> Evidence | None:
    """``(m,)`` or ``(m, 1)`` zeros and ones, as bool, int or float; an array or a detached tensor."""
    target = np.asarray(unwrap(expected))
    if isinstance(observed, TensorValue) and observed.requires_grad:
        return holds_graph(observed, expected, _("classes"))
    array = unwrap(observed)
    if not isinstance(array, np.ndarray):
        tensor = isinstance(expected, TensorValue)
        wanted = _("a PyTorch tensor of classes") if tensor else _("a NumPy array of classes")
        return wrong_type(observed, expected, wanted)
    rows = target.size
    if array.shape not in ((rows,), (rows, 1)):
        return wrong_shape(array, target, observed)
    refused = wrong_kind(array, observed, expected, "fib")
    if refused is not None:
        return refused
    seen, goal = as_floats(array).ravel(), as_floats(target).ravel()
    return _not_classes(seen, observed, expected) or _wrong_classes(seen, goal, observed, expected, spec)


def _not_classes(seen: FloatArray, observed: Any, expected: Any) -> Evidence | None:
    """Numbers came back that are not 0 or 1."""
    if np.isin(seen, (0.0, 1.0)).all():
        return None
    if not np.isfinite(seen).all():
        text = _("Some of the classes that came back are nan or inf.")
        return refuse(
            Stage.FINITE, text, observed, expected, wrong=int((~np.isfinite(seen)).sum()), entries=int(seen.size)
        )
    if ((seen >= 0) & (seen <= 1)).all():
        text = _("Probabilities came back; the classes 0 and 1 were expected. Nothing has decided between the two yet.")
    elif (seen == np.round(seen)).all():
        text = _("Classes came back that are not 0 and 1.")
    else:
        text = _("Scores came back; the classes 0 and 1 were expected. Nothing has decided between the two yet.")
    odd = np.flatnonzero(~np.isin(seen, (0.0, 1.0)))
    detail = _("Entry [{index}] is {number:.4g}.").format(index=int(odd[0]), number=float(seen[odd[0]]))
    return refuse(Stage.VALUES, text, observed, expected, detail, index=[int(odd[0])], observed=float(seen[odd[0]]))


def _wrong_classes(seen: FloatArray, goal: FloatArray, observed: Any, expected: Any, spec: Classes) -> Evidence | None:
    wrong = seen != goal
    wrong[[place for place in spec.either if 0 <= place < wrong.size]] = False
    if not wrong.any():
        return None
    free = [place for place in range(wrong.size) if place not in set(spec.either)]
    count, first = int(wrong.sum()), int(np.argmax(wrong))
    text = _("Zeros and ones came back, but not for the right examples.")
    if count == len(free) and count > 1:
        text = _("Every class is the opposite of the expected one.")
    elif wrong.size > 1 and (seen == seen[0]).all():
        text = _("Every example got the same class.")
    classes = ngettext("{count} class", "{count} classes", wrong.size).format(count=wrong.size)
    detail = ngettext(
        "{count} of {classes} is wrong; the first is entry [{index}]: {seen:g} came back, {wanted:g} was expected.",
        "{count} of {classes} are wrong; the first is entry [{index}]: {seen:g} came back, {wanted:g} was expected.",
        count,
    ).format(count=count, classes=classes, index=first, seen=seen[first], wanted=goal[first])
    data = {"wrong": count, "entries": int(wrong.size), "index": [first]}
    data |= {"observed": float(seen[first]), "expected": float(goal[first])}
    return refuse(Stage.VALUES, text, observed, expected, detail, **data)
