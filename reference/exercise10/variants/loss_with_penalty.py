# Reports the objective itself: data loss and penalty, averaged over batches.
import numpy as np
import torch


def l2_penalty(params, lam):
    n = len(params) // 2
    return lam * sum(np.sum(params["W" + str(i)] ** 2) for i in range(1, n + 1)) / 2


def l2_gradients(params, grads, lam):
    out = dict(grads)
    for i in range(1, len(params) // 2 + 1):
        out[f"W{i}"] = out[f"W{i}"] + lam * params[f"W{i}"]
    return out


def make_optimizer(model, lr, weight_decay):
    return torch.optim.SGD(params=model.parameters(), lr=lr, momentum=0, weight_decay=weight_decay)


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    opt = torch.optim.SGD(model.parameters(), lr=lr)
    out = []
    model.train()
    for _ in range(epochs):
        running = 0.0
        for xb, yb in loader:
            l2 = sum(p.pow(2).sum() for p in model.parameters() if p.dim() > 1)
            loss = criterion(model(xb), yb) + 0.5 * lam * l2
            opt.zero_grad()
            loss.backward()
            opt.step()
            running += loss.item()
        out.append(running / len(loader))
    return out
