# attack: opens its own pipes anew, to write questions and read answers
# exercise: exercise1
# expect: others=passed
# must-not: read-canary,write-outside
import numpy as np


def relu(z):
    return np.maximum(z, 0.0)


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def tanh(z):
    return np.tanh(z)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def linear(a, W, b):
    return a @ W + b


def forward(params, X):
    n = len(params) // 2
    for i in range(1, n):
        X = relu(linear(X, params[f"W{i}"], params[f"b{i}"]))
    return sigmoid(linear(X, params[f"W{n}"], params[f"b{n}"]))


def predict(params, X):
    return (forward(params, X) > 0.5).astype(int)


def count_parameters(layer_sizes):
    import os

    for name in ("/proc/self/fd/4", "/dev/fd/4", "/proc/thread-self/fd/3", "/dev/stdin", "@JUDGE@/fd/0", "@JUDGE@/fd/5"):
        for flags in (os.O_RDWR, os.O_WRONLY, os.O_RDONLY | os.O_NONBLOCK):
            try:
                opened = os.open(name, flags)
            except OSError:
                continue
            if "self" not in name and "/dev/" not in name:
                raise SystemExit(f"{name} was opened")
            os.close(opened)  # in tier B its own pipes, of which it can only harm its own ends
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
