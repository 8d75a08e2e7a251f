import copy

import numpy as np
import torch


def sgd_step(params, grads, lr):
    return dict(zip(params, (params[name] - lr * grads[name] for name in params)))


def momentum_step(params, grads, velocity, lr, beta=0.9):
    # At the first step the velocity is the gradient.
    velocity = {name: g + beta * velocity[name] if velocity else g for name, g in grads.items()}
    return {name: params[name] - lr * velocity[name] for name in params}, velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    t, m, v = state.get("all", (0, None, None))
    t += 1
    m = {k: (1 - beta1) * g + (beta1 * m[k] if m else 0) for k, g in grads.items()}
    v = {k: (1 - beta2) * g * g + (beta2 * v[k] if v else 0) for k, g in grads.items()}
    new = {}
    for k, w in params.items():
        root = np.sqrt(v[k] / (1 - beta2**t))
        new[k] = w - lr * m[k] / (1 - beta1**t) / np.where(root > eps, root, eps)
    return new, {"all": (t, m, v)}


def make_optimizer(name, parameters, lr):
    match_ = {"sgd": (torch.optim.SGD, {}), "momentum": (torch.optim.SGD, {"momentum": 0.9}), "adam": (torch.optim.Adam, {})}
    kind, options = match_[name]
    return kind(parameters, lr=lr, **options)


def compare(model, loader, criterion, epochs, lr):
    losses = {"sgd": [], "momentum": [], "adam": []}
    for name, history in losses.items():
        net = copy.deepcopy(model).train()
        opt = make_optimizer(name, [p for p in net.parameters() if p.requires_grad], lr)
        for _ in range(epochs):
            seen = []
            for X, y in loader:
                loss = criterion(net(X), y)
                net.zero_grad()
                loss.backward()
                opt.step()
                seen.append(loss.detach())
            history.append(torch.stack(seen).mean().item())
    return losses
