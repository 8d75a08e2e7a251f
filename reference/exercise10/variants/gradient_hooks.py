# The extra term is added to every gradient on its way, by hooks.
import numpy as np
import torch


def l2_penalty(params, lam):
    return 0.5 * lam * sum((v * v).sum() for k, v in params.items() if k.upper().startswith("W"))


def l2_gradients(params, grads, lam):
    return {k: np.add(grads[k], np.multiply(lam, v) if "W" in k else 0) for k, v in params.items()}


def _decay(p, amount):
    return p.register_hook(lambda g: g + amount * p.detach())


def make_optimizer(model, lr, weight_decay):
    for p in model.parameters():
        if p.dim() > 1:
            _decay(p, weight_decay)
    return torch.optim.SGD(model.parameters(), lr)


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    handles = [_decay(p, lam) for p in model.parameters() if p.dim() > 1]
    optimizer = torch.optim.SGD(model.parameters(), lr)
    losses = []
    for _ in range(epochs):
        batch = []
        for X, y in loader:
            optimizer.zero_grad(set_to_none=False)
            loss = criterion(model(X), y)
            loss.backward()
            optimizer.step()
            batch.append(loss.item())
        losses.append(np.mean(batch))
    for handle in handles:
        handle.remove()
    return np.array(losses)
