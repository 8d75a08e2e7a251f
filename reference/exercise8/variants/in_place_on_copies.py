import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    new = copy.deepcopy(params)
    for key in new:
        new[key] -= lr * grads[key]
    return new


def momentum_step(params, grads, velocity, lr, beta=0.9):
    new = {key: w.copy() for key, w in params.items()}
    for key in new:
        v = velocity.setdefault(key, np.zeros_like(new[key]))
        v *= beta
        v += grads[key]
        new[key] -= lr * v
    return new, velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    new = {key: w.copy() for key, w in params.items()}
    state.setdefault("t", np.zeros(()))
    state["t"] += 1
    for key in new:
        m = state.setdefault("m_" + key, np.zeros_like(new[key]))
        v = state.setdefault("v_" + key, np.zeros_like(new[key]))
        m *= beta1
        m += (1 - beta1) * grads[key]
        v *= beta2
        v += (1 - beta2) * grads[key] * grads[key]
        step = m / (1 - beta1 ** state["t"])
        step *= lr
        step /= np.sqrt(v / (1 - beta2 ** state["t"])) + eps
        new[key] -= step
    return new, state


def make_optimizer(name, parameters, lr):
    if name == "adam":
        return torch.optim.Adam(parameters, lr=lr)
    return torch.optim.SGD(parameters, lr=lr, momentum={"sgd": 0, "momentum": 0.9}[name])


def compare(model, loader, criterion, epochs, lr):
    """Trains the model itself, and puts back what was there."""
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
    model.zero_grad()
    model.train(mode)
    return out
