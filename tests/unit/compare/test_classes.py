from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Classes, compare
from grader.model.evidence import Stage
from grader.model.value import TensorValue

Y = np.array([0, 1, 1, 0, 1])


@pytest.mark.parametrize(
    "observed",
    [
        Y,
        Y.reshape(-1, 1),
        Y.astype(bool),
        Y.astype(bool).reshape(-1, 1),
        Y.astype(float),
        Y.astype(np.float32),
        Y.astype(np.uint8),
        TensorValue(Y),
        TensorValue(Y.astype(np.float32).reshape(-1, 1)),
        -Y.astype(float) * -1.0,
    ],
)
@pytest.mark.parametrize("expected", [Y, Y.reshape(-1, 1), Y.astype(bool), TensorValue(Y.astype(np.float32))])
def test_right(observed: object, expected: object) -> None:
    assert compare(observed, expected, Classes()) is None


@pytest.mark.parametrize(
    ("observed", "stage", "start"),
    [
        (None, Stage.TYPE, "Nothing (None) came back"),
        (Y.tolist(), Stage.TYPE, "A list of 5 entries came back where a NumPy array of classes was expected."),
        (1, Stage.TYPE, "A whole number came back"),
        (Y.reshape(1, -1), Stage.SHAPE, "An array of shape (1, 5) came back"),
        (np.tile(Y, (5, 1)), Stage.SHAPE, "An array of shape (5, 5) came back"),
        (np.zeros(0), Stage.SHAPE, "An empty array"),
        (Y.astype(str), Stage.DTYPE, "An array of texts"),
        (np.where(Y, 0.9, 0.1), Stage.VALUES, "Probabilities came back; the classes 0 and 1 were expected."),
        (np.where(Y, 2.5, -1.5), Stage.VALUES, "Scores came back; the classes 0 and 1 were expected."),
        (Y + 1, Stage.VALUES, "Classes came back that are not 0 and 1."),
        (np.where(Y, np.nan, 0.0), Stage.FINITE, "Some of the classes that came back are nan or inf."),
        (1 - Y, Stage.VALUES, "Every class is the opposite of the expected one."),
        (np.zeros(5), Stage.VALUES, "Every example got the same class."),
        (np.array([1, 1, 1, 0, 1]), Stage.VALUES, "Zeros and ones came back, but not for the right examples."),
        (TensorValue(Y.astype(float), requires_grad=True), Stage.TYPE, "The tensor that came back still remembers"),
    ],
)
def test_wrong(observed: object, stage: Stage, start: str) -> None:
    evidence = compare(observed, Y, Classes())
    assert evidence is not None
    assert evidence.stage is stage
    assert evidence.message.startswith(start)


def test_either_class_where_the_author_says_so() -> None:
    other = Y.copy()
    other[2] = 0
    assert compare(other, Y, Classes()) is not None
    assert compare(other, Y, Classes(either=[2])) is None
    assert compare(other, Y, Classes(either=np.array([0, 0, 1, 0, 0], dtype=bool))) is None
    assert compare(1 - Y, Y, Classes(either=[2])) is not None


def test_detail_names_the_first_wrong_example() -> None:
    evidence = compare(np.array([0, 1, 0, 0, 1]), Y, Classes())
    assert evidence is not None
    assert evidence.detail == "1 of 5 classes is wrong; the first is entry [2]: 0 came back, 1 was expected."
