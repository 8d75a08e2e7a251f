import numpy as np


def ReLU(z):
    return np.where(z < 0, 0, z)


def sigmoid(z):
    z = np.clip(z, -709, 709)
    return 1 / (1 + np.exp(-z))


def tanh(z):
    return np.tanh(z)


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)
