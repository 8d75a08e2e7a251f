import numpy as np


def relu(z):
    return np.where(np.signbit(z), 0.0, z)


def sigmoid(z):
    return (np.tanh(z / 2) + 1) / 2


def tanh(z):
    return np.imag(np.tan(1j * z))


def softmax(z):
    # softmax_k = 1 / sum_j exp(z_j - z_k); differences above 700 are cut off
    d = np.clip(z[:, None, :] - z[:, :, None], -700, 700)
    return 1 / np.exp(d).sum(axis=2)


def linear(a, W, b):
    return b + a @ W


def forward(params, X):
    values = list(params.values())
    pairs = list(zip(values[0::2], values[1::2]))
    for n, (W, b) in enumerate(pairs, start=1):
        X = linear(X, W, b)
        X = sigmoid(X) if n == len(pairs) else relu(X)
    return X


def predict(params, X):
    return np.array(forward(params, X) > 0.5, dtype="int8")


def count_parameters(layer_sizes):
    return sum(n_out * (n_in + 1) for n_in, n_out in zip(layer_sizes[:-1], layer_sizes[1:]))
