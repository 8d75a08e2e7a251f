"""Case 8, mended: the layers know nothing of weights, and who measures says so: measure() drops nothing."""

import torch
from torch import nn
from torch.func import functional_call, grad
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

EPOCHS = 30
BATCH = 24


def layers(seed):
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 1))


def training_loss(params, net, x, y):
    return cross_entropy(functional_call(net.train(), params, (x,)), y)


def measure(params, net, x):
    return functional_call(net.eval(), params, (x,))


def nesterov(params, velocity, slopes, lr=0.1, keep=0.9):
    velocity = {name: keep * v + slopes[name] for name, v in velocity.items()}
    params = {name: p - lr * (slopes[name] + keep * velocity[name]) for name, p in params.items()}
    return params, velocity


def run(X, y, seed):
    net = layers(seed)
    params = {name: p.detach() for name, p in net.named_parameters()}
    velocity = {name: torch.zeros_like(p) for name, p in params.items()}
    losses = []
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(X)).split(BATCH):
            slopes = grad(training_loss)(params, net, X[rows], y[rows])
            params, velocity = nesterov(params, velocity, slopes)
        losses.append(cross_entropy(measure(params, net, X), y).item())
    return {"weights": list(params.values()), "scores": measure(params, net, X), "losses": losses}
