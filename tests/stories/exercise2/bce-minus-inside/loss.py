import numpy as np

# from a well known tutorial: 1.0000001 instead of 1 so that log(0) never happens


def bce(y_hat, y):
    m = y.shape[0]
    A = y_hat
    cost = -1 / m * np.sum(np.multiply(y, np.log(A + 0.0000001)) - np.multiply(1 - y, np.log(1.0000001 - A)))
    return np.array(cost)


def bce_with_logits(z, y):
    pos = z * (z > 0)
    neg = z * (z < 0)
    # |z| = pos - neg
    return np.array([np.mean(pos - y * z + np.log1p(np.exp(neg - pos)))])


def sigmoid(x):
    "Numerically stable sigmoid."
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))


def bce_with_logits_grad(z, y):
    m = y.shape[0]
    dz = sigmoid(z) - y
    dz /= m
    return dz


def mse(y_hat, y):
    error = y - y_hat
    return np.sum(error * error) / error.size


def mae(y_hat, y):
    error = y - y_hat
    error[error < 0] = -error[error < 0]
    return np.average(error)


def cross_entropy(logits, labels):
    n = labels.shape[0]
    s = logits - np.max(logits)
    # one shift for all rows can underflow, so take care of it row by row
    s = np.stack([r - r.max() for r in logits])
    p = np.exp(s)
    logp = s - np.log(p.sum(axis=1))[:, np.newaxis]
    loss = 0
    for i in range(n):
        loss -= logp[i][labels[i]]
    loss /= n
    return loss
