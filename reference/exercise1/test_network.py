"""One layer, the whole forward pass, and the decision for a class."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Classes

# A network that solves XOR with two ReLU neurons; the hidden layer is worked out in the handout.
XOR = {
    "W1": np.array([[1.0, 1.0], [1.0, 1.0]]),
    "b1": np.array([0.0, -1.0]),
    "W2": np.array([[4.0], [-8.0]]),
    "b2": np.array([-2.0]),
}
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


@pytest.mark.points(0.5)
def test_linear(agree):
    """linear gives weighted sums plus the bias."""
    W = np.array([[1.0, 0.0, -1.0], [2.0, 1.0, 0.5]])
    b = np.array([0.1, 0.2, 0.3])
    agree("linear", np.array([[1.0, 2.0]]), W, b)
    agree("linear", np.array([[1.0, 2.0], [0.0, -1.0], [-3.0, 0.5], [0.0, 0.0]]), W, b)


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_linear_batch(agree, layer):
    """linear works for all sizes."""
    agree("linear", *layer(5, 3, 4))
    agree("linear", *layer(7, 6, 1))


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_linear_square(agree, layer):
    """linear works when all sizes are equal."""
    agree("linear", *layer(4, 4, 4))


@pytest.mark.points(0.25)
def test_linear_leaves_arguments(agree, layer):
    """linear leaves its arguments as they were."""
    arguments = layer(3, 2, 5)
    agree.unchanged("linear", *arguments)
    agree.repeatable("linear", *arguments)


@pytest.mark.points(0.5)
@pytest.mark.needs("test_relu", "test_sigmoid", "test_linear")
def test_forward(agree):
    """forward answers XOR as in the handout."""
    agree("forward", XOR, np.array([[0.0, 1.0]]))
    agree("forward", XOR, CORNERS)


@pytest.mark.points(0.75)
@pytest.mark.hidden
@pytest.mark.needs("test_relu", "test_sigmoid", "test_linear")
def test_forward_two_hidden_layers(agree, network):
    """forward works for the 2-16-8-1 network."""
    agree("forward", *network([2, 16, 8, 1], 9))


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_relu", "test_sigmoid", "test_linear")
def test_forward_any_depth(agree, network):
    """forward works for one to four layers."""
    agree("forward", *network([3, 4, 1], 5))
    agree("forward", *network([3, 1], 7))
    agree("forward", *network([3, 5, 4, 6, 2], 7))


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_relu", "test_sigmoid", "test_linear")
def test_forward_square(agree, network):
    """forward works when all sizes are equal."""
    agree("forward", *network([4, 4, 4], 4))
    agree("forward", *network([4, 4, 4, 1], 4))


@pytest.mark.points(0.25)
@pytest.mark.needs("test_relu_leaves_arguments")
def test_forward_leaves_arguments(agree, network):
    """forward leaves its arguments as they were."""
    params, X = network([3, 4, 1], 5)
    agree.unchanged("forward", params, X)
    agree.repeatable("forward", params, X)


@pytest.mark.points(0.25)
@pytest.mark.needs("test_relu", "test_sigmoid", "test_linear", "test_forward", "test_forward_two_hidden_layers")
def test_predict(agree):
    """predict says 0, 1, 1, 0 for XOR."""
    agree("predict", XOR, CORNERS, spec=Classes())


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_relu", "test_sigmoid", "test_linear", "test_forward", "test_forward_two_hidden_layers")
def test_predict_batch(agree, network):
    """predict works for other networks."""
    agree("predict", *network([3, 4, 1], 5), spec=Classes())
    agree("predict", *network([2, 16, 8, 1], 9), spec=Classes())


@pytest.mark.points(0.25)
@pytest.mark.needs("test_relu_leaves_arguments", "test_forward_leaves_arguments")
def test_predict_leaves_arguments(agree, network):
    """predict leaves its arguments as they were."""
    params, X = network([3, 4, 1], 5)
    agree.unchanged("predict", params, X, spec=Classes())
    agree.repeatable("predict", params, X, spec=Classes())
