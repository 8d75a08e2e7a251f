# old school: error = y - output, the minus sign comes at the very end
import numpy as np


def nonlin(x, deriv=False):
    if deriv == True:
        return x * (1 - x)          # here x is already a sigmoid
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(z):
    return nonlin(nonlin(z), deriv=True)


def relu_derivative(z):
    return np.where(z > 0, 1, 0)


def forward(params, X, activation="sigmoid"):
    l0 = X
    l1_in = l0.dot(params["W1"]) + params["b1"]
    l1 = nonlin(l1_in) if activation != "relu" else np.where(l1_in > 0, l1_in, 0)
    l2_in = l1.dot(params["W2"]) + params["b2"]
    l2 = nonlin(l2_in)
    return dict(X=l0, Z1=l1_in, A1=l1, Z2=l2_in, A2=l2)


def backward(params, cache, y, activation="sigmoid"):
    l0, l1, l2 = cache["X"], cache["A1"], cache["A2"]
    n = len(l0)
    l2_error = y - l2
    l2_delta = l2_error
    l1_error = l2_delta.dot(params["W2"].T)
    if activation == "relu":
        l1_delta = l1_error * (l1 > 0)
    else:
        l1_delta = l1_error * nonlin(l1, deriv=True)
    grads = {}
    grads["W2"] = -l1.T.dot(l2_delta)
    grads["b2"] = -l2_delta.mean(axis=0)
    grads["W1"] = -l0.T.dot(l1_delta)
    grads["b1"] = -l1_delta.mean(axis=0)
    return grads


def numerical_gradient(loss, params, eps=1e-5):
    out = {}
    for name in params.keys():
        flat = params[name].ravel()        # a view for the arrays we get
        g = []
        for i in range(flat.size):
            keep = float(flat[i])
            flat[i] = keep + eps
            a = loss(params)
            flat[i] = keep - eps
            b = loss(params)
            flat[i] = keep
            g.append((a - b) / 2 / eps)
        out[name] = np.array(g).reshape(params[name].shape)
    return out
