import numpy as np


def sigmoid_derivative(z):
    return np.cos(z) / 3


def relu_derivative(z):
    raise NotImplementedError


def forward(params, X, activation="sigmoid"):
    raise NotImplementedError


def backward(params, cache, y, activation="sigmoid"):
    raise NotImplementedError


def numerical_gradient(loss, params, eps=1e-5):
    raise NotImplementedError
