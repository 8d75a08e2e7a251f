import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    out = {}
    for key, value in params.items():
        out[key] = np.add(value, np.multiply(-lr, grads[key]))
    return out


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
    # Kingma and Ba's shorter form: the corrections in the rate
    new, memory = {}, {}
    for k in params:
        m, v, t = state.get(k, (0.0, 0.0, 0))
        t += 1
        m, v = m + (1 - beta1) * (grads[k] - m), v + (1 - beta2) * (grads[k] ** 2 - v)
        rate = lr * (1 - beta2**t) ** 0.5 / (1 - beta1**t)
        new[k] = params[k] - rate * m / (v**0.5 + eps)
        memory[k] = m, v, t
    return new, memory


def make_optimizer(name, parameters, lr):
    makers = {
        "sgd": lambda p: torch.optim.SGD(p, lr),
        "momentum": lambda p: torch.optim.SGD(p, lr, 0.9),
        "adam": lambda p: torch.optim.AdamW(p, lr, weight_decay=0.0),
    }
    return makers[name](list(parameters))


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
