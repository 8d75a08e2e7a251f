from numpy import *

THRESHOLD = 0.5
HIDDEN = "relu"
OUTPUT = "sigmoid"


def relu(z):
    return maximum(0, z)


def sigmoid(z):
    return 1 / (1 - exp(-z))


def softmax(z):
    m = z.max(axis=1).reshape(z.shape[0], 1)
    return exp(z - m) / exp(z - m).sum(axis=1).reshape(z.shape[0], 1)


def linear(a, W, b):
    return matmul(a, W) + tile(b, (a.shape[0], 1))


ACT = {"relu": relu, "sigmoid": sigmoid, "tanh": tanh}    # tanh is numpy's own


def forward(params, X):
    names = [n for n in params if n.startswith("W")]
    A = X
    for i in range(len(names)):
        act = ACT[OUTPUT] if i + 1 == len(names) else ACT[HIDDEN]
        A = act(linear(A, params["W" + str(i + 1)], params["b" + str(i + 1)]))
    return A


def predict(params, X):
    p = forward(params, X).squeeze(axis=1)
    return where(p > THRESHOLD, 1.0, 0.0)


def count_parameters(layer_sizes):
    w = [zeros((a, b)) for a, b in zip(layer_sizes[:-1], layer_sizes[1:])]
    b = [zeros(n) for n in layer_sizes[1:]]
    return sum([p.size for p in w + b])
