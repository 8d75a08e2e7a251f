# np.mean for the biases, slopes from the activations.
import numpy as np


def sigmoid_derivative(z):
    a = 1.0 / (1.0 + np.exp(-z))
    return a - a**2


def relu_derivative(z):
    return np.where(z > 0, 1, 0)


def forward(params, X, activation="sigmoid"):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.where(Z1 > 0, Z1, 0) if activation == "relu" else 1.0 / (1.0 + np.exp(-Z1))
    Z2 = A1 @ params["W2"] + params["b2"]
    return dict(X=X, Z1=Z1, A1=A1, Z2=Z2, A2=1.0 / (1.0 + np.exp(-Z2)))


def backward(params, cache, y, activation="sigmoid"):
    A1, A2 = cache["A1"], cache["A2"]
    error = A2 - y
    hidden_error = error.dot(params["W2"].T)
    if activation == "relu":
        hidden_error[A1 <= 0] = 0
    else:
        hidden_error *= A1 * (1 - A1)
    n = cache["X"].shape[0]
    return {
        "b2": error.mean(axis=0),
        "W2": A1.T.dot(error) / n,
        "b1": hidden_error.mean(axis=0),
        "W1": cache["X"].T.dot(hidden_error) / n,
    }


def numerical_gradient(loss, params, eps=1e-5):
    def at(name, place, step):
        moved = {key: value.copy() for key, value in params.items()}
        moved[name][place] += step
        return loss(moved)

    return {
        name: np.array(
            [(at(name, place, eps) - at(name, place, -eps)) / (2 * eps) for place in np.ndindex(value.shape)]
        ).reshape(value.shape)
        for name, value in params.items()
    }
