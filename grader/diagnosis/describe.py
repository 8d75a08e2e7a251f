"""What the failing calls of one function have in common, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from grader.diagnosis.relations import Relation, relate
from grader.diagnosis.trial import Trial
from grader.model.evidence import Stage
from grader.model.outcome import Call, Returned
from grader.model.value import TensorValue

_NOTHING = Relation("", "", "")


def describe(trials: Sequence[Trial]) -> Relation:
    """The relation that holds in every failing call that gave a value; empty words when there is none.

    Only wrong values and shapes are looked at: a wrong type or NaN has been told already.
    """
    found = []
    for trial in trials:
        if (
            not isinstance(trial.observed, Returned)
            or not isinstance(trial.expected, Returned)
            or trial.evidence is None
        ):
            continue
        if trial.evidence.stage not in (Stage.VALUES, Stage.SHAPE):
            return _NOTHING
        relation = relate(trial.observed.value, trial.expected.value, m=examples(trial.call))
        if relation is None:
            return _NOTHING
        found.append(relation)
    if not found or len({relation.key for relation in found}) > 1:
        return _NOTHING
    return found[0]


def examples(call: Call) -> int | None:
    """The number of examples of a call: the first axis that most of its arrays share; None when that is open."""
    sizes = Counter(array.shape[0] for array in _arrays([*call.args, *call.kwargs.values()]) if array.ndim)
    if not sizes:
        return None
    (size, times), *others = sizes.most_common()
    if (times == 1 and others) or any(count == times for _, count in others):
        return None
    return int(size)


def _arrays(values: Sequence[Any]) -> Iterator[np.ndarray[Any, Any]]:
    for value in values:
        if isinstance(value, TensorValue):
            yield value.array
        elif isinstance(value, np.ndarray):
            yield value
        elif isinstance(value, dict):
            yield from _arrays(list(value.values()))
        elif isinstance(value, (list, tuple)):
            yield from _arrays(value[:50])
