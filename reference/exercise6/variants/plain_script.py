import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def init_params(n_hidden, rng):
    W1 = rng.standard_normal((2, n_hidden))
    b1 = np.zeros((1, n_hidden))
    W2 = rng.standard_normal((n_hidden, 1))
    b2 = np.zeros((1, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def train(params, X, y, lr, epochs):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    m = X.shape[0]
    losses = []
    for epoch in range(epochs):
        hidden = sigmoid(np.dot(X, W1) + b1)
        out = sigmoid(np.dot(hidden, W2) + b2)
        loss = -np.mean(y * np.log(out + 1e-8) + (1 - y) * np.log(1 - out + 1e-8))
        losses.append(loss)
        d_out = out - y
        dW2 = np.dot(hidden.T, d_out) / m
        db2 = np.sum(d_out, axis=0, keepdims=True) / m
        d_hidden = np.dot(d_out, W2.T) * hidden * (1 - hidden)
        dW1 = np.dot(X.T, d_hidden) / m
        db1 = np.sum(d_hidden, axis=0, keepdims=True) / m
        W1 = W1 - lr * dW1
        b1 = b1 - lr * db1
        W2 = W2 - lr * dW2
        b2 = b2 - lr * db2
        if epoch % 1000 == 0:
            print(f"Epoch {epoch}, loss {loss:.4f}")
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, losses


def predict(params, X):
    hidden = sigmoid(X @ params["W1"] + params["b1"])
    return (sigmoid(hidden @ params["W2"] + params["b2"]) > 0.5).astype(int)


def solve(seed):
    rng = np.random.default_rng(seed)
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    y = np.array([[0], [1], [1], [0]])
    while True:
        params, _losses = train(init_params(4, rng), X, y, 2.0, 1000)
        if (predict(params, X) == y).all():
            return params
