# Adds lam * w to .grad between backward and step.
import torch


def l2_penalty(params, lam):
    squares = 0
    for key, value in params.items():
        if key.startswith("W"):
            for row in value:
                for w in row:
                    squares += w * w
    return float(lam * squares / 2)


def l2_gradients(params, grads, lam):
    result = {}
    for key, gradient in grads.items():
        extra = lam * params[key] if key.startswith("W") else 0.0 * params[key]
        result[key] = gradient + extra
    return result


def make_optimizer(model, lr, weight_decay):
    return torch.optim.SGD([{"params": [p]} for p in model.parameters()], lr=lr, weight_decay=weight_decay)


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    return [_epoch(model, loader, criterion, optimizer, lam) for _ in range(epochs)]


def _epoch(model, loader, criterion, optimizer, lam):
    total = 0.0
    for X, y in loader:
        loss = criterion(model(X), y)
        loss.backward()
        for name, p in model.named_parameters():
            if name.endswith("weight"):
                p.grad.add_(p.data, alpha=lam)
        optimizer.step()
        optimizer.zero_grad()
        total += loss.item() * y.size(0)
    return total / len(loader.dataset)
