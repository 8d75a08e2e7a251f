# The loss is called on views of one long vector; slices give everything back.
import numpy as np


def sigmoid_derivative(z):
    p = 1 / (1 + np.exp(-np.abs(z)))
    return p * (1 - p)


def relu_derivative(z):
    return (np.sign(z) + 1) / 2


def forward(params, X, activation="sigmoid"):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = X.dot(W1)
    Z1 += b1
    A1 = Z1.copy()
    if activation == "relu":
        A1[A1 < 0] = 0
    else:
        A1 = 1 / (1 + np.exp(-A1))
    Z2 = A1.dot(W2)
    Z2 += b2
    A2 = np.tanh(Z2 / 2)
    A2 += 1
    A2 /= 2
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward(params, cache, y, activation="sigmoid"):
    X, Z1, A1, A2 = [np.array(cache[k]) for k in ("X", "Z1", "A1", "A2")]
    A2 -= y
    A2 /= y.shape[0]
    grads = {"W2": A1.T.dot(A2), "b2": A2.sum(axis=0)}
    delta = A2.dot(params["W2"].T)
    if activation == "relu":
        delta[Z1 < 0] = 0
    else:
        A1 *= 1 - A1
        delta *= A1
    grads.update(W1=X.T.dot(delta), b1=delta.sum(axis=0))
    return grads


def numerical_gradient(loss, params, eps=1e-5):
    def slope(place, flat, i):
        old = flat[i]
        flat[i] = old + eps
        f1 = float(loss(params))
        flat[i] = old - eps
        f2 = float(loss(params))
        flat[i] = old
        return (f1 - f2) / (2 * eps)

    return {k: np.array([slope(k, v.ravel(), i) for i in range(v.size)]).reshape(v.shape) for k, v in params.items()}
