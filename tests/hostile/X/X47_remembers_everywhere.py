# attack: keeps a mark in every place that might outlive the run
# exercise: exercise1
# expect: others=passed
# must-not: remember,write-outside
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

    marks = ["mark", os.path.expanduser("~/mark"), "/tmp/nngrade-mark", "/dev/shm/nngrade-mark", "/var/tmp/nngrade-mark"]
    marks += [os.path.join(os.environ.get("TMPDIR", "/tmp"), "mark"), os.path.dirname(__file__) + "/mark"]
    if "answered" in os.environ or any(os.path.exists(mark) for mark in marks) and not hasattr(np, "answered"):
        raise SystemExit("something was left by an earlier run")
    np.answered = True
    for mark in marks:
        try:
            open(mark, "w").write("here")
        except OSError:
            pass
    libc = ctypes.CDLL(None)
    for name in ("shm_open", "sem_open", "mq_open"):
        if hasattr(libc, name) and getattr(libc, name)(b"/nngrade-mark", os.O_CREAT | os.O_RDWR, 0o600, 1) > 0:
            os.stat("/dev/shm/nngrade-mark")
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
