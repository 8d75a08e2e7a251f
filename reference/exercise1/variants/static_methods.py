# Everything in one namespace class; public names at the end. Prints while it works.
import numpy as np


class F:
    @staticmethod
    def relu(z):
        return np.heaviside(z, 0.5) * z

    @staticmethod
    def sigmoid(z):
        return 1 / (1 + np.exp(np.clip(-z, -700, 700)))

    @classmethod
    def tanh(cls, z):
        return np.tanh(z)

    @staticmethod
    def softmax(z):
        m = np.max(z, axis=1, keepdims=True)
        return np.exp(z - m - np.log(np.sum(np.exp(z - m), axis=1, keepdims=True)))

    @staticmethod
    def linear(a, W, b):
        return np.tensordot(a, W, axes=1) + b

    @classmethod
    def forward(cls, params, X):
        print("forward:", X.shape)
        keys = sorted((k for k in params if k.startswith("W")), key=lambda k: int(k[1:]))
        for key in keys:
            X = cls.linear(X, params[key], params["b" + key[1:]])
            X = cls.sigmoid(X) if key == keys[-1] else cls.relu(X)
            print(key, X.min(), X.max())
        return X

    @classmethod
    def predict(cls, params, X):
        y_hat = cls.forward(params, X)
        return 1 - (y_hat <= 0.5).astype(np.uint8)

    @staticmethod
    def count_parameters(layer_sizes):
        return np.sum([a * b + b for a, b in zip(layer_sizes[:-1], layer_sizes[1:])])


relu, sigmoid, tanh, softmax = F.relu, F.sigmoid, F().tanh, F.softmax
linear, forward, predict, count_parameters = F.linear, F.forward, F.predict, F.count_parameters

if __name__ == "__main__":
    print(count_parameters([2, 16, 8, 1]))
