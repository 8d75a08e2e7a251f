# Weights shrink by 1 - lr * lam first: with plain SGD that is the same step.
import numpy as np
import torch


def l2_penalty(params, lam):
    return np.float64(lam / 2) * np.sum([np.linalg.norm(v) ** 2 for k, v in params.items() if not k.startswith("b")])


def l2_gradients(params, grads, lam):
    new = {k: np.array(v, copy=True) for k, v in grads.items()}
    for k in new:
        if k.startswith("W"):
            new[k] += lam * params[k]
    return new


def make_optimizer(model, lr, weight_decay):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)

    def shrink(*_):
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.mul_(1 - lr * weight_decay)

    optimizer.register_step_pre_hook(shrink)
    return optimizer


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    weights = [p for p in model.parameters() if p.ndim > 1]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for X, y in loader:
            optimizer.zero_grad()
            loss = criterion(model(X), y)
            loss.backward()
            with torch.no_grad():
                for w in weights:
                    w *= 1 - lr * lam
            optimizer.step()
            total += float(loss.detach()) * X.shape[0]
        losses.append(total / len(loader.dataset))
    return losses
