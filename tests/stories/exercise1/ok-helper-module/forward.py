import numpy as np

from activations import ReLU as relu, sigmoid, softmax, tanh
from utils.counting import count_parameters


def linear(a, W, b):
    return np.add(np.matmul(a, W), b)


def forward(params, X):
    names = sorted((k for k in params if k.startswith("W")), key=lambda s: int(s[1:]))
    a = X
    for w in names[:-1]:
        a = relu(linear(a, params[w], params[w.replace("W", "b")]))
    w = names[-1]
    return sigmoid(linear(a, params[w], params[w.replace("W", "b")]))


def predict(params, X):
    return (forward(params, X) > 0.5) * 1
