"""Exercise 5: models and parameters."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


class SpiralNet(nn.Module):
    """A network with layers of sizes 2-16-8-1, which has 193 parameters.

    In formula: logits = relu(relu(X W1 + b1) W2 + b2) W3 + b3. Every layer has a bias. Nothing comes after the last
    layer.
    """

    def __init__(self) -> None:
        """Make the layers; how their weights start is up to you."""
        raise NotImplementedError

    def forward(self, X: Tensor) -> Tensor:
        """Turn inputs into scores.

        Args:
            X: inputs, shape (m, 2).

        Returns:
            The logits, one raw score for each example, shape (m, 1).
        """
        raise NotImplementedError


class DeeperSpiralNet(nn.Module):
    """A network with layers of sizes 2-16-8-4-1, which has 225 parameters.

    The same as SpiralNet, with a third hidden layer of 4 neurons, ReLU after it as well.
    """

    def __init__(self) -> None:
        """Make the layers; how their weights start is up to you."""
        raise NotImplementedError

    def forward(self, X: Tensor) -> Tensor:
        """Turn inputs into scores.

        Args:
            X: inputs, shape (m, 2).

        Returns:
            The logits, one raw score for each example, shape (m, 1).
        """
        raise NotImplementedError


def count_parameters(model: nn.Module) -> int:
    """Count the numbers that a model learns, weights and biases alike.

    Args:
        model: any model whose parameters are all trainable.

    Returns:
        How many single numbers there are in all its parameters, as a plain whole number.
    """
    raise NotImplementedError


def make_criterion() -> Callable[[Tensor, Tensor], Tensor]:
    """Make the loss function that belongs to these models.

    In formula: the mean of -y log(sigmoid(z)) - (1 - y) log(1 - sigmoid(z)), where z is a logit. It must be right for
    logits far from zero too, such as 200.

    Returns:
        A callable. Called with logits and labels, both of shape (m, 1), it gives their mean binary cross-entropy as a
        tensor with one element that can be differentiated.
    """
    raise NotImplementedError


def predict(model: nn.Module, X: Tensor) -> Tensor:
    """Decide for every example between class 0 and class 1.

    An example belongs to class 1 when its logit is above 0, which is where the probability passes one half.

    Args:
        model: gives logits of shape (m, 1) for X. It may be in either mode, and is left in the same mode.
        X: inputs, shape (m, 2), in the number type of the model.

    Returns:
        The classes 0 and 1, shape (m,) or (m, 1).
    """
    raise NotImplementedError
