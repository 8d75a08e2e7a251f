# I wanted to really see the chain rule, so I build the Jacobians (slow!)
import numpy as np


def logistic(z):
    return np.exp(z) / (np.exp(z) + 1)


def sigmoid_derivative(z):
    return logistic(z) / (np.exp(z) + 1)


def relu_derivative(z):
    return np.minimum(1, np.maximum(0, np.sign(z)))


def forward(params, X, activation="sigmoid"):
    Z1 = X @ params["W1"] + params["b1"][None, :]
    A1 = logistic(Z1) if activation == "sigmoid" else relu_derivative(Z1) * Z1
    Z2 = A1 @ params["W2"] + params["b2"][None, :]
    A2 = logistic(Z2)
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward(params, cache, y, activation="sigmoid"):
    m = y.shape[0]
    Z1, A1, A2, X = cache["Z1"], cache["A1"], cache["A2"], cache["X"]
    grads = {k: 0.0 for k in params}
    for n in range(m):
        dL_dz2 = (A2[n] - y[n]).reshape(1, -1)                     # 1 x o
        dz2_da1 = params["W2"].T                                   # o x h
        slope = sigmoid_derivative(Z1[n]) if activation == "sigmoid" else relu_derivative(Z1[n])
        da1_dz1 = np.diag(slope)                                   # h x h
        dL_dz1 = dL_dz2 @ dz2_da1 @ da1_dz1                        # 1 x h
        grads["W2"] = grads["W2"] + A1[n].reshape(-1, 1) @ dL_dz2
        grads["b2"] = grads["b2"] + dL_dz2[0]
        grads["W1"] = grads["W1"] + X[n].reshape(-1, 1) @ dL_dz1
        grads["b1"] = grads["b1"] + dL_dz1[0]
    for k in grads:
        if k.startswith("W"):
            grads[k] = grads[k] / m
    return grads


def numerical_gradient(loss, params, eps=1e-5):
    result = {}
    for k in list(params):
        original = params[k]
        basis = np.eye(original.size).reshape((original.size,) + original.shape)
        slopes = []
        for direction in basis:
            params[k] = original + eps * direction
            above = loss(params)
            params[k] = original - eps * direction
            below = loss(params)
            slopes.append((above - below) / (2 * eps))
        params[k] = original
        result[k] = np.array(slopes).reshape(original.shape)
    return result
