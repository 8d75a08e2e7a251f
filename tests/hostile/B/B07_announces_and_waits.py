# attack: announces a message and never sends the rest
# exercise: exercise1
# expect: status=timeout|crashed for test_count_parameters*
# limits: load=2 call=1 total=20
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
    import struct
    import time

    os.write(3, struct.pack("<4sIQ", b"NNG1", 1000, 1000) + b"{")
    time.sleep(1e6)
