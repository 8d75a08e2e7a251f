import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    return {k: params[k] - lr * grads[k] for k in params}


def momentum_step(params, grads, velocity, lr, beta=0.9):
    # The rate inside the velocity
    v = {k: beta * velocity.get(k, 0) - lr * grads[k] for k in params}
    return {k: params[k] + v[k] for k in params}, v


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
    def run(name):
        net = copy.deepcopy(model)
        opt, history = make_optimizer(name, net.parameters(), lr), []
        for _ in range(epochs):
            total = 0.0
            for X, y in loader:
                loss = criterion(net(X), y)
                for p in net.parameters():
                    p.grad = None
                loss.backward()
                opt.step()
                total += float(loss.detach()) * X.shape[0]
            history.append(np.float64(total / len(loader.dataset)))
        return history

    return {name: run(name) for name in ("sgd", "momentum", "adam")}
