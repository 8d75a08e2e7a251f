"""The penalty and its gradients, in NumPy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.compare import Params, Scalar

NUMBER = Scalar(rtol=1e-5, atol=1e-7)
GRADIENTS = Params(rtol=1e-5, atol=1e-6)
SMALL = {
    "W1": np.array([[1.0, -2.0], [0.5, 3.0]]),
    "b1": np.array([0.3, -0.7]),
    "W2": np.array([[2.0], [-1.0]]),
    "b2": np.array([0.4]),
}
SMALL_GRADS = {
    "W1": np.array([[0.2, 0.2], [0.2, -0.1]]),
    "b1": np.array([0.2, -0.3]),
    "W2": np.array([[-0.4], [0.1]]),
    "b2": np.array([0.25]),
}


@pytest.mark.points(1.0)
def test_l2_penalty(agree: Any) -> None:
    """l2_penalty is right for the handout's weights."""
    agree("l2_penalty", SMALL, 0.01, spec=NUMBER)
    agree("l2_penalty", SMALL, 1.0, spec=NUMBER)


@pytest.mark.points(1.0)
@pytest.mark.hidden
def test_l2_penalty_sizes(agree: Any, layers: Any) -> None:
    """l2_penalty works for any layers, any lam."""
    for sizes, lam in (((3, 5, 4, 1), 0.37), ((2, 16, 8, 1), 0.05), ((4, 2), 2.5)):
        agree("l2_penalty", layers(*sizes)[0], lam, spec=NUMBER)


@pytest.mark.points(0.75)
def test_l2_gradients(agree: Any) -> None:
    """l2_gradients is right for the handout's numbers."""
    agree("l2_gradients", SMALL, SMALL_GRADS, 0.01, spec=GRADIENTS)
    agree("l2_gradients", SMALL, SMALL_GRADS, 0.5, spec=GRADIENTS)


@pytest.mark.points(1.25)
@pytest.mark.hidden
def test_l2_gradients_sizes(agree: Any, layers: Any) -> None:
    """l2_gradients works for any layers, any lam."""
    for sizes, lam in (((3, 5, 4, 1), 0.37), ((4, 4, 4), 0.7), ((2, 16, 8, 1), 0.15), ((4, 2), 1.5)):
        agree("l2_gradients", *layers(*sizes), lam, spec=GRADIENTS)


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_l2_gradients_leaves_arguments(agree: Any, layers: Any) -> None:
    """l2_gradients leaves its arguments as they were."""
    agree.unchanged("l2_gradients", *layers(3, 4, 1), 0.37, spec=GRADIENTS)


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_l2_penalty", "test_l2_penalty_sizes")
def test_l2_penalty_leaves_arguments(agree: Any, layers: Any) -> None:
    """l2_penalty leaves its arguments as they were."""
    agree.unchanged("l2_penalty", layers(3, 4, 1)[0], 0.37, spec=NUMBER)
