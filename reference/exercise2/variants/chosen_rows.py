# Boolean masks: the rows of each class apart.
import numpy as np


def bce(y_hat, y):
    positive = y > 0.5
    loss_of_ones = -np.log(np.maximum(y_hat[positive], 1e-40))
    loss_of_zeros = -np.log(np.maximum(1 - y_hat[~positive], 1e-40))
    return (loss_of_ones.sum() + loss_of_zeros.sum()) / y.size


def bce_with_logits(z, y):
    towards_truth = np.where(y == 1, z, -z)
    positive = towards_truth >= 0
    losses = np.empty_like(z)
    losses[positive] = np.log1p(np.exp(-towards_truth[positive]))
    losses[~positive] = -towards_truth[~positive] + np.log1p(np.exp(towards_truth[~positive]))
    return losses.mean()


def bce_with_logits_grad(z, y):
    p = 1 / (1 + np.exp(-z))
    grad = p.copy()
    grad[y == 1] -= 1
    grad /= len(grad)
    return grad


def mse(y_hat, y):
    d = y_hat - y
    d **= 2
    return d.mean()


def mae(y_hat, y):
    d = y_hat - y
    d[d < 0] *= -1
    return d.mean()


def cross_entropy(logits, labels):
    k = logits.shape[1]
    mask = np.arange(k) == labels[:, None]
    m = logits.max(1)
    return np.mean(m + np.log(np.exp(logits - m[:, None]).sum(1)) - logits[mask])
