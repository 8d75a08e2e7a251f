"""Where the slope is zero nothing is divided; elsewhere eps is added as in the formula."""

import copy

import numpy as np
import torch

NAMES = "sgd momentum adam".split()


def sgd_step(params, grads, lr):
    return {k: np.where(grads[k] == 0, w, w - lr * grads[k]) for k, w in params.items()}


def momentum_step(params, grads, velocity, lr, beta=0.9):
    old = velocity or {k: 0 * g for k, g in grads.items()}
    new = {k: np.sum([beta * old[k], grads[k]], axis=0) for k in params}
    return {k: params[k] - lr * new[k] for k in params}, new


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v, t = state.get("memory", ({}, {}, 0))
    t = t + 1
    new = {}
    for k in params:
        m = {**m, k: beta1 * m.get(k, 0.0) + grads[k] - beta1 * grads[k]}
        v = {**v, k: beta2 * v.get(k, 0.0) + grads[k] ** 2 - beta2 * grads[k] ** 2}
        below = np.sqrt(v[k] / (1 - beta2**t)) + eps
        step = np.divide(m[k] / (1 - beta1**t), below, out=np.zeros_like(below), where=v[k] > 0)
        new[k] = params[k] - lr * step
    return new, {"memory": (m, v, t)}


def make_optimizer(name, parameters, lr):
    makers = [torch.optim.SGD, torch.optim.SGD, torch.optim.Adam]
    options = [{}, {"momentum": 0.9, "dampening": 0, "nesterov": False}, {"amsgrad": False}]
    place = NAMES.index(name)
    return makers[place](parameters, lr=lr, **options[place])


def compare(model, loader, criterion, epochs, lr):
    batches = list(loader)

    def one_batch(net, optimizer, X, y):
        optimizer.zero_grad()
        loss = criterion(net(X), y)
        loss.backward()
        optimizer.step()
        return loss.item()

    def one_training(name):
        net = copy.deepcopy(model).train()
        optimizer = make_optimizer(name, net.parameters(), lr)
        return [float(np.mean([one_batch(net, optimizer, *batch) for batch in batches])) for _ in range(epochs)]

    return {name: one_training(name) for name in NAMES}
