"""torch.autograd.grad gives the gradients; nothing is stored that would have to be cleared."""

import copy
from functools import partial

import numpy as np
import torch


def sgd_step(params, grads, lr):
    return {name: -(lr * grads[name] - params[name]) for name in params}


def momentum_step(params, grads, velocity, lr, beta=0.9):
    v = {}
    for name in params:
        try:
            v[name] = velocity[name] * beta + grads[name]
        except KeyError:
            v[name] = np.array(grads[name])
    return sgd_step(params, v, lr), v


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.pop("t", 0) + 1
    m = {k: beta1 * state.get("m", {}).get(k, 0) + (1 - beta1) * grads[k] for k in params}
    v = {k: beta2 * state.get("v", {}).get(k, 0) + (1 - beta2) * np.abs(grads[k]) ** 2 for k in params}

    def step(k):
        m_hat, v_hat = m[k] / (1 - beta1**t), v[k] / (1 - beta2**t)
        return lr * m_hat * (1 / (v_hat ** (1 / 2) + eps))

    return {k: params[k] - step(k) for k in params}, dict(t=t, m=m, v=v)


SGD = torch.optim.SGD
MAKERS = {"sgd": SGD, "momentum": partial(SGD, momentum=0.9), "adam": torch.optim.Adam}


def make_optimizer(name, parameters, lr):
    return MAKERS[name](parameters, lr=lr)


def compare(model, loader, criterion, epochs, lr):
    curves = {name: np.empty(epochs) for name in MAKERS}
    for name, curve in curves.items():
        net = copy.deepcopy(model)
        weights = list(net.parameters())
        optimizer = make_optimizer(name, weights, lr)
        for epoch in range(epochs):
            losses = []
            for X, y in loader:
                loss = criterion(net(X), y)
                for weight, slope in zip(weights, torch.autograd.grad(loss, weights)):
                    weight.grad = slope
                optimizer.step()
                losses.append(loss.item())
            curve[epoch] = np.mean(losses)
    return {name: curve.tolist() for name, curve in curves.items()}
