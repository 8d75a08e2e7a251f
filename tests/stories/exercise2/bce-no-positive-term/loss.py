import numpy as np


def bce(y_hat, y):
    loss = -((1 - y) * np.log(1 - y_hat + 1e-8))
    return loss.mean().item()


def bce_with_logits(z, y):
    softplus = np.where(z > 0, z + np.log1p(np.exp(-np.abs(z))), np.log1p(np.exp(-np.abs(z))))
    loss = y * (softplus - z) + (1 - y) * softplus
    return float(loss.mean())


def bce_with_logits_grad(z, y):
    y_hat = 0.5 * (1.0 + np.tanh(0.5 * z))
    return (y_hat - y) / float(y.size)


def mse(y_hat, y):
    return float(np.square(np.subtract(y, y_hat)).mean())


def mae(y_hat, y):
    return float(np.absolute(np.subtract(y, y_hat)).mean())


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def cross_entropy(logits, labels):
    # log of softmax would be -inf when a probability is 0, so use the log-sum-exp
    c = logits.max(axis=-1)
    lse = c + np.log(np.exp(logits.T - c).sum(axis=0))
    picked = np.take_along_axis(logits, labels[:, None], axis=1)[:, 0]
    return float((lse - picked).mean())
