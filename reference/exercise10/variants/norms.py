# Squared norms from the library.
import numpy as np
import torch


def l2_penalty(params, lam):
    return lam / 2 * sum(np.linalg.norm(params[k], "fro") ** 2 for k in params if k.startswith("W"))


def l2_gradients(params, grads, lam):
    from collections import OrderedDict

    return OrderedDict((k, grads[k] + lam * (k.startswith("W")) * params[k]) for k in params)


def make_optimizer(model, lr, weight_decay):
    named = dict(model.named_parameters())
    return torch.optim.SGD(
        [
            {"params": [p for n, p in named.items() if n.endswith(".weight")], "weight_decay": weight_decay},
            {"params": [p for n, p in named.items() if n.endswith(".bias")]},
        ],
        lr=lr,
        weight_decay=0,
    )


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    sgd = torch.optim.SGD(model.parameters(), lr=lr)
    history = []
    for _ in range(epochs):
        epoch_loss = 0.0
        for X, y in loader:
            prediction = model(X)
            loss = criterion(prediction, y)
            l2 = torch.tensor(0.0, dtype=loss.dtype)
            for module in model.modules():
                if isinstance(module, torch.nn.Linear):
                    l2 = l2 + torch.linalg.norm(module.weight) ** 2
            loss = loss + lam / 2 * l2
            sgd.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1e6)
            sgd.step()
            epoch_loss += loss.item() * X.size(0)
        history.append(epoch_loss / len(loader.dataset))
    return tuple(history)
