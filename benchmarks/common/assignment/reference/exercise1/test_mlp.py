"""The eight checks of checks_numpy.py."""

import numpy as np
import pytest

X4 = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y4 = np.array([[0.0], [1.0], [1.0], [0.0]])
START = {
    "W1": np.array([[0.9, -0.7], [-0.8, 1.1]]), "b1": np.array([0.1, -0.2]),
    "W2": np.array([[1.2], [-0.6]]), "b2": np.array([0.05]),
}  # fmt: skip


def drawn(rng, rows=7):
    params = {"W1": rng.normal(size=(2, 2)), "b1": rng.normal(size=2), "W2": rng.normal(size=(2, 1)),
              "b2": rng.normal(size=1)}  # fmt: skip
    return params, rng.normal(size=(rows, 2)), rng.integers(0, 2, size=(rows, 1)).astype(float)


@pytest.mark.points(1)
def test_forward_shape(student, agree, rng):
    """forward gives one probability a row."""
    params, X, _ = drawn(rng)
    agree.value(np.shape(student.forward(params, X)), (7, 1))


@pytest.mark.points(1)
@pytest.mark.hidden
def test_forward_values(agree, rng):
    """forward gives the right probabilities."""
    params, X, _ = drawn(rng)
    agree("forward", params, X)


@pytest.mark.points(1)
@pytest.mark.hidden
def test_backward_unchanged(agree, rng):
    """backward leaves its arguments as they were."""
    agree.unchanged("backward", *drawn(rng))


@pytest.mark.points(1)
@pytest.mark.hidden
def test_bce_values(agree, rng):
    """bce gives the right loss."""
    agree("bce", rng.uniform(0.05, 0.95, size=(7, 1)), rng.integers(0, 2, size=(7, 1)).astype(float))


@pytest.mark.points(1)
@pytest.mark.hidden
def test_bce_saturated(student):
    """bce stays finite."""
    loss = student.bce(np.array([[0.0], [1.0]]), np.array([[1.0], [0.0]]))
    assert np.isfinite(loss), "The loss of two certain and wrong answers is not finite."


@pytest.mark.points(1)
@pytest.mark.hidden
def test_backward_values(agree, rng):
    """backward gives the right gradients."""
    agree("backward", *drawn(rng))


@pytest.mark.points(1)
@pytest.mark.hidden
def test_backward_slope(agree, rng):
    """The gradients are those of the student's own loss."""
    agree("probe:slopes", *drawn(rng, 5))


@pytest.mark.points(1)
@pytest.mark.hidden
def test_train_xor(student, agree):
    """train solves XOR in 5,000 epochs."""
    agree.value(student.call("probe:xor", START, X4, Y4, 5000, 2.0), Y4, what="the classes after training")
