from __future__ import annotations

from typing import Any

import numpy as np

from grader.compare import Array, compare
from grader.diagnosis.describe import describe, examples
from grader.diagnosis.trial import Trial
from grader.model.outcome import Call, Raised, Returned
from grader.model.value import TensorValue

A = np.random.default_rng(1).normal(size=(5, 2))
B = np.random.default_rng(2).normal(size=(7, 2))


def trial(observed: Any, expected: Any) -> Trial:
    evidence = compare(observed, expected, Array())
    return Trial("f", Call("f", (expected,)), Returned(observed), Returned(expected), evidence, Array(), "t")


def test_every_failing_call_must_show_it() -> None:
    assert describe([trial(5 * A, A), trial(7 * B, B)]).kind == "times_m"
    assert describe([trial(5 * A, A), trial(5 * B, B)]).text == ""
    assert describe([trial(5 * A, A), trial(np.sqrt(abs(B)), B)]).text == ""
    assert describe([]).text == ""


def test_only_wrong_values_and_shapes_are_described() -> None:
    assert describe([trial(A.T, A)]).kind == "transposed"
    assert describe([trial(A.tolist(), A)]).text == ""
    assert describe([trial(A * np.nan, A)]).text == ""
    raised = Trial("f", Call("f"), Raised("ValueError", ""), Returned(A), None, Array(), "t")
    assert describe([raised]).text == ""
    assert describe([raised, trial(-A, A)]).kind == "negated"


def test_the_number_of_examples() -> None:
    y = np.zeros((5, 1))
    assert examples(Call("relu", (A,))) == 5
    assert examples(Call("bce", (y, y))) == 5
    assert examples(Call("steps", ({"X": A, "y": TensorValue(y), "W1": np.zeros((2, 4))},))) == 5
    assert examples(Call("batches", ([A, A], y))) == 5
    assert examples(Call("linear", (A, np.zeros((2, 3)), np.zeros(3)))) is None
    assert examples(Call("count", ([2, 16, 8, 1],))) is None
    assert examples(Call("number", (np.array(1.0),))) is None
