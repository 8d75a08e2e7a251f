import numpy as np

# shapes: y_hat (m, 1), y (m, 1)


def bce(y_hat, y):
    labels = y.flatten()
    p = np.clip(y_hat, 1e-8, 1 - 1e-8)
    pos = labels * np.log(p)
    neg = (1 - labels) * np.log(1 - p)
    return -(pos + neg).mean()


def sigmoid(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def bce_with_logits(z, y):
    s = (1 - 2 * y) * z
    return np.mean(np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s))))


def bce_with_logits_grad(z, y):
    return (sigmoid(z) - y) / y.shape[0]


def mse(y_hat, y):
    return np.mean((y - y_hat) ** 2)


def mae(y_hat, y):
    return np.mean(np.abs(y - y_hat))


def cross_entropy(logits, labels):
    total = 0.0
    for i in range(len(labels)):
        row = logits[i] - logits[i].max()
        total -= row[labels[i]] - np.log(np.exp(row).sum())
    return total / len(labels)
