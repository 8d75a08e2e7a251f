# Examples in columns, as in a well-known course; turned round at the doors.
import numpy as np


def sigmoid_derivative(z):
    s = 0.5 * (1 + np.tanh(z / 2))
    return s * (1 - s)


def relu_derivative(z):
    d = np.array(z, copy=True)
    d[z > 0] = 1
    d[z <= 0] = 0
    return d


def forward(params, X, activation="sigmoid"):
    A0 = X.T
    Z1 = params["W1"].T @ A0 + params["b1"][:, None]
    A1 = np.maximum(Z1, 0) if activation == "relu" else 0.5 * (1 + np.tanh(Z1 / 2))
    Z2 = params["W2"].T @ A1 + params["b2"][:, None]
    A2 = 0.5 * (1 + np.tanh(Z2 / 2))
    return {"X": X, "Z1": Z1.T, "A1": A1.T, "Z2": Z2.T, "A2": A2.T}


def backward(params, cache, y, activation="sigmoid"):
    X, Z1, A1, A2 = (cache[name].T for name in ("X", "Z1", "A1", "A2"))
    Y = y.T
    m = Y.shape[1]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1) / m
    slope = relu_derivative(Z1) if activation == "relu" else sigmoid_derivative(Z1)
    dZ1 = (params["W2"] @ dZ2) * slope
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1) / m
    return {"W1": dW1.T, "b1": db1, "W2": dW2.T, "b2": db2}


def _flatten(params):
    return np.concatenate([params[k].ravel() for k in params])


def _unflatten(vector, like):
    out, start = {}, 0
    for k, v in like.items():
        out[k] = vector[start : start + v.size].reshape(v.shape)
        start += v.size
    return out


def numerical_gradient(loss, params, eps=1e-5):
    theta = _flatten(params)
    slopes = np.zeros(theta.size)
    for i in range(theta.size):
        up, down = theta.copy(), theta.copy()
        up[i] += eps
        down[i] -= eps
        slopes[i] = (loss(_unflatten(up, params)) - loss(_unflatten(down, params))) / (2 * eps)
    return _unflatten(slopes, params)
