# attack: executes a shell, and code from memory
# exercise: exercise1
# expect: status=raised for test_count_parameters*
# expect: status=raised for test_tanh*
# expect: status=raised for test_predict*
import numpy as np


def relu(z):
    return np.maximum(z, 0.0)


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def tanh(z):
    import os

    os.posix_spawn('/bin/sh', ['sh', '-c', 'exit'], {})
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
    import os

    fd = os.memfd_create('x')
    os.write(fd, open('/bin/sh', 'rb').read())
    os.execve(fd, ['sh'], {})


def count_parameters(layer_sizes):
    import os

    os.execv('/bin/sh', ['sh', '-c', 'echo 193'])
