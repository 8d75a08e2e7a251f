"""Nothing but the gradients is remembered; velocity and averages are computed anew from all of them."""

import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    return {k: params[k] - lr * grads[k] for k in params}


def momentum_step(params, grads, velocity, lr, beta=0.9):
    seen = [*velocity.get("seen", []), copy.deepcopy(grads)]
    v = {k: sum(beta**age * g[k] for age, g in enumerate(reversed(seen))) for k in params}
    return {k: params[k] - lr * v[k] for k in params}, {"seen": seen}


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    seen = [*state.get("seen", []), copy.deepcopy(grads)]
    new = {}
    for k in params:
        table = np.array([g[k] for g in seen])
        ages = np.arange(len(seen))[::-1]
        # Divided by the sum of their shares, the averages need no correction.
        m = np.tensordot(beta1**ages, table, 1) / np.sum(beta1**ages)
        v = np.tensordot(beta2**ages, table**2, 1) / np.sum(beta2**ages)
        new[k] = params[k] - lr * m / (np.sqrt(v) + eps)
    return new, {"seen": seen}


def make_optimizer(name, parameters, lr):
    makers = {
        "sgd": lambda: torch.optim.SGD(parameters, lr),
        "momentum": lambda: torch.optim.SGD(parameters, lr, 0.9),
        "adam": lambda: torch.optim.AdamW(parameters, lr, weight_decay=0.0),
    }
    return makers[name]()


def compare(model, loader, criterion, epochs, lr):
    history = {}
    for name in ("sgd", "momentum", "adam"):
        net = copy.deepcopy(model)
        optimizer = make_optimizer(name, net.parameters(), lr)
        table = np.zeros((epochs, len(loader)))
        for epoch in range(epochs):
            for place, (X, y) in enumerate(loader):
                optimizer.zero_grad()
                loss = criterion(net(X), y)
                loss.backward()
                optimizer.step()
                table[epoch, place] = loss.item()
        history[name] = table.mean(axis=1)
    return history
