# attack: handles page faults, rings, counters and devices itself
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
    calls = ((323, 0), (425, 8, b"\0" * 128), (298, b"\0" * 128, 0, -1, -1, 0), (321, 0, b"\0" * 64, 64), (250, 0, -3, 1), (248, b"user", b"x", b"y", 1, -3), (304, 3, b"", 0), (303, -100, b"/", 0, 0, 0), (133, b"x", 0o20666, 0x101), (259, -100, b"y", 0o20666, 0x103), (435, 0, 0))
    for number, *arguments in calls if KNOWN else ():
        if libc.syscall(number, *arguments) >= 0:
            raise SystemExit(f"system call {number} worked")
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
