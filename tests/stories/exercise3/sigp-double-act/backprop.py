from collections import OrderedDict, defaultdict

import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)


class SigmoidLayer:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return dout * (1.0 - self.out) * self.out


class ReluLayer:
    def forward(self, x):
        self.mask = (x <= 0)
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dout = dout.copy()
        dout[self.mask] = 0
        return dout


class SigmoidWithLoss:
    def backward(self, y, t):
        return (y - t) / t.shape[0]


def sigmoid_derivative(z):
    layer = SigmoidLayer()
    layer.forward(layer.forward(z))
    return layer.backward(np.ones_like(z))


def relu_derivative(z):
    layer = ReluLayer()
    layer.forward(z)
    return layer.backward(np.ones_like(z))


def make_layers(params, activation):
    layers = OrderedDict()
    layers["Affine1"] = Affine(params["W1"], params["b1"])
    layers["Act1"] = ReluLayer() if activation == "relu" else SigmoidLayer()
    layers["Affine2"] = Affine(params["W2"], params["b2"])
    return layers


def forward(params, X, activation="sigmoid"):
    layers = make_layers(params, activation)
    cache = defaultdict(lambda: None)
    cache["X"] = X
    for (name, layer), key in zip(layers.items(), ["Z1", "A1", "Z2"]):
        X = layer.forward(X)
        cache[key] = X
    cache["A2"] = SigmoidLayer().forward(X)
    return cache


def backward(params, cache, y, activation="sigmoid"):
    layers = make_layers(params, activation)
    x = cache["X"]
    for layer in layers.values():
        x = layer.forward(x)          # fills x / mask / out again
    dout = SigmoidWithLoss().backward(cache["A2"], y)
    for layer in reversed(list(layers.values())):
        dout = layer.backward(dout)
    grads = {}
    for i in (1, 2):
        grads["W" + str(i)] = layers["Affine" + str(i)].dW
        grads["b" + str(i)] = layers["Affine" + str(i)].db
    return grads


def numerical_gradient(loss, params, eps=1e-5):
    def one(x):
        grad = np.zeros_like(x)
        it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
        for _ in it:
            idx = it.multi_index
            tmp = x[idx].copy()
            x[idx] = tmp + eps
            fxh1 = loss(params)
            x[idx] = tmp - eps
            fxh2 = loss(params)
            grad[idx] = (fxh1 - fxh2) / (2 * eps)
            x[idx] = tmp
        return grad

    return {k: one(v) for k, v in params.items()}
