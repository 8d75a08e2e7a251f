from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Params, compare
from grader.model.evidence import Stage
from grader.model.value import TensorValue

RNG = np.random.default_rng(3)
GRADS = {
    "W1": RNG.normal(size=(3, 4)),
    "b1": RNG.normal(size=4),
    "W2": RNG.normal(size=(4, 1)),
    "b2": RNG.normal(size=1),
}
W1, B1, W2, B2 = GRADS.values()


def variant(**changes: object) -> dict[str, object]:
    return {**GRADS, **changes}


@pytest.mark.parametrize(
    "observed",
    [
        GRADS,
        dict(reversed(GRADS.items())),
        variant(b1=B1.reshape(1, 4)),
        variant(b1=B1.reshape(1, 4), b2=B2.reshape(1, 1)),
        variant(b2=B2[0]),
        variant(b2=float(B2[0])),
        variant(b2=np.asarray(B2[0])),
        variant(dA1=None, note="extra keys are fine"),
        variant(W1=np.asfortranarray(W1)),
        {key: value.astype(np.float32) for key, value in GRADS.items()},
        {key: value * (1 + 1e-10) for key, value in GRADS.items()},
    ],
)
def test_right(observed: object) -> None:
    assert compare(observed, GRADS, Params()) is None


@pytest.mark.parametrize(
    ("observed", "stage", "message"),
    [
        (
            None,
            Stage.TYPE,
            (
                "Nothing (None) came back where a dictionary with the keys 'W1', 'b1', 'W2' and 'b2' was expected: "
                "is a `return` missing?"
            ),
        ),
        (
            tuple(GRADS.values()),
            Stage.TYPE,
            "A tuple of 4 entries came back where a dictionary with the keys 'W1', 'b1', 'W2' and 'b2' was expected.",
        ),
        (
            {"w1": W1, "b1": B1, "W2": W2, "b2": B2},
            Stage.PRESENCE,
            (
                "The dictionary has no key 'W1'. Its keys are 'w1', 'b1', 'W2' and 'b2'. "
                "'w1' and 'W1' are different keys for Python."
            ),
        ),
        (
            {"dW1": W1, "db1": B1},
            Stage.PRESENCE,
            "The dictionary has no keys 'W1', 'b1', 'W2' and 'b2'. Its keys are 'dW1' and 'db1'.",
        ),
        ({}, Stage.PRESENCE, "The dictionary has no keys 'W1', 'b1', 'W2' and 'b2'. It is empty."),
        (
            variant(W1=W1.T),
            Stage.SHAPE,
            (
                "Entry W1: an array of shape (4, 3) came back where an array of shape (3, 4) was expected. "
                "Rows and columns are swapped. b1, W2 and b2 are right."
            ),
        ),
        (
            variant(W2=W2.ravel()),
            Stage.SHAPE,
            (
                "Entry W2: an array of shape (4,) came back where an array of shape (4, 1) was expected. The numbers"
                " should stand in one column. Next to a column, NumPy spreads (4,) into a table. W1, b1 and b2 are"
                " right."
            ),
        ),
        (
            variant(b1=B1.reshape(4, 1)),
            Stage.SHAPE,
            (
                "Entry b1: an array of shape (4, 1) came back where one number for each of 4 neurons was expected, in a"
                " row: shape (4,) or (1, 4). W1, W2 and b2 are right."
            ),
        ),
        (
            variant(b1=np.float64(0.3)),
            Stage.SHAPE,
            (
                "Entry b1: a single number came back where one number for each of 4 neurons was expected: "
                "they were all added into one. W1, W2 and b2 are right."
            ),
        ),
        (
            variant(b1=np.ones((5, 4)), b2=np.ones((5, 1))),
            Stage.SHAPE,
            (
                "Entry b1: an array of shape (5, 4) came back where one number for each of 4 neurons was expected: "
                "there still is a row for every example. b2 is wrong too. W1 and W2 are right."
            ),
        ),
        (
            variant(b1=np.ones((5, 1))),
            Stage.SHAPE,
            (
                "Entry b1: an array of shape (5, 1) came back where one number for each of 4 neurons was expected: "
                "it looks like one number for each example. W1, W2 and b2 are right."
            ),
        ),
        (
            variant(b1=None),
            Stage.TYPE,
            (
                "Entry b1: nothing (None) came back where a NumPy array was expected: is a `return` missing? "
                "W1, W2 and b2 are right."
            ),
        ),
        (
            variant(W1=W1 * 5, b1=B1 * 5),
            Stage.VALUES,
            (
                "Entry W1: the shape is right, but the numbers are not the expected ones. b1 is wrong too. "
                "W2 and b2 are right."
            ),
        ),
    ],
)
def test_wrong(observed: object, stage: Stage, message: str) -> None:
    evidence = compare(observed, GRADS, Params())
    assert evidence is not None
    assert (evidence.stage, evidence.message) == (stage, message)


def test_the_earliest_stage_speaks_first() -> None:
    evidence = compare(variant(W1=W1 * 2, b2=np.array([np.nan])), GRADS, Params())
    assert evidence is not None
    assert evidence.stage is Stage.FINITE
    assert evidence.message.startswith("Entry b2: the result is nan")


def test_parts_tell_right_from_wrong() -> None:
    evidence = compare(variant(W2=W2 + 1), GRADS, Params())
    assert evidence is not None
    assert [(part.name, part.stage) for part in evidence.parts] == [
        ("W1", None),
        ("b1", None),
        ("W2", Stage.VALUES),
        ("b2", None),
    ]
    assert evidence.data["wrong"] == ["W2"]
    assert evidence.data["right"] == ["W1", "b1", "b2"]
    assert evidence.detail.startswith("W2: 4 of 4 entries are wrong. The largest error is 1, at entry [")


def test_missing_keys_are_parts_too() -> None:
    evidence = compare({"W1": W1}, GRADS, Params())
    assert evidence is not None
    assert [part.name for part in evidence.parts if part.stage is Stage.PRESENCE] == ["b1", "W2", "b2"]


def test_a_bias_kept_as_a_row() -> None:
    expected = {"b1": B1.reshape(1, 4)}
    assert compare({"b1": B1}, expected, Params()) is None
    assert compare({"b1": B1.reshape(4, 1)}, expected, Params()) is not None
    # A weight of one row is no bias.
    assert compare({"W1": B1}, {"W1": B1.reshape(1, 4)}, Params()) is not None


def test_parameters_of_a_torch_model() -> None:
    expected = {"layers.0.weight": TensorValue(W1.astype(np.float32), requires_grad=True, is_parameter=True)}
    assert compare({"layers.0.weight": TensorValue(W1.astype(np.float32))}, expected, Params()) is None
    assert compare({"layers.0.weight": TensorValue(W1 + 1)}, expected, Params()) is not None


def test_long_and_many_keys_stay_short() -> None:
    evidence = compare({f"key{place}" * 30: 1 for place in range(50)}, GRADS, Params())
    assert evidence is not None
    assert len(evidence.message) < 700
    assert "42 more" in evidence.message
