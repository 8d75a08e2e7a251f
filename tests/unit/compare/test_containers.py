from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.compare import Anything, Array, Count, Items, Params, Scalar, Series, Tuple, compare
from grader.model.evidence import Stage
from grader.model.value import TensorValue, Unsupported

LOSSES = [0.9, 0.7, 0.6, 0.55]
X = np.arange(6.0).reshape(3, 2)


@pytest.mark.parametrize(
    "observed",
    [
        LOSSES,
        tuple(LOSSES),
        np.array(LOSSES),
        np.array(LOSSES, dtype=np.float32),
        np.array(LOSSES).reshape(-1, 1),
        [np.float64(loss) for loss in LOSSES],
        [np.array(loss) for loss in LOSSES],
        [np.array([[loss]]) for loss in LOSSES],
        [TensorValue(np.array(loss)) for loss in LOSSES],
        TensorValue(np.array(LOSSES)),
        [0.9 + 1e-13, *LOSSES[1:]],
    ],
)
@pytest.mark.parametrize("expected", [LOSSES, np.array(LOSSES)])
def test_series_is_right(observed: object, expected: object) -> None:
    assert compare(observed, expected, Series()) is None


@pytest.mark.parametrize(
    ("observed", "stage", "message"),
    [
        (None, Stage.TYPE, "Nothing (None) came back where a list of 4 entries was expected: is a `return` missing?"),
        (0.9, Stage.TYPE, "A number came back where a list of 4 entries was expected."),
        ({}, Stage.TYPE, "An empty dictionary came back where a list of 4 entries was expected."),
        ("0.9", Stage.TYPE, "A text (string) came back where a list of 4 entries was expected."),
        (
            LOSSES[:-1],
            Stage.SHAPE,
            "A list of 3 entries came back where a list of 4 entries was expected. One is missing.",
        ),
        (
            [*LOSSES, 0.5],
            Stage.SHAPE,
            "A list of 5 entries came back where a list of 4 entries was expected. That is one too many.",
        ),
        ([], Stage.SHAPE, "An empty list came back where a list of 4 entries was expected."),
        (
            np.array(LOSSES).reshape(2, 2),
            Stage.SHAPE,
            "An array of shape (2, 2) came back where a list of 4 entries was expected.",
        ),
        (
            [*LOSSES[:3], None],
            Stage.TYPE,
            (
                "Entry 4: nothing (None) came back where a single number was expected: is a `return` missing?"
                " 1 of 4 entries is wrong."
            ),
        ),
        (
            [0.9, float("nan"), 0.6, 0.55],
            Stage.FINITE,
            ("Entry 2: the number that came back is nan, which stands for 'not a number'. 1 of 4 entries is wrong."),
        ),
        (
            [loss + 1 for loss in LOSSES],
            Stage.VALUES,
            "Entry 1: a number came back, but not the expected one. All entries are wrong.",
        ),
    ],
)
def test_series_is_wrong(observed: object, stage: Stage, message: str) -> None:
    evidence = compare(observed, LOSSES, Series())
    assert evidence is not None
    assert (evidence.stage, evidence.message) == (stage, message)


def test_a_held_graph_inside_is_told_outside() -> None:
    held = TensorValue(np.array(0.9), requires_grad=True)
    for observed in ([held, *LOSSES[1:]], [9.0, held, 0.6, 0.55]):
        evidence = compare({"loss": observed}, {"loss": LOSSES}, Items({"loss": Series()}))
        assert evidence is not None
        assert evidence.data["requires_grad"] is True
        assert evidence.stage is Stage.TYPE


def test_empty_series() -> None:
    assert compare([], [], Series()) is None
    assert compare(np.zeros(0), [], Series()) is None
    assert compare([1.0], [], Series()) is not None


def test_series_of_dictionaries_and_arrays() -> None:
    steps = [{"W": X}, {"W": X + 1}]
    assert compare(steps, steps, Series(Params())) is None
    assert compare([{"W": X}, {"W": X}], steps, Series(Params())) is not None
    assert compare(np.stack([X, X + 1]), [X, X + 1], Series(Array())) is None


