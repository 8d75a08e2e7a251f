"""The slopes of sigmoid and ReLU."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Array

# A slope of 0 or 1 may be bool, int or float.
SLOPE = Array(dtypes="fib")


@pytest.mark.points(0.5)
def test_sigmoid_derivative(agree):
    """sigmoid_derivative gives the slope at z."""
    agree("sigmoid_derivative", np.array([-2.0, -0.5, 0.0, 1.0, 3.0]))


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_sigmoid_derivative_any_shape(agree, mixed):
    """sigmoid_derivative works for any shape."""
    agree("sigmoid_derivative", mixed(5, 3))
    agree("sigmoid_derivative", mixed(7))
    agree("sigmoid_derivative", mixed(2, 3, 4))


@pytest.mark.points(0.25)
def test_sigmoid_derivative_leaves_arguments(agree, mixed):
    """sigmoid_derivative leaves its argument alone."""
    z = mixed(4, 2)
    agree.unchanged("sigmoid_derivative", z)
    agree.repeatable("sigmoid_derivative", z)


@pytest.mark.points(0.5)
def test_relu_derivative(agree):
    """relu_derivative is 1 above zero and 0 below."""
    agree("relu_derivative", np.array([-2.0, -0.5, 0.25, 3.0]), spec=SLOPE)
    agree("relu_derivative", np.array([[1.5, -1.5], [-0.1, 0.4]]), spec=SLOPE)


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_relu_derivative_any_shape(agree, mixed):
    """relu_derivative works for any shape."""
    agree("relu_derivative", mixed(5, 3), spec=SLOPE)
    agree("relu_derivative", mixed(7), spec=SLOPE)
    agree("relu_derivative", mixed(2, 3, 4), spec=SLOPE)


@pytest.mark.points(0.25)
def test_relu_derivative_leaves_arguments(agree, mixed):
    """relu_derivative leaves its argument alone."""
    z = mixed(4, 2)
    agree.unchanged("relu_derivative", z, spec=SLOPE)
    agree.repeatable("relu_derivative", z, spec=SLOPE)
