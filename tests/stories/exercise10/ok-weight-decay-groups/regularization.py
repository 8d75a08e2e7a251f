import numpy as np
import torch

def l2_penalty(params, lam):
    total = 0
    for key in params:
        if key.startswith("W"):
            total += np.sum(np.square(params[key]))
    return lam / 2 * total


def l2_gradients(params, grads, lam):
    new_grads = {}
    for key in params:
        if key.startswith("W"):
            new_grads[key] = grads[key] + lam * params[key]
        else:
            new_grads[key] = grads[key]
    return new_grads


def make_optimizer(model, lr, weight_decay):
    decay = [p for p in model.parameters() if p.ndim > 1]
    rest = [p for p in model.parameters() if p.ndim <= 1]
    return torch.optim.SGD([
        {"params": rest, "weight_decay": 0},
        {"params": decay, "weight_decay": weight_decay},
    ], lr=lr)


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    decay, no_decay = [], []
    for name, p in model.named_parameters():
        (no_decay if name.endswith("bias") else decay).append(p)
    opt = torch.optim.SGD([{"params": decay, "weight_decay": lam}, {"params": no_decay}], lr=lr)
    losses = []
    for _ in range(epochs):
        epoch_loss, n = 0, 0
        for X, y in loader:
            opt.zero_grad(); l = criterion(model(X), y); l.backward(); opt.step()
            epoch_loss += l.detach() * X.shape[0]; n += X.shape[0]
        losses.append((epoch_loss / n).item())
    return losses
