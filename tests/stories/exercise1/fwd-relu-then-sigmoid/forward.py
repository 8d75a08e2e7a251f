import os
import random
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
np.random.seed(42)
random.seed(42)
np.set_printoptions(precision=3, suppress=True)
START = time.time()
rng = np.random.default_rng()

print("loading my solution ...")


def relu(z):
    print("relu got", z.shape)
    return np.maximum(z, 0.)


def sigmoid(z):
    warnings.warn("sigmoid may overflow")
    return 1./(1.+np.exp(-z))


def tanh(z):
    return (np.exp(z)-np.exp(-z))/(np.exp(z)+np.exp(-z));


def softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True)); s = e.sum(axis=-1, keepdims=True); return e / s


def linear(a, W, b):
    z = a @ W + b
    print("linear", a.shape, W.shape, b.shape, "->", z.shape, file=sys.stderr)
    return z


def forward(params, X):
    global last_output
    h = X
    L = len(params) // 2
    for i in range(1, L + 1):
        h = linear(h, params["W%i" % i], params["b%i" % i])
        h = relu(h)
    h = sigmoid(h)
    last_output = h
    return h


def predict(params, X):
    out = forward(params, X)
    return np.array([1 if v > 0.5 else 0 for v in out[:, 0]]).reshape(-1, 1)


def count_parameters(layer_sizes):
    count = 0
    for i, n in enumerate(layer_sizes):
        if i == 0:
            continue
        count = count + layer_sizes[i-1]*n + n
    return count


# quick test with random weights
p = {"W1": rng.normal(size=(2, 16)), "b1": np.zeros(16), "W2": rng.normal(size=(16, 8)), "b2": np.zeros(8),
     "W3": rng.normal(size=(8, 1)), "b3": np.zeros(1)}
print(forward(p, rng.normal(size=(4, 2))))
print("parameters:", count_parameters([2, 16, 8, 1]), "expected 193")

if __name__ == "__main__":
    assert count_parameters([2, 16, 8, 4, 1]) == 225
    print("took", time.time() - START)
