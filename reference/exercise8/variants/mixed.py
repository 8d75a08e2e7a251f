import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    out = {}
    for key, value in params.items():
        out[key] = np.add(value, np.multiply(-lr, grads[key]))
    return out


def momentum_step(params, grads, velocity, lr, beta=0.9):
    if not velocity:
        velocity = {k: np.zeros(g.shape) for k, g in grads.items()}
    for k in velocity:
        velocity[k] *= beta
        velocity[k] += grads[k]
    new = {k: w.copy() for k, w in params.items()}
    for k in new:
        new[k] -= lr * velocity[k]
    return new, velocity


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
    nets = {name: copy.deepcopy(model).train() for name in ("sgd", "momentum", "adam")}
    opts = {name: make_optimizer(name, net.parameters(), lr) for name, net in nets.items()}
    out = {name: [] for name in nets}
    for _ in range(epochs):
        sums = dict.fromkeys(nets, 0.0)
        for X, y in loader:
            for name, net in nets.items():
                opts[name].zero_grad(set_to_none=False)
                loss = criterion(net(X), y)
                loss.backward()
                opts[name].step()
                sums[name] += loss.item()
        for name in nets:
            out[name].append(sums[name] / len(loader))
    return out
