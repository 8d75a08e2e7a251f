"""The forward pass with its cache."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Array, Items

CACHE = Items({name: Array() for name in ("X", "Z1", "A1", "Z2", "A2")})
XOR = {
    "W1": np.array([[5.0, 5.0], [5.0, 5.0]]),
    "b1": np.array([-2.5, -7.5]),
    "W2": np.array([[10.0], [-10.0]]),
    "b2": np.array([-5.0]),
}
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


@pytest.mark.points(0.5)
def test_forward(agree):
    """forward answers 0.970 for the chapter's XOR."""
    agree("forward", XOR, np.array([[0.0, 1.0]]), spec=CACHE)
    agree("forward", XOR, CORNERS, spec=CACHE)


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_forward_sigmoid(agree, network):
    """forward works with sigmoid, all sizes."""
    for sizes in ((5, 3, 4), (4, 4, 4), (7, 2, 6)):
        net = network(*sizes, "sigmoid")
        agree("forward", net.params, net.X, activation="sigmoid", spec=CACHE)


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_forward_relu(agree, network):
    """forward works with ReLU, all sizes."""
    for sizes in ((5, 3, 4), (4, 4, 4), (7, 2, 6)):
        net = network(*sizes, "relu")
        agree("forward", net.params, net.X, activation="relu", spec=CACHE)


@pytest.mark.points(0.25)
def test_forward_leaves_arguments(agree, network):
    """forward leaves its arguments as they were."""
    net = network(5, 3, 4, "sigmoid")
    agree.unchanged("forward", net.params, net.X, spec=CACHE)
    agree.repeatable("forward", net.params, net.X, spec=CACHE)
