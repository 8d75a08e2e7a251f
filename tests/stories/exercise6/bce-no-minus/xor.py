import numpy as np

# XOR from scratch, error = target - output, like in the old tutorials


def nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def init_params(n_hidden, rng):
    syn0 = 2 * rng.random((2, n_hidden)) - 1
    syn1 = 2 * rng.random((n_hidden, 1)) - 1
    return {"W1": syn0 * 2, "b1": np.zeros((1, n_hidden)), "W2": syn1 * 2, "b2": np.zeros((1, 1))}


def train(params, X, y, lr, epochs):
    syn0, bias0 = params["W1"], params["b1"]
    syn1, bias1 = params["W2"], params["b2"]
    history = []
    for j in range(epochs):
        l0 = X
        l1 = nonlin(np.dot(l0, syn0) + bias0)
        l2 = nonlin(np.dot(l1, syn1) + bias1)
        l2_error = y - l2
        history.append(float((y * np.log(l2) + (1 - y) * np.log(1 - l2)).mean()))
        l2_delta = l2_error / len(X)
        l1_error = l2_delta.dot(syn1.T)
        l1_delta = l1_error * nonlin(l1, deriv=True)
        syn1 = syn1 + lr * l1.T.dot(l2_delta)
        bias1 = bias1 + lr * l2_delta.sum(axis=0, keepdims=True)
        syn0 = syn0 + lr * l0.T.dot(l1_delta)
        bias0 = bias0 + lr * l1_delta.sum(axis=0, keepdims=True)
    return {"W1": syn0, "b1": bias0, "W2": syn1, "b2": bias1}, history


def predict(params, X):
    l1 = nonlin(np.dot(X, params["W1"]) + params["b1"])
    return np.round(nonlin(np.dot(l1, params["W2"]) + params["b2"])).astype(int)


def solve(seed):
    rng = np.random.default_rng(seed)
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    y = np.array([[0, 1, 1, 0]]).T
    best, lowest = None, 9.0
    for start in range(3):
        params, history = train(init_params(10, rng), X, y, 2.0, 400)
        if history[-1] < lowest:
            best, lowest = params, history[-1]
    return best
