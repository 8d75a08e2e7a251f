import numpy as np
import warnings

warnings.simplefilter("always")
np.seterr(all="warn")
rng = np.random.RandomState(7)


def bce(y_hat, y):
    # belt and braces: clip AND add
    y_hat = np.clip(y_hat, 1e-12, 1 - 1e-12)
    m = len(y)
    loss = 0
    loss += np.mean(-y * np.log(y_hat + 1e-12))
    loss += np.mean(-(1 - y) * np.log((1 - y_hat) + 1e-12))
    loss = loss / m
    print("bce loss:", loss)
    return loss


def bce_with_logits(z, y):
    m = z.shape[0]
    t = np.exp(-np.abs(z))
    # log(sigmoid(z)) and log(1 - sigmoid(z)), both without overflow
    log_s = np.minimum(z, 0) - np.log1p(t)
    log_1s = -np.maximum(z, 0) - np.log1p(t)
    loss = -(1 / m) * np.sum(y * log_s + (1 - y) * log_1s)
    print("bce with logits loss:", loss)
    return loss


def bce_with_logits_grad(z, y):
    sigmoid = 1 / (1 + np.exp(-z))
    return np.divide(sigmoid - y, len(y))


def mse(y_hat, y):
    return (np.linalg.norm(y_hat - y) ** 2) / np.size(y)


def mae(y_hat, y):
    return np.abs(np.asarray(y_hat) - np.asarray(y)).sum() / np.size(y)


def cross_entropy(logits, labels):
    m = logits.shape[0]
    z = logits - np.max(logits, axis=1, keepdims=True)
    probs = np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)
    # probs may be exactly 0, use the log form
    log_probs = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    Y = np.zeros_like(logits)
    Y[np.arange(m), labels] = 1
    loss = -np.sum(Y * log_probs) / m
    return loss


# try it
y_true = rng.randint(0, 2, size=(6, 1))
y_pred = rng.rand(6, 1)
print(bce(y_pred, y_true), mse(y_pred, y_true), mae(y_pred, y_true))
