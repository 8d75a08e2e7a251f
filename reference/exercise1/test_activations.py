"""ReLU, sigmoid, tanh and softmax."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Array

# Far out, a solution may hold its numbers back from the very ends.
FAR = Array(rtol=0.0, atol=1e-6)


@pytest.mark.points(0.5)
def test_relu(agree):
    """relu keeps positive numbers, others become 0."""
    agree("relu", np.array([-2.0, -0.5, 0.0, 0.25, 3.0]))
    agree("relu", np.array([[1.5, -1.5], [-0.1, 0.4]]))


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_relu_any_shape(agree, mixed):
    """relu works for arrays of any shape."""
    agree("relu", mixed(5, 3))
    agree("relu", mixed(7))
    agree("relu", mixed(2, 3, 4))


@pytest.mark.points(0.25)
def test_relu_leaves_arguments(agree, mixed):
    """relu leaves its argument as it was."""
    z = mixed(4, 2)
    agree.unchanged("relu", z)
    agree.repeatable("relu", z)


@pytest.mark.points(0.5)
def test_sigmoid(agree):
    """sigmoid squashes numbers into 0 to 1."""
    agree("sigmoid", np.array([-2.0, -0.5, 0.0, 1.0, 3.0]))


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_sigmoid_any_shape(agree, mixed):
    """sigmoid works for arrays of any shape."""
    agree("sigmoid", mixed(5, 3))
    agree("sigmoid", mixed(7))
    agree("sigmoid", mixed(2, 3, 4))


@pytest.mark.points(0.5)
@pytest.mark.needs("test_sigmoid")
def test_sigmoid_far(agree):
    """sigmoid stays finite from -1000 to 1000."""
    agree("sigmoid", np.array([-1000.0, -50.0, 50.0, 1000.0]), spec=FAR)


@pytest.mark.points(0.25)
def test_sigmoid_leaves_arguments(agree, mixed):
    """sigmoid leaves its argument as it was."""
    z = mixed(4, 2)
    agree.unchanged("sigmoid", z)
    agree.repeatable("sigmoid", z)


@pytest.mark.points(0.25)
def test_tanh(agree):
    """tanh squashes numbers into -1 to 1."""
    agree("tanh", np.array([-2.0, -0.5, 0.0, 1.0, 3.0]))


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_tanh_any_shape(agree, mixed):
    """tanh works for any shape, from -20 to 20."""
    agree("tanh", mixed(5, 3))
    agree("tanh", mixed(2, 3, 4))
    agree("tanh", np.array([-20.0, -12.5, 12.5, 20.0]))


@pytest.mark.points(0.25)
def test_tanh_leaves_arguments(agree, mixed):
    """tanh leaves its argument as it was."""
    z = mixed(4, 2)
    agree.unchanged("tanh", z)
    agree.repeatable("tanh", z)


@pytest.mark.points(0.5)
def test_softmax(agree):
    """softmax turns rows of scores into probabilities."""
    agree("softmax", np.array([[1.0, 2.0, 3.0]]))
    agree("softmax", np.array([[0.0, 1.0, -1.0], [2.0, 2.0, 0.5]]))


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_softmax_batch(agree, mixed):
    """softmax treats every row by itself."""
    agree("softmax", mixed(5, 3))
    agree("softmax", mixed(7, 4))


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_softmax_square(agree, mixed):
    """softmax works for square arrays."""
    agree("softmax", mixed(4, 4))


@pytest.mark.points(0.5)
@pytest.mark.needs("test_softmax")
def test_softmax_far(agree):
    """softmax stays finite for scores of ±1000."""
    # One row at a time: a solution that shifts the whole array by one number is as good.
    agree("softmax", np.array([[400.0, 399.0, 398.0]]), spec=FAR)
    agree("softmax", np.array([[1000.0, 999.0, 998.0]]), spec=FAR)
    agree("softmax", np.array([[-1000.0, -999.0, -1002.0]]), spec=FAR)
    agree("softmax", np.array([[1000.0, 0.0, -1000.0]]), spec=FAR)


@pytest.mark.points(0.25)
def test_softmax_leaves_arguments(agree, mixed):
    """softmax leaves its argument as it was."""
    z = mixed(4, 3)
    agree.unchanged("softmax", z)
    agree.repeatable("softmax", z)
