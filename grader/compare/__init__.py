"""Pure comparison: an answer and the expected answer to evidence. Nothing here runs or reads anything."""

from grader.compare.core import compare
from grader.compare.same import same
from grader.compare.specs import (
    Anything,
    Array,
    Classes,
    Count,
    Facts,
    Flag,
    Items,
    Misfit,
    Nothing,
    Params,
    Scalar,
    Series,
    Spec,
    Text,
    Tuple,
    Viewed,
)

__all__ = [
    "Anything",
    "Array",
    "Classes",
    "Count",
    "Facts",
    "Flag",
    "Items",
    "Misfit",
    "Nothing",
    "Params",
    "Scalar",
    "Series",
    "Spec",
    "Text",
    "Tuple",
    "Viewed",
    "compare",
    "same",
]
