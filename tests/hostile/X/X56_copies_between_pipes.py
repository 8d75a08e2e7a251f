# attack: moves data between its pipes without touching it
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
    calls = ((275, 4, 0, 3, 0, 100, 2), (276, 4, 3, 100, 2), (278, 3, 0, 0, 0), (40, 3, 0, 0, 100), (326, 0, 0, 3, 0, 10, 0), (187, 3, 0, 10))
    for number, *arguments in calls if KNOWN else ():
        if libc.syscall(number, *arguments) >= 0:
            raise SystemExit(f"system call {number} worked")
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
