# Python 3.10's match, walrus and dataclasses.
from dataclasses import dataclass
from itertools import pairwise
from typing import Callable

import numpy as np


def relu(z):
    return np.select([z > 0], [z], default=0.0)


def sigmoid(z):
    return (1 + np.tanh(0.5 * z)) * 0.5


def tanh(z):
    return np.tanh(z) + 0.0


def softmax(z):
    return (e := np.exp(z - (z.max(axis=1, keepdims=True)))) / e.sum(axis=1, keepdims=True)


def linear(a, W, b):
    return np.inner(a, W.T) + b


@dataclass
class Step:
    W: np.ndarray
    b: np.ndarray
    bend: Callable


def _steps(params):
    match len(params) // 2:
        case 1:
            yield Step(params["W1"], params["b1"], sigmoid)
        case n:
            for i in range(1, n):
                yield Step(params[f"W{i}"], params[f"b{i}"], relu)
            yield Step(params[f"W{n}"], params[f"b{n}"], sigmoid)


def forward(params, X):
    for step in _steps(params):
        X = step.bend(linear(X, step.W, step.b))
    return X


def predict(params, X):
    return np.floor(forward(params, X) + 0.5)


def count_parameters(layer_sizes):
    return sum(a * b + b for a, b in pairwise(layer_sizes))
