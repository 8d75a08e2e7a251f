import numpy as np


class _Relu:
    def __call__(self, z):
        return (np.abs(z) + z) / 2


class _Sigmoid:
    def __call__(self, z):
        return 0.5 * (1 + np.tanh(z / 2))


class _Softmax(object):
    """ softmax over the last axis """

    def __init__(self, axis):
        self.axis = axis

    def __call__(self, z):
        return 1 / (1 + np.exp(-z))


class _Linear:
    def __call__(self, a, W, b):
        return a.dot(W) + b


class _Forward:
    def __init__(self, hidden, output, layer):
        self.hidden = hidden
        self.output = output
        self.layer = layer

    def __call__(self, params, X):
        n = len(params) // 2
        h = X.copy()
        for k in range(1, n + 1):
            z = self.layer(h, params[f"W{k}"], params[f"b{k}"])
            h = self.hidden(z) if k < n else self.output(z)
        return h


class _Predict:
    def __init__(self, net, threshold=0.5):
        self.net, self.threshold = net, threshold

    def __call__(self, params, X):
        return (self.net(params, X) >= self.threshold).astype(np.float64).ravel()


relu = _Relu()
sigmoid = _Sigmoid()
tanh = np.tanh
softmax = _Softmax(axis=-1)
linear = _Linear()
forward = _Forward(relu, sigmoid, linear)
predict = _Predict(forward)


def count_parameters(layer_sizes):
    n = 0
    prev = layer_sizes[0]
    for cur in layer_sizes[1:]:
        n += (prev + 1) * cur
        prev = cur
    return n
