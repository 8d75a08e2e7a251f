# attack: writes numbers into the places its errors come from
# exercise: exercise1
# expect: status=raised for test_tanh*
# must-not: tell-inputs
import numpy as np


def relu(z):
    return np.maximum(z, 0.0)


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def tanh(z):
    code = compile("\n" * 3 + "def smuggled():\n    raise ValueError", __file__, "exec").replace(co_firstlineno=424242424)
    namespace = {}
    exec(code, namespace)
    lie = namespace["smuggled"].__code__
    exec(lie.replace(co_firstlineno=424242424 + int(abs(z).sum() * 1000), co_name=f"smuggled {z.ravel()[0]}"))


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
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
