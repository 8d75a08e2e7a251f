# Recursion instead of loops.
import numpy as np


def relu(z: np.ndarray) -> np.ndarray:
    return np.fmax(z, 0.0)


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


def tanh(z: np.ndarray) -> np.ndarray:
    return np.tanh(z)


def softmax(z: np.ndarray) -> np.ndarray:
    if len(z) == 1:
        e = np.exp(z - z.max())
        return e / e.sum()
    return np.vstack([softmax(z[:1]), softmax(z[1:])])


def linear(a: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.add(a @ W, b)


def _activation_of(params, X, layer):
    if layer == 0:
        return X
    z = linear(_activation_of(params, X, layer - 1), params[f"W{layer}"], params[f"b{layer}"])
    return sigmoid(z) if f"W{layer + 1}" not in params else relu(z)


def forward(params: dict, X: np.ndarray) -> np.ndarray:
    return _activation_of(params, X, len(params) // 2)


def predict(params: dict, X: np.ndarray) -> np.ndarray:
    return np.round(forward(params, X)).astype(np.int32)


def count_parameters(layer_sizes: list) -> int:
    if len(layer_sizes) < 2:
        return 0
    first, second, *rest = layer_sizes
    return (first + 1) * second + count_parameters([second, *rest])
