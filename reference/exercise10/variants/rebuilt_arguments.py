# Recursion, slices, keyword arguments, squeezed shapes.
import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812 (its usual name)


def l2_penalty(params, lam):
    def squares(names):
        return 0.0 if not names else np.vdot(params[names[0]], params[names[0]]) + squares(names[1:])

    return 0.5 * lam * squares([n for n in params if n[0].lower() == "w"])


def l2_gradients(params, grads, lam):
    is_bias = {n: params[n].ndim == 1 for n in params}
    return {n: np.where(is_bias[n], grads[n], grads[n] + lam * params[n]) for n in grads}


def make_optimizer(model, lr, weight_decay):
    class Sgd(torch.optim.SGD):
        def __init__(self):
            super().__init__(model.parameters(), lr=lr, weight_decay=weight_decay)

    return Sgd()


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    optimizer = make_optimizer(model=model, lr=lr, weight_decay=0.0)
    losses = [0.0] * epochs
    for epoch in range(epochs):
        for X, y in iter(loader):
            optimizer.zero_grad()
            data = F.binary_cross_entropy_with_logits(model(X).squeeze(1), y.squeeze(1))
            squares = torch.cat([p.flatten() for p in model.parameters() if len(p.shape) > 1]) ** 2
            objective = data + squares.sum().mul(lam).div(2)
            objective.backward()
            optimizer.step()
            losses[epoch] += data.item() / len(loader)
    return losses
