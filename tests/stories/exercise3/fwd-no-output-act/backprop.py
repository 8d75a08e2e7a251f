"""Andrew Ng's column layout inside; transposed at the border."""
import numpy as np


def sigmoid(Z):
    return np.where(Z > 0, 1 / (1 + np.exp(-np.abs(Z))), 1 - 1 / (1 + np.exp(-np.abs(Z))))


def sigmoid_derivative(z):
    return sigmoid(z) * sigmoid(-z)


def relu_derivative(z):
    return z > 0          # bool works fine in products


def forward(params, X, activation="sigmoid"):
    W1, W2 = params["W1"].T, params["W2"].T
    b1, b2 = params["b1"].reshape(-1, 1), params["b2"].reshape(-1, 1)
    A0 = X.T
    Z1 = W1 @ A0 + b1
    A1 = {"sigmoid": sigmoid, "relu": lambda Z: np.maximum(0, Z)}[activation](Z1)
    Z2 = W2 @ A1 + b2
    A2 = Z2
    return {"X": X, "Z1": Z1.T, "A1": A1.T, "Z2": Z2.T, "A2": A2.T, "W1": W1}


def backward(params, cache, y, activation="sigmoid"):
    A0, A1, A2, Z1, Y = (M.T for M in (cache["X"], cache["A1"], cache["A2"], cache["Z1"], y))
    m = Y.shape[1]
    derivative = {"sigmoid": sigmoid_derivative, "relu": relu_derivative}[activation]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = dZ2.sum(axis=1, keepdims=True) / m
    dZ1 = params["W2"] @ dZ2 * derivative(Z1)
    dW1 = dZ1 @ A0.T / m
    db1 = dZ1.sum(axis=1, keepdims=True) / m
    return {"W1": dW1.T, "b1": db1.T, "W2": dW2.T, "b2": db2.T}


def numerical_gradient(loss, params, eps=1e-5):
    # one long vector, as in the gradient checking lab
    keys = list(params)
    theta = np.concatenate([params[k].ravel() for k in keys])

    def to_params(vector):
        out, start = {}, 0
        for k in keys:
            n = params[k].size
            out[k] = vector[start:start + n].reshape(params[k].shape)
            start += n
        return out

    gradapprox = np.zeros(theta.size)
    for i in range(theta.size):
        e = np.zeros(theta.size)
        e[i] = eps
        gradapprox[i] = (loss(to_params(theta + e)) - loss(to_params(theta - e))) / (2 * eps)
    return to_params(gradapprox)
