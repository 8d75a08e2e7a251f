"""The backward pass. Every cache comes from the reference, so that backward is judged by itself."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Params

# Room for a guard of 1e-7 in a backward pass that goes through the logarithms; known mistakes are 1e-3 away.
GRADIENTS = Params(rtol=1e-5, atol=1e-5)
XOR = {
    "W1": np.array([[5.0, 5.0], [5.0, 5.0]]),
    "b1": np.array([-2.5, -7.5]),
    "W2": np.array([[10.0], [-10.0]]),
    "b2": np.array([-5.0]),
}
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
LABELS = np.array([[0.0], [1.0], [1.0], [0.0]])
SMALL = {
    "W1": np.array([[1.0, -1.0, 0.5], [0.5, 2.0, -1.5]]),
    "b1": np.array([0.25, -0.5, 1.0]),
    "W2": np.array([[1.0], [-0.5], [2.0]]),
    "b2": np.array([-1.0]),
}
SMALL_X = np.array([[1.0, 0.5], [-1.0, 1.0], [2.0, -1.0], [0.5, 1.5]])
SMALL_Y = np.array([[1.0], [0.0], [0.0], [1.0]])


@pytest.fixture
def check(agree, reference):
    """``check(params, X, y, activation)``: backward on the cache of a right forward pass."""

    def run(params, X, y, activation):
        cache = reference.forward(params, X, activation=activation)
        agree("backward", params, cache, y, activation=activation, spec=GRADIENTS)

    return run


@pytest.mark.points(0.5)
@pytest.mark.needs("test_sigmoid_derivative")
def test_backward(check):
    """backward gives the chapter's XOR gradients."""
    check(XOR, np.array([[0.0, 1.0]]), np.array([[1.0]]), "sigmoid")
    check(XOR, CORNERS, LABELS, "sigmoid")


@pytest.mark.points(0.5)
@pytest.mark.needs("test_relu_derivative")
def test_backward_relu(check):
    """backward works for a small ReLU network."""
    check(SMALL, SMALL_X, SMALL_Y, "relu")


@pytest.mark.points(1.0)
@pytest.mark.hidden
@pytest.mark.needs("test_sigmoid_derivative")
def test_backward_sigmoid_batch(check, network):
    """backward works with sigmoid, all sizes."""
    for sizes in ((5, 3, 4), (7, 3, 4), (6, 2, 5)):
        net = network(*sizes, "sigmoid")
        check(net.params, net.X, net.y, "sigmoid")


@pytest.mark.points(1.0)
@pytest.mark.hidden
@pytest.mark.needs("test_relu_derivative")
def test_backward_relu_batch(check, network):
    """backward works with ReLU, all sizes."""
    for sizes in ((5, 3, 4), (7, 3, 4), (6, 2, 5)):
        net = network(*sizes, "relu")
        check(net.params, net.X, net.y, "relu")


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_sigmoid_derivative")
def test_backward_square_sigmoid(check, network):
    """backward with sigmoid, all sizes equal."""
    net = network(4, 4, 4, "sigmoid")
    check(net.params, net.X, net.y, "sigmoid")


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_relu_derivative")
def test_backward_square_relu(check, network):
    """backward with ReLU, all sizes equal."""
    net = network(4, 4, 4, "relu")
    check(net.params, net.X, net.y, "relu")


@pytest.mark.points(0.25)
@pytest.mark.needs("test_sigmoid_derivative")
def test_backward_default(agree, reference, network):
    """backward takes sigmoid when nothing is named."""
    net = network(5, 3, 4, "sigmoid")
    agree("backward", net.params, reference.forward(net.params, net.X), net.y, spec=GRADIENTS)


@pytest.mark.points(0.5)
@pytest.mark.needs(
    "test_sigmoid_derivative",
    "test_sigmoid_derivative_leaves_arguments",
    "test_relu_derivative",
    "test_relu_derivative_leaves_arguments",
)
def test_backward_leaves_arguments(agree, reference, network):
    """backward leaves its arguments as they were."""
    for activation in ("sigmoid", "relu"):
        net = network(5, 3, 4, activation)
        cache = reference.forward(net.params, net.X, activation=activation)
        agree.unchanged("backward", net.params, cache, net.y, activation=activation, spec=GRADIENTS)
        agree.repeatable("backward", net.params, cache, net.y, activation=activation, spec=GRADIENTS)
