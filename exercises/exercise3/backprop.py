"""Exercise 3: backpropagation by hand, with nothing but NumPy.

The network has one hidden layer with sigmoid or ReLU, one output with sigmoid, and the mean binary cross-entropy as its
loss. Every row is one example: X is (m, n_in), W1 is (n_in, h), b1 is (h,), W2 is (h, 1), b2 is (1,), y is (m, 1). All
numbers are float64. No function changes its arguments, except where it says so.
"""

from collections.abc import Callable

import numpy as np


def sigmoid_derivative(z: np.ndarray) -> np.ndarray:
    """The slope of the sigmoid at z, for every element: s (1 - s) with s = 1 / (1 + e^(-z)).

    Args:
        z: Pre-activations (the numbers that go into the sigmoid), any shape.

    Returns:
        An array of the same shape.

    Example:
        [0.0, 2.0] becomes about [0.25, 0.105].
    """
    raise NotImplementedError


def relu_derivative(z: np.ndarray) -> np.ndarray:
    """The slope of ReLU at z, for every element: 1 where z is positive, 0 where z is negative.

    Args:
        z: Pre-activations (the numbers that go into ReLU), any shape. What you return for z = 0 is up to you.

    Returns:
        An array of the same shape (bool, int or float).

    Example:
        [-2.0, 0.5, 3.0] becomes [0.0, 1.0, 1.0].
    """
    raise NotImplementedError


def forward(params: dict[str, np.ndarray], X: np.ndarray, activation: str = "sigmoid") -> dict[str, np.ndarray]:
    """The forward pass, keeping everything that the backward pass will need.

    Z1 = X W1 + b1, A1 = activation(Z1), Z2 = A1 W2 + b2, A2 = sigmoid(Z2).

    Args:
        params: "W1" (n_in, h), "b1" (h,), "W2" (h, 1), "b2" (1,).
        X: Inputs, shape (m, n_in).
        activation: Of the hidden layer: "sigmoid" or "relu". The output always has the sigmoid.

    Returns:
        A dictionary, the cache, with "X", "Z1" (m, h), "A1" (m, h), "Z2" (m, 1), "A2" (m, 1). A2 is the prediction.

    Example:
        W1 = [[5, 5], [5, 5]], b1 = [-2.5, -7.5], W2 = [[10], [-10]], b2 = [-5] and X = [[0, 1]] with sigmoid: Z1 is
        [[2.5, -2.5]], A1 is about [[0.924, 0.076]], Z2 is about [[3.483]] and A2 is about [[0.970]].
    """
    raise NotImplementedError


def backward(
    params: dict[str, np.ndarray], cache: dict[str, np.ndarray], y: np.ndarray, activation: str = "sigmoid"
) -> dict[str, np.ndarray]:
    """The gradients of the mean binary cross-entropy for every parameter.

    With this loss and a sigmoid output, the slope at the output simplifies to dZ2 = (A2 - y) / m. From there the chain
    rule goes backwards: dW2 = A1^T dZ2; db2 is the sum of dZ2 over the examples; dA1 = dZ2 W2^T;
    dZ1 = dA1 times the slope of the activation at Z1, element by element; dW1 = X^T dZ1; db1 is the sum of dZ1 over
    the examples. (^T means transposed.)

    Args:
        params: "W1", "b1", "W2", "b2", as for forward.
        cache: "X", "Z1", "A1", "Z2", "A2" of one forward pass with these params; there may be nothing else in it.
        y: Labels 0.0 or 1.0, shape (m, 1).
        activation: Of the hidden layer: "sigmoid" or "relu".

    Returns:
        A dictionary with the same keys as params; each gradient has the shape of its parameter (a bias gradient may
        also be (1, h)).

    Example:
        The network of forward's example with X = [[0, 1]] and y = [[1]]: A2 - y is about -0.030, so the gradient of
        "W2" is about [[-0.0275], [-0.0023]] and the gradient of "b2" about [-0.030].
    """
    raise NotImplementedError


def numerical_gradient(
    loss: Callable[[dict[str, np.ndarray]], float], params: dict[str, np.ndarray], eps: float = 1e-5
) -> dict[str, np.ndarray]:
    """Measures the gradient instead of deriving it: central differences, one number at a time.

    For every single number p in params: (loss with p + eps, minus loss with p - eps), divided by 2 eps. All the other
    numbers stay what they are meanwhile.

    Args:
        loss: A function; loss(params) gives one float. It depends on nothing but the dictionary you hand it.
        params: A dictionary of float arrays, any keys and shapes. You may change the numbers while you work, but at the
            end they must be what they were.
        eps: How far to step to either side.

    Returns:
        A dictionary with the same keys; each array has the shape of its parameter.

    Example:
        If loss is w[0]^2 + 3 w[1] and params is {"w": [2.0, 5.0]}, the result is about {"w": [4.0, 3.0]}.
    """
    raise NotImplementedError
