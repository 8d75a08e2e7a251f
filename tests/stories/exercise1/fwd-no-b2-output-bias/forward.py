import numpy as np

# Exercise 1 - forward pass


def relu(z):
    return np.maximum(0, z)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def tanh(z):
    return np.tanh(z)


def softmax(z):
    z = z - np.max(z, axis=1, keepdims=True)
    e = np.exp(z)
    return e / np.sum(e, axis=1, keepdims=True)


def linear(a, W, b):
    return a @ W + b


def forward(params, X):
    L = len(params) // 2
    A = X
    for layer in range(1, L):
        A = relu(linear(A, params["W" + str(layer)], params["b" + str(layer)]))
    AL = sigmoid(np.dot(A, params["W" + str(L)]))
    return AL


def predict(params, X):
    return (forward(params, X) > 0.5).astype(int)


def count_parameters(layer_sizes):
    total = 0
    for i in range(len(layer_sizes) - 1):
        total += layer_sizes[i] * layer_sizes[i + 1] + layer_sizes[i + 1]
    return total
