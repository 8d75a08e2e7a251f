import numpy as np

sigmoid = np.vectorize(lambda v: 1 / (1 + np.exp(-v)), otypes=[np.float64])


def sigmoid_derivative(z):
    """ 1 / (e^z + 2 + e^-z) """
    return 1 / (np.exp(z) + 2 + np.exp(-z))


def relu_derivative(z):
    d = np.copy(z)
    d[d > 0] = 1
    d[d < 0] = 0
    return d


def forward(params, X, activation="sigmoid"):
    cache = dict(params)                 # the parameters are handy later
    cache.update(X=X, m=len(X))
    cache["Z1"] = X.dot(cache["W1"]) + cache["b1"]
    cache["A1"] = cache["Z1"]
    cache["Z2"] = cache["A1"].dot(cache["W2"]) + cache["b2"]
    cache["A2"] = sigmoid(cache["Z2"])
    return cache


def backward(params, cache, y, activation="sigmoid"):
    m = np.shape(y)[0]
    g = {}
    g["dZ2"] = (cache["A2"] - y) * (1 / m)
    g["W2"] = np.tensordot(cache["A1"], g["dZ2"], axes=(0, 0))
    g["b2"] = np.sum(g["dZ2"], axis=0, keepdims=True)
    g["dA1"] = np.tensordot(g["dZ2"], params["W2"], axes=(1, 1))
    if activation == "sigmoid":
        g["dZ1"] = g["dA1"] * sigmoid_derivative(cache["Z1"])
    if activation == "relu":
        g["dZ1"] = np.where(cache["Z1"] > 0, g["dA1"], 0)
    g["W1"] = np.tensordot(cache["X"], g["dZ1"], axes=(0, 0))
    g["b1"] = np.sum(g["dZ1"], axis=0, keepdims=True)
    return g


def numerical_gradient(loss, params, eps=1e-5):
    grads = {k: np.zeros(np.shape(v)) for k, v in params.items()}
    for k, v in params.items():
        for i, _ in np.ndenumerate(v):
            values = []
            for sign in (1, -1):
                w = v.copy()
                w[i] = v[i] + sign * eps
                values.append(loss(dict(params, **{k: w})))
            grads[k][i] = (values[0] - values[1]) / (2 * eps)
    return grads
