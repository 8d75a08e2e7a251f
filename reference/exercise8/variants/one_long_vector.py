"""All parameters are joined to one vector, which takes the step and is cut up again."""

import copy

import numpy as np
import torch


def _joined(arrays, names):
    return np.concatenate([np.ravel(arrays[name]) for name in names])


def _cut(vector, like):
    sizes = [np.size(w) for w in like.values()]
    pieces = np.split(vector, np.cumsum(sizes)[:-1])
    return {name: piece.reshape(np.shape(w)) for (name, w), piece in zip(like.items(), pieces)}


def sgd_step(params, grads, lr):
    return _cut(_joined(params, params) - lr * _joined(grads, params), params)


def momentum_step(params, grads, velocity, lr, beta=0.9):
    v = beta * velocity.get("all", 0.0) + _joined(grads, params)
    return _cut(_joined(params, params) - lr * v, params), {"all": v}


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    g = _joined(grads, params)
    t, m, v = state.get("t", 0) + 1, state.get("m", 0.0), state.get("v", 0.0)
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
    step = lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return _cut(_joined(params, params) - step, params), {"t": t, "m": m, "v": v}


def make_optimizer(name, parameters, lr):
    assert name in ("sgd", "momentum", "adam")
    kind = torch.optim.Adam if name == "adam" else torch.optim.SGD
    return kind([{"params": parameters}], lr=lr, **({"momentum": 0.9} if name == "momentum" else {}))


def compare(model, loader, criterion, epochs, lr):
    """One epoch at a time for all three nets."""
    nets = {name: copy.deepcopy(model).train() for name in ("sgd", "momentum", "adam")}
    opts = {name: make_optimizer(name, net.parameters(), lr) for name, net in nets.items()}
    out = {name: [] for name in nets}
    for _ in range(epochs):
        sums = dict.fromkeys(nets, 0.0)
        for X, y in loader:
            for name, net in nets.items():
                opts[name].zero_grad()
                loss = criterion(net(X), y)
                loss.backward()
                opts[name].step()
                sums[name] += loss.item()
        for name in nets:
            out[name].append(sums[name] / len(loader))
    return out
