# PyTorch-like classes; the names are instances of them.
import numpy as np


class Loss:
    reduction = "mean"

    def rows(self, prediction, target):
        raise NotImplementedError

    def __call__(self, prediction, target):
        rows = self.rows(prediction, target)
        return float(rows.mean()) if self.reduction == "mean" else float(rows.sum())


class BCE(Loss):
    def __init__(self, eps=1e-12):
        self.eps = eps

    def rows(self, prediction, target):
        p = np.clip(prediction, self.eps, 1 - self.eps)
        return -(target * np.log(p) + (1 - target) * np.log(1 - p))


class BCEWithLogits(Loss):
    def rows(self, prediction, target):
        return np.maximum(prediction, 0) - prediction * target + np.log1p(np.exp(-np.abs(prediction)))

    def backward(self, prediction, target):
        return (1 / (1 + np.exp(-prediction)) - target) / prediction.shape[0]


class MSE(Loss):
    def rows(self, prediction, target):
        return (prediction - target) ** 2


class MAE(Loss):
    def rows(self, prediction, target):
        return np.abs(prediction - target)


class CrossEntropy(Loss):
    def rows(self, prediction, target):
        shifted = prediction - prediction.max(axis=1, keepdims=True)
        return np.log(np.exp(shifted).sum(axis=1)) - shifted[range(len(target)), target]


bce = BCE()
bce_with_logits = BCEWithLogits()
bce_with_logits_grad = BCEWithLogits().backward
mse = MSE()
mae = MAE()
cross_entropy = CrossEntropy()
