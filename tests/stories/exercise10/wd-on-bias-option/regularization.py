import numpy as np
import torch

def l2_penalty(params, lam):
    total = 0
    for key in params:
        if key.startswith("W"):
            total += np.sum(np.square(params[key]))
    return lam / 2 * total


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


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    opt = torch.optim.SGD(model.parameters(), lr=lr, weight_decay=lam)
    out = []
    for e in range(epochs):
        tot = 0
        for X, y in loader:
            opt.zero_grad()
            loss = criterion(model(X), y)
            loss.backward()
            opt.step()
            tot += loss.item()
        out.append(tot / len(loader))
    return out
