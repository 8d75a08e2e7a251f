import copy
from dataclasses import dataclass, field

import numpy as np
import torch


@dataclass
class Memory:
    """Of one parameter."""

    m: np.ndarray
    v: np.ndarray
    t: int = 0

    def step(self, g, lr, beta1, beta2, eps):
        self.t += 1
        self.m = beta1 * self.m + (1 - beta1) * g
        self.v = beta2 * self.v + (1 - beta2) * g**2
        return lr * (self.m / (1 - beta1**self.t)) / (np.sqrt(self.v / (1 - beta2**self.t)) + eps)


@dataclass
class History:
    losses: list = field(default_factory=list)
    total: float = 0.0
    count: int = 0

    def note(self, loss, rows):
        self.total += loss * rows
        self.count += rows

    def close(self):
        self.losses.append(self.total / self.count)
        self.total, self.count = 0.0, 0


class Rolling(dict):
    """A velocity that is zero where nothing has moved yet."""

    def __missing__(self, key):
        return 0.0


def sgd_step(params, grads, lr):
    return {**params, **{name: params[name] - lr * g for name, g in grads.items()}}


def momentum_step(params, grads, velocity, lr, beta=0.9):
    velocity = Rolling(velocity)
    for name, g in grads.items():
        velocity[name] = beta * velocity[name] + g
    return sgd_step(params, velocity, lr), velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    new = {}
    for name, w in params.items():
        memory = state.setdefault(name, Memory(np.zeros_like(w), np.zeros_like(w)))
        new[name] = w - memory.step(grads[name], lr, beta1, beta2, eps)
    return new, state


def make_optimizer(name, parameters, lr):
    class Momentum(torch.optim.SGD):
        def __init__(self):
            super().__init__(parameters, lr=lr, momentum=0.9)

    if name == "momentum":
        return Momentum()
    return torch.optim.SGD(parameters, lr=lr) if name == "sgd" else torch.optim.Adam(parameters, lr=lr)


def compare(model, loader, criterion, epochs, lr):
    results = {}
    for name in ("sgd", "momentum", "adam"):
        twin, history = copy.deepcopy(model), History()
        optimizer = make_optimizer(name, twin.parameters(), lr)
        for _ in range(epochs):
            for X, y in loader:
                optimizer.zero_grad()
                loss = criterion(twin(X), y)
                loss.backward()
                optimizer.step()
                history.note(loss.item(), len(y))
            history.close()
        results[name] = history.losses
    return results
