"""Exercise 3, backpropagation.

Notation: m examples, n inputs, h hidden units.
"""
from __future__ import annotations

from typing import Callable, Dict, Literal

import numpy as np

Params = Dict[str, np.ndarray]
Activation = Literal["sigmoid", "relu"]

__all__ = ["sigmoid_derivative", "relu_derivative", "forward", "backward", "numerical_gradient"]


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-np.clip(z, -500.0, 500.0)))


def sigmoid_derivative(z: np.ndarray) -> np.ndarray:
    """Slope of the sigmoid at the pre-activation z."""
    return _sigmoid(z) * (1.0 - _sigmoid(z))


def relu_derivative(z: np.ndarray) -> np.ndarray:
    """1 where z >= 0, otherwise 0."""
    return np.greater_equal(z, 0).astype(np.float32)


def forward(params: Params, X: np.ndarray, activation: Activation = "sigmoid") -> Params:
    """Return everything that the backward pass needs."""
    if activation not in ("sigmoid", "relu"):
        raise ValueError(f"unknown activation {activation!r}")
    cache: Params = {"X": X}
    cache["Z1"] = X @ params["W1"] + params["b1"]
    cache["A1"] = _sigmoid(cache["Z1"]) if activation == "sigmoid" else np.maximum(cache["Z1"], 0.0)
    cache["Z2"] = cache["A1"] @ params["W2"] + params["b2"]
    cache["A2"] = _sigmoid(cache["Z2"])
    cache["W1"], cache["W2"] = params["W1"].copy(), params["W2"].copy()
    return cache


def _layer_gradients(delta: np.ndarray, incoming: np.ndarray, m: int) -> tuple[np.ndarray, np.ndarray]:
    return incoming.T @ delta / m, delta.sum(axis=0, keepdims=True) / m


def backward(params: Params, cache: Params, y: np.ndarray, activation: Activation = "sigmoid") -> Params:
    """Gradients of the mean binary cross-entropy."""
    m: int = y.shape[0]
    slope: Callable[[np.ndarray], np.ndarray] = sigmoid_derivative
    delta2 = cache["A2"] - y
    delta1 = (delta2 @ params["W2"].T) * slope(cache["Z1"])
    grads: Params = {}
    grads["W2"], grads["b2"] = _layer_gradients(delta2, cache["A1"], m)
    grads["W1"], grads["b1"] = _layer_gradients(delta1, cache["X"], m)
    return grads


def numerical_gradient(loss: Callable[[Params], float], params: Params, eps: float = 1e-5) -> Params:
    """Central differences, one parameter after the other; ``params`` is put back as it was."""
    grads: Params = {}
    for name, array in params.items():
        grads[name] = np.empty_like(array)
        for index in np.ndindex(*array.shape):
            original = array[index]
            try:
                array[index] = original + eps
                upper = loss(params)
                array[index] = original - eps
                lower = loss(params)
            finally:
                array[index] = original
            grads[name][index] = (upper - lower) / (2.0 * eps)
    return grads
