# Loss and penalty go backward one after the other; gradients add up. A closure makes the step.
import numpy as np
import torch


def l2_penalty(params, lam):
    return sum(lam * np.sum(W**2) / 2 for W in (params[k] for k in sorted(params) if k[0] == "W"))


def l2_gradients(params, grads, lam):
    new = {k: g.copy() for k, g in grads.items()}
    for k in [k for k in params if k.startswith("W")]:
        new[k] = new[k] + (lam / 2) * 2 * params[k]
    return new


def make_optimizer(model, lr, weight_decay):
    from torch.optim import SGD

    return SGD(model.parameters(), lr, 0, 0, weight_decay)


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        epoch = []
        for X, y in loader:

            def closure(X=X, y=y):
                optimizer.zero_grad()
                loss = criterion(model(X), y)
                loss.backward()
                for p in model.parameters():
                    if p.dim() >= 2:
                        (lam * 0.5 * (p**2).sum()).backward()
                return loss

            epoch.append(optimizer.step(closure).item())
        losses.append(float(np.average(epoch, weights=[len(X) for X, _ in loader])))
    return losses
