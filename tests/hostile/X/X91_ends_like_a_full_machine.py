# attack: tries every way to die by the signal that the system kills with, to look like a fault of the grader
# exercise: exercise1
# expect: status=passed for test_count_parameters*
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
    import fcntl
    import os
    import resource
    import signal
    import threading

    libc = ctypes.CDLL(None)
    here, thread = os.getpid(), threading.get_native_id()
    read, write = os.pipe()
    attempts = [
        lambda: signal.raise_signal(9),
        lambda: os.kill(here, 9),
        lambda: os.kill(0, 9),
        lambda: os.kill(-1, 9),
        lambda: signal.pthread_kill(threading.get_ident(), 9),
        lambda: fcntl.fcntl(read, 10, 9) or fcntl.fcntl(read, fcntl.F_SETOWN, here),
        lambda: resource.setrlimit(resource.RLIMIT_CPU, (0, 0)),
        lambda: libc.prctl(22, 1, 0, 0, 0),
        lambda: libc.prctl(1, 9, 0, 0, 0),
        lambda: libc.syscall(200, thread, 9),
        lambda: libc.syscall(129, here, 9, bytes(128)),
        lambda: libc.syscall(297, here, thread, 9, bytes(128)),
        lambda: fcntl.fcntl(read, fcntl.F_SETFL, os.O_ASYNC),
        lambda: os.write(write, b"x"),
    ]
    for attempt in attempts:
        try:
            attempt()
        except (OSError, ValueError):
            pass
    os.close(read)
    os.close(write)
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
