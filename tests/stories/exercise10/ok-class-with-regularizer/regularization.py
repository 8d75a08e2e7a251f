"""My solution, object oriented."""
import numpy as np
import torch
import torch.nn as nn


class L2(nn.Module):
    def __init__(self, lam):
        super().__init__()
        self.lam = lam

    def forward(self, model):
        return 0.5 * self.lam * sum(w.pow(2.0).sum() for w in model.parameters() if w.ndim >= 2)

def l2_penalty(params, lam):
    W = np.hstack([v.flatten() for k, v in params.items() if k.startswith("W")])
    return lam * (W @ W) / 2


def l2_gradients(params, grads, lam):
    new_grads = {}
    for key in params:
        if key.startswith("W"):
            new_grads[key] = grads[key] + lam * params[key]
        else:
            new_grads[key] = grads[key]
    return new_grads


def make_optimizer(model, lr, weight_decay):
    return torch.optim.SGD(model.parameters(), lr=lr, weight_decay=weight_decay)


class Trainer:
    def __init__(self, model, criterion, lr, lam):
        self.model, self.criterion, self.reg = model, criterion, L2(lam)
        self.lr = lr

    def fit(self, loader, epochs):
        return [np.mean([self.batch(X, y) for X, y in loader]) for _ in range(epochs)]

    def batch(self, X, y):
        self.model.zero_grad()
        cost = self.criterion(self.model(X), y) + self.reg(self.model)
        cost.backward()
        with torch.no_grad():
            for p in self.model.parameters():
                p.copy_(p - self.lr * p.grad)
        return cost.item()


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    return Trainer(model, criterion, lr, lam).fit(loader, epochs)
