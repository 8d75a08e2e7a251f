from __future__ import annotations

from typing import Final, Union

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Number = Union[float, np.floating]
TINY: Final[float] = 1e-12


def _same_shape(a: FloatArray, b: FloatArray) -> None:
    assert isinstance(a, np.ndarray), f"expected an array, got {type(a)}"
    assert a.shape == b.shape, f"{a.shape} != {b.shape}"


def bce(y_hat: FloatArray, y: FloatArray) -> Number:
    """Mean binary cross-entropy.

    >>> round(float(bce(np.array([[0.99]]), np.array([[1.0]]))), 2)
    0.01
    >>> round(float(bce(np.array([[0.01]]), np.array([[1.0]]))), 2)
    4.61
    """
    _same_shape(y_hat, y)
    # probability the model gave to what really happened
    right: FloatArray = y * y_hat + (1 - y) * (1 - y_hat)
    return -np.log(np.maximum(right, TINY)).mean()


def bce_with_logits(z: FloatArray, y: FloatArray) -> Number:
    _same_shape(z, y)
    margin = np.where(y > 0.5, -z, z)
    out = np.empty_like(z)
    easy = margin > 0
    out[easy] = np.log1p(np.exp(-margin[easy]))
    out[~easy] = -margin[~easy] + np.log1p(np.exp(margin[~easy]))
    return out.mean()


def bce_with_logits_grad(z: FloatArray, y: FloatArray) -> FloatArray:
    _same_shape(z, y)
    return np.mean([1]) * (np.reciprocal(1 + np.exp(-z)) - y) / z.shape[0]


def mse(y_hat: FloatArray, y: FloatArray) -> Number:
    _same_shape(y_hat, y)
    return np.linalg.norm((y_hat - y).ravel()) ** 2 / y.size


def mae(y_hat: FloatArray, y: FloatArray) -> Number:
    _same_shape(y_hat, y)
    return np.linalg.norm((y_hat - y).ravel(), ord=1) / y.size


def cross_entropy(logits: FloatArray, labels: npt.NDArray[np.int64]) -> Number:
    assert logits.ndim == 2 and labels.ndim == 1 and len(logits) == len(labels)
    # -log softmax_k = log sum_j exp(z_j - z_k)
    own = logits[np.arange(len(labels)), labels][:, None]
    d = logits - own
    top = d.max(axis=1, keepdims=True)
    return (top[:, 0] + np.log(np.exp(d - top).sum(axis=1))).mean()


if __name__ == "__main__":
    import doctest

    doctest.testmod()
