import numpy as np
import time

DEBUG = True
np.random.seed(1)


def log(*args):
    if DEBUG:
        print("[debug]", *args)


def sigmoid(x): return 1/(1+np.exp(-x))
def relu(x): return np.maximum(x, 0)
def sigmoid_derivative(z): a = sigmoid(z); return a*(1-a)
def relu_derivative(z): return 1.*(z > 0)


def forward(params, X, activation="sigmoid"):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z1 = np.matmul(X, W1) + b1; log("Z1", Z1.shape)
    A1 = eval(activation)(Z1); log("A1", A1.shape)
    Z2 = np.matmul(A1, W2) + b2; log("Z2", Z2.shape)
    A2 = sigmoid(Z2); log("A2", A2.shape)
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2, "time": time.time()}


def backward(params, cache, y, activation="sigmoid"):
    X, Z1, A1, A2 = cache["X"], cache["Z1"], cache["A1"], cache["A2"]
    N = X.shape[1]
    grads = {k: np.zeros_like(v) for k, v in params.items()}
    dscores = A2.copy()
    dscores -= y
    dscores /= N
    grads["W2"] += A1.T.dot(dscores)
    grads["b2"] += np.sum(dscores, axis=0)
    dhidden = dscores.dot(params["W2"].T)
    if activation == "relu":
        dhidden[A1 <= 0] = 0
    else:
        dhidden *= A1
        dhidden *= 1 - A1
    grads["W1"] += X.T.dot(dhidden)
    grads["b1"] += np.sum(dhidden, axis=0)
    for k in grads:
        log("grad", k, np.abs(grads[k]).max())
    return grads


def numerical_gradient(loss, params, eps=1e-5):
    grads = {}
    backup = {k: v.copy() for k, v in params.items()}
    for k in params:
        g = np.zeros_like(backup[k])
        for i in range(g.size):
            p = backup[k].copy()
            p.flat[i] += eps
            params[k] = p
            l1 = loss(params)
            p = backup[k].copy()
            p.flat[i] -= eps
            params[k] = p
            l2 = loss(params)
            g.flat[i] = (l1 - l2)/(2*eps)
        params[k] = backup[k]
        grads[k] = g
    return grads
