import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    return {k: params[k] - lr * grads[k] for k in params}


def momentum_step(params, grads, velocity, lr, beta=0.9):
    for k in params:
        if k not in velocity:
            velocity[k] = np.zeros_like(params[k])
        velocity[k] = beta * velocity[k] + grads[k]
    return {k: params[k] - lr * velocity[k] for k in params}, velocity


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
    start, mode, out = copy.deepcopy(model.state_dict()), model.training, {}
    for name in ["adam", "momentum", "sgd"]:
        model.load_state_dict(start)
        model.train()
        opt = make_optimizer(name, model.parameters(), lr)
        out[name] = []
        for _ in range(epochs):
            losses = []
            for X, y in loader:
                opt.zero_grad()
                loss = criterion(model(X), y)
                loss.backward()
                opt.step()
                losses.append(loss.item())
            out[name].append(sum(losses) / len(losses))
    model.load_state_dict(start)
    model.train(mode)
    return out
