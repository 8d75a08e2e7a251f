import numpy as np


def sig(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(z):
    return sig(z) * (1 - sig(z))


def relu_derivative(z):
    return np.sign(np.maximum(z, 0))


def forward(params, X, activation="sigmoid"):
    W1, b1, W2, b2 = params.values()
    Z1 = X @ W1 + b1
    A1 = sig(Z1) if activation == "sigmoid" else np.maximum(Z1, 0)
    Z2 = A1 @ W2 + b2
    A2 = sig(Z2)
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward(params, cache, y, activation="sigmoid"):
    W1, b1, W2, b2 = params.values()
    X, Z1, A1, Z2, A2 = (cache[k] for k in ("X", "Z1", "A1", "Z2", "A2"))
    m = X.shape[0]
    slope = sigmoid_derivative if activation == "sigmoid" else relu_derivative
    D2 = A2 - y
    D1 = D2 @ W2.T * slope(Z1)
    return {
        "W1": (X.T @ D1) / m, "b1": D1.mean(axis=0),
        "W2": (A1.T @ D2) / m, "b2": D2.mean(axis=0),
    }


def numerical_gradient(loss, params, eps=1e-5):
    def f(k, i, e):
        p = {n: a.astype(float) for n, a in params.items()}
        p[k][i] += e
        return loss(p)
    return {k: np.array([(f(k, i, eps) - f(k, i, -eps)) for i in np.ndindex(a.shape)]).reshape(a.shape) / (2 * eps)
            for k, a in params.items()}
