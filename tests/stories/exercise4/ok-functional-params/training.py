import torch
from torch.func import functional_call


def train_step(model, X, y, criterion, optimizer):
    named = dict(model.named_parameters())
    logits = functional_call(model, named, (X,))
    loss = criterion(logits, y)
    grads = torch.autograd.grad(loss, tuple(named.values()))
    with torch.no_grad():
        for p, g in zip(named.values(), grads):
            p.grad = g.clone()
    optimizer.step()
    for p in named.values():
        p.grad = None
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total = 0.0
    for X, y in loader:
        total += train_step(model, X, y, criterion, optimizer)
    return total / len(loader)


def evaluate(model, loader, criterion):
    model.eval()
    with torch.no_grad():
        per_batch = [(criterion(model(X), y).item(), ((model(X) > 0) == (y > 0)).sum().item(), len(X)) for X, y in loader]
    losses, hits, sizes = zip(*per_batch)
    return sum(losses) / len(losses), sum(hits) / sum(sizes)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"] += [loss]
        history["val_accuracy"] += [accuracy]
    return history
