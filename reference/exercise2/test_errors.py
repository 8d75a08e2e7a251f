"""Mean squared and mean absolute error."""

from __future__ import annotations

import numpy as np
import pytest

Y_HAT = np.array([[1.0], [4.0], [-0.5]])
Y = np.array([[2.0], [2.0], [0.5]])


@pytest.mark.points(0.25)
def test_mse(agree):
    """mse is the mean of the squared errors."""
    agree("mse", Y_HAT, Y)


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_mse_batch(agree, numbers):
    """mse averages over all entries."""
    agree("mse", *numbers(5, 1))
    agree("mse", *numbers(7, 3))


@pytest.mark.points(0.25)
def test_mse_leaves_arguments(agree, numbers):
    """mse leaves its arguments as they were."""
    y_hat, y = numbers(5, 1)
    agree.unchanged("mse", y_hat, y)
    agree.repeatable("mse", y_hat, y)


@pytest.mark.points(0.25)
def test_mae(agree):
    """mae is the mean of the absolute errors."""
    agree("mae", Y_HAT, Y)


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_mae_batch(agree, numbers):
    """mae averages over all entries."""
    agree("mae", *numbers(5, 1))
    agree("mae", *numbers(7, 3))


@pytest.mark.points(0.25)
def test_mae_leaves_arguments(agree, numbers):
    """mae leaves its arguments as they were."""
    y_hat, y = numbers(5, 1)
    agree.unchanged("mae", y_hat, y)
    agree.repeatable("mae", y_hat, y)
