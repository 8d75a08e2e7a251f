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
