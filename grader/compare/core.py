"""``compare``: an answer, the expected answer and a specification to evidence, or to None when the answer is right."""

from __future__ import annotations

import numpy as np

from grader.compare.arrays import compare_array
from grader.compare.classes import compare_classes
from grader.compare.containers import compare_items, compare_series, compare_tuple
from grader.compare.facts import compare_facts, misfit, seen
from grader.compare.params import compare_entry, compare_params
from grader.compare.scalars import compare_count, compare_flag, compare_nothing, compare_scalar, compare_text
from grader.compare.specs import (
    Array,
    Classes,
    Count,
    Entry,
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
from grader.model.evidence import Evidence
from grader.model.value import Value


def compare(observed: Value, expected: Value, spec: Spec) -> Evidence | None:
    """What speaks against ``observed``; None when it is right.

    Looks at the type first, then shape, dtype, finiteness and values; the first that is wrong is reported. Never raises
    on any ``observed``; ``expected`` must be an answer of the kind ``spec`` describes.
    """
    observed = _plain(observed)
    if isinstance(spec, Viewed):
        found = seen(observed, spec)
        if isinstance(found, Misfit):
            return misfit(found, observed, expected)
        return compare(found, spec.read(expected), spec.spec)
    if isinstance(spec, Entry):
        return compare_entry(observed, expected, spec)
    if isinstance(spec, Array):
        return compare_array(observed, expected, spec)
    if isinstance(spec, Params):
        return compare_params(observed, expected, spec, compare)
    if isinstance(spec, Items):
        return compare_items(observed, expected, spec, compare)
    if isinstance(spec, Tuple):
        return compare_tuple(observed, expected, spec, compare)
    if isinstance(spec, Series):
        return compare_series(observed, expected, spec, compare)
    return _compare_single(observed, expected, spec)


def _compare_single(observed: Value, expected: Value, spec: Spec) -> Evidence | None:
    if isinstance(spec, Scalar):
        return compare_scalar(observed, expected, spec)
    if isinstance(spec, Classes):
        return compare_classes(observed, expected, spec)
    if isinstance(spec, Count):
        return compare_count(observed, expected, spec)
    if isinstance(spec, Flag):
        return compare_flag(observed, expected, spec)
    if isinstance(spec, Nothing):
        return compare_nothing(observed, expected)
    if isinstance(spec, Text):
        return compare_text(observed, expected, spec)
    if isinstance(spec, Facts):
        return compare_facts(observed, expected, spec)
    return None


def _plain(value: Value) -> Value:
    """NumPy scalars (entries taken from an array) as 0-d arrays, what the wire would have made of them."""
    return np.asarray(value) if isinstance(value, np.generic) else value
