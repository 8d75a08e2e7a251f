"""Evidence for answers refused before any number is looked at."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.compare.hints import said_hint
from grader.compare.words import array_text, capital, describe, shape_text
from grader.language import _
from grader.model.evidence import Evidence, Part, Stage
from grader.model.value import TensorValue, Unsupported

Shape = tuple[int, ...]


def refuse(stage: Stage, message: str, observed: Any, expected: Any, detail: str = "", /, **data: Any) -> Evidence:
    """Evidence about an answer in one piece."""
    return Evidence(stage, message, detail, data, (Part("", stage, observed, expected),))


def wrong_type(observed: Any, expected: Any, wanted: str, advice: str = "") -> Evidence:
    """Something else than ``wanted`` (for example ``a NumPy array``) came back."""
    if observed is None:
        message = _("Nothing (None) came back where {wanted} was expected: is a `return` missing?").format(
            wanted=wanted
        )
    else:
        message = came_back(observed, wanted)
        if isinstance(observed, Unsupported):
            advice = said_hint(str(observed.hint)) or advice
        if advice:
            message += " " + advice
    return refuse(Stage.TYPE, message, observed, expected, observed_type=describe(observed), expected_type=wanted)


def came_back(observed: Any, wanted: str) -> str:
    """``A list of 3 entries came back where a number was expected.``"""
    words = _("{seen} came back where {wanted} was expected.")
    return words.format(seen=capital(describe(observed)), wanted=wanted)


def holds_graph(observed: Any, expected: Any, wanted: str) -> Evidence:
    """A tensor came back that still remembers how it was computed."""
    message = _(
        "The tensor that came back still remembers how it was computed (it requires grad); {wanted} without that "
        "history was expected."
    ).format(wanted=wanted)
    return refuse(Stage.TYPE, message, observed, expected, requires_grad=True)


def wrong_shape(observed: np.ndarray[Any, Any], expected: np.ndarray[Any, Any], original: Any) -> Evidence:
    """The array has another shape than the expected one."""
    seen, wanted = tuple(observed.shape), tuple(expected.shape)
    message = f"{came_back(original, _wanted(wanted))} {_reading(seen, wanted)}".strip()
    return refuse(Stage.SHAPE, message, original, expected, observed_shape=list(seen), expected_shape=list(wanted))


def _wanted(shape: Shape) -> str:
    if not shape:
        return _("a single number")
    return array_text(shape)


def _reading(seen: Shape, wanted: Shape) -> str:
    """One more sentence where the two shapes tell a beginner something."""
    if 0 in seen:
        return _("There is not one number in it.")
    if not seen:
        return _("All the entries were turned into one number.")
    if not wanted:
        return _("It still has to become one number.")
    if len(wanted) == 2 and wanted[1] == 1 and seen == wanted[:1]:
        return _(
            "The numbers should stand in one column. Next to a column, NumPy spreads {shape} into a table."
        ).format(shape=shape_text(seen))
    if len(seen) == 2 and seen[1] == 1 and wanted == seen[:1]:
        return _("One axis too many: next to {shape}, NumPy spreads a column into a table.").format(
            shape=shape_text(wanted)
        )
    if len(seen) == 2 and len(wanted) == 2 and seen == wanted[::-1]:
        return _("Rows and columns are swapped.")
    rows = wanted[0]
    if seen == (rows, rows) and wanted in ((rows,), (rows, 1)):
        return _("Such a square table appears when shapes {row} and {column} meet.").format(
            row=shape_text((rows,)), column=shape_text((rows, 1))
        )
    if int(np.prod(seen)) == int(np.prod(wanted)):
        return _("The number of entries is right, their arrangement is not.")
    if seen[1:] == wanted[1:] and len(seen) == len(wanted):
        return _("It has too few rows.") if seen[0] < wanted[0] else _("It has too many rows.")
    return _("Print the shapes on the way to the result.")


def wrong_kind(array: np.ndarray[Any, Any], original: Any, expected: Any, dtypes: str) -> Evidence | None:
    """The array holds things this test cannot take as numbers; None when the kind of number is fine.

    Whole numbers where decimals are expected are *not* judged here: they may be exactly right.
    """
    kind, size = array.dtype.kind, array.dtype.itemsize
    if kind == "f" and size < 4:
        text = _("float16 numbers came back. They keep only three digits; use float64, NumPy's usual type.")
    elif kind in "fiub":
        return None
    elif kind == "c":
        text = _("Complex numbers came back where decimal numbers were expected.")
    elif kind == "O":
        text = _("An array of Python objects came back where numbers were expected. Are all its rows equally long?")
    elif kind in "US":
        text = _("An array of texts came back where an array of numbers was expected.")
    else:
        text = _("An array came back whose entries are not plain numbers.")
    return refuse(Stage.DTYPE, text, original, expected, observed_dtype=str(array.dtype), accepted=dtypes)


def lost_decimals(array: np.ndarray[Any, Any], original: Any, expected: Any) -> Evidence:
    """Whole numbers or True/False where decimals were expected, and the values suffered."""
    if array.dtype.kind == "b":
        text = _("True and False came back where decimal numbers were expected: the decimals were lost.")
    else:
        text = _(
            "Whole numbers ({dtype}) came back where decimal numbers were expected: the decimals were lost."
        ).format(dtype=array.dtype)
    return refuse(Stage.DTYPE, text, original, expected, observed_dtype=str(array.dtype), accepted="f")


def unwrap(observed: Any) -> Any:
    """The array of a tensor, anything else unchanged."""
    return observed.array if isinstance(observed, TensorValue) else observed
