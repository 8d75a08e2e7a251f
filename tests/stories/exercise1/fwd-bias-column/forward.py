import numpy as np
from numpy import exp, vectorize

relu = vectorize(lambda v: v if v > 0 else 0.0, otypes=[float])
sigmoid = vectorize(lambda v: 1 / (1 + exp(-v)) if v > 0 else exp(v) / (1 + exp(v)), otypes=[float])
tanh = vectorize(lambda v: (exp(2 * v) - 1) / (exp(2 * v) + 1), otypes=[float])


def softmax(z):
    return np.apply_along_axis(lambda row: exp(row - row.max()) / exp(row - row.max()).sum(), 1, z)


def linear(a, W, b):
    return np.einsum("mi,io->mo", a, W) + b[:, np.newaxis]


def forward(params, X):
    Ws = [params[k] for k in sorted(params, key=lambda k: int(k[1:])) if k.startswith("W")]
    bs = [params[k] for k in sorted(params, key=lambda k: int(k[1:])) if k.startswith("b")]
    for W, b in zip(Ws[:-1], bs[:-1]):
        X = relu(linear(X, W, b))
    return sigmoid(linear(X, Ws[-1], bs[-1]))


def predict(params, X):
    return np.round(forward(params, X))


def count_parameters(layer_sizes):
    return int(sum(np.prod(p) for p in zip(layer_sizes[:-1], layer_sizes[1:])) + sum(layer_sizes[1:]))
