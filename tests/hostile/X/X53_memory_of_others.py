# attack: reads, writes and advises the memory of other processes
# exercise: exercise1
# expect: others=passed
# must-not: read-canary
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
    calls = ((101, 16, JUDGE, 0, 0), (101, 0x4206, JUDGE, 0, 0), (310, JUDGE, 0, 0, 0, 0, 0), (311, JUDGE, 0, 0, 0, 0, 0), (440, 3, 0, 0, 4, 0), (438, 3, 0, 0), (434, JUDGE, 0), (312, JUDGE, JUDGE, 0, 0, 0), (424, 3, 9, 0, 0), (129, JUDGE, 28, 0), (297, JUDGE, JUDGE, 28, 0))
    for number, *arguments in calls if KNOWN else ():
        if libc.syscall(number, *arguments) >= 0:
            raise SystemExit(f"system call {number} worked")
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
