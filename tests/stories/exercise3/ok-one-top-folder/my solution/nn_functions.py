import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu(z):
    return np.maximum(0, z)


def sigmoid_derivative(z):
    return sigmoid(z) * (1 - sigmoid(z))


def relu_derivative(z):
    return np.array(z > 0, dtype=float)


activations = {"sigmoid": sigmoid, "relu": relu}
derivatives = {"sigmoid": sigmoid_derivative, "relu": relu_derivative}
