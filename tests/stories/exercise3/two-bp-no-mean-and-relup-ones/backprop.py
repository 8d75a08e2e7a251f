import numpy as np


def _s(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_derivative(z):
    return _s(z) * (1.0 - _s(z))


def relu_derivative(z):
    # the slope of z is 1
    return np.ones(z.shape)


def forward(params, X, activation="sigmoid"):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = _s(Z1) if activation == "sigmoid" else Z1 * (Z1 > 0)
    Z2 = A1 @ params["W2"] + params["b2"]
    return dict(X=X, Z1=Z1, A1=A1, Z2=Z2, A2=_s(Z2))


def backward(params, cache, y, activation="sigmoid"):
    err = cache["A2"] - y
    back = err @ params["W2"].T
    if activation == "sigmoid":
        back = back * cache["A1"] * (1 - cache["A1"])
    else:
        back = back * (cache["A1"] > 0)
    return {"W2": cache["A1"].T @ err, "b2": err.sum(axis=0), "W1": cache["X"].T @ back, "b1": back.sum(axis=0)}


def numerical_gradient(loss, params, eps=1e-5):
    result = {}
    for k, v in params.items():
        r = np.zeros(v.shape)
        for i in np.ndindex(v.shape):
            v[i] += eps
            f1 = loss(params)
            v[i] -= 2 * eps
            f2 = loss(params)
            v[i] += eps
            r[i] = (f1 - f2) / (2 * eps)
        result[k] = r
    return result