def test_items() -> None:
    spec = Items({"weights": Params(), "losses": Series(), "free": Anything()})
    expected = {"weights": {"W1": X}, "losses": LOSSES, "free": None, "unused": 1}
    assert (
        compare({"losses": tuple(LOSSES), "weights": {"W1": X}, "free": Unsupported("x"), "more": 3}, expected, spec)
        is None
    )
    evidence = compare({"losses": LOSSES, "weights": {"W1": X + 1}, "free": 0}, expected, spec)
    assert evidence is not None
    assert (
        evidence.message
        == "Entry W1 of weights: the shape is right, but the numbers are not the expected ones. losses and free are"
        " right."
    )
    missing = compare({"losses": LOSSES}, expected, spec)
    assert missing is not None
    assert missing.stage is Stage.PRESENCE
    nested = compare(
        {"losses": LOSSES, "weights": {"W1": X, "b": 1}, "free": 0}, {**expected, "weights": {"W1": X, "b": X}}, spec
    )
    assert nested is not None
    assert [part.name for part in nested.parts] == ["weights.W1", "weights.b", "losses", "free"]


@pytest.mark.parametrize(
    "observed", [(0.5, X), [0.5, X], (np.float64(0.5), X), (np.array([0.5]), X.copy()), [TensorValue(np.array(0.5)), X]]
)
def test_tuple_is_right(observed: object) -> None:
    assert compare(observed, (0.5, X), Tuple(Scalar(), Array())) is None


@pytest.mark.parametrize(
    ("observed", "stage", "message"),
    [
        (None, Stage.TYPE, "Nothing (None) came back where a tuple of 2 pieces was expected: is a `return` missing?"),
        (0.5, Stage.TYPE, "A number came back where a tuple of 2 pieces was expected."),
        ({"a": 1}, Stage.TYPE, "A dictionary came back where a tuple of 2 pieces was expected."),
        (np.zeros(2), Stage.TYPE, "An array of shape (2,) came back where a tuple of 2 pieces was expected."),
        ((0.5,), Stage.SHAPE, "A tuple of 1 entry came back where a tuple of 2 pieces was expected. One is missing."),
        (
            (0.5, X, X),
            Stage.SHAPE,
            "A tuple of 3 entries came back where a tuple of 2 pieces was expected. That is one too many.",
        ),
        (
            (X, 0.5),
            Stage.SHAPE,
            (
                "Value 1: an array of shape (3, 2) came back where a single number was expected. It still has to"
                " become one number. Value 2 is wrong too."
            ),
        ),
        (
            (0.5, X.tolist()),
            Stage.TYPE,
            "Value 2: a list of 3 entries came back where a NumPy array was expected. Value 1 is right.",
        ),
        (
            (0.5, X + 1),
            Stage.VALUES,
            "Value 2: the shape is right, but the numbers are not the expected ones. Value 1 is right.",
        ),
        ((0.6, X), Stage.VALUES, "Value 1: a number came back, but not the expected one. Value 2 is right."),
    ],
)
def test_tuple_is_wrong(observed: object, stage: Stage, message: str) -> None:
    evidence = compare(observed, (0.5, X), Tuple(Scalar(), Array()))
    assert evidence is not None
    assert (evidence.stage, evidence.message) == (stage, message)


def test_anything() -> None:
    for observed in (None, 1, X, Unsupported("function"), [object]):
        assert compare(observed, 3, Anything()) is None
    assert Anything().part("x") == Anything()
    assert Tuple(Count()).part(5) == Anything()


@pytest.mark.parametrize(
    ("keys", "head"),
    [
        (("W1",), "Entry W1: "),
        (("grads", "W1"), "Entry W1 of grads: "),
        (("after step 2",), "After step 2: "),
        (("after step 2", "w"), "After step 2, w: "),
        (("params", "after step 2", "w"), "Entry params after step 2, w: "),
        (("params kept at step 1",), "Params kept at step 1: "),
        (("params kept at step 1", "w"), "Entry w of params kept at step 1: "),
    ],
)
def test_where_it_is_reads_as_a_place(keys: tuple[str, ...], head: str) -> None:
    observed: Any = 1.0
    expected: Any = 2.0
    spec: Any = Scalar()
    for key in reversed(keys):
        observed, expected, spec = {key: observed}, {key: expected}, Items({key: spec})
    evidence = compare(observed, expected, spec)
    assert evidence is not None
    assert evidence.message.startswith(head + "a number came back"), evidence.message
