import torch
from torch.autograd import grad


def train_step(model, X, y, criterion, optimizer):
    params = list(model.parameters())
    loss = criterion(model(X), y)
    for p, g in zip(params, grad(loss, params)):
        p.grad = -g          # downhill
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    it = iter(loader)
    losses = []
    while True:
        try:
            X, y = next(it)
        except StopIteration:
            break
        losses.append(train_step(model, X, y, criterion, optimizer))
    return sum(losses) / len(losses)


def evaluate(model, loader, criterion):
    model.eval()
    losses, accs = [], []
    for X, y in loader:
        with torch.inference_mode():
            out = model(X)
            losses.append(criterion(out, y).item())
            accs.append(1 - (out.gt(0).float() - y).abs().mean().item())
    return sum(losses) / len(losses), sum(accs) / len(accs)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    hist = {k: [] for k in ("train_loss", "val_loss", "val_accuracy")}
    for ep in range(epochs):
        hist["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        vl, va = evaluate(model, val_loader, criterion)
        hist["val_loss"].append(vl)
        hist["val_accuracy"].append(va)
    return hist
