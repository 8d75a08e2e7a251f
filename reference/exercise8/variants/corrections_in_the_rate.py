"""Adam in the shorter form of its paper, momentum with the rate inside the velocity."""

import copy
import math

import torch


def sgd_step(params, grads, lr):
    return {k: params[k] + (-lr) * grads[k] for k in sorted(params)}


def momentum_step(params, grads, velocity, lr, beta=0.9):
    moves = {k: beta * velocity.get(k, 0) - lr * grads[k] for k in params}
    return {k: params[k] + moves[k] for k in params}, moves


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state["steps"] = state.get("steps", 0) + 1
    rate = lr * math.sqrt(1 - math.pow(beta2, t)) / (1 - math.pow(beta1, t))
    new = {}
    for k in params:
        m, v = state.get(k, (0.0, 0.0))
        m, v = m + (1 - beta1) * (grads[k] - m), v + (1 - beta2) * (grads[k] ** 2 - v)
        state[k] = m, v
        new[k] = params[k] - rate * m / (v**0.5 + eps)
    return new, state


def make_optimizer(name, parameters, lr):
    parameters = list(parameters)
    if name == "adam":
        return torch.optim.Adam(parameters, lr=lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0)
    optimizer = torch.optim.SGD(parameters, lr=lr)
    if name == "momentum":
        optimizer.param_groups[0]["momentum"] = 0.9
    return optimizer


def compare(model, loader, criterion, epochs, lr):
    def train(name):
        net = copy.deepcopy(model)
        optimizer = make_optimizer(name, net.parameters(), lr)
        for _ in range(epochs):
            total = count = 0
            for X, y in loader:
                for p in net.parameters():
                    p.grad = None
                loss = criterion(net(X), y)
                loss.backward()
                optimizer.step()
                total, count = total + float(loss.detach()) * X.shape[0], count + X.shape[0]
            yield total / count

    return {name: list(train(name)) for name in ("sgd", "momentum", "adam")}
