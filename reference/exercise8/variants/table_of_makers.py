import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    new = copy.deepcopy(params)
    for key in new:
        new[key] -= lr * grads[key]
    return new


def momentum_step(params, grads, velocity, lr, beta=0.9):
    for k in params:
        if k not in velocity:
            velocity[k] = np.zeros_like(params[k])
        velocity[k] = beta * velocity[k] + grads[k]
    return {k: params[k] - lr * velocity[k] for k in params}, velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    # All gradients are kept and the averages are computed anew
    seen = [*state.get("seen", []), {k: g.copy() for k, g in grads.items()}]
    t, new = len(seen), {}
    for k in params:
        m = sum((1 - beta1) * beta1 ** (t - 1 - i) * g[k] for i, g in enumerate(seen))
        v = sum((1 - beta2) * beta2 ** (t - 1 - i) * g[k] ** 2 for i, g in enumerate(seen))
        new[k] = params[k] - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return new, {"seen": seen}


def make_optimizer(name, parameters, lr):
    makers = {
        "sgd": lambda p: torch.optim.SGD(p, lr),
        "momentum": lambda p: torch.optim.SGD(p, lr, 0.9),
        "adam": lambda p: torch.optim.AdamW(p, lr, weight_decay=0.0),
    }
    return makers[name](list(parameters))


def compare(model, loader, criterion, epochs, lr):
    start, mode, out = copy.deepcopy(model.state_dict()), model.training, {}
    for name in ["adam", "momentum", "sgd"]:
        model.load_state_dict(start)
        model.train()
        opt = make_optimizer(name, model.parameters(), lr)
        out[name] = []
        for _ in range(epochs):
            losses = []
            for X, y in loader:
                opt.zero_grad()
                loss = criterion(model(X), y)
                loss.backward()
                opt.step()
                losses.append(loss.item())
            out[name].append(sum(losses) / len(losses))
    model.load_state_dict(start)
    model.train(mode)
    return out
