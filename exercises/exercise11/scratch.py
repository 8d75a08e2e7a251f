"""Exercise 11: a whole network, and the loop that trains it, with nothing but NumPy.

One hidden layer with ReLU, one output with the sigmoid, mean binary cross-entropy, mini-batch gradient descent. Every
row of X is one example. params is a dictionary: "W1" (n_in, n_hidden), "b1" (n_hidden,), "W2" (n_hidden, 1) and "b2"
(1,); grads has the same keys and shapes. All numbers are float64. No function changes the arrays that it is given.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def init_params(n_in: int, n_hidden: int, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """The parameters to start from: random weights; biases of zero are usual.

    The hidden neurons must not all start alike. How large the weights are is up to you; a good rule for ReLU is He's:

        weight = normal random number * sqrt(2 / number of inputs of the layer)

    Args:
        n_in: How many features an example has.
        n_hidden: How many hidden neurons there are.
        rng: The source of all chance: rng.normal(size=...) or rng.uniform(low, high, size=...).

    Returns:
        A dictionary with "W1" (n_in, n_hidden), "b1" (n_hidden,), "W2" (n_hidden, 1) and "b2" (1,).

    Example:
        init_params(2, 16, np.random.default_rng(0)) gives 2 * 16 + 16 + 16 + 1 = 65 numbers. Called again with
        np.random.default_rng(0) it gives the same 65, with np.random.default_rng(1) others.
    """
    raise NotImplementedError


def forward(params: dict[str, np.ndarray], X: np.ndarray) -> tuple[np.ndarray, Any]:
    """The forward pass, which also keeps what backward will need.

        Z1 = X W1 + b1        A1 = max(0, Z1)
        Z2 = A1 W2 + b2       y_hat = 1 / (1 + exp(-Z2))

    Args:
        params: "W1", "b1", "W2" and "b2"; not changed.
        X: Inputs, shape (m, n_in); not changed.

    Returns:
        (y_hat, cache): the predictions, shape (m, 1), and anything you like. Nobody but your backward looks into cache.

    Example:
        With W1 = [[1, -1], [2, 1]], b1 = [0, 1], W2 = [[1], [-2]] and b2 = [-1], the row (1, 2) has Z1 = (5, 2),
        A1 = (5, 2) and Z2 = 5 - 4 - 1 = 0: y_hat is [[0.5]].
    """
    raise NotImplementedError


def backward(params: dict[str, np.ndarray], cache: Any, y: np.ndarray) -> dict[str, np.ndarray]:
    """The gradients of the mean binary cross-entropy.

        dZ2 = (y_hat - y) / m
        dW2 = A1^T dZ2                          db2 = sum of dZ2 over the examples
        dZ1 = (dZ2 W2^T) * (1 where Z1 > 0, else 0)
        dW1 = X^T dZ1                           db1 = sum of dZ1 over the examples

    Args:
        params: The parameters that forward was called with; not changed.
        cache: What your forward returned beside y_hat; afterwards still good for the same call.
        y: Labels 0.0 or 1.0, shape (m, 1); not changed.

    Returns:
        The gradients, with the keys and shapes of params.

    Example:
        For the network of forward's example, the one row (1, 2) and the label 1: dZ2 = 0.5 - 1 = -0.5, dW2 = [[-2.5],
        [-1]], db2 = [-0.5], dZ1 = (-0.5, 1), dW1 = [[-0.5, 1], [-1, 2]] and db1 = [-0.5, 1].
    """
    raise NotImplementedError


def sgd_step(params: dict[str, np.ndarray], grads: dict[str, np.ndarray], lr: float) -> dict[str, np.ndarray]:
    """One step downhill, for every parameter: new = old - lr * gradient.

    Args:
        params: "W1", "b1", "W2" and "b2"; not changed.
        grads: The gradient of each of them, under the same name; not changed.
        lr: The learning rate.

    Returns:
        A new dictionary with the same names and shapes.

    Example:
        With lr = 0.1, W1 = [[1, 2]] and its gradient [[0.5, -1]], the new W1 is [[0.95, 2.1]].
    """
    raise NotImplementedError


def predict(params: dict[str, np.ndarray], X: np.ndarray) -> np.ndarray:
    """The predicted class of every example: 1 where y_hat is above 0.5, else 0 (at exactly 0.5 as you like).

    Args:
        params: "W1", "b1", "W2" and "b2".
        X: Inputs, shape (m, n_in).

    Returns:
        Zeros and ones, shape (m,) or (m, 1).

    Example:
        Predictions [[0.3], [0.8]] become [[0], [1]].
    """
    raise NotImplementedError


def train(
    X: np.ndarray, y: np.ndarray, n_hidden: int, lr: float, epochs: int, batch_size: int, seed: int
) -> tuple[dict[str, np.ndarray], dict[str, list[float]]]:
    """Trains a new network with mini-batch gradient descent.

    In every epoch: bring the examples into a new random order and cut it into batches of batch_size; the last batch may
    be smaller. For every batch: forward, backward, and one step with the learning rate as it was given.

    Args:
        X: Inputs, shape (m, n_in); not changed.
        y: Labels 0.0 or 1.0, shape (m, 1); not changed.
        n_hidden: How many hidden neurons the network gets.
        lr: The learning rate.
        epochs: How often every example is used.
        batch_size: How many examples one step looks at.
        seed: Where all chance comes from: the same seed gives the same result, another seed another one.

    Returns:
        (params, history): the trained parameters, and a dictionary whose entry "loss" holds one number for every epoch,
        its mean binary cross-entropy (measured during the epoch or after it, as you like).

    Example:
        With 5 examples and batch_size 3, an epoch has two steps: one with 3 examples and one with the other 2.
    """
    raise NotImplementedError
