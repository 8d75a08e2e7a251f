from copy import deepcopy

import numpy as np
from torch import optim


def sgd_step(params, grads, lr):
    return {key: np.subtract(w, np.multiply(lr, grads[key])) for key, w in params.items()}


def momentum_step(params, grads, velocity, lr, beta=0.9):
    now = {key: np.add(grads[key], np.multiply(beta, velocity.get(key, 0.0))) for key in params}
    return sgd_step(params, now, lr), now


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    # Powers of the betas are kept, not the number of steps.
    power1, power2 = state.get("powers", (1.0, 1.0))
    state["powers"] = power1, power2 = power1 * beta1, power2 * beta2
    ways = {}
    for key, g in grads.items():
        state["m", key] = np.multiply(beta1, state.get(("m", key), 0.0)) + (1.0 - beta1) * g
        state["v", key] = np.multiply(beta2, state.get(("v", key), 0.0)) + (1.0 - beta2) * np.square(g)
        mean, square = state["m", key] / (1.0 - power1), state["v", key] / (1.0 - power2)
        ways[key] = np.divide(mean, np.sqrt(square + eps))
    return sgd_step(params, ways, lr), state


def make_optimizer(name, parameters, lr):
    return optim.Adam(parameters, lr) if name == "adam" else optim.SGD(parameters, lr, 0.9 * (name == "momentum"))


def compare(model, loader, criterion, epochs, lr):
    def epoch(net, optimizer):
        losses, sizes = [], []
        for X, y in loader:
            loss = criterion(net(X), y)
            optimizer.zero_grad(set_to_none=False)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            sizes.append(len(X))
        return float(np.average(losses, weights=sizes))

    def run(name):
        net = deepcopy(model)
        optimizer = make_optimizer(name, net.parameters(), lr)
        return [epoch(net, optimizer) for _ in range(epochs)]

    return {name: run(name) for name in ("adam", "momentum", "sgd")}
