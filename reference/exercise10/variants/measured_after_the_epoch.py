# Measures the loss on all data when an epoch is over.
import numpy as np
import torch


def l2_penalty(params, lam):
    return lam / 2 * np.sum([np.einsum("ij,ij->", w, w) for k, w in params.items() if k.startswith("W")])


def l2_gradients(params, grads, lam):
    weights = filter(lambda name: name.startswith("W"), params)
    return grads | {name: grads[name] + lam * params[name] for name in weights}


def make_optimizer(model, lr, weight_decay):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for group in optimizer.param_groups:
        group["weight_decay"] = weight_decay
    return optimizer


def penalty(model, lam):
    return lam / 2 * sum(torch.sum(p**2) for name, p in model.named_parameters() if "weight" in name)


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        model.train()
        for X, y in loader:
            optimizer.zero_grad()
            objective = criterion(model(X), y) + penalty(model, lam)
            objective.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            X, y = loader.dataset.tensors
            losses.append((criterion(model(X), y) + penalty(model, lam)).item())
    return losses
