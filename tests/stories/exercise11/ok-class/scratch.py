import numpy as np


class MLP:
    def __init__(self, n_in, n_hidden, rng):
        self.p = init_params(n_in, n_hidden, rng)

    def fit_batch(self, x, t, lr):
        out, c = forward(self.p, x)
        g = backward(self.p, c, t)
        for k in self.p:
            self.p[k] -= lr * g[k]
        return float(np.mean(np.where(t == 1, -np.log(out + 1e-10), -np.log(1 - out + 1e-10))))


def init_params(n_in, n_hidden, rng):
    return {
        "W1": rng.uniform(-0.3, 0.3, (n_in, n_hidden)),
        "b1": rng.uniform(-0.3, 0.3, n_hidden),
        "W2": rng.uniform(-0.3, 0.3, (n_hidden, 1)),
        "b2": np.array([0.0]),
    }


def forward(params, X):
    h = X @ params["W1"] + params["b1"]
    h = h * (h > 0)
    return 1 / (1 + np.exp(-(h @ params["W2"] + params["b2"]))), {"in": X, "h": h}


def backward(params, cache, y):
    x, h = cache["in"], cache["h"]
    p = 1 / (1 + np.exp(-(h @ params["W2"] + params["b2"])))
    e = (p - y) / len(x)
    back = e @ params["W2"].T
    back[h == 0] = 0
    return {"W1": x.T @ back, "b1": back.sum(0), "W2": h.T @ e, "b2": e.sum(0)}


def sgd_step(params, grads, lr):
    return {k: v - lr * grads[k] for k, v in params.items()}


def predict(params, X):
    return np.where(forward(params, X)[0] > 0.5, 1, 0).ravel()


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    rng = np.random.default_rng(seed)
    net = MLP(X.shape[1], n_hidden, rng)
    losses = []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        parts = [order[k:k + batch_size] for k in range(0, len(X), batch_size)]
        losses.append(np.mean([net.fit_batch(X[r], y[r], lr) for r in parts]))
    return net.p, {"loss": losses}
