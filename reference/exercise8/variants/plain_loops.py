import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    new_params = {}
    for name in params:
        new_params[name] = params[name] - lr * grads[name]
    return new_params


def momentum_step(params, grads, velocity, lr, beta=0.9):
    new_params = {}
    for name in params:
        if name not in velocity:
            velocity[name] = np.zeros_like(params[name])
        velocity[name] = beta * velocity[name] + grads[name]
        new_params[name] = params[name] - lr * velocity[name]
    return new_params, velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    if not state:
        state["t"] = 0
        state["m"] = {name: np.zeros_like(params[name]) for name in params}
        state["v"] = {name: np.zeros_like(params[name]) for name in params}
    state["t"] += 1
    new_params = {}
    for name in params:
        g = grads[name]
        state["m"][name] = beta1 * state["m"][name] + (1 - beta1) * g
        state["v"][name] = beta2 * state["v"][name] + (1 - beta2) * g**2
        m_hat = state["m"][name] / (1 - beta1 ** state["t"])
        v_hat = state["v"][name] / (1 - beta2 ** state["t"])
        new_params[name] = params[name] - lr * m_hat / (np.sqrt(v_hat) + eps)
    return new_params, state


def make_optimizer(name, parameters, lr):
    if name == "sgd":
        return torch.optim.SGD(parameters, lr=lr)
    elif name == "momentum":
        return torch.optim.SGD(parameters, lr=lr, momentum=0.9)
    elif name == "adam":
        return torch.optim.Adam(parameters, lr=lr)
    else:
        raise ValueError("unknown optimizer " + name)


def compare(model, loader, criterion, epochs, lr):
    results = {}
    for name in ["sgd", "momentum", "adam"]:
        net = copy.deepcopy(model)
        net.train()
        optimizer = make_optimizer(name, net.parameters(), lr)
        results[name] = []
        for epoch in range(epochs):
            running = 0.0
            for X, y in loader:
                optimizer.zero_grad()
                loss = criterion(net(X), y)
                loss.backward()
                optimizer.step()
                running += loss.item()
            results[name].append(running / len(loader))
    return results
