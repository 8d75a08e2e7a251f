# attack: makes the kernel send the judge a signal when its pipe is read
# exercise: exercise1
# expect: others=passed
# must-not: leave-process
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
    import fcntl
    import os
    import signal

    for fd in (0, 1, 2, 3, 4):
        for command, value in ((fcntl.F_SETOWN, int("@JUDGEPID@")), (10, signal.SIGWINCH), (fcntl.F_SETLEASE, 0), (1026, 1)):
            try:
                raise SystemExit(f"{command} gave {fcntl.fcntl(fd, command, value)}")
            except OSError:
                pass
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
