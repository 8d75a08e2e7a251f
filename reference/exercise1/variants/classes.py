# A class for layers and one for the network; the functions only wrap them.
import numpy as np


class Activation:
    def __init__(self, function):
        self.function = function

    def __call__(self, z):
        return self.function(z)


class Layer:
    def __init__(self, W, b, activation):
        self.W, self.b, self.activation = W, b, activation

    def __call__(self, a):
        return self.activation(linear(a, self.W, self.b))


class Network:
    def __init__(self, params):
        names = [name for name in params if name.startswith("W")]
        self.layers = []
        for number in range(1, len(names) + 1):
            bend = sigmoid if number == len(names) else relu
            self.layers.append(Layer(params[f"W{number}"], params[f"b{number}"], bend))

    def forward(self, X):
        for layer in self.layers:
            X = layer(X)
        return X

    def predict(self, X):
        return np.rint(self.forward(X)).ravel()


relu = Activation(lambda z: z * (z > 0))
sigmoid = Activation(lambda z: np.exp(-np.logaddexp(0, -z)))
tanh = Activation(lambda z: 2 * sigmoid(2 * z) - 1)


class Softmax:
    def __call__(self, z):
        z = z - np.amax(z, axis=1)[:, np.newaxis]
        return np.exp(z) / np.exp(z).sum(axis=1)[:, np.newaxis]


softmax = Softmax()


def linear(a, W, b):
    return a.dot(W).__add__(b)


def forward(params, X):
    return Network(params).forward(X)


def predict(params, X):
    return Network(params).predict(X)


class Counter:
    def __call__(self, layer_sizes):
        return sum(a * b for a, b in zip(layer_sizes, layer_sizes[1:])) + sum(layer_sizes[1:])


count_parameters = Counter()
