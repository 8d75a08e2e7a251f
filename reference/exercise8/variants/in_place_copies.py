import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    new = copy.deepcopy(params)
    for key in new:
        new[key] -= lr * grads[key]
    return new


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
    if not state:
        state = {
            "t": 0,
            "m": {k: np.zeros_like(w) for k, w in params.items()},
            "v": {k: np.zeros_like(w) for k, w in params.items()},
        }
    state["t"] += 1
    t, new = state["t"], {}
    for k, g in grads.items():
        state["m"][k] = beta1 * state["m"][k] + (1 - beta1) * g
        state["v"][k] = beta2 * state["v"][k] + (1 - beta2) * g * g
        m_hat, v_hat = state["m"][k] / (1 - beta1**t), state["v"][k] / (1 - beta2**t)
        new[k] = params[k] - lr * m_hat / (np.sqrt(v_hat) + eps)
    return new, state


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
