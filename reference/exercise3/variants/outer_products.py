# Sums of outer products, one for each example.
import numpy as np


def sigmoid(z):
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(z):
    return 1 / (np.exp(z) + 2 + np.exp(-z))


def relu_derivative(z):
    return np.array([1.0 if v > 0 else 0.0 for v in z.ravel()]).reshape(z.shape)


def forward(params, X, activation="sigmoid"):
    act = sigmoid if activation == "sigmoid" else lambda z: np.maximum(z, 0)
    Z1 = np.vstack([x @ params["W1"] + params["b1"] for x in X])
    A1 = act(Z1)
    Z2 = np.vstack([a @ params["W2"] + params["b2"] for a in A1])
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2)}


def backward(params, cache, y, activation="sigmoid"):
    slope = sigmoid_derivative if activation == "sigmoid" else relu_derivative
    W1 = b1 = W2 = b2 = 0
    for x, z1, a1, a2, t in zip(cache["X"], cache["Z1"], cache["A1"], cache["A2"], y):
        d2 = a2 - t
        d1 = params["W2"][:, 0] * d2 * slope(z1)
        W2 = W2 + np.outer(a1, d2)
        b2 = b2 + d2
        W1 = W1 + np.outer(x, d1)
        b1 = b1 + d1
    return {key: value / len(y) for key, value in {"W1": W1, "b1": b1, "W2": W2, "b2": b2}.items()}


def numerical_gradient(loss, params, eps=1e-5):
    from copy import deepcopy

    grads = deepcopy(params)
    for key in params:
        for place in np.ndindex(params[key].shape):
            up, down = deepcopy(params), deepcopy(params)
            up[key][place] += eps
            down[key][place] -= eps
            grads[key][place] = (loss(up) - loss(down)) / (2 * eps)
    return grads
