import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    out = {}
    for key, value in params.items():
        out[key] = np.add(value, np.multiply(-lr, grads[key]))
    return out


def momentum_step(params, grads, velocity, lr, beta=0.9):
    # The rate inside the velocity
    v = {k: beta * velocity.get(k, 0) - lr * grads[k] for k in params}
    return {k: params[k] + v[k] for k in params}, v


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    # eps below the root; the powers are kept
    p1, p2 = state.get("powers", (1.0, 1.0))
    p1, p2 = p1 * beta1, p2 * beta2
    out, now = {}, {"powers": (p1, p2)}
    for k in params:
        m = beta1 * state.get("m" + k, 0) + (1 - beta1) * grads[k]
        v = beta2 * state.get("v" + k, 0) + (1 - beta2) * np.square(grads[k])
        now["m" + k], now["v" + k] = m, v
        out[k] = params[k] - lr * (m / (1 - p1)) / np.sqrt(v / (1 - p2) + eps**2)
    return out, now


def make_optimizer(name, parameters, lr):
    if name == "sgd":
        return torch.optim.SGD(parameters, lr=lr)
    if name == "momentum":
        return torch.optim.SGD(parameters, lr=lr, momentum=0.9)
    if name == "adam":
        return torch.optim.Adam(parameters, lr=lr)
    raise ValueError(name)


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
