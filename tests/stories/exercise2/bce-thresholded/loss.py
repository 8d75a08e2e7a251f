"""Loss functions as objects (like in PyTorch)."""
import numpy as np


class Loss:
    def __call__(self, prediction, target):
        return self.reduce(self.per_element(prediction, target))

    def reduce(self, values):
        return values.sum() / values.size

    def per_element(self, prediction, target):
        raise RuntimeError("abstract")


class BCE(Loss):
    def __init__(self, eps=1e-10):
        self.eps = eps

    def per_element(self, p, t):
        p = np.where(p > 0.5, 1 - self.eps, self.eps)
        return np.where(t == 1, -np.log(p), -np.log1p(-p))


class BCEWithLogits(Loss):
    def per_element(self, z, t):
        sign = 2 * t - 1                 # -1 or +1
        return np.logaddexp(0.0, -sign * z)

    def gradient(self, z, t):
        sign = 2 * t - 1
        # derivative of log(1+exp(-s z)) is -s / (1 + exp(s z))
        return -sign / (1 + np.exp(sign * z)) / len(t)


class MSE(Loss):
    def per_element(self, p, t):
        return np.power(p - t, 2)


class MAE(Loss):
    def per_element(self, p, t):
        return np.sqrt((p - t) ** 2)


class CrossEntropy(Loss):
    def per_element(self, z, labels):
        z = z - np.max(z, axis=1, keepdims=True)
        return np.log(np.sum(np.exp(z), axis=1)) - z[range(len(z)), labels]


bce = BCE()
bce_with_logits = BCEWithLogits()
bce_with_logits_grad = bce_with_logits.gradient
mse = MSE()
mae = MAE()
cross_entropy = CrossEntropy()
