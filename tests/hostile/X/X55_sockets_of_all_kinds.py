# attack: opens sockets of every family
# exercise: exercise1
# expect: others=passed
import numpy as np

import ctypes
import platform

JUDGE = int("@JUDGEPID@")
libc = ctypes.CDLL(None, use_errno=True)
KNOWN = platform.machine() == "x86_64"

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
    calls = tuple((41, family, kind, 0) for family in (1, 2, 10, 16, 17, 38, 40, 44) for kind in (1, 2, 3)) + ((53, 1, 1, 0, b"\0" * 8), (41, 1, 5, 0))
    for number, *arguments in calls if KNOWN else ():
        if libc.syscall(number, *arguments) >= 0:
            raise SystemExit(f"system call {number} worked")
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
