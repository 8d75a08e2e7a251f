import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    out = {}
    for key, value in params.items():
        out[key] = np.add(value, np.multiply(-lr, grads[key]))
    return out


def momentum_step(params, grads, velocity, lr, beta=0.9):
    # The rate inside the velocity
    v = {k: beta * velocity.get(k, 0) - lr * grads[k] for k in params}
    return {k: params[k] + v[k] for k in params}, v


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
