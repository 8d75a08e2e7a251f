# Parameter groups: biases do not decay. The penalty is an option of the optimizer here as well.
import numpy as np
import torch


def l2_penalty(params, lam):
    total = 0.0
    for name in params:
        if "W" in name:
            total += np.sum(np.square(params[name]))
    return 0.5 * lam * total


def l2_gradients(params, grads, lam):
    result = {}
    for name in grads:
        if "b" in name:
            result[name] = grads[name]
        else:
            result[name] = grads[name] + lam * params[name]
    return result


def _groups(model, decay):
    weights = [p for name, p in model.named_parameters() if "bias" not in name]
    biases = [p for name, p in model.named_parameters() if "bias" in name]
    return [{"params": weights, "weight_decay": decay}, {"params": biases, "weight_decay": 0.0}]


def make_optimizer(model, lr, weight_decay):
    return torch.optim.SGD(_groups(model, weight_decay), lr=lr)


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    optimizer = torch.optim.SGD(_groups(model, lam), lr=lr)
    history = []
    for _ in range(epochs):
        losses = []
        for X, y in loader:
            loss = criterion(model(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history
