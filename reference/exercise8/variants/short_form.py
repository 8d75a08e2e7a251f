import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    new = copy.deepcopy(params)
    for key in new:
        new[key] -= lr * grads[key]
    return new


def momentum_step(params, grads, velocity, lr, beta=0.9):
    for k in params:
        if k not in velocity:
            velocity[k] = np.zeros_like(params[k])
        velocity[k] = beta * velocity[k] + grads[k]
    return {k: params[k] - lr * velocity[k] for k in params}, velocity


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
