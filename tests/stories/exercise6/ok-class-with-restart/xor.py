import numpy as np


class XORNet:
    """Two layers with sigmoids."""

    def __init__(self, params):
        self.p = params

    @staticmethod
    def act(z):
        return np.where(z < 0, np.exp(np.minimum(z, 0)) / (1 + np.exp(np.minimum(z, 0))), 1 / (1 + np.exp(-np.maximum(z, 0))))

    def forward(self, X):
        self.X = X
        self.h = self.act(X @ self.p["W1"] + self.p["b1"])
        self.out = self.act(self.h @ self.p["W2"] + self.p["b2"])
        return self.out

    def loss(self, y):
        p = np.clip(self.out, 1e-15, 1 - 1e-15)
        return (-(y * np.log(p)) - (1 - y) * np.log(1 - p)).sum() / y.shape[0]

    def backward(self, y):
        d2 = self.out - y
        d1 = (d2 @ self.p["W2"].T) * self.h * (1 - self.h)
        m = y.shape[0]
        return dict(W1=self.X.T @ d1 / m, b1=d1.mean(axis=0), W2=self.h.T @ d2 / m, b2=d2.mean(axis=0))

    def fit(self, X, y, lr, epochs):
        for _ in range(epochs):
            self.forward(X)
            yield self.loss(y)
            for name, grad in self.backward(y).items():
                self.p[name] = self.p[name] - lr * grad


def init_params(n_hidden, rng):
    return dict(
        W1=rng.normal(0, 1.5, size=(2, n_hidden)), b1=rng.normal(size=n_hidden),
        W2=rng.normal(0, 1.5, size=(n_hidden, 1)), b2=rng.normal(size=1))


def train(params, X, y, lr, epochs):
    net = XORNet(dict(params))
    losses = list(net.fit(X, y, lr, epochs))
    return net.p, losses


def predict(params, X):
    return (XORNet(params).forward(X) >= .5).flatten()


def solve(seed):
    X = np.array([[0., 0.], [0., 1.], [1., 0.], [1., 1.]]); y = np.array([[0.], [1.], [1.], [0.]])
    rng = np.random.default_rng(seed)
    while True:
        params, losses = train(init_params(3, rng), X, y, 4, 600)
        if losses[-1] < .15:
            return params
