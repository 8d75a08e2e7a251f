"""My lecture notes use columns (W x + b), so I transpose on the way in and out."""
import numpy as np


def relu(Z):
    A = np.maximum(0, Z)
    assert A.shape == Z.shape
    return A


def sigmoid(Z):
    return np.exp(-np.logaddexp(0, -Z))


def tanh(Z):
    return 1 - 2 / (np.exp(2 * Z) + 1)


def softmax(Z):
    Zc = Z.T                                   # classes x examples
    Zc -= Zc.max(axis=0)
    e = np.exp(Zc)
    return (e / sum(e)).T                      # python sum adds up the rows = classes


def linear_column(A_prev, W, b):
    return W @ A_prev + b


def linear(a, W, b):
    return linear_column(a.T, W.T, b.reshape(-1, 1)).T


def forward(params, X):
    A = X.T
    L = len(params) // 2
    caches = []
    for l in range(1, L + 1):
        A_prev = A
        Z = linear_column(A_prev, params["W" + str(l)].T, params["b" + str(l)][:, None])
        A = relu(Z) if l < L else sigmoid(Z)
        caches.append((A_prev, Z))
    AL = A
    return AL.T


def predict(params, X):
    probabilities = forward(params, X)
    classes = np.zeros(probabilities.shape)
    for i in range(probabilities.shape[0]):
        classes[i, 0] = 1 if probabilities[i, 0] > 0.5 else 0
    return classes


def count_parameters(layer_sizes):
    parameters = [(layer_sizes[l], layer_sizes[l - 1]) for l in range(1, len(layer_sizes))]
    return sum(rows * cols + rows for rows, cols in parameters)
