"""Exercise 1: The forward pass.  I like classes."""
import numpy as np


class Activations:
    @staticmethod
    def relu(z: np.ndarray) -> np.ndarray:
        return np.where(z > 0, 1.0, 0.0)

    @staticmethod
    def sigmoid(z: np.ndarray) -> np.ndarray:
        # clip so that exp never overflows
        return 1.0 / (1.0 + np.exp(-np.clip(z, -500, 500)))

    @staticmethod
    def tanh(z: np.ndarray) -> np.ndarray:
        p, n = np.exp(z), np.exp(-z)
        return (p - n) / (p + n)

    @staticmethod
    def softmax(z: np.ndarray) -> np.ndarray:
        shifted = z - z.max(axis=1)[:, None]
        expz = np.exp(shifted)
        return expz / expz.sum(axis=1).reshape(-1, 1)


class Network:
    @staticmethod
    def linear(a, W, b):
        return np.matmul(a, W) + b.reshape(1, -1)

    @staticmethod
    def forward(params, X):
        number_of_layers = len([key for key in params if key[0] == "W"])
        out = X
        for i in range(number_of_layers):
            out = Network.linear(out, params["W%d" % (i + 1)], params["b%d" % (i + 1)])
            if i == number_of_layers - 1:
                out = Activations.sigmoid(out)
            else:
                out = Activations.relu(out)
        return out

    @staticmethod
    def predict(params, X):
        return np.where(Network.forward(params, X) > 0.5, 1, 0)

    @classmethod
    def count_parameters(cls, layer_sizes):
        sizes = np.array(layer_sizes)
        return (sizes[:-1] * sizes[1:]).sum() + sizes[1:].sum()


relu = Activations.relu
sigmoid = Activations.sigmoid
tanh = Activations.tanh
softmax = Activations.softmax
linear = Network.linear
forward = Network.forward
predict = Network.predict
count_parameters = Network.count_parameters
