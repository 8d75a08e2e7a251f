import copy
import math

import numpy as np
import torch


def sgd_step(params, grads, lr):
    return {name: params[name] - lr * grads[name] for name in params}


def momentum_step(params, grads, velocity, lr, beta=0.9):
    new_params, new_velocity = {}, {}
    for name in params:
        old = np.zeros_like(params[name])
        new_velocity[name] = beta * old + grads[name]
        new_params[name] = params[name] - lr * new_velocity[name]
    return new_params, new_velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    new_params = {}
    new_state = {"t": t}
    for name in params:
        m, v = state.get(name, (np.zeros_like(params[name]), np.zeros_like(params[name])))
        m = beta1 * m + (1 - beta1) * grads[name]
        v = beta2 * v + (1 - beta2) * grads[name] ** 2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params[name] = params[name] - lr * m_hat / (np.sqrt(v_hat) + eps)
        new_state[name] = (m, v)
    return new_params, new_state


def make_optimizer(name, parameters, lr):
    if name == "sgd":
        return torch.optim.SGD(parameters, lr=lr)
    elif name == "momentum":
        return torch.optim.SGD(parameters, lr=lr, momentum=0.9)
    else:
        return torch.optim.Adam(parameters, lr=lr)


def compare(model, loader, criterion, epochs, lr):
    results = {}
    for name in ["sgd", "momentum", "adam"]:
        net = copy.deepcopy(model)
        opt = make_optimizer(name, net.parameters(), lr)
        results[name] = []
        for epoch in range(epochs):
            running = 0
            for X, y in loader:
                opt.zero_grad()
                loss = criterion(net(X), y)
                loss.backward()
                opt.step()
                running += loss.item()
            results[name].append(running / len(loader))
    return results
